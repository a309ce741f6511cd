"""Plain decisions about how long records are kept: the day on which one may go by its holder's rules.

No interval stands here. Each organisation enters its own, with where it read it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lifecourse.people.kinds import CannotStand


class RecordKind(StrEnum):
    """What a rule is about, and thereby from which event it counts."""

    REFUSED_ROWS = "refused_rows"


KIND_WORDS: dict[RecordKind, str] = {
    RecordKind.REFUSED_ROWS: "Files of records that nobody brought in, and rows that were refused",
}
EVENT_WORDS: dict[RecordKind, str] = {
    RecordKind.REFUSED_ROWS: "the day on which the file came",
}


class Unit(StrEnum):
    """In what a length is given."""

    YEARS = "years"
    DAYS = "days"


MOST: dict[Unit, int] = {Unit.YEARS: 150, Unit.DAYS: 3_650}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """For how long an organisation keeps a kind of record, counted from its event; in force on these days."""

    kind: RecordKind
    length: int
    unit: Unit
    from_date: date
    to_date: date | None = None

    def in_force(self, on: date) -> bool:
        """From the first day to the last, both included."""
        return self.from_date <= on and (self.to_date is None or on <= self.to_date)


def first_day_free(event: date, *, length: int, unit: Unit) -> date:
    """The first day on which nothing has to be kept, after a time that begins the day after an event.

    Where that day is 29 February and the year has none, it is 1 March: never a day too early.
    """
    begins = event + timedelta(days=1)
    if unit is Unit.DAYS:
        return begins + timedelta(days=length)
    try:
        return begins.replace(year=begins.year + length)
    except ValueError:
        return date(begins.year + length, 3, 1)


def in_words(length: int, unit: Unit) -> str:
    """8 years, or 1 day."""
    return f"{length} {unit.value if length != 1 else unit.value.removesuffix('s')}"


def may_go(events: dict[RecordKind, date], rules: Iterable[Rule], *, on: date) -> bool:
    """Whether a record's time is over: all rules in force about it have run out, and there is one."""
    found = [rule for rule in rules if rule.kind in events and rule.in_force(on)]
    return bool(found) and all(_free(rule, events) <= on for rule in found)


def day_to_go(events: dict[RecordKind, date], rules: Sequence[Rule], *, after: date) -> date | None:
    """The first day from `after` on which a record's time is over by these rules; None if never."""
    days = {after}
    for rule in rules:
        if rule.kind not in events:
            continue
        days |= {rule.from_date, _free(rule, events)}
        if rule.to_date is not None:
            days.add(rule.to_date + timedelta(days=1))
    return next((day for day in sorted(days) if day >= after and may_go(events, rules, on=day)), None)


def _free(rule: Rule, events: dict[RecordKind, date]) -> date:
    return first_day_free(events[rule.kind], length=rule.length, unit=rule.unit)


def check_rule(rule: Rule, *, cited: Sequence[str], read_on: date, today: date) -> None:
    """Raises CannotStand for one by which nobody could go: no length, no source, or no day."""
    if not 1 <= rule.length <= MOST[rule.unit]:
        raise CannotStand(f"A length is between 1 and {MOST[rule.unit]:,} {rule.unit.value}.")
    if not all(one.strip() for one in cited):
        raise CannotStand("Say in which document this stands, in which part of it, and where it can be read.")
    if read_on > today:
        raise CannotStand("The day on which you read the document is today or earlier.")
    if rule.to_date is not None and rule.to_date < rule.from_date:
        raise CannotStand("This rule would end before it begins.")
