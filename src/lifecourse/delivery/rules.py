"""Decides which quarter a day falls in, and how grave a risk is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

APRIL = 4


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a financial year; the year is the one in which it begins: 2016 is 2016/17."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in range(1, 5):
            raise ValueError(f"Expected a quarter from 1 to 4, found {self.number}.")

    def __str__(self) -> str:
        return f"{year_name(self.year)} Q{self.number}"

    @property
    def first_day(self) -> date:
        """The quarter's first day."""
        month = APRIL + 3 * (self.number - 1)
        return date(self.year, month, 1) if month <= 12 else date(self.year + 1, month - 12, 1)

    @property
    def last_day(self) -> date:
        """The quarter's last day."""
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after this one."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)


def quarter_of(day: date) -> Quarter:
    """The financial quarter in which a day falls."""
    year = day.year if day.month >= APRIL else day.year - 1
    return Quarter(year, (day.month - APRIL) % 12 // 3 + 1)


def quarters_between(first: date, last: date) -> Iterator[Quarter]:
    """Every quarter from the one of the first day to the one of the last."""
    quarter = quarter_of(first)
    while quarter <= quarter_of(last):
        yield quarter
        quarter = quarter.next


def year_name(year: int) -> str:
    """A financial year by the year in which it begins: 2016 is "2016/17"."""
    return f"{year}/{(year + 1) % 100:02d}"


def year_of(day: date) -> str:
    """The financial year in which a day falls, such as "2016/17"."""
    return year_name(quarter_of(day).year)


def first_day_of(year: str) -> date:
    """The first day of a financial year written "2016/17". Raises ValueError."""
    begins, _, ends = year.partition("/")
    if not (begins.isdigit() and len(begins) == 4 and year_name(int(begins)) == f"{begins}/{ends}"):
        raise ValueError(f"Expected a financial year such as 2016/17, found {year!r}.")
    return date(int(begins), APRIL, 1)


def last_day_of(year: str) -> date:
    """The last day of a financial year written "2016/17". Raises ValueError."""
    return first_day_of(year).replace(year=first_day_of(year).year + 1) - timedelta(days=1)


class Level(StrEnum):
    """How likely, or how bad."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


LEVEL_WORDS: dict[Level, str] = {Level.HIGH: "High", Level.MEDIUM: "Medium", Level.LOW: "Low"}
LEVEL_POINTS: dict[Level, int] = {Level.HIGH: 3, Level.MEDIUM: 2, Level.LOW: 1}


class RiskBand(StrEnum):
    """How grave a risk is when likelihood and impact are taken together."""

    GRAVE = "grave"
    WATCH = "watch"
    SLIGHT = "slight"


def risk_score(likelihood: Level, impact: Level) -> int:
    """Likelihood times impact, each from 1 to 3."""
    return LEVEL_POINTS[likelihood] * LEVEL_POINTS[impact]


def risk_band(likelihood: Level, impact: Level) -> RiskBand:
    """How grave a risk is: 6 points or more is grave, 3 or more to be watched."""
    score = risk_score(likelihood, impact)
    if score >= 6:
        return RiskBand.GRAVE
    return RiskBand.WATCH if score >= 3 else RiskBand.SLIGHT


def risk_matrix(risks: Iterable[tuple[str, Level, Level]]) -> dict[tuple[Level, Level], list[str]]:
    """Risks (key, likelihood, impact) by cell of the matrix; every cell is there, also the empty ones."""
    matrix: dict[tuple[Level, Level], list[str]] = {(li, im): [] for li in Level for im in Level}
    for key, likelihood, impact in risks:
        matrix[likelihood, impact].append(key)
    return matrix


class ActionState(StrEnum):
    """Where something that somebody took on has got to."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not-done"


# What was closed by mistake is opened again; it is never closed twice in different ways.
NEXT_ACTION_STATES: dict[ActionState, frozenset[ActionState]] = {
    ActionState.OPEN: frozenset({ActionState.DONE, ActionState.NOT_DONE}),
    ActionState.DONE: frozenset({ActionState.OPEN}),
    ActionState.NOT_DONE: frozenset({ActionState.OPEN}),
}
ACTION_STATE_WORDS: dict[ActionState, str] = {
    ActionState.OPEN: "Open",
    ActionState.DONE: "Done",
    ActionState.NOT_DONE: "Not done, and will not be",
}


def may_become(state: ActionState, to: ActionState) -> bool:
    """Whether an action may go from one state to another."""
    return to in NEXT_ACTION_STATES[state]


def days_late(*, due_on: date, state: ActionState, today: date) -> int:
    """How many days an open action is past its day; 0 when it is not late."""
    return max((today - due_on).days, 0) if state is ActionState.OPEN else 0


class AnswerState(StrEnum):
    """Where an answer given without signing in has got to."""

    NEW = "new"
    HELD = "held"
    JOINED = "joined"
    SET_ASIDE = "set-aside"


# What was set aside can still be joined to what was heard, or rubbed out later; what is joined stays.
NEXT_ANSWER_STATES: dict[AnswerState, frozenset[AnswerState]] = {
    AnswerState.NEW: frozenset({AnswerState.JOINED, AnswerState.SET_ASIDE}),
    AnswerState.HELD: frozenset({AnswerState.JOINED, AnswerState.SET_ASIDE}),
    AnswerState.JOINED: frozenset(),
    AnswerState.SET_ASIDE: frozenset({AnswerState.JOINED, AnswerState.SET_ASIDE}),
}
