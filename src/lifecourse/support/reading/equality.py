"""Health equality as pages read it: each indicator beside what it was before, screening, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from lifecourse.people.api import Person
from lifecourse.support.models import HealthRating, HealthStandard, RatedIndicator, Screening
from lifecourse.support.rules.health import CHANGE_WORDS, Change, change


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One indicator as it was last rated, and what changed since the time before."""

    indicator: str
    level: str
    before: str
    rated: RatedIndicator
    change: Change

    @property
    def change_words(self) -> str:
        """What changed, in words."""
        return CHANGE_WORDS[self.change]


@dataclass(frozen=True, kw_only=True)
class RatedPart:
    """One part of a framework with its indicators; those that were never rated by name."""

    name: str
    rated: Sequence[Rated]
    never: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ByFramework:
    """How somebody is rated by one framework today."""

    standard: HealthStandard
    last: HealthRating
    parts: Sequence[RatedPart]

    def count(self, wanted: Change) -> int:
        """How many indicators changed like this."""
        return sum(one.change is wanted for part in self.parts for one in part.rated)

    @property
    def better(self) -> int:
        """How many became better."""
        return self.count(Change.BETTER)

    @property
    def worse(self) -> int:
        """How many became worse."""
        return self.count(Change.WORSE)


@dataclass(frozen=True, kw_only=True)
class Screened:
    """The latest that is known of one kind of screening, and what was before."""

    standard: HealthStandard
    latest: Screening | None
    earlier: Sequence[Screening]


@dataclass(frozen=True, kw_only=True)
class Equality:
    """Ratings and screening of one person."""

    ratings: Sequence[ByFramework]
    screenings: Sequence[Screened]
    frameworks: Sequence[HealthStandard]


def standards() -> list[HealthStandard]:
    """Every standard that counts: confirmed by a second person, and not stopped."""
    found = HealthStandard.objects.filter(stopped_at=None).exclude(confirmed_at=None)
    return list(found.order_by("name", "pk"))


def equality_of(head: Person) -> Equality:
    """How a head is rated, and their screening, in four queries."""
    counting = standards()
    ratings = list(
        HealthRating.objects.filter(person__head=head)
        .select_related("standard", "by")
        .prefetch_related("indicators")
    )
    frameworks = {one.standard_id: one.standard for one in ratings}
    noted: dict[int, list[Screening]] = {}
    for one in Screening.objects.filter(person__head=head).select_related("standard"):
        noted.setdefault(one.standard_id, []).append(one)
    screening = {one.pk: one for one in counting if one.kind == "screening"}
    screening |= {some[0].standard_id: some[0].standard for some in noted.values()}
    return Equality(
        ratings=[
            _by_framework(standard, [one for one in ratings if one.standard_id == standard.pk])
            for standard in frameworks.values()
        ],
        screenings=[
            Screened(
                standard=standard,
                latest=next(iter(noted.get(key, [])), None),
                earlier=noted.get(key, [])[1:],
            )
            for key, standard in sorted(screening.items(), key=lambda pair: (pair[1].name, pair[0]))
        ],
        frameworks=[one for one in counting if one.kind == "rating"],
    )


def _by_framework(standard: HealthStandard, ratings: Sequence[HealthRating]) -> ByFramework:
    """Ratings come the latest first."""
    found: dict[str, list[RatedIndicator]] = {}
    for rating in ratings:
        for one in rating.indicators.all():
            # So that a page can say on which day, without asking for it again.
            one.rating = rating
            found.setdefault(one.indicator, []).append(one)
    return ByFramework(
        standard=standard,
        last=ratings[0],
        parts=[
            RatedPart(
                name=part["name"],
                rated=[_rated(standard, found[one]) for one in part["indicators"] if one in found],
                never=[one for one in part["indicators"] if one not in found],
            )
            for part in standard.parts
        ],
    )


def _rated(standard: HealthStandard, some: Sequence[RatedIndicator]) -> Rated:
    before = some[1].level if len(some) > 1 else None
    return Rated(
        indicator=some[0].indicator,
        level=standard.levels[some[0].level],
        before=standard.levels[before] if before is not None else "",
        rated=some[0],
        change=change(before, some[0].level),
    )
