"""What a page shows of sharing: each rule in sentences, how far it has come, and what would be if."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lifecourse.finance.models import FundYear, PotMove
from lifecourse.finance.queries.risk_share import (
    RuleStands,
    Wording,
    known_in,
    lines_by_name,
    moves_of,
    name_of,
    parties_of,
    read_rule,
    rules_of,
)
from lifecourse.finance.reading.statement import Statement, read_statement
from lifecourse.finance.rules.risk_share import Outcome, share_pot
from lifecourse.finance.rules.settlement import LineOut, Outturn, Settled, settle
from lifecourse.finance.rules.sharing import CannotShare, RiskShare, SettlementRule, WorkingLine
from lifecourse.finance.rules.sharing_data import Known
from lifecourse.finance.rules.sharing_words import risk_share_words, settlement_words
from lifecourse.measures.api import NoSuchMeasure, Standing, judge, standing

WHO_WORDS = {
    "freed": "Freed",
    "contingency": "Contingency",
    "over": "Over the budget",
    "under": "Not spent",
    "not agreed": "Not agreed",
}


@dataclass(frozen=True, kw_only=True)
class RuleRead:
    """One wording of a rule: its sentences, who agreed, for whom it waits."""

    wording: Wording
    rule: RiskShare | SettlementRule
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SharingRead:
    """A rule with the wording that holds and one proposed; of a risk share also its money and its result.

    `working` is what was posted, or what would be by the result as it stands now (`expected`).
    """

    slug: str
    now: RuleRead | None
    proposed: RuleRead | None
    held: PotMove | None = None
    shared: PotMove | None = None
    standing: Standing | None = None
    working: tuple[WorkingLine, ...] = ()
    cannot: str = ""

    @property
    def wordings(self) -> list[RuleRead]:
        """The wording that holds, then the one proposed."""
        return [one for one in (self.now, self.proposed) if one]

    @property
    def rule(self) -> RiskShare | SettlementRule:
        """The wording that holds, or else the one proposed."""
        return self.wordings[0].rule

    @property
    def is_risk(self) -> bool:
        """Whether it is about money held until a result is known."""
        return isinstance(self.rule, RiskShare)

    @property
    def result_changed(self) -> bool:
        """Whether another result stands now than the one by which money was shared out."""
        return bool(self.shared and self.standing and self.standing.key != self.shared.result)


def names_in(year: FundYear) -> dict[str, str]:
    """Lines and partners by the names under which rules know them, in words."""
    found = {code: str(line) for code, line in lines_by_name(year).items()}
    return found | {party.code: party.name for party in parties_of(year)} | WHO_WORDS


def read_sharing(year: FundYear) -> list[SharingRead]:
    """Every rule of a year as it stands, risk shares first, with what is expected by what is known now."""
    known, names = known_in(year), names_in(year)
    return [_sharing(year, one, known, names) for one in rules_of(year)]


def _sharing(year: FundYear, one: RuleStands, known: Known, names: Mapping[str, str]) -> SharingRead:
    now, proposed = (_rule(wording, known, names) for wording in (one.now, one.proposed))
    found = SharingRead(slug=one.slug, now=now, proposed=proposed)
    rule = found.rule
    if not isinstance(rule, RiskShare):
        return found
    held, shared = moves_of(year, one.slug)
    result = standing_for(year, rule)
    working, cannot = _working(rule, shared, result)
    return SharingRead(
        slug=one.slug,
        now=now,
        proposed=proposed,
        held=held,
        shared=shared,
        standing=result,
        working=said_with(names, working),
        cannot=cannot,
    )


def _working(
    rule: RiskShare, shared: PotMove | None, result: Standing | None
) -> tuple[list[WorkingLine], str]:
    """What was shared, or would be by the result as it stands, and why it cannot be told."""
    if shared is not None:
        return [WorkingLine(**line) for line in shared.working], ""
    if result is None or result.met is None:
        return [], ""
    try:
        outcome = Outcome(met=result.met, achieved=result.achieved, words=result.working)
        return list(share_pot(rule, outcome).working), ""
    except CannotShare as reason:
        return [], str(reason)


def _rule(wording: Wording | None, known: Known, names: Mapping[str, str]) -> RuleRead | None:
    if wording is None:
        return None
    rule = read_rule(wording.row.kind, wording.row.data, known)
    sentences = (
        risk_share_words(rule, names) if isinstance(rule, RiskShare) else settlement_words(rule, names)
    )
    return RuleRead(wording=wording, rule=rule, sentences=tuple(sentences))


def standing_for(year: FundYear, rule: RiskShare) -> Standing | None:
    """How the measure stands; None where the partnership keeps none of that name."""
    try:
        return standing(
            partnership=year.fund.agreement.partnership, code=rule.measure, first=rule.first, last=rule.last
        )
    except NoSuchMeasure:
        return None


def said_with(names: Mapping[str, str], working: Iterable[WorkingLine]) -> tuple[WorkingLine, ...]:
    """A working with lines and partners in words."""
    return tuple(
        WorkingLine(
            step=one.step,
            clause=one.clause,
            formula=one.formula,
            pence=one.pence,
            who=names.get(one.who, one.who),
        )
        for one in working
    )


def what_if(year: FundYear, one: SharingRead, value: Decimal) -> tuple[tuple[WorkingLine, ...], str]:
    """Who would get a pot if the result were this, and why it cannot be told: nothing is posted."""
    rule, stands = one.rule, one.standing
    if not isinstance(rule, RiskShare):
        return (), "This rule does not hang on a result."
    if stands is None or stands.aim is None:
        return (), "No target is set for these days, so nothing can be held against it."
    judged = judge(stands.aim, value)
    if judged.met is None:
        return (), f"Whether that meets the target cannot be known: {judged.words}."
    try:
        parts = share_pot(rule, Outcome(met=judged.met, achieved=judged.achieved, words=judged.words))
    except CannotShare as reason:
        return (), str(reason)
    return said_with(names_in(year), parts.working), ""


def outturn_of(statement: Statement, typed: Mapping[int, int] | None = None) -> Outturn:
    """A year's end as it is expected: spent, ordered and to come; `typed` is by line instead, in pence."""
    typed = typed or {}
    lines = [
        LineOut(
            name=name_of(stands.line),
            priority=str(priority.priority),
            scheme=str(scheme.scheme),
            lead=stands.line.lead.code,
            budget=stands.sums.budget,
            spent=typed.get(stands.line.pk, stands.sums.outturn),
            capital=stands.line.contribution.is_capital,
        )
        for priority in statement.priorities
        for scheme in priority.schemes
        for stands in scheme.lines
    ]
    sums: dict[str, dict[bool, int]] = {"contingency": {}, "unallocated": {}}
    put_in: dict[bool, dict[str, int]] = {False: {}, True: {}}
    for one in statement.contributions:
        capital, party = one.contribution.is_capital, one.contribution.party.code
        for name, pence in (("contingency", one.contingency), ("unallocated", one.unallocated)):
            sums[name][capital] = sums[name].get(capital, 0) + pence
        put_in[capital][party] = put_in[capital].get(party, 0) + one.promised
    return Outturn(
        lines=tuple(lines), contingency=sums["contingency"], unallocated=sums["unallocated"], put_in=put_in
    )


def expected_end(year: FundYear, rule: SettlementRule, typed: Mapping[int, int] | None = None) -> Settled:
    """How the year would be settled by what is expected now, or by what was typed: nothing is posted."""
    return settle(rule, outturn_of(read_statement(year), typed))
