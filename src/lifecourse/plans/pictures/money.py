"""Money by year: who pays, and what for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lifecourse.design.api import Chart, MoneyByYear, MoneyPart, money
from lifecourse.plans.document import PlanDocument, Row
from lifecourse.standards.api import RulePack

COLUMNS = ("baseline", "year_1", "year_2", "year_3")


def money_charts(document: PlanDocument, pack: RulePack) -> list[Chart]:
    """Revenue by who pays, capital by who pays, and cost that moves between commissioners in words."""
    rows = _parts(document)
    charts: list[Chart] = []
    for kind, title in (("revenue", "Revenue by who pays"), ("capital", "Capital by who pays")):
        chosen = [row for row in rows if row.text("money") == kind and _stated(row)]
        if chosen:
            charts.append(_chart(document, chosen, title, note=_moved(document) if kind == "revenue" else ""))
    return charts


def _parts(document: PlanDocument) -> list[Row]:
    template = document.template.table("funding")
    totals = {one.total for one in template.sums}
    return [row for row in document.rows("funding") if row.key not in totals]


def _stated(row: Row) -> bool:
    return any(row.number(column) is not None for column in COLUMNS)


def _chart(document: PlanDocument, rows: Sequence[Row], title: str, *, note: str) -> MoneyByYear:
    payers = document.template.table("funding").column("funder").choices
    used = [c for c in COLUMNS if any(row.number(c) is not None for row in rows)]
    years = tuple(document.template.years[COLUMNS.index(column)] for column in used)
    parts = tuple(
        MoneyPart(
            name=payers.get(row.text("funder"), row.key),
            pounds=tuple(row.number(column) for column in used),
        )
        for row in rows
    )
    return MoneyByYear(title=title, years=years, parts=parts, note=note)


def _moved(document: PlanDocument) -> str:
    amounts = [amount for row in document.rows("cost-movements") if (amount := row.number("amount"))]
    saved = -sum((a for a in amounts if a < 0), Decimal(0))
    paid = sum((a for a in amounts if a > 0), Decimal(0))
    return " ".join(_movement(saved, paid)) if saved and paid else ""


def _movement(saved: Decimal, paid: Decimal) -> Iterator[str]:
    yield f"Cost has moved between partners: {money(saved)} saved by one is {money(paid)} paid by others,"
    difference = paid - saved
    if difference > 0:
        yield f"{money(difference)} more in all."
    elif difference < 0:
        yield f"{money(-difference)} less in all."
    else:
        yield "the same in all."
