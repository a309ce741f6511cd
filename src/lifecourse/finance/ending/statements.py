"""Which partners' statements both sides have not agreed to, as the books of a year stand."""

from lifecourse.finance.models import FundYear
from lifecourse.finance.queries.partner_statement import read_partner
from lifecourse.finance.queries.risk_share import parties_of
from lifecourse.finance.reading.partner_statement import KeptRead, kept_of


def statements_missing(year: FundYear) -> list[str]:
    """Of each partner whose newest statement is not agreed, or not of today's books: what it waits for."""
    found = []
    for party in parties_of(year):
        kept = kept_of(year, party, read_partner(year, party))
        if wrong := _wrong(kept[0] if kept else None):
            found.append(f"{party.name}: {wrong}")
    return found


def _wrong(newest: KeptRead | None) -> str:
    if newest is None:
        return "no statement was kept."
    name = f"statement {newest.row.number}"
    if not newest.is_current:
        return f"more was posted since {name} was kept. Keep another."
    if newest.disputes:
        said = "; ".join(f"{one.organisation}: {one.reason}" for one in newest.disputes)
        return f"{name} is disputed ({said})."
    return "" if newest.is_agreed else f"{name} waits for an answer."
