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

    DIED = "died"
    PART_ENDED = "part_ended"
    REFUSED_ROWS = "refused_rows"


KIND_WORDS: dict[RecordKind, str] = {
    RecordKind.DIED: "What your systems say about somebody who has died",
    RecordKind.PART_ENDED: "What your systems say about somebody in whose life you have no part any more",
    RecordKind.REFUSED_ROWS: "Files of records that nobody brought in, and rows that were refused",
}
EVENT_WORDS: dict[RecordKind, str] = {
    RecordKind.DIED: "the day of death that your systems record, the latest where they differ",
    RecordKind.PART_ENDED: "the last day of your organisation's part in their life",
    RecordKind.REFUSED_ROWS: "the day on which the file came",
}

# How a day is said on which one of these happened to somebody.
SINCE_WORDS: dict[RecordKind, str] = {
    RecordKind.DIED: "Recorded as having died on",
    RecordKind.PART_ENDED: "Your organisation's part ended on",
}
# From when a rule counts, as the person is told.
TOLD_WORDS: dict[RecordKind, str] = {
    RecordKind.DIED: "after you have died",
    RecordKind.PART_ENDED: "after it has no part in your life any more",
}
# Kinds about one person each: nobody's record goes by them without two people.
OF_A_PERSON = (RecordKind.DIED, RecordKind.PART_ENDED)


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


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What may keep a record though its time is over: each by itself is enough."""

    legal_hold: bool = False
    kept_until: date | None = None
    is_restricted: bool = False
    opened_in_emergency: bool = False
    pair_waits: bool = False
    file_waits: bool = False
    others_need_it: bool = False
    support_goes_on: bool = False


NOT_YOURS = "Something keeps it that only those see who may open the record."


def held_back(kept: Kept, *, on: date, may_open: bool = True) -> list[str]:
    """Why a record stays though its time is over, in words; nothing where nothing keeps it.

    Whoever holds a record of somebody whose page is closed to them is not told what others do there.
    """
    reasons = {
        "A legal hold keeps it.": kept.legal_hold,
        "Somebody decided to keep it longer.": kept.kept_until is not None and on <= kept.kept_until,
        "It is restricted: have the restriction lifted first.": kept.is_restricted,
        "A file of records is waiting to come in, or coming in.": kept.file_waits,
    }
    around = {
        "It was opened because harm was near, and nobody has judged that yet.": kept.opened_in_emergency,
        "It may be one with another record: have the two compared first.": kept.pair_waits,
        "Another organisation may know of this person and has no record of its own.": kept.others_need_it,
        "Support goes on, in hospital or on the register: end that first, or ask.": kept.support_goes_on,
    }
    reasons |= around if may_open else {NOT_YOURS: any(around.values())}
    return [words for words, holds in reasons.items() if holds]


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
