"""What one partner owes the fund or is owed, line by line, each with where it opens and by which clause."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet, Sum

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FundYear, LedgerAccount, PartnerStatement, Posting
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.rules.ledger import At
from lifecourse.organisations.api import Organisation

# In the order in which one reads them.
GROUPS: dict[Kind, str] = {
    Kind.DUE: "What fell due of what it promised",
    Kind.CASH: "What it paid in, less what it was paid",
    Kind.SPENT: "What it spent for the fund",
    Kind.SUSPENSE: "What it spent and nobody has said on what",
    Kind.KEPT: "What it keeps after a result",
    Kind.SHARED: "Its share of what was spent over or under the budget",
    Kind.CARRIED: "What it holds for the next year",
    Kind.PARTNER: "Between partners",
}


@dataclass(frozen=True, kw_only=True)
class StatementRow:
    """One line: above nothing it owes the fund more by it, below nothing less. In pence.

    `clauses` are what the entries gave as their authority; `opens` is the query of the page of postings.
    """

    group: str
    words: str
    clauses: str
    pence: int
    opens: str


@dataclass(frozen=True, kw_only=True)
class PartnerRead:
    """A partner's statement: what it promised, the rows, and what they come to."""

    party: str
    promised: int
    rows: tuple[StatementRow, ...]
    balance: int

    @property
    def groups(self) -> list[tuple[str, list[StatementRow], int]]:
        """The rows under their headings, with what each comes to."""
        found: dict[str, list[StatementRow]] = {}
        for row in self.rows:
            found.setdefault(row.group, []).append(row)
        return [(group, rows, sum(row.pence for row in rows)) for group, rows in found.items()]

    @property
    def data(self) -> dict[str, Any]:
        """The same as JSON keeps it."""
        return {
            "party": self.party,
            "promised": self.promised,
            "rows": [asdict(row) for row in self.rows],
            "balance": self.balance,
        }

    @property
    def fingerprint(self) -> str:
        """What two sides can compare: it is another as soon as any figure or word is."""
        said = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()


def from_data(data: Mapping[str, Any]) -> PartnerRead:
    """A statement as it was kept."""
    return PartnerRead(**{**data, "rows": tuple(StatementRow(**row) for row in data["rows"])})


def read_partner(year: FundYear, party: Organisation) -> PartnerRead:
    """What the books say of a partner now: as many queries however much was posted."""
    at = At(kind=Kind.PARTNER, party=party.pk)
    sums: defaultdict[int, int] = defaultdict(int)
    clauses: defaultdict[int, set[str]] = defaultdict(set)
    for own, other, sign in (("to_account", "from_account", 1), ("from_account", "to_account", -1)):
        rows = Posting.objects.filter(**{f"{own}__year": year, f"{own}__code": at.code})
        for account, clause, pence in (
            rows.values_list(other, "entry__authority").annotate(all=Sum("pence")).order_by(other)
        ):
            sums[account] += sign * pence
            clauses[account] |= {clause} - {""}
    accounts = LedgerAccount.objects.select_related(
        "line__scheme", "line__lead", "contribution", "party"
    ).in_bulk(sums)
    order = list(GROUPS)
    found = sorted(
        (account for account in accounts.values() if sums[account.pk]),
        key=lambda one: (order.index(Kind(one.kind)), one.pk),
    )
    promised = sum(
        -sum_of(year, At(kind=Kind.PROMISED, contribution=one.pk))
        for one in year.contributions.filter(party=party)
    )
    return PartnerRead(
        party=party.name,
        promised=promised,
        rows=tuple(
            StatementRow(
                group=GROUPS[Kind(one.kind)],
                words=str(one.line or one.contribution or one.party or GROUPS[Kind(one.kind)]),
                clauses="; ".join(sorted(clauses[one.pk])),
                pence=sums[one.pk],
                opens=urlencode(_opens(one, party)),
            )
            for one in found
        ),
        balance=sum(sums.values()),
    )


def _opens(account: LedgerAccount, party: Organisation) -> dict[str, Any]:
    """Which figure the page of postings shows for a row."""
    if account.line_id:
        return {"kind": account.kind, "line": account.line_id}
    if account.contribution is not None:
        return {"kind": account.kind, "contribution": account.contribution.slug}
    if account.kind in {Kind.CASH.value, Kind.SUSPENSE.value}:
        # These hold everybody's: the partner's own account shows its part.
        return {"kind": Kind.PARTNER.value, "party": party.code}
    return {"kind": account.kind, "party": account.party.code if account.party else party.code}


def statements_of(year: FundYear, party: Organisation) -> "QuerySet[PartnerStatement]":
    """The statements that were kept for one partner, the newest first."""
    return PartnerStatement.objects.filter(year=year, party=party).order_by("-number")
