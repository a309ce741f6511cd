"""Rules of sharing: proposed, agreed by every party; money held until a result is known, and shared out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.engine.allocation import allocate
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Balance, Entry, FundYear, PotMove, RuleAgreed, SchemeLine, SharingRule
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.operations.keeping import check_keeps, locked, same, states_of
from lifecourse.finance.operations.posting import Said, post, stands
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.risk_share import (
    RuleStands,
    known_in,
    lines_by_name,
    moves_of,
    parties_of,
    read_rule,
    rules_of,
)
from lifecourse.finance.rules.ledger import At, CannotPost, Leg, month_for
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.risk_share import Outcome, PotShared, share_pot
from lifecourse.finance.rules.sharing import CannotShare, RiskShare
from lifecourse.finance.rules.sharing_data import BadRule, read_risk_share
from lifecourse.measures.api import NoSuchMeasure, Standing, standing
from lifecourse.organisations.api import (
    NotAllowed,
    Organisation,
    Permission,
    check_may,
    organisations_acted_for,
)


@transaction.atomic
def propose_rule(
    *, year: FundYear, kind: str, data: Mapping[str, Any], why: str = "", by: Account | None, at: datetime
) -> SharingRule:
    """Put a wording of a rule before the parties. It holds once every one of them agreed.

    `data` is as a file says it, days as 2016-04-01. Raises NotAllowed, CannotHold or BadRule.
    """
    year = locked(year)
    check_keeps(year, by=by, at=at)
    _check_open(year)
    rule = read_rule(kind, data, known_in(year))
    slug = rule.slug if isinstance(rule, RiskShare) else SETTLEMENT
    if isinstance(rule, RiskShare):
        _check_within(year, rule)
    earlier = next((one for one in rules_of(year) if (one.kind, one.slug) == (kind, slug)), None)
    _check_may_replace(year, earlier, rule, why=why)
    now = earlier.now if earlier else None
    return SharingRule.objects.create(
        year=year,
        kind=kind,
        slug=slug,
        data=dict(data),
        supersedes=now.row if now else None,
        why=why.strip() if now else "",
        proposed_by=by,
        proposed_at=at,
    )


@transaction.atomic
def agree_rule(*, rule: SharingRule, by: Account, at: datetime) -> list[RuleAgreed]:
    """Agree to a wording for each party that somebody acts for. Raises NotAllowed or CannotHold."""
    year = locked(rule.year)
    acts_for = _authorises_for(year, by=by, at=at)
    _check_open(year)
    stands_now = next(one for one in rules_of(year) if (one.kind, one.slug) == (rule.kind, rule.slug))
    wording = stands_now.proposed
    if wording is None or wording.row.pk != rule.pk:
        raise CannotHold("Another wording has been proposed, or this one holds already. Look at the newest.")
    _check_may_replace(year, stands_now, read_rule(rule.kind, rule.data, known_in(year)), why=rule.why)
    mine = [party for party in wording.waits_for if party in acts_for]
    if not mine:
        raise CannotHold("Your organisation has agreed to this wording already.")
    return [RuleAgreed.objects.create(rule=wording.row, party=party, by=by, at=at) for party in mine]


@transaction.atomic
def hold_pot(*, year: FundYear, slug: str, stamp: Stamp) -> Entry:
    """Take out of the lines' budgets what is held until a result is known.

    Raises NotAllowed, CannotHold or CannotPost.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    row, rule = rule_in_force(year, slug)
    words = f"Held: {rule.name}"[:300]
    if (standing := stands(stamp)) is not None:
        return same(standing, year_id=year.pk, why=Why.HOLDING.value, words=words)
    if moves_of(year, slug)[0] is not None:
        raise CannotHold("This money is held already.")
    lines = lines_by_name(year)
    legs = [leg for name, pence in rule.held.items() for leg in _held_from(year, lines[name], pence)]
    said = Said(why=Why.HOLDING, words=words, belongs_on=year.first_day, authority=rule.clause)
    entry = post(year=year, said=said, legs=legs, stamp=stamp)
    PotMove.objects.create(rule=row, entry=entry)
    return entry


@transaction.atomic
def resolve_pot(*, year: FundYear, slug: str, stamp: Stamp) -> Entry:
    """Share out a pot by a result that is final and agreed, as the rule that holds says.

    Raises NotAllowed, CannotHold, CannotPost or CannotShare.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    row, rule = rule_in_force(year, slug)
    words = f"Result known: {rule.name}"[:300]
    if (standing := stands(stamp)) is not None:
        return same(standing, year_id=year.pk, why=Why.RISK_SHARE.value, words=words)
    held, shared = moves_of(year, slug)
    if held is None:
        raise CannotHold("This money is not held yet.")
    if shared is not None:
        raise CannotHold(f"This money was shared out before, by entry {shared.entry.number}.")
    found = result_for(year, rule)
    outcome = agreed_outcome(found)
    parts = share_pot(rule, outcome)
    legs = _shared_legs(year, held.entry, parts)
    said = Said(
        why=Why.RISK_SHARE,
        words=words,
        belongs_on=rule.last,
        authority=rule.clause,
    )
    entry = post(year=year, said=said, legs=legs, stamp=stamp)
    PotMove.objects.create(
        rule=row,
        entry=entry,
        result=found.key,
        words=outcome.words[:500],
        working=[asdict(line) for line in parts.working],
    )
    return entry


def rule_in_force(year: FundYear, slug: str) -> tuple[SharingRule, RiskShare]:
    """The wording of a risk share that holds. Raises CannotHold."""
    for one in rules_of(year):
        if (one.kind, one.slug) == (RISK_SHARE, slug):
            if one.now is None:
                waits = " and ".join(str(party) for party in one.proposed.waits_for) if one.proposed else ""
                raise CannotHold(f"The rule does not hold yet: {waits} has to agree to it.")
            return one.now.row, read_risk_share(one.now.row.data, known_in(year), place="The rule")
    raise CannotHold(f"There is no rule {slug} here.")


def result_for(year: FundYear, rule: RiskShare) -> Standing:
    """How the measure of a rule stands in the rule's days. Raises CannotHold."""
    partnership = year.fund.agreement.partnership
    try:
        return standing(partnership=partnership, code=rule.measure, first=rule.first, last=rule.last)
    except NoSuchMeasure:
        raise CannotHold(f"{partnership} keeps no measure {rule.measure}. Set it up first.") from None


def agreed_outcome(found: Standing) -> Outcome:
    """What an agreed result says. Raises CannotHold, with how far the result has come."""
    if found.result is None:
        raise CannotHold(f"{found.name} {found.period}: no result is entered yet.")
    if not found.is_agreed:
        state = found.state.value if found.state else "unknown"
        said = {
            "provisional": "The result is provisional",
            "final": "The result is final and waits for another organisation to agree to it",
            "refused": "The result was not agreed to",
        }.get(state, "The result is not agreed")
        raise CannotHold(f"{said} ({found.working}). Money moves only by an agreed result.")
    if found.met is None:
        raise CannotHold(f"Whether the target was met cannot be known: {found.working}.")
    return Outcome(met=found.met, achieved=found.achieved, words=found.working)


def _authorises_for(year: FundYear, *, by: Account, at: datetime) -> list[Organisation]:
    """The parties for which somebody may agree. Raises NotAllowed."""
    partnership, on = year.fund.agreement.partnership, localdate(at)
    check_may(by, Permission.AUTHORISE_FUND, partnership=partnership, on=on)
    acted_for = organisations_acted_for(by, Permission.AUTHORISE_FUND, partnership=partnership, on=on)
    found = [party for party in parties_of(year) if party in acted_for]
    if not found:
        raise NotAllowed("You act for no party to this agreement.")
    return found


def _check_open(year: FundYear) -> None:
    if year.closed_at is not None:
        raise CannotHold(f"{year} is closed.")


def _check_within(year: FundYear, rule: RiskShare) -> None:
    if rule.last < year.first_day or rule.first > year.last_day:
        raise BadRule(
            [
                f"The rule, from: found '{rule.first}' to '{rule.last}', expected days within the year, "
                f"{year.first_day} to {year.last_day}."
            ]
        )


def _check_may_replace(year: FundYear, earlier: RuleStands | None, rule: Any, *, why: str) -> None:
    """Raises CannotHold unless the wording that holds may still give way to this one."""
    if earlier is None or earlier.now is None:
        return
    if not why.strip():
        raise CannotHold("A rule holds already. Say why another wording takes its place.")
    if not isinstance(rule, RiskShare):
        return
    held, shared = moves_of(year, rule.slug)
    if shared is not None:
        raise CannotHold("The money was shared out by the rule that holds. It cannot change any more.")
    if held is not None:
        before = read_risk_share(earlier.now.row.data, known_in(year), place="The rule")
        if dict(before.held) != dict(rule.held):
            raise CannotHold(
                "The money is held already: another wording has to hold the same from the same lines. "
                "To hold something else, have the entry that held it reversed first."
            )


def _held_from(year: FundYear, line: SchemeLine, pence: int) -> list[Leg]:
    """What a line gives up, from each open month by what stands there. Raises CannotPost."""
    at = At(kind=Kind.BUDGET, line=line.pk)
    stood = sum_of(year, at)
    if pence > stood:
        raise CannotPost(
            f"{line} has a budget of {pounds_words(stood)}; found {pounds_words(pence)} to be held."
        )
    open_months = {f"{one.number:02d}": one.number for one in states_of(year) if not one.closed}
    rows = Balance.objects.filter(account__year=year, account__code=at.code, month__closed=False)
    there = {f"{row.month.number:02d}": max(row.pence, 0) for row in rows.select_related("month")}
    if pence > sum(there.values()):
        raise CannotPost(
            f"Of the budget of {line}, {pounds_words(sum(there.values()))} stands in months that are open; "
            f"found {pounds_words(pence)} to be held. Have months opened again with a reason."
        )
    to = At(kind=Kind.RISK_POT, line=line.pk)
    parts = allocate(pence, there)
    return [
        Leg(source=at, to=to, month=open_months[name], pence=part)
        for name, part in sorted(parts.items())
        if part
    ]


def _shared_legs(year: FundYear, held: Entry, parts: PotShared) -> list[Leg]:
    """What goes from each line's part of the pot to whom: nothing stays in it, and nothing is split twice."""
    month = month_for(year.last_day, states_of(year)).number
    lines = lines_by_name(year)
    parties = {one.code: one.pk for one in parties_of(year)}
    wanted = [(At(kind=Kind.BUDGET, line=lines[name].pk), pence) for name, pence in parts.released.items()]
    wanted += [(At(kind=Kind.KEPT_BUDGET, party=parties[code]), pence) for code, pence in parts.kept.items()]
    sources: defaultdict[At, int] = defaultdict(int)
    for row in held.postings.select_related("to_account"):
        sources[At(kind=Kind.RISK_POT, line=row.to_account.line_id)] += row.pence
    legs = []
    # A line gets back what was held from it first, so that the least goes elsewhere.
    for own in (True, False):
        for number, (to, pence) in enumerate(wanted):
            left = pence
            for source in sorted(sources):
                if own and source.line != to.line:
                    continue
                part = min(left, sources[source])
                if part:
                    # What is kept stays known by the line it came from, and so by whose money it was.
                    at = replace(to, line=source.line) if to.kind is Kind.KEPT_BUDGET else to
                    legs.append(Leg(source=source, to=at, month=month, pence=part))
                    sources[source] -= part
                    left -= part
            wanted[number] = (to, left)
    if any(sources.values()) or any(left for _, left in wanted):
        raise CannotShare("What is held is not what the rule says. Have the entry that held it reversed.")
    legs += [
        Leg(
            source=At(kind=Kind.PARTNER, party=parties[code]),
            to=At(kind=Kind.KEPT, party=parties[code]),
            month=month,
            pence=pence,
        )
        for code, pence in parts.kept.items()
    ]
    return legs
