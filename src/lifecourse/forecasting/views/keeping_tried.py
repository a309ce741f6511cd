"""Keeping what a board tried as a scenario, so that a forecast of it can be relied on."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from lifecourse.accounts.api import stamp_of
from lifecourse.design.api import OneFormPage, short_name
from lifecourse.engine.pathways import LEVERS
from lifecourse.engine.pathways import Scenario as ScenarioSaid
from lifecourse.forecasting.models import Scenario, ScenarioVersion
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.forecasting.rules.kept import read_inputs
from lifecourse.forecasting.rules.saying import lever_said
from lifecourse.forecasting.rules.trying import CannotTry, pulls_of, scenario_of
from lifecourse.forecasting.views.place import NEEDS, REFUSALS, OneForecastPage
from lifecourse.forecasting.views.scenarios import RESERVED, AboutForm


class KeepTriedView(OneForecastPage, OneFormPage):
    """Name what the sliders say, and keep it as a scenario. The address says where they stand."""

    template_name = "forecasting/keep_tried.html"
    form_class = AboutForm
    heading = "Keep this as a scenario"
    button = "Keep it"
    said = "It is kept as a scenario. A forecast of it has a thousand draws, and can be adopted."
    here = "scenarios"
    needs = NEEDS
    refusals = REFUSALS
    slug = ""

    def allowed(self) -> bool:
        """Whether the reader may write scenarios."""
        return self.writes

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the sliders, which say what is wrong, where what they say cannot be."""
        if request.user.is_authenticated and self.allowed():
            try:
                self.tried = self._tried()
            except CannotTry:
                return redirect(self.back_url())
        return super().dispatch(request, *args, **kwargs)

    def _tried(self) -> ScenarioSaid:
        inputs = read_inputs(self.forecast.inputs)
        first_day = inputs.area.first_day
        pulls = pulls_of(
            inputs.scenario,
            first_day=first_day,
            months=self.forecast.months,
            asked=self.request.GET.dict(),
        )
        return scenario_of(pulls, name="tried", first_day=first_day)

    def back_url(self) -> str:
        """The sliders as they stand."""
        query = self.request.META.get("QUERY_STRING", "")
        return f"{reverse('forecasting:board', args=[self.forecast.pk])}?{query}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will be kept, lever by lever."""
        return super().get_context_data(**kwargs) | {
            "levers": [(LEVERS[one.kind].words, lever_said(one)) for one in self.tried.levers],
        }

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it under a short name of its own."""
        stamp = stamp_of(self.request)
        there = ScenarioVersion.objects.filter(key=stamp.key).select_related("scenario").first()
        taken = RESERVED | set(
            Scenario.objects.filter(partnership=self.partnership).values_list("slug", flat=True)
        )
        # A form that is sent twice keeps the short name that it gave first.
        self.slug = there.scenario.slug if there else short_name(filled["name"], taken, otherwise="scenario")
        said = ScenarioSaid(filled["name"], filled["words"], self.tried.levers)
        write_scenario(partnership=self.partnership, slug=self.slug, said=said, read=0, stamp=stamp)

    def next_url(self) -> str:
        """Making a forecast of it."""
        begin = reverse("forecasting:begin", args=[self.partnership.slug])
        return f"{begin}?scenario={self.slug}"
