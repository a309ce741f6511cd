"""What a partnership may change in a forecast, in its own words: kinds of lever and what each asks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifecourse.engine.pathways.settings import (
    ADULT_HOSPITALS,
    FUNDERS,
    ICB,
    RESIDENTIAL,
    SPECIALIST,
    SUPPORTED_LIVING,
    WORDS,
)


class Kind(StrEnum):
    """What kind of answer a field takes."""

    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a lever asks. Numbers lie between `least` and `most`; a choice is one of `choices`."""

    code: str
    words: str
    kind: Kind
    unit: str = ""
    least: float = 0.0
    most: float = 0.0
    step: float = 1.0
    start: float | str | None = None
    choices: dict[str, str] | None = None

    def fault_of(self, value: object) -> str:
        """What is wrong with an answer, with what was expected; empty where nothing is."""
        if self.kind is Kind.NUMBER:
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                return f"{self.words}: {value!r} was found; expected a number."
            if not self.least <= value <= self.most:
                expected = f"expected {self.least:g} to {self.most:g} {self.unit}".rstrip()
                return f"{self.words}: {value:g} was found; {expected}."
            return ""
        if self.kind is Kind.CHOICE:
            known = self.choices or {}
            return "" if value in known else f"{self.words}: {value!r}; expected one of {', '.join(known)}."
        try:
            date.fromisoformat(str(value))
        except ValueError:
            return f"{self.words}: {value!r} was found; expected a day such as 2017-04-01."
        return ""


@dataclass(frozen=True, kw_only=True)
class LeverKind:
    """A kind of lever. `does`: in a sentence, what it changes in the model and by which parameters."""

    code: str
    words: str
    does: str
    fields: tuple[Field, ...]


def _day(words: str = "From which day") -> Field:
    return Field(code="day", words=words, kind=Kind.DAY)


def _number(code: str, words: str, unit: str, most: float, *, start: float = 0.0, step: float = 1.0) -> Field:
    return Field(code=code, words=words, kind=Kind.NUMBER, unit=unit, most=most, start=start, step=step)


def _cost() -> Field:
    return _number("pounds_a_year", "What it costs", "pounds a year", 50_000_000, step=1000)


def _payer() -> Field:
    return Field(code="payer", words="Who pays for it", kind=Kind.CHOICE, choices=dict(FUNDERS), start=ICB)


def _team(size: Field) -> tuple[Field, ...]:
    """What every team asks: from when, how large, what it costs and who pays."""
    return (_day(), size, _cost(), _payer())


def _where(code: str, words: str, settings: tuple[str, ...]) -> Field:
    return Field(code=code, words=words, kind=Kind.CHOICE, choices={one: WORDS[one] for one in settings})


# Where somebody may be resettled to.
HOMES_AFTER = (SPECIALIST, SUPPORTED_LIVING, RESIDENTIAL)

LEVERS: dict[str, LeverKind] = {
    one.code: one
    for one in (
        LeverKind(
            code="forensic-team",
            words="A community forensic team",
            does="Fewer people of group three come to secure hospitals and more leave them, as far as the"
            " team's caseload reaches of all who are at risk or in secure hospitals"
            " (effect/forensic/admissions and effect/forensic/leaving).",
            fields=_team(_number("caseload", "How many people at a time", "people", 500)),
        ),
        LeverKind(
            code="intensive-support",
            words="Intensive support at home",
            does="Fewer people at risk come to assessment and to mental health wards, as far as the team's"
            " caseload reaches (effect/intensive/admissions).",
            fields=_team(_number("caseload", "How many people at a time", "people", 500)),
        ),
        LeverKind(
            code="crisis-beds",
            words="Crisis beds outside hospital",
            does="Somebody in a crisis goes to one while it is free, instead of to assessment"
            " (crisis/avoidable-share). Each night in it is paid for (price/crisis-bed).",
            fields=(_day(), _number("beds", "How many beds", "beds", 60)),
        ),
        LeverKind(
            code="homes",
            words="Homes made ready for people in hospital",
            does="So many homes more in each quarter, on top of those that come anyway (homes/a-year).",
            fields=(
                _day(),
                _number("homes", "How many homes a quarter", "homes", 40),
                _number("quarters", "For how many quarters", "quarters", 40, start=12),
            ),
        ),
        LeverKind(
            code="programme",
            words="A programme of moves home",
            does="In each quarter so many homes are made ready and as many moves into them begin, prepared by"
            " people who are there for it, from locked rehabilitation and secure hospitals, those longest in"
            " hospital first.",
            fields=(
                _day(),
                _number("people", "How many people a quarter", "people", 40),
                _number("quarters", "For how many quarters", "quarters", 40, start=12),
            ),
        ),
        LeverKind(
            code="resettlement-team",
            words="More people to prepare moves home",
            does="The team prepares more moves at a time (team/people-at-a-time).",
            fields=(
                _day(),
                _number("more", "How many people more at a time", "people", 100),
                _cost(),
                _payer(),
            ),
        ),
        LeverKind(
            code="resettlement",
            words="People resettled on a day",
            does="So many people of one ward are ready to move on a day, those longest in hospital first."
            " They go when there is a place.",
            fields=(
                _day("On which day"),
                _number("people", "How many people", "people", 200),
                _where("origin", "From where", ADULT_HOSPITALS),
                _where("to", "To where", HOMES_AFTER),
            ),
        ),
        LeverKind(
            code="ward-closed",
            words="Beds closed on a ward, with a plan for those in them",
            does="From the day on there are so many beds in all; whoever comes when they are full goes to the"
            " other setting that is named. Those in the beds that close are resettled on that day.",
            fields=(
                _day("On which day"),
                _where("setting", "On which kind of ward", ADULT_HOSPITALS),
                _number("beds", "How many beds are left", "beds", 500),
                _where("instead", "Where people go when they are full", ADULT_HOSPITALS),
                _number("people", "How many people move out for it", "people", 200),
                _where("to", "Where they move to", HOMES_AFTER),
            ),
        ),
        LeverKind(
            code="earlier-support",
            words="Earlier support for children",
            does="Fewer children come to be at risk or to board at school, as far as it reaches"
            " (effect/early/at-risk).",
            fields=(
                _day(),
                _number("reach", "Of every 100 children who need it, how many get it", "children", 100),
                _cost(),
                Field(
                    code="payer",
                    words="Who pays for it",
                    kind=Kind.CHOICE,
                    choices=dict(FUNDERS),
                    start="council",
                ),
            ),
        ),
        LeverKind(
            code="growth",
            words="Need grows faster or slower",
            does="More, or fewer, people come to be at risk from the day on than the baseline has it.",
            fields=(
                _day(),
                Field(
                    code="percent",
                    words="How much more than now",
                    kind=Kind.NUMBER,
                    unit="per cent",
                    least=-90.0,
                    most=300.0,
                    start=10.0,
                ),
            ),
        ),
    )
}
