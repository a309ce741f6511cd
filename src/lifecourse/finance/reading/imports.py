"""A partner's ledger as pages show it: what a file would do, what became of it, and what is not known yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet, Sum

from lifecourse.finance.kinds.imports import State
from lifecourse.finance.models import (
    Cleared,
    Entry,
    FundYear,
    ImportedLine,
    LedgerImport,
    LedgerTotal,
    Month,
    SchemeLine,
)
from lifecourse.finance.operations.imports import Planned
from lifecourse.finance.queries.imports import (
    came_by_month,
    came_of,
    latest_totals,
    open_suspense,
    standing_lines,
)
from lifecourse.finance.rules.imports import Line
from lifecourse.finance.rules.matching import Placed, likely
from lifecourse.organisations.api import Organisation

# What somebody can look over before they let a file in.
FIRST_SHOWN = 12
# More at once nobody looks through; the oldest come first, so that what is shown is what waits longest.
MOST_SHOWN = 200
# What is older than two months is told in months.
DAYS_SAID = 62


@dataclass(frozen=True, kw_only=True)
class Going:
    """Lines that go to one place for one reason; in pence."""

    to: SchemeLine | None
    because: str
    count: int
    pence: int


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What posting a file would do, for a page; `late` are the months that are closed, and how many lines."""

    planned: Planned
    pence: int
    going: Sequence[Going]
    first: Sequence[Line]
    late: Sequence[tuple[str, int]]
    gone: "Sequence[ImportedLine]"
    in_books: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A line in suspense: how many days old it is, and where something like it went."""

    came: ImportedLine
    days: int
    likely: SchemeLine | None
    because: str

    @property
    def age(self) -> str:
        """How old it is, in words."""
        if self.days < DAYS_SAID:
            return "1 day old" if self.days == 1 else f"{self.days} days old"
        return f"{self.days * 12 // 365} months old"


@dataclass(frozen=True, kw_only=True)
class InSuspense:
    """What of a partner's ledger is not known, oldest first; all of it in count and pence, some as lines."""

    party: Organisation
    count: int
    pence: int
    oldest: date | None
    lines: Sequence[Waiting]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A month by a partner's own trial balance, and by what came of its ledger; in pence."""

    month: Month
    came: int
    total: LedgerTotal | None

    @property
    def differs(self) -> int | None:
        """What came above the trial balance; nothing where nobody entered one."""
        return None if self.total is None else self.came - self.total.pence


def read_preview(run: LedgerImport, planned: Planned) -> Preview:
    """What posting a file would do."""
    lines = _lines(one.put.to for one in planned.new)
    counted: Counter[tuple[int | None, str]] = Counter()
    sums: defaultdict[tuple[int | None, str], int] = defaultdict(int)
    for one in planned.new:
        if one.put.entry is None:
            counted[one.put.to, one.put.because] += 1
            sums[one.put.to, one.put.because] += one.line.pence
    closed = {month.number: str(month) for month in run.year.months.filter(closed=True)}
    late = Counter(one.line.month for one in planned.new if one.line.month in closed)
    gone = ImportedLine.objects.filter(pk__in=planned.gone[:MOST_SHOWN]).select_related("run").order_by("pk")
    return Preview(
        planned=planned,
        pence=sum(one.line.pence for one in planned.new),
        going=[
            Going(to=lines.get(to) if to else None, because=because, count=count, pence=sums[to, because])
            for (to, because), count in sorted(
                counted.items(), key=lambda item: (item[0][0] is None, -item[1], item[0][1])
            )
        ],
        first=planned.read.lines[:FIRST_SHOWN],
        late=[(closed[number], count) for number, count in sorted(late.items())],
        gone=list(gone),
        in_books=sum(1 for one in planned.new if one.put.entry is not None),
    )


def read_suspense(year: FundYear, parties: Sequence[Organisation], *, today: date) -> list[InSuspense]:
    """What of each of these partners' ledgers is not known, those that have any."""
    found = []
    for party in parties:
        rows = open_suspense(year).filter(run__party=party)
        sums = rows.order_by().aggregate(count=Count("pk"), pence=Sum("pence"))
        if not sums["count"]:
            continue
        shown = list(rows[:MOST_SHOWN])
        before = [one.placed for one in came_of(year, party) if one.placed.to is not None]
        guesses = [(one, likely(_as_placed(one), before)) for one in shown]
        lines = _lines(guess.to for _, guess in guesses if guess)
        found.append(
            InSuspense(
                party=party,
                count=sums["count"],
                pence=sums["pence"],
                oldest=day_of(shown[0]) if shown else None,
                lines=[
                    Waiting(
                        came=one,
                        days=max(0, (today - day_of(one)).days),
                        likely=lines.get(guess.to) if guess else None,
                        because=guess.because if guess else "",
                    )
                    for one, guess in guesses
                ],
            )
        )
    return found


def read_totals(year: FundYear, party: Organisation, *, today: date) -> list[Compared]:
    """Every month that has begun, by the trial balance and by what came."""
    came, totals = came_by_month(year, party), latest_totals(year, party)
    return [
        Compared(month=month, came=came.get(month.number, 0), total=totals.get(month.number))
        for month in year.months.order_by("number")
        if month.first_day <= today
    ]


def lines_of_run(run: LedgerImport) -> "QuerySet[ImportedLine]":
    """Every line of a file that was new when it came, in the order of the file."""
    stands = Cleared.objects.filter(entry__reversed_by=None).select_related(
        "line__scheme", "line__lead", "entry"
    )
    since = Prefetch("cleared", queryset=stands, to_attr="since")
    return (
        run.came.prefetch_related(since)
        .select_related("line__scheme", "line__lead", "by_hand", "posting__entry")
        .order_by("number")
    )


def rows_behind(entry: Entry) -> "QuerySet[ImportedLine]":
    """The ledger's own lines behind an entry: those that it posted, or that it cleared."""
    came = ImportedLine.objects.filter(posting__entry=entry)
    if not came.exists():
        came = ImportedLine.objects.filter(cleared__entry=entry)
    if not came.exists():
        came = standing_lines(entry.year).filter(by_hand=entry)
    return came.select_related("run__party", "month").order_by("run", "number")


def imports_of(year: FundYear) -> "QuerySet[LedgerImport]":
    """Every file of a year that somebody did not decide against, the newest first."""
    rows = LedgerImport.objects.filter(year=year).exclude(state=State.DROPPED.value)
    return rows.select_related("party", "by", "posted_by").order_by("-at", "-id")


def day_of(came: ImportedLine) -> date:
    """The day of a line, or the last of its month where it has none."""
    return came.day or came.month.last_day


def _as_placed(came: ImportedLine) -> Placed:
    return Placed(
        to=None,
        pence=came.pence,
        cost_centre=came.cost_centre,
        subjective=came.subjective,
        supplier=came.supplier,
        reference=came.reference,
        words=came.words,
    )


def _lines(keys: Iterable[int | None]) -> Mapping[int, SchemeLine]:
    wanted = {key for key in keys if key}
    rows = SchemeLine.objects.filter(pk__in=wanted).select_related("scheme", "lead", "contribution")
    return {row.pk: row for row in rows}
