"""Saying what money in suspense was for: line by line, many at once, or by the rules that hold now."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Cleared, Entry, FundYear, ImportedLine, SchemeLine
from lifecourse.finance.operations.imports import check_may_import
from lifecourse.finance.operations.keeping import SENT_BEFORE, check_of, locked, states_of
from lifecourse.finance.operations.matching import make_rule
from lifecourse.finance.operations.posting import Said, post, stands
from lifecourse.finance.queries.imports import open_suspense, rules_of
from lifecourse.finance.rules.imports import Line
from lifecourse.finance.rules.ledger import At, CannotPost, Leg
from lifecourse.finance.rules.matching import Rule, match
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import Organisation


@transaction.atomic
def clear(
    *,
    year: FundYear,
    came: Sequence[ImportedLine],
    line: SchemeLine,
    because: str,
    goes_by: Rule | None = None,
    stamp: Stamp,
) -> Entry:
    """Move lines of one partner's ledger out of suspense to the line that they were for.

    Each goes in the month in which it stands, or the first open one after. `goes_by`: a rule made on the way,
    by which the next ones go there. Raises NotAllowed, CannotHold, CannotPost or CannotMatch.
    """
    year = locked(year)
    check_may_import(year, line.lead, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    wanted = {one.pk for one in came}
    if (standing := stands(stamp)) is not None:
        if set(standing.cleared.values_list("came_id", "line_id")) != {(one, line.pk) for one in wanted}:
            raise CannotHold(SENT_BEFORE)
        return standing
    if goes_by is not None:
        make_rule(year=year, line=line, goes_by=goes_by, stamp=stamp)
        because = goes_by.because
    found = list(open_suspense(year).filter(pk__in=wanted))
    if not wanted or len(found) < len(wanted):
        raise CannotHold("Some of these lines are not in suspense any more. Look again.")
    if any(one.run.party_id != line.lead_id for one in found):
        raise CannotHold(f"What another partner's ledger says is not spent by {line.lead}.")
    states = states_of(year)
    legs = []
    for one in found:
        number = one.posting.month.number if one.posting else 1
        into = next((state.number for state in states if state.number >= number and not state.closed), None)
        if into is None:
            raise CannotPost("Every month from then on is closed.")
        leg = Leg(
            source=At(kind=Kind.SUSPENSE, party=line.lead_id),
            to=At(kind=Kind.SPENT, line=line.pk),
            month=into,
            pence=abs(one.pence),
        )
        legs.append(leg if one.pence > 0 else leg.back())
    days = [one.day or min(one.month.last_day, localdate(stamp.at)) for one in found]
    lines = "1 line" if len(found) == 1 else f"{len(found)} lines"
    said = Said(
        why=Why.CLEARING,
        words=f"What {lines} of the ledger of {line.lead} were for"[:300],
        belongs_on=max(days),
    )
    entry = post(year=year, said=said, legs=legs, stamp=stamp)
    Cleared.objects.bulk_create(
        [Cleared(came=one, entry=entry, line=line, because=because[:300]) for one in found], batch_size=500
    )
    return entry


@transaction.atomic
def clear_by_rules(*, year: FundYear, party: Organisation, stamp: Stamp) -> int:
    """Move out of suspense whatever the rules of a partner match now. Gives how many lines that were.

    Raises as `clear` does.
    """
    year = locked(year)
    check_may_import(year, party, by=stamp.by, at=stamp.at)
    rules = sorted(rules_of(year, party), key=lambda rule: (-rule.says, -rule.key))
    groups: defaultdict[tuple[int, str], list[ImportedLine]] = defaultdict(list)
    for one in open_suspense(year).filter(run__party=party):
        if (rule := match(as_line(one), rules, last_day=one.month.last_day)) is not None:
            groups[rule.to, rule.because].append(one)
    lines = {line.pk: line for line in SchemeLine.objects.filter(contribution__year=year, lead=party)}
    for (to, because), some in sorted(groups.items()):
        part = stamp.part(f"{to} {because}")
        clear(year=year, came=some, line=lines[to], because=because, stamp=part)
    return sum(map(len, groups.values()))


def as_line(one: ImportedLine) -> Line:
    """A line that came, as rules read it."""
    return Line(
        number=one.number,
        day=one.day,
        month=one.month.number,
        pence=one.pence,
        cost_centre=one.cost_centre,
        subjective=one.subjective,
        words=one.words,
        supplier=one.supplier,
        reference=one.reference,
    )
