"""What is still to be spent on a line, month by month: what stands is brought to what is said."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Entry, FundYear, SchemeLine
from lifecourse.finance.operations.keeping import SENT_BEFORE, check_keeps, check_of, locked, same
from lifecourse.finance.operations.outline import check_goes_on
from lifecourse.finance.operations.posting import Said, post, stands
from lifecourse.finance.queries.forecast import forecast_of
from lifecourse.finance.rules.forecast import changes_to
from lifecourse.finance.rules.ledger import At, CannotPost, Leg
from lifecourse.finance.rules.months import CannotHold


@transaction.atomic
def set_forecast(*, year: FundYear, line: SchemeLine, by_month: Mapping[int, int], stamp: Stamp) -> Entry:
    """Post the difference to what stands, in pence by month. A month that is not named stays as it is.

    Raises NotAllowed, CannotHold or CannotPost.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    changes = changes_to(by_month, standing=forecast_of(year, line))
    words = f"Still to be spent: {line}"[:300]
    if (standing := stands(stamp)) is not None:
        if changes:
            raise CannotHold(SENT_BEFORE)
        return same(standing, year_id=year.pk, why=Why.FORECAST.value, words=words)
    if not changes:
        raise CannotPost("That is what stands already: there is nothing to post.")
    if any(pence > 0 for pence in changes.values()):
        check_goes_on(line)
    to_come, forecast = At(kind=Kind.TO_COME, line=line.pk), At(kind=Kind.FORECAST, line=line.pk)
    legs = [
        Leg(
            source=to_come if pence > 0 else forecast,
            to=forecast if pence > 0 else to_come,
            month=month,
            pence=abs(pence),
        )
        for month, pence in changes.items()
    ]
    said = Said(
        why=Why.FORECAST,
        words=words,
        belongs_on=min(max(localdate(stamp.at), year.first_day), year.last_day),
    )
    return post(year=year, said=said, legs=legs, stamp=stamp)
