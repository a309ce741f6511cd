"""Half a year of made-up books for a demonstration: posted by the operations that everybody's books are."""

from collections.abc import Sequence
from datetime import date, datetime
from random import Random
from uuid import UUID, uuid5

from django.db import transaction

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.fund import CARRIED
from lifecourse.finance.models import Entry, FundYear, Month, SchemeLine
from lifecourse.finance.operations.keeping import check_keeps
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.spending import Invoice, fall_due, order, pay_in, spend
from lifecourse.finance.operations.virement import ask_virement
from lifecourse.finance.reading.statement import read_statement
from lifecourse.organisations.api import NotAllowed

# So many months have been posted, and all but the last of them closed.
POSTED = 6
SEED = UUID("0b6f9a52-3f1e-4f0e-9c9a-6a5d0e2f7c11")
SUPPLIERS = ("Heron Support", "Marsh End Homes", "Wren and Daughters", "Tern Nursing", "Alder Transport")
# Made-up spending goes its own way by so many hundredths of the plan at most.
LEAST, MOST = 82, 109


def write_made_up_books(partnership: str, *, among: Sequence[Account], at: datetime) -> int:
    """Keep the books of a partnership's funds for half a year, by whoever of these may; gives the entries."""
    posted = 0
    years = FundYear.objects.filter(fund__agreement__partnership__slug=partnership)
    for year in years.select_related("fund__agreement__partnership", "fund__agreement__host"):
        keepers = [one for one in among if _keeps(year, one, at)]
        posted += write_half_a_year(year, by=keepers[0], at=at) if keepers else 0
    return posted


def _keeps(year: FundYear, by: Account, at: datetime) -> bool:
    try:
        check_keeps(year, by=by, at=at)
    except NotAllowed:
        return False
    return True


@transaction.atomic
def write_half_a_year(year: FundYear, *, by: Account, at: datetime) -> int:
    """Post half a year in which nothing is remarkable but one late invoice; gives the number of entries.

    `by` keeps the books for the host. A year into which anybody posted is left as it is. Raises what the
    operations raise.
    """
    if year.closed_at is not None or year.months.filter(closed=True).exists() or _is_posted_to(year):
        return 0
    before = year.entries.count()
    maker = _Maker(year, by, at)
    maker.put_in()
    maker.spend()
    maker.ask()
    return year.entries.count() - before


def _is_posted_to(year: FundYear) -> bool:
    """Whether more stands in the books than what set them up, which nobody posted."""
    return Entry.objects.filter(year=year).exclude(by=None).exists()


class _Maker:
    """Posts under keys that are the same each time."""

    def __init__(self, year: FundYear, by: Account, at: datetime) -> None:
        self.year, self.by, self.at = year, by, at
        self.chance = Random(f"books {year}")  # noqa: S311  (chance for made-up sums, not for secrets)
        self.months = list(year.months.order_by("number")[:POSTED])
        self.done = 0
        self.statement = read_statement(year)
        # What each line has to spend in the year, in pence.
        self.given: dict[SchemeLine, int] = {
            row.line: row.sums.budget
            for priority in self.statement.priorities
            for scheme in priority.schemes
            for row in scheme.lines
            if row.sums.budget
        }

    def stamp(self) -> Stamp:
        self.done += 1
        return Stamp(key=uuid5(SEED, f"{self.year.pk}/{self.done}"), by=self.by, at=self.at)

    def put_in(self) -> None:
        """Half of each contribution falls due by quarters; what was carried forward, at once."""
        for stands in self.statement.contributions:
            one, promised = stands.contribution, stands.promised
            at_once = one.source in CARRIED
            for month in self.months[:1] if at_once else self.months[::3]:
                pence = promised if at_once else promised // 4
                fall_due(
                    year=self.year, contribution=one, pence=pence, on=month.first_day, stamp=self.stamp()
                )
                if one.party_id != self.year.fund.agreement.host_id:
                    shown = Invoice(
                        words="Paid by bank transfer, made up", belongs_on=month.last_day, pence=pence
                    )
                    pay_in(year=self.year, party=one.party, shown=shown, stamp=self.stamp())

    def spend(self) -> None:
        """Each line's invoice each month; one comes when its month is closed; one order is open."""
        late: tuple[SchemeLine, Month] | None = None
        for month in self.months:
            for line in self.given:
                if late is None and month.number == 2 and self.chance.random() < 0.1:
                    late = line, month
                    continue
                self._invoice(line, month)
            if month.number < POSTED:
                close_month(year=self.year, number=month.number, by=self.by, at=self.at)
        if late is not None:
            self._invoice(*late)
        biggest = max(self.given, key=lambda line: self.given[line])
        shown = self._shown(biggest, self.months[-1].last_day, self.given[biggest] // 40, "Equipment")
        order(year=self.year, line=biggest, shown=shown, stamp=self.stamp())

    def ask(self) -> None:
        """Budget is asked to move between two lines of one contribution; nobody has answered."""
        host = self.year.fund.agreement.host_id
        for source, pence in self.given.items():
            others = [
                one
                for one in self.given
                if one.lead_id == host and one.contribution_id == source.contribution_id
            ]
            if source.lead_id != host and others and pence > 100_000:
                ask_virement(
                    year=self.year,
                    source=source,
                    to=others[-1],
                    pence=pence // 2_000_000 * 100_000 or 100_000,
                    why="More people than planned come home this winter. Made up.",
                    authority="The fund's board, at its meeting in October. Made up.",
                    stamp=self.stamp(),
                )
                return

    def _invoice(self, line: SchemeLine, month: Month) -> None:
        planned = self.given[line] // 12
        pence = max(1, planned * self.chance.randint(LEAST, MOST) // 100)
        shown = self._shown(line, month.last_day, pence, f"{month.first_day:%B}")
        spend(year=self.year, line=line, shown=shown, stamp=self.stamp())

    def _shown(self, line: SchemeLine, day: date, pence: int, words: str) -> Invoice:
        return Invoice(
            words=f"{line.scheme.name}: {words}, made up"[:300],
            belongs_on=day,
            pence=pence,
            supplier=line.provider or self.chance.choice(SUPPLIERS),
            reference=f"MADE-UP-{self.done + 1}",
        )
