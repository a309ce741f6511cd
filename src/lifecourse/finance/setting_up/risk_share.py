"""Rules of sharing from a fund's file: put before the parties, who agree to them on their pages."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from lifecourse.accounts.api import Account
from lifecourse.finance.models import FundYear, SharingRule
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.operations.risk_share import propose_rule
from lifecourse.finance.rules.sharing_data import BadRule
from lifecourse.finance.setting_up.reading import BadFund, FundFile


def propose_rules(year: FundYear, about: FundFile, *, place: str, by: Account | None, at: datetime) -> None:
    """Put the rules of a file before the parties, where they are not there yet. Raises BadFund."""
    wanted = [(RISK_SHARE, f"risk_shares {n}", row) for n, row in enumerate(about.risk_shares, start=1)]
    if about.settlement is not None:
        wanted.append((SETTLEMENT, SETTLEMENT, about.settlement))
    faults: list[str] = []
    for kind, where, row in wanted:
        data = plain(row)
        slug = data.get("slug") if kind == RISK_SHARE else SETTLEMENT
        # A wording that somebody proposed since is not undone by loading the file again.
        if SharingRule.objects.filter(year=year, kind=kind, slug=slug).exists():
            continue
        try:
            propose_rule(year=year, kind=kind, data=data, by=by, at=at)
        except BadRule as problem:
            faults += [fault.replace("The rule, ", f"{place}, {where}: ", 1) for fault in problem.faults]
    if faults:
        raise BadFund(faults)


def plain(value: Any) -> Any:
    """What a TOML file gives, as JSON keeps it: days as words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value
