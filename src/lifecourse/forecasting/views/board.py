"""The page on which a board moves levers and sees at once what comes of it."""

from typing import Any

from lifecourse.engine.forecast import BadModel
from lifecourse.engine.pathways import BadArea, BadScenario, Scenario
from lifecourse.forecasting.queries.trying import TRIED_DRAWS, tried
from lifecourse.forecasting.reading.board import BoardView
from lifecourse.forecasting.reading.board import board_view as view_of
from lifecourse.forecasting.reading.saying import month_of, year_ends
from lifecourse.forecasting.rules.kept import read_inputs
from lifecourse.forecasting.rules.trying import TRIED, CannotTry, Pull, pulls_of, scenario_of
from lifecourse.forecasting.views.results import ResultPage

AT = "at"
SAID_NAME = "As the sliders stand"


class ShowBoardView(ResultPage):
    """Sliders for the levers of a scenario, and what comes of them beside the baseline. Nothing is kept."""

    template_name = "forecasting/board.html"
    shows = "board"

    def get_template_names(self) -> list[str]:
        """Of the page, only the answer, where a slider asks for it."""
        part = getattr(self.request, "htmx", False)
        return ["forecasting/_board_answer.html" if part else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Sliders, and the answer to them or why there is none."""
        context = super().get_context_data(**kwargs)
        stands = self._stands()
        try:
            pulls, faults = self._pulls(stands, asked=True), []
        except CannotTry as reason:
            pulls, faults = self._pulls(stands, asked=False), reason.faults
        view = None
        if not faults:
            view, faults = self._answer(stands, pulls)
        return context | {
            "pulls": pulls,
            "faults": faults,
            "view": view,
            "ends": self._ends(),
            "scenario": stands,
            "moved": TRIED in self.request.GET,
            "without_cost": [one.words for one in pulls if one.costs_nothing],
            "draws": TRIED_DRAWS,
        }

    def _stands(self) -> Scenario:
        return read_inputs(self.forecast.inputs).scenario

    def _pulls(self, stands: Scenario, *, asked: bool) -> tuple[Pull, ...]:
        return pulls_of(
            stands,
            first_day=self.outlook.first_day,
            months=self.forecast.months,
            asked=self.request.GET.dict() if asked else None,
        )

    def _ends(self) -> list[tuple[int, str, bool]]:
        """The ends of financial years to choose from, with which is chosen."""
        months = year_ends(self.outlook)
        chosen = self._month()
        return [(one, month_of(self.outlook.month_ends[one]), one == chosen) for one in months]

    def _month(self) -> int:
        months = year_ends(self.outlook)
        said = self.request.GET.get(AT, "")
        return int(said) if said.isdecimal() and int(said) in months else months[-1]

    def _answer(self, stands: Scenario, pulls: tuple[Pull, ...]) -> tuple[BoardView | None, list[str]]:
        """What comes of the sliders, or what cannot be run of it."""
        try:
            scenario = scenario_of(pulls, name=SAID_NAME, first_day=self.outlook.first_day)
            both = tried(self.forecast, scenario)
            before = (
                tried(self.forecast, stands).other
                if stands.levers and scenario.levers != stands.levers
                else None
            )
        except (CannotTry, BadScenario, BadModel) as reason:
            return None, list(reason.faults)
        except BadArea as reason:
            return None, [str(reason)]
        return view_of(both, month=self._month(), scenario=before), []
