"""The forecasts of a partnership, beginning one, and how far one is."""

from time import monotonic
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account, stamp_of
from lifecourse.forecasting.kinds.asked import (
    FEWEST_DRAWS,
    MOST_DRAWS,
    MOST_MONTHS,
    MOST_SEED,
    USUAL_DRAWS,
    USUAL_SEED,
    Asked,
)
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.operations.forecasts import (
    begin_forecast,
    go_on_with,
    resume_forecast,
    stop_forecast,
)
from lifecourse.forecasting.queries.forecasts import (
    draws_done,
    draws_done_of,
    forecasts_of,
    partnerships_seen_by,
)
from lifecourse.forecasting.queries.results import made_again
from lifecourse.forecasting.queries.standing import scenarios_standing
from lifecourse.forecasting.reading.listed import name_of, show_forecast, show_scenario
from lifecourse.forecasting.rules.kept import BadKept, read_inputs
from lifecourse.forecasting.views.place import (
    NEEDS,
    REFUSALS,
    ForecastsKeepPage,
    ForecastsReadPage,
    OneForecastPage,
)

MONTHS_A_YEAR = 12
# One answer to a page that asks again and again: long enough to be worth asking for.
LONGEST_S = 0.8


class ShowPartnershipsView(TemplateView):
    """Every partnership whose forecasts the reader may see, each with its newest."""

    template_name = "forecasting/partnerships.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The partnerships by name."""
        seen = partnerships_seen_by(cast(Account, self.request.user), on=timezone.localdate())
        newest = [(one, forecasts_of(one).first()) for one in seen.order_by("name")]
        shown = [(one, show_forecast(last, draws_done(last)) if last else None) for one, last in newest]
        return super().get_context_data(**kwargs) | {"partnerships": shown}


class ShowForecastsView(ForecastsReadPage):
    """Every forecast of a partnership, the newest first, with what they rest on."""

    template_name = "forecasting/forecasts.html"
    here = "forecasts"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The forecasts, the area, and how to begin."""
        done = draws_done_of(self.partnership)
        here = forecasts_of(self.partnership)
        return super().get_context_data(**kwargs) | {
            "shown": [show_forecast(one, done.get(one.pk, 0)) for one in here],
            "standing": self.standing,
        }


class BeginForm(forms.Form):
    """How far, of which scenario, by how many draws."""

    years = forms.IntegerField(
        label="For how many years?",
        help_text="Three to five is usual. What is further away is less sure, and the bands show it.",
        min_value=1,
        max_value=MOST_MONTHS // MONTHS_A_YEAR,
        initial=5,
        widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )
    scenario = forms.ChoiceField(label="Of what?", widget=forms.RadioSelect, initial="")
    draws = forms.IntegerField(
        label="How many draws?",
        help_text="Each draw is one way in which the years may go. A thousand is enough for any figure here.",
        min_value=FEWEST_DRAWS,
        max_value=MOST_DRAWS,
        initial=USUAL_DRAWS,
        widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-5", "inputmode": "numeric"}),
    )
    seed = forms.IntegerField(
        label="Seed",
        help_text="The same seed gives the same draws. Leave it, so that scenarios differ by nothing else.",
        min_value=0,
        max_value=MOST_SEED,
        initial=USUAL_SEED,
        widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-5", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, scenarios: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choice = cast(forms.ChoiceField, self.fields["scenario"])
        choice.required = False
        choice.choices = [("", "As things are: nothing is changed (the baseline)"), *scenarios]


class BeginForecastView(ForecastsKeepPage):
    """Ask for a forecast."""

    template_name = "forecasting/begin.html"
    form_class = BeginForm
    heading = "Make a forecast"
    button = "Make it"
    said = ""
    here = "forecasts"
    forecast: Forecast

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without an area there is nothing to forecast: the list says how to begin."""
        if self.allowed() and self.standing is None:
            return redirect(self.back_url())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The scenarios to choose from, by their names."""
        self.versions = {one.scenario.slug: one for one in scenarios_standing(self.partnership)}
        names = [(slug, one.scenario.name) for slug, one in self.versions.items()]
        return super().get_form_kwargs() | {"scenarios": names}

    def get_initial(self) -> dict[str, Any]:
        """The scenario that the address names."""
        return super().get_initial() | {"scenario": self.request.GET.get("scenario", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it will rest on."""
        return super().get_context_data(**kwargs) | {"standing": self.standing}

    def act(self, filled: dict[str, Any]) -> None:
        """Ask for it."""
        self.forecast = begin_forecast(
            partnership=self.partnership,
            scenario=self.versions.get(filled["scenario"]),
            asked=Asked(months=filled["years"] * MONTHS_A_YEAR, draws=filled["draws"], seed=filled["seed"]),
            stamp=stamp_of(self.request),
        )

    def next_url(self) -> str:
        """How far it is."""
        return reverse("forecasting:show_run", args=[self.forecast.pk])


class RunPage(OneForecastPage):
    """How far a forecast is, and what it was made from."""

    here = "forecasts"

    def progress(self) -> dict[str, Any]:
        """Draws that are done and wanted, those of the baseline beside among them."""
        of = [one for one in (self.forecast.beside, self.forecast) if one is not None]
        return {
            "done": sum(draws_done(one) for one in of),
            "wanted": sum(one.draws for one in of),
            "running": self.writes and not self.forecast.ended_at and not self.forecast.stopped_at,
        }


class ShowRunView(RunPage, TemplateView):
    """One forecast: how far it is, what it rests on, who asked for it, and how to make it again."""

    template_name = "forecasting/run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything that it was made from, in words."""
        inputs = read_inputs(self.forecast.inputs)
        version = self.forecast.scenario
        return (
            super().get_context_data(**kwargs)
            | self.progress()
            | {
                "inputs": inputs,
                "name": name_of(self.forecast),
                "scenario": show_scenario(version) if version else None,
                "overridden": [one for one in inputs.area.parameters if one.basis == "overridden"],
            }
        )


class GoOnView(RunPage, TemplateView):
    """The next draws; answers how far it is, so that no worker has to run beside the page."""

    template_name = "forecasting/_progress.html"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Draw for a moment."""
        if not self.writes:
            raise PermissionDenied(NEEDS)
        until = monotonic() + LONGEST_S
        try:
            while True:
                self.forecast = go_on_with(forecast=self.forecast, stamp=stamp_of(request))
                if self.forecast.ended_at or self.forecast.stopped_at or monotonic() > until:
                    break
        except REFUSALS as reason:
            messages.error(request, str(reason))
            return self.leave(request)
        progress = self.progress()
        if request.headers.get("HX-Request") and progress["running"]:
            return self.render_to_response({"forecast": self.forecast} | progress)
        return self.leave(request)

    def leave(self, request: HttpRequest) -> HttpResponse:
        """To the result once all is drawn, else to the page that says how far it is."""
        url = reverse("forecasting:show_run", args=[self.forecast.pk])
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": url})
        return redirect(url)


class StopView(GoOnView):
    """Stop a forecast, or let it go on."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the button says."""
        if not self.writes:
            raise PermissionDenied(NEEDS)
        act = resume_forecast if "resume" in request.POST else stop_forecast
        act(forecast=self.forecast, stamp=stamp_of(request))
        return redirect("forecasting:show_run", self.forecast.pk)


class MadeAgainView(OneForecastPage, TemplateView):
    """A forecast made again from what was kept, and whether every number is the same."""

    template_name = "forecasting/again.html"
    here = "forecasts"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What of it differs; why it cannot be made again, where it cannot."""
        try:
            again, why = made_again(self.forecast), ""
        except BadKept as reason:
            again, why = None, str(reason)
        return super().get_context_data(**kwargs) | {
            "again": again,
            "why": why,
            "name": name_of(self.forecast),
        }
