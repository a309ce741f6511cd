"""What forecasts rest on: every number with its range and source, and saying it otherwise."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from lifecourse.accounts.api import stamp_of
from lifecourse.engine.pathways import Parameter, Unit
from lifecourse.forecasting.operations.overrides import end_override, override_parameter
from lifecourse.forecasting.queries.standing import StandingArea, overrides_told
from lifecourse.forecasting.reading.parameters import bases_of, groups_of, show
from lifecourse.forecasting.rules.overriding import SaidOtherwise
from lifecourse.forecasting.rules.saying import asked_in, from_typed, number_said, typed
from lifecourse.forecasting.views.place import ForecastsKeepPage, ForecastsPage, ForecastsReadPage

LONGEST = 500
NUMBER = {"class": "nhsuk-input--width-10", "inputmode": "decimal"}
NOTHING = Decimal(0)


class ShowParametersView(ForecastsReadPage):
    """Every number that forecasts rest on, on one page."""

    template_name = "forecasting/parameters.html"
    here = "parameters"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Group by group."""
        standing = self.standing
        return super().get_context_data(**kwargs) | {
            "standing": standing,
            "groups": groups_of(standing) if standing else [],
            "bases": bases_of(standing) if standing else [],
        }


class ParameterPage(ForecastsPage):
    """A page about one parameter."""

    here = "parameters"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Not there where the area has no such parameter; without an area, the list says how to begin."""
        if request.user.is_authenticated and self.standing is None:
            return redirect(self.url("show_parameters"))
        return super().dispatch(request, *args, **kwargs)

    @property
    def area(self) -> StandingArea:
        """The area that stands. Raises Http404."""
        if self.standing is None:
            raise Http404("No area was taken yet.")
        return self.standing

    @property
    def parameter(self) -> Parameter:
        """The parameter as it stands now. Raises Http404."""
        found = self.area.area.by_code.get(self.kwargs["code"])
        if found is None:
            raise Http404(f"The area has no parameter {self.kwargs['code']}.")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The parameter in words, what its source says, and everything that was said of it."""
        one = self.parameter
        taken = self.area.taken.parameter(one.code)
        told = [
            (each, number_said(each.value, one.unit) if each.value is not None else "")
            for each in overrides_told(self.partnership, one.code)
        ]
        return super().get_context_data(**kwargs) | {
            "shown": show(one, self.area),
            "taken": show(taken, self.area) if taken != one else None,
            "told": told,
        }


class ShowParameterView(ParameterPage, ForecastsReadPage):
    """One number: what it is, where it comes from, and what was said of it."""

    template_name = "forecasting/parameter.html"


class OverrideForm(forms.Form):
    """A number with a range, its source and why."""

    value = forms.DecimalField(label="The most likely number", min_value=NOTHING)
    low = forms.DecimalField(label="Hardly ever below", min_value=NOTHING)
    high = forms.DecimalField(
        label="Hardly ever above",
        help_text="In nine of ten cases the true number lies between the two. Where it is known exactly, "
        "write the same number three times.",
        min_value=NOTHING,
    )
    source = forms.CharField(
        label="Where does the number come from?",
        help_text="A count, a report, a person’s role. It stands beside the number wherever it is used.",
        max_length=LONGEST,
    )
    why = forms.CharField(
        label="Why is it better than what stands there?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("value", "low", "high"):
            field = self.fields[name]
            field.widget = forms.TextInput(attrs=NUMBER)
            field.label = f"{field.label}, in {asked_in(unit)}"


class WriteParameterPage(ParameterPage, ForecastsKeepPage):
    """A form about one number, which stands above it."""

    template_name = "forecasting/override.html"

    @property
    def heading(self) -> str:  # type: ignore[override]
        """What is said otherwise."""
        return self.parameter.words

    def back_url(self) -> str:
        """The number's own page."""
        return self.url("show_parameter", self.kwargs["code"])


class OverrideParameterView(WriteParameterPage):
    """Say a number otherwise than its source does."""

    form_class = OverrideForm
    button = "Use this number"
    said = "Forecasts made from now on use this number. Those that were made keep theirs."

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the number is counted in."""
        return super().get_form_kwargs() | {"unit": self.parameter.unit}

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        one = self.parameter
        numbers = {name: typed(getattr(one, name), one.unit) for name in ("value", "low", "high")}
        return super().get_initial() | numbers

    def act(self, filled: dict[str, Any]) -> None:
        """Say it."""
        unit = self.parameter.unit
        override_parameter(
            partnership=self.partnership,
            code=self.kwargs["code"],
            said=SaidOtherwise(
                value=from_typed(filled["value"], unit),
                low=from_typed(filled["low"], unit),
                high=from_typed(filled["high"], unit),
                source=filled["source"],
                why=filled["why"],
            ),
            stamp=stamp_of(self.request),
        )


class EndForm(forms.Form):
    """Why what was said no longer holds."""

    why = forms.CharField(
        label="Why does what was said no longer hold?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EndOverrideView(WriteParameterPage):
    """Let a number be what its source says again."""

    form_class = EndForm
    button = "Go back to its source"
    said = "Forecasts made from now on use what the source says."

    def act(self, filled: dict[str, Any]) -> None:
        """End it."""
        end_override(
            partnership=self.partnership,
            code=self.kwargs["code"],
            why=filled["why"],
            stamp=stamp_of(self.request),
        )
