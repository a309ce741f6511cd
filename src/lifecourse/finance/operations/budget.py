"""What partners put in, and which line of which scheme it is given to."""

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Contribution, Entry, FundYear, SchemeLine
from lifecourse.finance.operations.keeping import check_keeps, check_of, locked, states_of
from lifecourse.finance.operations.outline import check_goes_on
from lifecourse.finance.operations.posting import Said, post, stands
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.rules.ledger import At, CannotPost, Leg
from lifecourse.finance.rules.months import over_months
from lifecourse.finance.rules.pounds import pounds_words


@transaction.atomic
def promise(
    *,
    year: FundYear,
    contribution: Contribution,
    pence: int,
    stamp: Stamp,
) -> Entry:
    """Put into the budget what a partner will contribute over the year's open months.

    Raises NotAllowed, CannotHold or CannotPost.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, contribution)
    source = At(kind=Kind.PROMISED, contribution=contribution.pk)
    legs = _monthly(year, source, At(kind=Kind.UNALLOCATED, contribution=contribution.pk), pence)
    words = f"{contribution.party}: {contribution.name}"
    said = Said(
        why=Why.CONTRIBUTION,
        words=words[:300],
        belongs_on=year.first_day,
        authority=contribution.agreed_in,
    )
    return post(year=year, said=said, legs=legs, stamp=stamp)


@transaction.atomic
def give(
    *,
    year: FundYear,
    line: SchemeLine,
    pence: int,
    authority: str,
    stamp: Stamp,
) -> Entry:
    """Give a line its budget out of its contribution. Raises NotAllowed, CannotHold or CannotPost."""
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    if not stands(stamp):
        check_goes_on(line)
        check_enough(year, line.contribution, pence)
    source = At(kind=Kind.UNALLOCATED, contribution=line.contribution_id)
    legs = _monthly(year, source, At(kind=Kind.BUDGET, line=line.pk), pence)
    said = Said(
        why=Why.ALLOCATION,
        words=str(line)[:300],
        belongs_on=year.first_day,
        authority=authority,
    )
    return post(year=year, said=said, legs=legs, stamp=stamp)


@transaction.atomic
def set_aside(
    *,
    year: FundYear,
    contribution: Contribution,
    pence: int,
    authority: str,
    stamp: Stamp,
) -> Entry:
    """Keep money of a contribution as contingency. Raises NotAllowed, CannotHold or CannotPost."""
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, contribution)
    if not stands(stamp):
        check_enough(year, contribution, pence)
    source = At(kind=Kind.UNALLOCATED, contribution=contribution.pk)
    legs = _monthly(year, source, At(kind=Kind.CONTINGENCY, contribution=contribution.pk), pence)
    said = Said(
        why=Why.ALLOCATION,
        words="Contingency",
        belongs_on=year.first_day,
        authority=authority,
    )
    return post(year=year, said=said, legs=legs, stamp=stamp)


def check_enough(year: FundYear, contribution: Contribution, pence: int) -> None:
    """Raises CannotPost when more would be given than is left of a contribution."""
    left = sum_of(year, At(kind=Kind.UNALLOCATED, contribution=contribution.pk))
    if pence > left:
        raise CannotPost(
            f"Of {contribution.name}, {pounds_words(left)} is left to give; found {pounds_words(pence)}."
        )


def _monthly(year: FundYear, source: At, to: At, pence: int) -> list[Leg]:
    if pence <= 0:
        raise CannotPost("An amount is more than nothing. To take something back, reverse it.")
    months = [state.number for state in states_of(year) if not state.closed]
    if not months:
        raise CannotPost("Every month of the year is closed.")
    parts = over_months(pence, months)
    return [Leg(source=source, to=to, month=month, pence=part) for month, part in sorted(parts.items())]
