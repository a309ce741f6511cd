"""A partnership's measures, one sentence each, and one measure with its targets and results."""

from dataclasses import dataclass
from typing import Any

from django.views.generic import TemplateView

from lifecourse.design.api import AgainstTarget, Reached, short_day
from lifecourse.figures.api import CONFIDENCE_WORDS, Confidence, FigureValue
from lifecourse.measures.models import Measure, Result, Target
from lifecourse.measures.queries import measures_in, results_of, targets_of
from lifecourse.measures.rules import STATE_WORDS, ResultState, amount_words, bound_words
from lifecourse.measures.sides import side_of
from lifecourse.measures.standing import Standing, newest_standing, periods_of, standing_of
from lifecourse.measures.views.place import MeasuresPage

LOOKS = {
    ResultState.PROVISIONAL: "inform",
    ResultState.FINAL: "look",
    ResultState.AGREED: "done",
    ResultState.REFUSED: "mend",
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """How a measure stands, as a page shows it."""

    standing: Standing
    result: Result | None
    target: Target | None
    may_answer: bool

    @property
    def state_words(self) -> str:
        """How far the result can be relied on; empty without one."""
        return STATE_WORDS[self.standing.state] if self.standing.state else ""

    @property
    def look(self) -> str:
        """How that is marked."""
        return LOOKS[self.standing.state] if self.standing.state else "plain"

    @property
    def verdict(self) -> str:
        """Met, missed, or that it cannot be said."""
        if self.standing.met is None:
            return "Not known"
        words = "Met" if self.standing.met else "Missed"
        return f"{words} so far" if self.standing.state is ResultState.PROVISIONAL else words

    @property
    def share_words(self) -> str:
        """How much of the way from where it began was gone, in whole per cent rounded down."""
        share = self.standing.achieved
        return "" if share is None else f"{(share * 100).__floor__():,}% of the way"

    @property
    def figure(self) -> dict[str, Any]:
        """The result as the house shows a figure."""
        return figure_of(self.standing.result) if self.standing.result else {}


def figure_of(stated: FigureValue) -> dict[str, Any]:
    """A stated figure with where it comes from."""
    return {
        "display": amount_words(stated.value, stated.unit),
        "as_at_words": f"up to {short_day(stated.as_at)}" if stated.as_at else "",
        "source": stated.source,
        "confidence_words": CONFIDENCE_WORDS[stated.confidence],
        "doubtful": stated.confidence is Confidence.DOUBTFUL,
    }


class ShowMeasuresView(MeasuresPage, TemplateView):
    """Every measure of a partnership, one sentence each."""

    template_name = "measures/measures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each by the newest period of which anything is known."""
        measures = sorted(measures_in(self.partnership), key=lambda one: one.newest.name.casefold())
        shown = [(one, newest_standing(one, on=self.today)) for one in measures]
        found = [standing.met if standing else None for _, standing in shown]
        return super().get_context_data(
            shown=[(one, each, *_tag(each)) for one, each in shown],
            met=found.count(True),
            missed=found.count(False),
            unknown=found.count(None),
            **kwargs,
        )


def _tag(standing: Standing | None) -> tuple[str, str]:
    """How a result is marked, and in which words; both empty without a result."""
    state = standing.state if standing else None
    return (LOOKS[state], STATE_WORDS[state]) if state else ("", "")


class ShowMeasureView(MeasuresPage, TemplateView):
    """One measure: what it counts, its targets, and its results over time."""

    template_name = "measures/measure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every period of which anything is known, the latest first."""
        measure = self.known
        side = side_of(self.account, partnership=self.partnership, on=self.today)
        shown = [self._shown(measure, first, last, side) for first, last in periods_of(measure)]
        replaced = [one for one in results_of(measure) if hasattr(one, "superseded_by")]
        return super().get_context_data(
            now=newest_standing(measure, on=self.today),
            shown=shown,
            picture=picture_of(shown),
            replaced=[(one, figure_of(one.stated)) for one in replaced],
            replaced_targets=[one for one in targets_of(measure) if hasattr(one, "superseded_by")],
            versions=list(measure.versions.all())[::-1],
            **kwargs,
        )

    def _shown(self, measure: Measure, first: Any, last: Any, side: Any) -> Shown:
        found = standing_of(measure, first=first, last=last)
        result = next((one for one in results_of(measure) if one.key == found.key), None)
        target = next(
            (
                one
                for one in targets_of(measure)
                if (one.from_date, one.to_date) == (first, last) and not hasattr(one, "superseded_by")
            ),
            None,
        )
        return Shown(
            standing=found,
            result=result,
            target=target,
            may_answer=result is not None and side.may_answer(result),
        )


def picture_of(shown: list[Shown]) -> AgainstTarget | None:
    """Results over time, the earliest first: those in the unit of the latest, where there are two or more."""
    found = [(one, one.standing.result) for one in shown if one.standing.result is not None]
    rows = [reached(one, result) for one, result in reversed(found) if result.unit is found[0][1].unit]
    if len(rows) < 2:
        return None
    return AgainstTarget(
        title="Results over time",
        sentence=found[0][0].standing.sentence,
        first_header="Period",
        results=tuple(rows),
    )


def reached(one: Shown, result: FigureValue) -> Reached:
    """One result of the picture."""
    aim = one.standing.aim if one.standing.met is not None else None
    return Reached(
        name=one.standing.period[0].upper() + one.standing.period[1:],
        value=result.value,
        words=amount_words(result.value, result.unit),
        target=aim.bar if aim else None,
        target_words=bound_words(aim) if aim else "",
        verdict=one.verdict,
    )
