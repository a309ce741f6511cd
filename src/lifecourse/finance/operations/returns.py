"""Telling what happened in a quarter or a year, and which role signs its return."""

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.finance.models import FundYear, ReturnWords
from lifecourse.finance.operations.agreement import check_role
from lifecourse.finance.operations.keeping import check_keeps, locked, same
from lifecourse.organisations.api import NotAllowed


@transaction.atomic
def tell_in_return(
    *, year: FundYear, quarter: int, narrative: str, signatory: str, stamp: Stamp
) -> ReturnWords:
    """Keep what a return tells and which role signs it. Either may still be empty.

    Raises NotAllowed, or CannotHold for what looks like somebody's name where a role is wanted.
    """
    year = locked(year)
    if stamp.by is None:
        raise NotAllowed("A person tells it, so that another can file it.")
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_role(signatory)
    if (standing := ReturnWords.objects.filter(key=stamp.key).first()) is not None:
        return same(
            standing,
            year_id=year.pk,
            quarter=quarter,
            narrative=narrative.strip(),
            signatory=signatory.strip(),
        )
    return ReturnWords.objects.create(
        year=year,
        quarter=quarter,
        key=stamp.key,
        narrative=narrative.strip(),
        signatory=signatory.strip(),
        by=stamp.by,
        at=stamp.at,
    )
