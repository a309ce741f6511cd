"""Filing a return: once it is complete, by a second person, with the bytes of what was checked."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import FiledReturn, FundYear
from lifecourse.finance.operations.keeping import locked, same
from lifecourse.finance.reading.returns import ReturnRead, read_return
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.returns import check_complete, check_correction
from lifecourse.organisations.api import NotAllowed, Permission, organisations_acted_for


@transaction.atomic
def file_return(
    *, year: FundYear, quarter: int, why: str = "", writes: Callable[[ReturnRead], bytes], stamp: Stamp
) -> FiledReturn:
    """File a return: the bytes that `writes` makes of exactly the figures that were checked are kept.

    Nobody posts meanwhile. The same key is filed once. Raises NotAllowed, or CannotHold with all that is
    missing.
    """
    year = locked(year)
    read = read_return(year, quarter)
    by = check_may_file(read, by=stamp.by, at=stamp.at)
    if (standing := FiledReturn.objects.filter(key=stamp.key).first()) is not None:
        return same(standing, year_id=year.pk, quarter=quarter, why=why.strip())
    check_complete(read.checklist)
    number = len(read.filed) + 1
    check_correction(number=number, why=why)
    if read.words is None:
        raise CannotHold("Nothing is told.")
    content = writes(read)
    return FiledReturn.objects.create(
        year=year,
        quarter=quarter,
        number=number,
        key=stamp.key,
        words=read.words,
        why=why.strip(),
        content=content,
        sha256=sha256(content).hexdigest(),
        by=by,
        at=stamp.at,
    )


def check_may_file(read: ReturnRead, *, by: Account | None, at: datetime) -> Account:
    """Who files it. Raises NotAllowed unless they authorise for the host, and did not write what it tells."""
    agreement = read.year.fund.agreement
    if by is None:
        raise NotAllowed("A person files it.")
    acts_for = organisations_acted_for(
        by, Permission.AUTHORISE_FUND, partnership=agreement.partnership, on=localdate(at)
    )
    if agreement.host not in acts_for:
        raise NotAllowed(f"It is filed by whoever authorises for {agreement.host}, which holds the money.")
    if read.words is not None and read.words.by_id == by.pk:
        raise NotAllowed("A second person files it: you wrote what it tells.")
    return by


def can_file(read: ReturnRead, *, by: Account, at: datetime) -> bool:
    """Whether this person may file it, once it is complete."""
    try:
        check_may_file(read, by=by, at=at)
    except NotAllowed:
        return False
    return True
