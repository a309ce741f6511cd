"""What came from partners' ledgers and stands in the books, what of it is not known, and what to match by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Sum

from lifecourse.finance.kinds.imports import DayForm, Sign, State, Unit
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import (
    Cleared,
    Entry,
    ExportLayout,
    FundYear,
    ImportedLine,
    LedgerAccount,
    LedgerImport,
    LedgerTotal,
    MatchRule,
    Posting,
)
from lifecourse.finance.rules.imports import Layout
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.matching import ByHand, Known, Placed, Rule
from lifecourse.organisations.api import Organisation


@dataclass(frozen=True, kw_only=True)
class Came:
    """A line that stands in the books: what it says for matching, and by what it is found again."""

    pk: int
    identity: str
    at: date
    placed: Placed


def standing_lines(year: FundYear, party: Organisation | None = None) -> "QuerySet[ImportedLine]":
    """Every line that came and was not taken back with its file; of one partner, where it is given."""
    rows = ImportedLine.objects.filter(run__year=year, run__state=State.POSTED.value)
    return rows if party is None else rows.filter(run__party=party)


def open_suspense(year: FundYear, month: int | None = None) -> "QuerySet[ImportedLine]":
    """The lines of which it is not known what they are for, oldest first; of one month, where it is given.

    The month is that into which they were posted.
    """
    known = Cleared.objects.filter(came=OuterRef("pk"), entry__reversed_by=None)
    rows = standing_lines(year).filter(posting__isnull=False, line=None).exclude(Exists(known))
    if month is not None:
        rows = rows.filter(posting__month__number=month)
    return rows.select_related("run__party", "month", "posting__month", "posting__entry").order_by(
        "month__number", "day", "run", "number"
    )


def suspense_by_month(year: FundYear) -> dict[int, tuple[int, int]]:
    """How many lines are not known and what they come to in pence, by the number of their month."""
    found: dict[int, tuple[int, int]] = {}
    rows = (
        open_suspense(year).order_by("posting__month__number").values_list("posting__month__number", "pence")
    )
    for month, pence in rows:
        count, total = found.get(month, (0, 0))
        found[month] = count + 1, total + pence
    return found


def came_of(year: FundYear, party: Organisation) -> list[Came]:
    """Every standing line of a partner's ledger, and where it stands by now: in two queries."""
    since = _cleared_to(year)
    fields = ("pk", "identity", "day", "month__last_day", "line", "pence", "cost_centre", "subjective")
    rows = standing_lines(year, party).order_by("pk")
    return [
        Came(
            pk=pk,
            identity=identity,
            at=day or last_day,
            placed=Placed(
                to=since.get(pk, line),
                pence=pence,
                cost_centre=cost_centre,
                subjective=subjective,
                supplier=supplier,
                reference=reference,
                words=words,
            ),
        )
        for pk, identity, day, last_day, line, pence, cost_centre, subjective, supplier, reference, words in (
            rows.values_list(*fields, "supplier", "reference", "words")
        )
    ]


def known_of(year: FundYear, party: Organisation, came: list[Came]) -> Known:
    """What a line of a partner's ledger is matched by."""
    return Known(
        rules=rules_of(year, party),
        invoices=_by_hand(year, party),
        orders=_orders(year, party),
        placed=[one.placed for one in came],
        last_days=dict(year.months.values_list("number", "last_day")),
    )


def rules_of(year: FundYear, party: Organisation) -> list[Rule]:
    """The rules of a partner that hold."""
    return [rule_of(row) for row in MatchRule.objects.filter(year=year, party=party, ended_at=None)]


def rule_of(row: MatchRule) -> Rule:
    """A rule as it decides."""
    return Rule(
        key=row.pk,
        to=row.line_id,
        cost_centre=row.cost_centre,
        subjective=row.subjective,
        supplier=row.supplier,
        words=row.words,
        first_day=row.first_day,
        last_day=row.last_day,
    )


def latest_layout(year: FundYear, party: Organisation) -> ExportLayout | None:
    """How the last file of a partner was laid out, in any year of the fund."""
    return ExportLayout.objects.filter(fund=year.fund_id, party=party).order_by("-version").first()


def posted_layout(year: FundYear, party: Organisation) -> ExportLayout | None:
    """How the last file was laid out of which lines stand in this year's books."""
    runs = LedgerImport.objects.filter(year=year, party=party, state=State.POSTED.value, lines__gt=0)
    run = runs.select_related("layout").order_by("-posted_at", "-id").first()
    return run.layout if run else None


def layout_of(row: ExportLayout) -> Layout:
    """A layout as files are read by it."""
    return Layout(columns=row.columns, unit=Unit(row.unit), sign=Sign(row.sign), days=DayForm(row.days))


def row_behind(posting: Posting) -> ImportedLine | None:
    """The ledger's own line behind a posting; nothing where it was posted by hand."""
    return ImportedLine.objects.filter(posting=posting).select_related("run__party", "month").first()


def check_no_line_stands_by(entry: Entry) -> None:
    """Raises CannotPost where a line of a ledger was found to be this entry: it would stand nowhere."""
    line = entry.came_from.filter(run__state=State.POSTED.value).select_related("run__party").first()
    if line is not None:
        raise CannotPost(
            f"A line of the ledger of {line.run.party} is this invoice, and was not posted a second time. "
            "Take its file back first, then this, and bring the file in again."
        )


def latest_totals(year: FundYear, party: Organisation) -> dict[int, LedgerTotal]:
    """What a partner's trial balance says, by the number of the month."""
    rows = LedgerTotal.objects.filter(year=year, party=party).select_related("month", "by").order_by("id")
    return {row.month.number: row for row in rows}


def came_by_month(year: FundYear, party: Organisation) -> Mapping[int, int]:
    """What the standing lines of a partner's ledger come to, by the number of the month they belong to."""
    rows = standing_lines(year, party).order_by("month__number").values_list("month__number")
    return dict(rows.annotate(all=Sum("pence")))


def _cleared_to(year: FundYear) -> dict[int, int]:
    rows = Cleared.objects.filter(came__run__year=year, entry__reversed_by=None)
    return dict(rows.values_list("came", "line"))


def _by_hand(year: FundYear, party: Organisation) -> list[ByHand]:
    """Invoices that somebody posted by hand, and that no line of a file was found to be yet."""
    claimed = standing_lines(year, party).filter(by_hand__isnull=False).values("by_hand")
    rows = Posting.objects.filter(
        entry__year=year,
        entry__why=Why.SPEND.value,
        entry__reversed_by=None,
        to_account__kind=Kind.SPENT.value,
        from_account__kind=Kind.PARTNER.value,
        from_account__party=party,
    ).exclude(entry__in=claimed)
    return _papers(rows)


def _orders(year: FundYear, party: Organisation) -> list[ByHand]:
    orders = LedgerAccount.objects.filter(year=year, kind=Kind.COMMITTED.value, line__lead=party)
    rows = Posting.objects.filter(
        entry__year=year, entry__why=Why.ORDER.value, entry__reversed_by=None, to_account__in=orders
    )
    return _papers(rows)


def _papers(rows: "QuerySet[Posting]") -> list[ByHand]:
    fields = ("entry__number", "to_account__line", "pence", "entry__supplier", "entry__reference")
    return [
        ByHand(number=number, to=to, pence=pence, supplier=supplier, reference=reference)
        for number, to, pence, supplier, reference in rows.order_by("entry__number").values_list(*fields)
    ]


def import_of(year: FundYear, key: UUID, parties: Iterable[Organisation]) -> LedgerImport | None:
    """One file of a year by its key, where it is the ledger of one of these partners."""
    rows = LedgerImport.objects.filter(year=year, key=key, party__in=list(parties))
    found = rows.select_related("party", "layout", "by", "posted_by").first()
    if found is not None:
        found.year = year
    return found


def line_of(run: LedgerImport, number: int) -> ImportedLine | None:
    """One line of a file, by its row."""
    found = ImportedLine.objects.filter(run=run, number=number).first()
    if found is not None:
        found.run = run
    return found


def match_rules(year: FundYear, parties: Iterable[Organisation]) -> "QuerySet[MatchRule]":
    """The rules for lines of these partners' ledgers, those that ended too."""
    rows = MatchRule.objects.filter(year=year, party__in=list(parties))
    return rows.select_related("party", "line__scheme", "line__lead", "line__contribution", "by", "ended_by")
