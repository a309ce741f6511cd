"""What a plan means to do with a provider, unit or service that it shares: change, open or close it."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lifecourse.assurance.milestones import route_map
from lifecourse.assurance.neighbours.meeting import Entry, Meeting, MeetingKind, Side
from lifecourse.assurance.neighbours.naming import names, words_in
from lifecourse.assurance.reading import day_in
from lifecourse.assurance.words import day_words, shortened
from lifecourse.delivery.api import quarter_of
from lifecourse.plans.api import Place

INPATIENT = frozenset({"bed", "hospital", "ward", "unit", "inpatient"})
LESS, OPENS, CLOSES = "less", "opens", "closes"
CHANGES = {"less": LESS, "stop": CLOSES, "new": OPENS}
MILESTONES = {"opening": OPENS, "closing": CLOSES}


@dataclass(frozen=True, kw_only=True)
class Event:
    """A plan buys less of something, opens or closes it: where it says so, from when to when at most."""

    does: str
    place: Place
    label: str
    first: date | None
    last: date | None

    @property
    def words(self) -> str:
        """What is said, as a sentence says it."""
        doing = {LESS: "means to buy less", OPENS: "means to open", CLOSES: "means to stop or close"}[
            self.does
        ]
        return f"{doing}: “{self.label}”{self.when}"

    @property
    def when(self) -> str:
        """The day or days, or nothing when none is given."""
        if self.first is None or self.last is None:
            return ", with no day given"
        if self.first == self.last:
            return f", on {day_words(self.first)}"
        return f", between {day_words(self.first)} and {day_words(self.last)}"


def events(side: Side, meeting: Meeting) -> Iterator[Event]:
    """Everything that a plan means to buy less of, open or close that concerns what it shares."""
    for table, row in side.entries("service-changes", "service", "change"):
        does, text = CHANGES.get(row.text("change")), row.text("service")
        if does and concerns(side, meeting, text):
            first = day_in(row, "starts") if "starts" in {c.key for c in table.template.columns} else None
            yield Event(
                does=does,
                place=table.place(row.key, "service"),
                label=shortened(text),
                first=first,
                last=_month_of(first),
            )
    for milestone in route_map(side.document).values():
        does = MILESTONES.get(milestone.kind)
        text = f"{milestone.row.text('deliverable')} {milestone.row.text('milestone')}"
        if does and concerns(side, meeting, text):
            yield Event(
                does=does,
                place=milestone.place("milestone"),
                label=milestone.label,
                first=milestone.begins,
                last=_whole_quarter(milestone.finishes),
            )


def _month_of(day: date | None) -> date | None:
    """The first of a month may stand for the whole month."""
    return day.replace(day=monthrange(day.year, day.month)[1]) if day and day.day == 1 else day


def _whole_quarter(day: date | None) -> date | None:
    """The first day of a quarter may stand for the whole quarter."""
    return quarter_of(day).last_day if day and day == quarter_of(day).first_day else day


def concerns(side: Side, meeting: Meeting, text: str) -> bool:
    """Whether a text speaks of what is shared. Where it names no place, it does so only if this plan has but
    one unit or service of that kind.
    """
    if meeting.kind is MeetingKind.PROVIDER:
        return meeting.provider is not None and names(meeting.provider, text)
    said = set(words_in(text))
    if not set(meeting.words) <= said:
        return False
    if meeting.kind is MeetingKind.UNIT and not said & INPATIENT:
        return False
    return set(meeting.place) <= said or _only_one(side, meeting)


def _only_one(side: Side, meeting: Meeting) -> bool:
    key, column = ("beds", "setting") if meeting.kind is MeetingKind.UNIT else ("services", "service")
    alike = [row for _, row in side.entries(key, column) if words_in(row.text(column)) == meeting.words]
    return len(alike) == 1


def in_table(entries: tuple[Entry, ...], key: str) -> list[Entry]:
    """The rows of what is shared that stand in one table."""
    return [(table, row) for table, row in entries if table.key == key]
