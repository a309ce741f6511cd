"""What was spent on lines of a partnership's funds, month by month, by the names that others call them by."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Balance, Month, Scheme
from lifecourse.organisations.api import Partnership


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
    """A line as others name it (`FUND/PRIORITY.SCHEME`), with each month of each year in which it stands."""

    name: str
    words: str
    months: tuple[LineMonth, ...]


def ledger_lines(partnership: Partnership, names: Collection[str]) -> dict[str, LedgerLine]:
    """The lines of a partnership's funds that are called so, by name; what is no line is not there.

    Three queries, however many there are. Whoever calls has checked who may read them.
    """
    funds = {name.partition("/")[0] for name in names}
    schemes = {
        one.pk: one
        for one in Scheme.objects.filter(
            priority__year__fund__agreement__partnership=partnership, priority__year__fund__slug__in=funds
        )
        .select_related("priority__year__fund")
        .order_by("priority__year__first_day")
        if line_name(one) in names
    }
    months: defaultdict[int, list[Month]] = defaultdict(list)
    for month in Month.objects.filter(year__in={one.priority.year_id for one in schemes.values()}):
        months[month.year_id].append(month)
    rows = Balance.objects.filter(account__kind=Kind.SPENT.value, account__line__scheme__in=schemes)
    spent = {
        (row["account__line__scheme"], row["month"]): row["all"]
        for row in rows.values("account__line__scheme", "month").annotate(all=Sum("pence")).order_by()
    }
    found: dict[str, LedgerLine] = {}
    for scheme in schemes.values():
        name = line_name(scheme)
        own = tuple(
            _month(scheme, one, spent.get((scheme.pk, one.pk), 0)) for one in months[scheme.priority.year_id]
        )
        before = found[name].months if name in found else ()
        found[name] = LedgerLine(name=name, words=scheme.name, months=before + own)
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
