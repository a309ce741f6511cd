"""Journeys through hospital of everybody whom a reader may see, as their page reads them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import councils_responsible, people_seen_by
from lifecourse.support.kinds.stays import CAME_FROM, HOME, LEFT_FOR, TRANSFERRED
from lifecourse.support.models import WardStay
from lifecourse.support.reading.stays import joined
from lifecourse.support.rules.costs import Period
from lifecourse.support.rules.journeys import STILL_THERE, Journey, Way, ways, went_home, within

CAME_WORDS = CAME_FROM | {TRANSFERRED: "A ward that is not in this record"}
WENT_WORDS = LEFT_FOR | {TRANSFERRED: "A ward that is not in this record", STILL_THERE: "Still in hospital"}


@dataclass(frozen=True, kw_only=True)
class Journeys:
    """The journeys of a year: every way that stays took, and how many ended in a home."""

    year: Period
    ways: Sequence[Way]
    stays: int
    ended: int
    home: int
    heads: Sequence[UUID]


def journeys_of(
    *, seen_by: Account, council: Organisation | None, year: Period, on: date, at: datetime
) -> Journeys:
    """Where people came from and went to in a year, up to today; of all whom the reader may see.

    Or of one council's people, for whom it is responsible today. The queries do not grow with the people.
    """
    last = min(year.last, on)
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk=OuterRef("person__head"))
    by_head: dict[UUID, list[WardStay]] = defaultdict(list)
    wards = WardStay.objects.filter(Exists(seen), from_date__lte=last).select_related("person")
    for ward in wards.order_by("from_date", "pk"):
        by_head[ward.person.head_id].append(ward)
    if council is not None:
        responsible = councils_responsible(set(by_head), on=on)
        for key in [key for key in by_head if responsible.get(key) != council.pk]:
            del by_head[key]
    every = [
        Journey(
            head=head,
            came_from=stay.wards[0].came_from,
            went_to=stay.now.how_left or STILL_THERE,
            since=stay.since,
            until=stay.until,
        )
        for head, some in by_head.items()
        for stay in joined(some, on=on)
    ]
    found = within(every, first=year.first, last=last)
    return Journeys(
        year=year,
        ways=ways(found, on=last),
        stays=len(found),
        ended=sum(one.until is not None for one in found),
        home=went_home(found, HOME),
        heads=sorted({one.head for one in found}),
    )
