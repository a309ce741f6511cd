"""Rules of sharing of a year: which hold, which wait for whom, and what became of a pot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lifecourse.finance.models import FundYear, PotMove, SchemeLine, SharingRule
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.queries.signing import parties_in
from lifecourse.finance.rules.sharing import RiskShare, SettlementRule, line_name
from lifecourse.finance.rules.sharing_data import Known, read_risk_share, read_settlement
from lifecourse.organisations.api import Organisation


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One wording of a rule with who agreed to it, and for whom it waits."""

    row: SharingRule
    agreed: tuple[Organisation, ...]
    waits_for: tuple[Organisation, ...]

    @property
    def holds(self) -> bool:
        """Whether every party agreed."""
        return not self.waits_for


@dataclass(frozen=True, kw_only=True)
class RuleStands:
    """A rule by its short name: the wording that holds, and a later one that is proposed."""

    kind: str
    slug: str
    now: Wording | None
    proposed: Wording | None


def lines_by_name(year: FundYear) -> dict[str, SchemeLine]:
    """The lines of a year by the name that rules know them by."""
    rows = SchemeLine.objects.filter(contribution__year=year).select_related(
        "lead", "contribution__party", "scheme__priority"
    )
    return {name_of(line): line for line in rows}


def name_of(line: SchemeLine) -> str:
    """A line's name as rules know it. Select scheme, lead and contribution with it."""
    return line_name(
        scheme=line.scheme.number,
        lead=line.lead.code,
        contribution=line.contribution.slug,
        provider=line.provider,
    )


def parties_of(year: FundYear) -> list[Organisation]:
    """The parties that the agreement binds in the year, by name."""
    return parties_in(year)


def known_in(year: FundYear) -> Known:
    """What a rule of this year may name."""
    return Known(
        parties=tuple(one.code for one in parties_of(year)), lines=tuple(sorted(lines_by_name(year)))
    )


def read_rule(
    kind: str, data: Mapping[str, Any], known: Known, *, place: str = "The rule"
) -> RiskShare | SettlementRule:
    """A rule that is kept as data. Raises BadRule."""
    reads = read_risk_share if kind == RISK_SHARE else read_settlement
    return reads(data, known, place=place)


def rules_of(year: FundYear) -> list[RuleStands]:
    """Every rule of a year with the wording that holds and the newest proposed: risk shares first."""
    parties = parties_of(year)
    rows = SharingRule.objects.filter(year=year).prefetch_related("agreed__party")
    found: dict[tuple[str, str], list[Wording]] = {}
    for row in rows.order_by("kind", "slug", "id"):
        agreed = {one.party_id for one in row.agreed.all()}
        wording = Wording(
            row=row,
            agreed=tuple(one for one in parties if one.pk in agreed),
            waits_for=tuple(one for one in parties if one.pk not in agreed),
        )
        found.setdefault((row.kind, row.slug), []).append(wording)
    return [_stands(kind, slug, wordings) for (kind, slug), wordings in found.items()]


def _stands(kind: str, slug: str, wordings: list[Wording]) -> RuleStands:
    held = [one for one in wordings if one.holds]
    now = held[-1] if held else None
    later = wordings[-1]
    return RuleStands(kind=kind, slug=slug, now=now, proposed=None if later is now or later.holds else later)


def settlement_in_force(year: FundYear) -> tuple[SharingRule, SettlementRule] | None:
    """The rule about over- and underspend that holds, if one does."""
    for one in rules_of(year):
        if one.kind == SETTLEMENT and one.now is not None:
            rule = read_settlement(one.now.row.data, known_in(year), place="The rule")
            return one.now.row, rule
    return None


def moves_of(year: FundYear, slug: str) -> tuple[PotMove | None, PotMove | None]:
    """How a pot was held and how it was shared out, where the entry stands and was not reversed."""
    rows = PotMove.objects.filter(
        rule__year=year, rule__slug=slug, rule__kind=RISK_SHARE, entry__reversed_by=None
    ).select_related("entry", "rule")
    held, shared = None, None
    for row in rows.order_by("id"):
        if row.result is None:
            held = row
        else:
            shared = row
    return held, shared


def wording_sent(year: FundYear, slug: str, sent: str) -> SharingRule | None:
    """The wording of a rule that a page names by its number; None for what is no such number."""
    rows = SharingRule.objects.filter(year=year, slug=slug)
    return next((one for one in rows if str(one.pk) == sent), None)
