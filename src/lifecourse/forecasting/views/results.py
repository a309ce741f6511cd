"""What a forecast says: people, moves, money, waits, and what a scenario changes."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from lifecourse.engine.pathways import Outlook, compare
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.queries.results import result_of
from lifecourse.forecasting.reading.ages import ages_view
from lifecourse.forecasting.reading.comparing import compare_view
from lifecourse.forecasting.reading.flows import flows_view
from lifecourse.forecasting.reading.groups import groups_view
from lifecourse.forecasting.reading.headline import rests_on, tiles_of
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.reading.money import money_view
from lifecourse.forecasting.reading.people import long_chart, people_view
from lifecourse.forecasting.reading.waits import waits_view
from lifecourse.forecasting.rules.kept import BadKept
from lifecourse.forecasting.views.place import OneForecastPage


class ResultPage(OneForecastPage, TemplateView):
    """A page of a forecast that is all drawn; one that is not leads to how far it is."""

    here = "forecasts"
    # Which of the pages of one forecast this is.
    shows = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, unless there is nothing to show yet."""
        if self.forecast.ended_at is None:
            return redirect("forecasting:show_run", self.forecast.pk)
        try:
            return super().get(request, *args, **kwargs)
        except BadKept as reason:
            return self.render_to_response(
                super().get_context_data() | {"unreadable": str(reason), "name": name_of(self.forecast)}
            )

    @cached_property
    def outlook(self) -> Outlook:
        """What was drawn. Raises BadKept."""
        return result_of(self.forecast)

    @cached_property
    def baseline(self) -> Outlook | None:
        """What was drawn of the baseline beside it, if this is a scenario. Raises BadKept."""
        beside: Forecast | None = self.forecast.beside
        return result_of(beside) if beside is not None else None

    @property
    def made_from_url(self) -> str:
        """Where it says what the forecast was made from."""
        return reverse("forecasting:show_run", args=[self.forecast.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it is a forecast of."""
        return super().get_context_data(**kwargs) | {
            "name": name_of(self.forecast),
            "outlook": self.outlook,
            "shows": self.shows,
        }


class ShowForecastView(ResultPage):
    """What one forecast says, on one page."""

    template_name = "forecasting/forecast.html"
    shows = "forecast"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything, from who is in hospital to what it costs."""
        context = super().get_context_data(**kwargs)
        people, money = people_view(self.outlook, today=self.today), money_view(self.outlook)
        waits = waits_view(self.outlook)
        name = f"Forecast {self.forecast.number} of {self.partnership.name}"
        return context | {
            "people": people,
            "money": money,
            "waits": waits,
            "ages": ages_view(self.outlook),
            "groups": (groups := groups_view(self.outlook)),
            "group_tables": [("Group", groups.cohorts), ("Who is answerable", groups.answerable)],
            "long_chart": long_chart(self.outlook),
            "flows": flows_view(self.outlook, year=self.request.GET.get("year", "")),
            "tiles": tiles_of(self.outlook, people, money, waits, name=name, url=self.made_from_url),
            "rests_on": rests_on(self.outlook),
        }


class CompareView(ResultPage):
    """A scenario beside the baseline with the same chances."""

    template_name = "forecasting/compare.html"
    shows = "compare"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What differs; nothing where this is the baseline."""
        context = super().get_context_data(**kwargs)
        baseline = self.baseline
        return context | {"view": compare_view(compare(baseline, self.outlook)) if baseline else None}
