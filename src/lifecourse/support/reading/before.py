"""Reviews before hospital as pages read them: for one stay, and counted over everybody who came in a year."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, called_by, people_seen_by, portraits_of
from lifecourse.standards.api import TimingPack, age_on, timing_packs
from lifecourse.support.models import Review, RootCause, WardStay
from lifecourse.support.queries.register import wards_by_head
from lifecourse.support.reading.learning import has_learning_plan
from lifecourse.support.reading.stays import HospitalStay, joined
from lifecourse.support.rules.ages import ADULT
from lifecourse.support.rules.before import (
    CHILDREN_PACK,
    NOT_FROM_HOME,
    Share,
    asked_for_by,
    review_before,
    share_of,
)

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Before:
    """Whether somebody had a review before a stay; where not, why, and by which policy it was asked for."""

    stay: HospitalStay
    reviewed_on: date | None
    cause: RootCause | None
    asked_for: str

    @property
    def without(self) -> bool:
        """Whether they came from home without one."""
        return self.reviewed_on is None and self.stay.wards[0].came_from not in NOT_FROM_HOME


def reviews_before(heads: Collection[UUID]) -> dict[UUID, list[date]]:
    """On which days a review in the community was held, by head."""
    found: dict[UUID, list[date]] = defaultdict(list)
    held = Review.objects.filter(person__head__in=heads, place="community")
    for head, day in held.values_list("person__head", "held_on"):
        if day is not None:
            found[head].append(day)
    return found


def before_stay(person: Person, stay: HospitalStay | None, *, born: date | None) -> Before | None:
    """Whether a head had a review before a stay."""
    if stay is None:
        return None
    asked = asked_for_by(
        timing_packs(),
        came=stay.since,
        age=age_on(born, stay.since) if born else None,
        ehc_plan=bool(has_learning_plan(person, on=stay.since)),
    )
    causes = RootCause.objects.filter(person__head=person, stay_from=stay.since).select_related("by")
    return Before(
        stay=stay,
        reviewed_on=review_before(stay.since, reviews_before([person.pk])[person.pk]),
        cause=causes.first(),
        asked_for=f"{asked[1].words}: {asked[0].words}. {asked[1].citation}" if asked else "",
    )


@dataclass(frozen=True, kw_only=True)
class Came:
    """Somebody who came to hospital from home within a year."""

    person: Person
    called: str
    since: date
    is_child: bool
    reviewed_on: date | None
    cause: RootCause | None


@dataclass(frozen=True, kw_only=True)
class CameInAYear:
    """Everybody who came within a year of whom the reader may know."""

    without: Sequence[Came]
    everybody: Share
    children: Share
    unexplained: int
    # Which policy says how many children are to have one.
    asked_for: TimingPack


def came_in_a_year(*, seen_by: Account, on: date, at: datetime) -> CameInAYear:
    """Who came within the last year, and who of them without a review before; the latest first."""
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk=OuterRef("person__head"))
    lately = WardStay.objects.filter(Exists(seen), from_date__gt=on - A_YEAR, from_date__lte=on)
    heads = {one.person.head_id: one.person.head for one in lately.select_related("person__head")}
    wards, held = wards_by_head(heads), reviews_before(heads.keys())
    known = portraits_of(list(heads.values()), today=on)
    called = called_by(list(heads.values()), today=on, known=known)
    causes: dict[tuple[UUID, date], RootCause] = {}
    written = RootCause.objects.filter(person__head__in=heads).select_related("person")
    for cause in written.order_by("written_on", "pk"):
        causes[cause.person.head_id, cause.stay_from] = cause
    came = [
        Came(
            person=head,
            called=called[key],
            since=stay.since,
            is_child=_is_child(known[key].birth_date, stay.since),
            reviewed_on=review_before(stay.since, held[key]),
            cause=causes.get((key, stay.since)),
        )
        for key, head in heads.items()
        for stay in joined(wards[key], on=on)
        if on - A_YEAR < stay.since <= on and stay.wards[0].came_from not in NOT_FROM_HOME
    ]
    without = [one for one in came if one.reviewed_on is None]
    return CameInAYear(
        without=sorted(without, key=lambda one: (-one.since.toordinal(), one.called.lower(), one.person.pk)),
        everybody=share_of([one.reviewed_on is not None for one in came]),
        children=share_of([one.reviewed_on is not None for one in came if one.is_child]),
        unexplained=sum(one.cause is None for one in without),
        asked_for=next(pack for pack in timing_packs() if pack.id == CHILDREN_PACK),
    )


def _is_child(born: date | None, came: date) -> bool:
    """Somebody whose birth date nobody knows is counted with adults: nothing says that they are a child."""
    return born is not None and age_on(born, came) < ADULT
