"""What was spent on lines of a partnership's funds, month by month, by the names that others call them by."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Sum

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Balance, Month, Scheme
from lifecourse.organisations.api import Partnership

SPENT, BUDGET = "spent", "budget"
OF_A_LINE = {
    Kind.SPENT.value: SPENT,
    Kind.BUDGET.value: BUDGET,
    Kind.RISK_POT.value: BUDGET,
    Kind.KEPT_BUDGET.value: BUDGET,
}


@dataclass(frozen=True, kw_only=True)
class LineMonth:
    """What stands as spent on a line in one month, in pence; `closed`: nothing more is posted into it.

    `fund`, `year`, `scheme` (its key) and `number` (of the month) say where its postings are.
    """

    month: date
    spent: int
    closed: bool
    fund: str
    year: str
    scheme: int
    number: int


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """A line as others name it (`FUND/PRIORITY.SCHEME`), with each month of each year in which it stands.

    `budgets`: what may be spent on it in each year, in pence, by the year's name (2016-17), and with it what
    is held until a result is known.
    """

    name: str
    words: str
    months: tuple[LineMonth, ...]
    budgets: Mapping[str, int] = field(default_factory=dict)


def ledger_lines(partnership: Partnership, names: Collection[str]) -> dict[str, LedgerLine]:
    """The lines of a partnership's funds that are called so, by name; what is no line is not there.

    Three queries, however many there are. Whoever calls has checked who may read them.
    """
    found = lines_of_funds(partnership, {name.partition("/")[0] for name in names})
    return {name: line for name, line in found.items() if name in names}


def lines_of_funds(partnership: Partnership, funds: Collection[str]) -> dict[str, LedgerLine]:
    """Every line of some of a partnership's funds, by name. Three queries, however many there are."""
    schemes = list(
        Scheme.objects.filter(
            priority__year__fund__agreement__partnership=partnership, priority__year__fund__slug__in=funds
        )
        .select_related("priority__year__fund")
        .order_by("priority__year__first_day")
    )
    months: defaultdict[int, list[Month]] = defaultdict(list)
    for month in Month.objects.filter(year__in={one.priority.year_id for one in schemes}):
        months[month.year_id].append(month)
    sums = _sums(schemes)
    found: dict[str, LedgerLine] = {}
    for scheme in schemes:
        name, year = line_name(scheme), scheme.priority.year
        before = found.get(name) or LedgerLine(name=name, words=scheme.name, months=())
        own = tuple(
            _month(scheme, one, sums[SPENT, scheme.pk, one.pk]) for one in months[scheme.priority.year_id]
        )
        budget = sum(sums[BUDGET, scheme.pk, one.pk] for one in months[scheme.priority.year_id])
        found[name] = replace(
            before,
            words=scheme.name,
            months=before.months + own,
            budgets={**before.budgets, year.slug: budget},
        )
    return found


def _sums(schemes: Sequence[Scheme]) -> "defaultdict[tuple[str, int, int], int]":
    """What stands as budget and as spent, by scheme and month; what is held is budget."""
    rows = Balance.objects.filter(account__kind__in=OF_A_LINE, account__line__scheme__in=schemes)
    found: defaultdict[tuple[str, int, int], int] = defaultdict(int)
    places = "account__kind", "account__line__scheme", "month"
    for kind, scheme, month, pence in rows.values_list(*places).annotate(all=Sum("pence")).order_by():
        if scheme is not None:
            found[OF_A_LINE[kind], scheme, month] += pence
    return found


def line_name(scheme: Scheme) -> str:
    """What others call it by: `rutland-better-care/1.3`."""
    return f"{scheme.priority.year.fund.slug}/{scheme.priority.number}.{scheme.number}"


def _month(scheme: Scheme, month: Month, spent: int) -> LineMonth:
    year = scheme.priority.year
    return LineMonth(
        month=month.first_day,
        spent=spent,
        closed=month.closed,
        fund=year.fund.slug,
        year=year.slug,
        scheme=scheme.pk,
        number=month.number,
    )
