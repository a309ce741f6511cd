"""People's money as the fund's pages show it, and whose an entry's money was for those who may know."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from lifecourse.accounts.api import Account
from lifecourse.design.api import day, exact_money
from lifecourse.finance.kinds.ledger import Why
from lifecourse.finance.kinds.packages import NOT_TAKEN_WORDS, NotTaken
from lifecourse.finance.models import Entry, FundYear, Month, PackageLine, PersonCost, SchemeLine
from lifecourse.finance.queries.packages import Gathered, gather
from lifecourse.finance.rules.packages import Item
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Look, Person, ToldPart, called_by, note_look, people_seen_by
from lifecourse.support.api import PACKAGE_KINDS


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What people's money comes to, and what stands in the books. In pence."""

    costs: int = 0
    posted: int = 0

    @property
    def new(self) -> int:
        """What posting would add; below nothing when it takes something back."""
        return self.costs - self.posted


@dataclass(frozen=True, kw_only=True)
class MonthCosts:
    """One month: what is posted to a line or moves between partners, and whether anything is different."""

    month: Month
    over: bool
    sums: Compared
    # Something may differ although the sums agree: more for one and less for another.
    differs: bool


@dataclass(frozen=True, kw_only=True)
class LineCosts:
    """One line, or the money that moves between two partners where it is none."""

    line: SchemeLine | None
    words: str
    sums: Compared


@dataclass(frozen=True, kw_only=True)
class NotPosted:
    """What one partner pays for one kind of support that is not posted, and why. In pence."""

    payer: Organisation
    kind: str
    why: str
    pence: int


@dataclass(frozen=True, kw_only=True)
class Packages:
    """People's money in a fund's year, up to the last month that is over."""

    months: tuple[MonthCosts, ...]
    lines: tuple[LineCosts, ...]
    not_posted: tuple[NotPosted, ...]
    mapped: tuple[PackageLine, ...]

    @property
    def sums(self) -> Compared:
        """Every month together."""
        return Compared(
            costs=sum(one.sums.costs for one in self.months),
            posted=sum(one.sums.posted for one in self.months),
        )

    @property
    def pence_not_posted(self) -> int:
        """What no line takes, together."""
        return sum(one.pence for one in self.not_posted)


def read_packages(year: FundYear, *, on: date, only: Month | None = None) -> Packages:
    """People's money of a year or one of its months: sums alone, for those who keep the books."""
    months = [only] if only else list(year.months.order_by("number"))
    over = [one for one in months if one.last_day < on]
    found = gather(year, over)
    return Packages(
        months=tuple(_month(one, found, over=one in over) for one in months),
        lines=_lines(found),
        not_posted=_not_posted(found),
        mapped=tuple(
            year.package_lines.select_related("payer", "line__scheme__priority", "line__lead", "from_month")
        ),
    )


def _month(month: Month, found: Gathered, *, over: bool) -> MonthCosts:
    now, stands = (
        {item: pence for item, pence in some.items() if item.month == month.number}
        for some in (found.now, found.stands)
    )
    sums = Compared(costs=sum(now.values()), posted=sum(stands.values()))
    return MonthCosts(month=month, over=over, sums=sums, differs=now != stands)


def _lines(found: Gathered) -> tuple[LineCosts, ...]:
    costs, posted = _by_line(found.now), _by_line(found.stands)
    keys = {key for key in (*costs, *posted) if key is not None}
    rows = SchemeLine.objects.filter(pk__in=keys).select_related("scheme__priority", "lead", "contribution")
    said = [
        LineCosts(
            line=row, words=str(row), sums=Compared(costs=costs.get(row.pk, 0), posted=posted.get(row.pk, 0))
        )
        for row in rows
    ]
    if None in costs or None in posted:
        sums = Compared(costs=costs.get(None, 0), posted=posted.get(None, 0))
        said.append(
            LineCosts(line=None, words="Moves between partners, and is no cost of the fund", sums=sums)
        )
    return tuple(said)


def _by_line(some: dict[Item, int]) -> dict[int | None, int]:
    sums: defaultdict[int | None, int] = defaultdict(int)
    for item, pence in some.items():
        sums[item.line] += pence
    return dict(sums)


def _not_posted(found: Gathered) -> tuple[NotPosted, ...]:
    sums: defaultdict[tuple[int, str, NotTaken], int] = defaultdict(int)
    for one in found.untaken:
        sums[one.cost.payer, one.cost.kind, one.why] += one.cost.pence
    payers = Organisation.objects.in_bulk({payer for payer, _, _ in sums})
    said = [
        NotPosted(payer=payers[payer], kind=PACKAGE_KINDS[kind], why=NOT_TAKEN_WORDS[why], pence=pence)
        for (payer, kind, why), pence in sums.items()
    ]
    return tuple(sorted(said, key=lambda one: (one.why, one.payer.name, one.kind)))


@dataclass(frozen=True, kw_only=True)
class OfPerson:
    """What of an entry was for one person whom the reader may see. In pence."""

    key: UUID
    name: str
    month: Month
    where: str
    was: int
    now: int

    @property
    def pence(self) -> int:
        """What this entry posted."""
        return self.now - self.was


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose money an entry was: people whom the reader may see, everybody else in one sum, those erased."""

    people: tuple[OfPerson, ...]
    # Of everybody else together: what is more, and what was taken back.
    others_more: int
    others_less: int
    erased: int


def read_whose(entry: Entry, *, reader: Account, on: date, at: datetime) -> Whose | None:
    """Whose money an entry was, as far as this reader may know; None for an entry that was for nobody.

    Everybody whose record the reader may not open stands in one sum, with no number of people: it reads the
    same, and asks the database as often, whether that is one person or many. What is shown of people is
    written down as a look at their records.
    """
    if entry.why not in {Why.PACKAGES.value, Why.DOWRIES.value}:
        return None
    rows = list(
        PersonCost.objects.filter(entry=entry)
        .select_related("person", "month", "line__scheme", "line__lead", "paid_to")
        .order_by("month__number", "id")
    )
    seen_here = people_seen_by(reader, on=on, at=at).filter(
        pk__in=Person.objects.filter(pk__in=[row.person_id for row in rows]).values("head")
    )
    seen = {one.pk: one for one in seen_here}
    names = called_by(list(seen.values()), today=on)
    shown = [row for row in rows if row.person.head_id in seen]
    hidden = [row.now - row.was for row in rows if row.person.head_id not in seen]
    posted = entry.postings.aggregate(all=Sum("pence"))["all"] or 0
    if seen:
        note_look(by=reader, how=Look.LISTED, people=list(seen.values()), at=at)
    return Whose(
        people=tuple(
            OfPerson(
                key=row.person.head_id,
                name=names[row.person.head_id],
                month=row.month,
                where=str(row.line or f"To {row.paid_to}"),
                was=row.was,
                now=row.now,
            )
            for row in sorted(shown, key=lambda row: (names[row.person.head_id], row.month.number, row.pk))
        ),
        others_more=sum(one for one in hidden if one > 0),
        others_less=-sum(one for one in hidden if one < 0),
        # The postings are the sums of all rows that there were, each counted upwards.
        erased=posted - sum(abs(row.now - row.was) for row in rows),
    )


def told(head: Person) -> list[ToldPart]:
    """What was posted for a person, for the copy that they are given."""
    rows = PersonCost.objects.filter(person__head=head).select_related(
        "entry__year__fund", "month", "payer", "paid_to"
    )
    lines = [
        f"{row.payer}{f' to {row.paid_to}' if row.paid_to else ''}: {exact_money(Decimal(row.now) / 100)} "
        f"for {row.month.first_day:%B %Y}, in the books of {row.entry.year.fund} "
        f"since {day(row.entry.at.date())}"
        for row in rows.order_by("month__first_day", "id")
    ]
    return [ToldPart(title="Money that a pooled fund spent for you", lines=lines)] if lines else []
