"""People's money held against what the books say was spent, line by line; for whoever keeps the books."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.queries.balances import balances_of, sums_by_place
from lifecourse.finance.queries.packages import gather
from lifecourse.finance.queries.reconciling import moves_of, spent_on
from lifecourse.finance.rules.months import MONTHS
from lifecourse.finance.rules.packages import Item
from lifecourse.finance.rules.reconciling import Costs, Explained, Held, hold_people, together


@dataclass(frozen=True, kw_only=True)
class LineHeld:
    """One line of the fund: what people's support on it costs, and what the books say was spent."""

    line: SchemeLine
    held: Held


@dataclass(frozen=True, kw_only=True)
class PeopleHeld:
    """Every line that takes people's money, up to the last month that is over; in pence.

    `untaken` is what partners pay for people that no line takes.
    """

    lines: Sequence[LineHeld]
    untaken: int

    @property
    def held(self) -> Held:
        """All lines together."""
        return together(one.held for one in self.lines)


def read_moves(year: FundYear) -> Mapping[int, Sequence[Explained]]:
    """What moved budget to each line since it was first given, by the key of the line."""
    return moves_of(year)


def read_people_held(year: FundYear, *, on: date) -> PeopleHeld:
    """People's money against the books: sums alone. Whoever calls has checked who may."""
    found = gather(year, [one for one in year.months.order_by("number") if one.last_day < on])
    items: defaultdict[int, list[Costs]] = defaultdict(list)
    for item in {**found.now, **found.stands}:
        if item.line is not None:
            items[item.line].append(_costs(item, found.now, found.stands))
    spent = spent_on(year)
    sums = sums_by_place(balances_of(year), up_to=MONTHS)
    of_people = {*items, *(line for line, (pence, _) in spent.items() if pence)}
    rows = SchemeLine.objects.filter(pk__in=of_people).select_related(
        "scheme__priority", "lead", "contribution"
    )
    lines = []
    for line in rows.order_by("scheme__priority__number", "scheme__number", "id"):
        posted, papers = spent.get(line.pk, (0, []))
        held = hold_people(items[line.pk], spent=sums[Kind.SPENT, line.pk], posted=posted, papers=papers)
        lines.append(LineHeld(line=line, held=held))
    return PeopleHeld(lines=lines, untaken=sum(one.cost.pence for one in found.untaken))


def _costs(item: Item, now: Mapping[Item, int], stands: Mapping[Item, int]) -> Costs:
    return Costs(costs=now.get(item, 0), posted=stands.get(item, 0))
