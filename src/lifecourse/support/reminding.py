"""What waits for somebody in support, as days alone: a reminder counts them and says nothing more."""

from collections.abc import Iterator
from datetime import date, datetime

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.people.api import organisations_seeing
from lifecourse.support.queries.register import heads_in_hospital
from lifecourse.support.queries.reviews import promises_owned
from lifecourse.support.reading.reviews import standing_of
from lifecourse.support.reading.reviews_due import next_reviews


def days_waiting(*, seen_by: Account, on: date, at: datetime) -> Iterator[date]:
    """By when reviews are due that nobody planned in time, and open promises of the reader's organisations.

    Of people whom the reader may see, for those alone who write down reviews.
    """
    if not organisations_seeing(seen_by, on=on, permission=Permission.HOLD_REVIEWS):
        return
    for one in next_reviews(heads_in_hospital(seen_by, on=on, at=at), on=on).values():
        in_time = one.meets is not None and one.by is not None and on <= one.meets <= one.by
        if one.by is not None and not in_time:
            yield one.by
    for promise in promises_owned(seen_by, on=on, at=at):
        if standing_of(promise, on=on).settled is None:
            yield promise.due
