"""How a measure stands in a period: its target, its result, and what the one says about the other."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from lifecourse.figures.api import FigureValue, Unit
from lifecourse.measures.models import Measure, MeasureVersion, Result, Target
from lifecourse.measures.queries import (
    get_measure,
    measures_in,
    results_of,
    standing_result_of,
    standing_target_of,
    targets_of,
)
from lifecourse.measures.rules import (
    Aim,
    Direction,
    ResultState,
    aim_words,
    amount_words,
    day_words,
    judge,
    period_words,
)
from lifecourse.organisations.api import Partnership


@dataclass(frozen=True, kw_only=True)
class MeasureNow:
    """A measure as a plain value: by the version written last."""

    code: str
    name: str
    counts: str
    unit: Unit
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a measure stands in one period: its target, its result, and what the one says about the other.

    `met` is None where it cannot be known: no target, no result, a result that is not counted to the end
    of the period, or a number that the target is counted from and nobody entered.
    `aim` is the target as `judge` takes it, for asking what would be if. `key` and `agreed_at` name the
    result that it rests on. Money may hang only on what is `agreed`.
    """

    code: str
    name: str
    first: date
    last: date
    target: str = ""
    aim: Aim | None = None
    agreed_in: str = ""
    result: FigureValue | None = None
    state: ResultState | None = None
    key: UUID | None = None
    agreed_at: datetime | None = None
    met: bool | None = None
    achieved: Fraction | None = None
    working: str

    @property
    def period(self) -> str:
        """Its days in words."""
        return period_words(self.first, self.last)

    @property
    def sentence(self) -> str:
        """The working with its days: "1,210 from April to December 2016 against at most 1,187: ..."."""
        if self.result is None:
            return f"{self.period[0].upper()}{self.period[1:]}: {self.working}."
        found = amount_words(self.result.value, self.result.unit)
        return f"{found} {self.period}{self.working.removeprefix(found)}."

    @property
    def is_agreed(self) -> bool:
        """Whether a second organisation agreed to the result."""
        return self.state is ResultState.AGREED


def measures_of(partnership: Partnership) -> list[MeasureNow]:
    """Every measure of a partnership as a plain value, by its short name."""
    return [_now(measure) for measure in measures_in(partnership)]


def _now(measure: Measure) -> MeasureNow:
    version = measure.newest
    return MeasureNow(
        code=measure.code,
        name=version.name,
        counts=version.counts,
        unit=Unit(version.unit),
        direction=Direction(version.direction),
    )


def standing(*, partnership: Partnership, code: str, first: date, last: date) -> Standing:
    """How one measure stands in exactly these days. Raises NoSuchMeasure."""
    return standing_of(get_measure(partnership, code=code), first=first, last=last)


def standings(*, partnership: Partnership, first: date, last: date) -> list[Standing]:
    """How every measure stands in exactly these days, by its short name."""
    return [standing_of(measure, first=first, last=last) for measure in measures_in(partnership)]


def standing_of(measure: Measure, *, first: date, last: date) -> Standing:
    """How a measure stands in exactly these days; a target for a year says nothing about a part of it."""
    target = standing_target_of(measure, first=first, last=last)
    result = standing_result_of(measure, first=first, last=last)
    return weighed(measure, target=target, result=result, first=first, last=last)


def weighed(
    measure: Measure, *, target: Target | None, result: Result | None, first: date, last: date
) -> Standing:
    """A result held against a target, either of which may be missing."""
    answer = getattr(result, "answer", None) if result else None
    about: dict[str, Any] = {
        "code": measure.code,
        "name": (measure.version_on(last) or measure.newest).name,
        "first": first,
        "last": last,
        "target": aim_words(target.aim) if target else "",
        "aim": target.aim if target else None,
        "agreed_in": target.agreed_in if target else "",
        "result": result.stated if result else None,
        "state": result.state if result else None,
        "key": result.key if result else None,
        "agreed_at": answer.given_at if answer and answer.agrees else None,
    }
    if target is None or result is None:
        return Standing(**about, working=_without(target, result))
    if not _comparable(target.version, result.version):
        return Standing(**about, working=f"{_amount(result)} against {aim_words(target.aim)}: {CHANGED}")
    if result.as_at < result.to_date:
        words = f"{_amount(result)}, counted up to {day_words(result.as_at)}, against {aim_words(target.aim)}"
        return Standing(**about, working=f"{words}: {NOT_OVER}")
    judged = judge(target.aim, result.stated.value, provisional=not result.final)
    apart = f". {OTHERWISE}" if target.version_id != result.version_id else ""
    return Standing(**about, met=judged.met, achieved=judged.achieved, working=f"{judged.words}{apart}")


NOT_OVER = "neither met nor missed until the whole period is counted"
CHANGED = "they cannot be compared, because the measure was counted in another way when the target was set"
OTHERWISE = "What the measure counts was worded differently when the target was set"


def _comparable(one: MeasureVersion, other: MeasureVersion) -> bool:
    return (one.unit, one.direction) == (other.unit, other.direction)


def _amount(result: Result) -> str:
    return amount_words(result.stated.value, Unit(result.version.unit))


def _without(target: Target | None, result: Result | None) -> str:
    if result is not None:
        return f"{_amount(result)}; no target is set for these days"
    return f"{aim_words(target.aim)}; no result is entered yet" if target else "no target and no result yet"


def periods_of(measure: Measure) -> list[tuple[date, date]]:
    """Every period with a target or a result that stands, as first and last day: the latest first."""
    rows: list[Target | Result] = [*targets_of(measure), *results_of(measure)]
    found = {(row.from_date, row.to_date) for row in rows if not hasattr(row, "superseded_by")}
    return sorted(found, key=lambda one: (one[1], one[0]), reverse=True)


def newest_standing(measure: Measure, *, on: date) -> Standing | None:
    """How a measure stands by its newest result; without any by the target of a day, or else the latest.

    None where nothing is known of it but what it counts.
    """
    periods = periods_of(measure)
    found = [standing_of(measure, first=first, last=last) for first, last in periods]
    counted = [one for one in found if one.result is not None]
    if counted:
        return counted[0]
    return next((one for one in found if one.first <= on <= one.last), found[0] if found else None)


def newest_standing_of(*, partnership: Partnership, code: str) -> Standing | None:
    """How a measure stands by its newest result; None without one. Raises NoSuchMeasure."""
    measure = get_measure(partnership, code=code)
    periods = periods_of(measure)
    found = (standing_of(measure, first=first, last=last) for first, last in periods)
    return next((one for one in found if one.result is not None), None)


def waiting_target(measure: Measure, *, on: date) -> Standing | None:
    """The latest period with a target that is over and of which no result is entered."""
    found = [standing_of(measure, first=first, last=last) for first, last in periods_of(measure)]
    return next((one for one in found if one.target and one.result is None and one.last <= on), None)
