"""Rules that say to which line of a scheme a partner's ledger lines go: made and ended, never changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import FundYear, MatchRule, SchemeLine
from lifecourse.finance.operations.imports import check_may_import
from lifecourse.finance.operations.keeping import check_of, locked
from lifecourse.finance.queries.imports import rule_of, rules_of
from lifecourse.finance.rules.matching import CannotMatch, LineKnown, Rule, check_rule, same_line
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import Organisation


@transaction.atomic
def make_rule(*, year: FundYear, line: SchemeLine, goes_by: Rule, stamp: Stamp) -> MatchRule:
    """Say which lines of its lead's ledger go to a line. `goes_by.key` and `to` are not looked at.

    Raises NotAllowed, CannotHold or CannotMatch.
    """
    year = locked(year)
    check_may_import(year, line.lead, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    check_rule(goes_by, rules_of(year, line.lead))
    said = {name: value for name, value in asdict(goes_by).items() if name not in ("key", "to")}
    said |= {name: " ".join(value.split()) for name, value in said.items() if isinstance(value, str)}
    return MatchRule.objects.create(year=year, party=line.lead, line=line, **said, by=stamp.by, at=stamp.at)


@transaction.atomic
def end_rule(*, rule: MatchRule, by: Account | None, at: datetime) -> MatchRule:
    """Let a rule decide nothing more; what it decided stands. Raises NotAllowed or CannotHold."""
    check_may_import(rule.year, rule.party, by=by, at=at)
    if rule.ended_at is not None:
        raise CannotHold("This rule was ended before.")
    rule.ended_by, rule.ended_at = by, at
    rule.save(update_fields=["ended_by", "ended_at"])
    return rule


@dataclass(frozen=True, kw_only=True)
class Copied:
    """The rules that a year took over, and of each that it did not why, in words."""

    made: Sequence[MatchRule]
    left: Sequence[str]


@transaction.atomic
def copy_rules(*, year: FundYear, party: Organisation, stamp: Stamp) -> Copied:
    """Take over the rules of a partner that hold in the year before. Raises NotAllowed or CannotHold.

    A rule that holds for certain days, or whose line the year does not have, is left, and said.
    """
    year = locked(year)
    check_may_import(year, party, by=stamp.by, at=stamp.at)
    before = year_before(year)
    if before is None:
        raise CannotHold(f"{year.fund} has no year before {year.slug}.")
    rows = MatchRule.objects.filter(year=before, party=party, ended_at=None)
    found = rows.select_related("line__scheme", "line__contribution").order_by("id")
    lines = {line.pk: line for line in _lines(year)}
    known = [_known(line) for line in lines.values()]
    made, left = [], []
    for row in found:
        rule, same = rule_of(row), same_line(_known(row.line), known)
        if row.first_day or row.last_day:
            left.append(f"{rule.because}: it holds for certain days of {before.slug}.")
        elif same is None:
            left.append(f"{rule.because}: {year.slug} does not have the one line {row.line.scheme}.")
        else:
            try:
                made.append(make_rule(year=year, line=lines[same.key], goes_by=rule, stamp=stamp))
            except CannotMatch as reason:
                left.append(f"{rule.because}: {reason}")
    return Copied(made=made, left=left)


def year_before(year: FundYear) -> FundYear | None:
    """The year of the fund that ended before this one begins, the latest."""
    earlier = FundYear.objects.filter(fund=year.fund_id, last_day__lt=year.first_day)
    return earlier.order_by("-last_day").first()


def _lines(year: FundYear) -> QuerySet[SchemeLine]:
    return SchemeLine.objects.filter(contribution__year=year).select_related("scheme", "contribution")


def _known(line: SchemeLine) -> LineKnown:
    return LineKnown(
        key=line.pk,
        lead=line.lead_id,
        number=line.scheme.number,
        scheme=line.scheme.name,
        contribution=line.contribution.name,
        provider=line.provider,
    )
