"""Reads what counts are made from: the stays of everybody whose bed these commissioners ever paid for.

A fixed number of queries, whatever the number of people. Nothing here asks who may see whom: it is for
counts, and whoever shows names asks `who_was_counted`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lifecourse.organisations.api import Organisation
from lifecourse.people.api import birth_dates, councils_responsible
from lifecourse.standards.api import counting_rules
from lifecourse.support.counts.counting import counts_of
from lifecourse.support.counts.facts import (
    CountedWard,
    History,
    KeptBack,
    Nights,
    Period,
    Planned,
    Registered,
)
from lifecourse.support.counts.periods import quarters_in
from lifecourse.support.counts.published import PublishedTable, published
from lifecourse.support.counts.values import Asked, ByRules, Counts
from lifecourse.support.models import (
    Delay,
    Leave,
    LegalStatus,
    OnRegister,
    PlannedDischarge,
    ReadyToLeave,
    RegisterDecision,
    Review,
    WardStay,
)
from lifecourse.support.queries.reviews import rules_of_reviews
from lifecourse.support.reading.reviews_due import plans_of

OF_A_WARD = (
    "hospital",
    "provider",
    "ward_kind",
    "came_from",
    "how_left",
    "commissioner_id",
    "km_from_home",
)


def counts_for(
    period: Period,
    *,
    commissioners: Iterable[Organisation],
    keepers: Iterable[Organisation],
    councils: Iterable[Organisation] = (),
    area: Organisation | None = None,
    days: Sequence[date] = (),
) -> Counts:
    """All standard counts of a period: whose beds, of which registers, and from which home area.

    Of the `days` besides, none later than the period, it is counted how many are there.
    """
    asked = Asked(
        period=period,
        payers={one.pk: one.name for one in commissioners},
        keepers=frozenset(one.pk for one in keepers),
        councils={one.pk: one.name for one in councils},
        area=area.pk if area else None,
        days=days,
    )
    rules = ByRules(counting=counting_rules(), reviews=rules_of_reviews())
    return counts_of(histories(asked.payers, asked.keepers, on=period.last), asked, rules)


def counts_to_publish(
    period: Period, *, commissioners: Iterable[Organisation], councils: Iterable[Organisation]
) -> tuple[PublishedTable, ...]:
    """The counts of a whole month, quarter or year as they may be published, beside each other."""
    payers = {one.pk: one.name for one in commissioners}
    areas = {one.pk: one.name for one in councils}
    rules = ByRules(counting=counting_rules(), reviews=rules_of_reviews())
    read = list(histories(payers, payers, on=period.last))

    def of(some: Period) -> Counts:
        asked = Asked(period=some, payers=payers, keepers=frozenset(payers), councils=areas)
        return counts_of(read, asked, rules)

    return published(of(period), [of(one) for one in quarters_in(period)])


def histories(payers: Collection[int], keepers: Collection[int], *, on: date) -> Iterator[History]:
    """Everything that is counted of everybody who had a bed or a place on a register by a day."""
    had_a_bed = WardStay.objects.filter(commissioner__in=payers, from_date__lte=on).values("person__head")
    registered = OnRegister.objects.filter(keeper__in=keepers, from_date__lte=on).values("person__head")
    wards = _by_head(WardStay.objects.filter(person__head__in=had_a_bed, from_date__lte=on), OF_A_WARD)
    entries = _by_head(OnRegister.objects.filter(person__head__in=registered), ("pk", "keeper_id"))
    ratings: dict[int, list[tuple[date, str]]] = defaultdict(list)
    decided = RegisterDecision.objects.filter(entry__keeper__in=keepers).order_by("on", "pk")
    for entry, day, rating in decided.values_list("entry", "on", "rating"):
        ratings[entry].append((day, rating))
    laws = _by_head(LegalStatus.objects.filter(person__head__in=had_a_bed), ("kind",))
    leaves = _by_head(Leave.objects.filter(person__head__in=had_a_bed), ("kind",))
    ready = _by_head(ReadyToLeave.objects.filter(person__head__in=had_a_bed), ())
    delays = _by_head(Delay.objects.filter(person__head__in=had_a_bed), ("cause", "sector"))
    planned: dict[UUID, list[Planned]] = defaultdict(list)
    said = PlannedDischarge.objects.filter(person__head__in=had_a_bed).order_by("said_on", "pk")
    for head, stay_from, said_on, day in said.values_list(
        "person__head", "stay_from", "said_on", "planned_for"
    ):
        planned[head].append(Planned(stay_from=stay_from, said_on=said_on, planned_for=day))
    reviews: dict[UUID, list[Review]] = defaultdict(list)
    held = Review.objects.filter(person__head__in=had_a_bed).select_related("person").order_by("at", "pk")
    for review in held:
        reviews[review.person.head_id].append(review)
    everybody = list({**wards, **entries})
    born = birth_dates(everybody)
    councils = councils_responsible(everybody, on=on)
    for head in everybody:
        theirs = reviews[head]
        yield History(
            head=head,
            born=born.get(head),
            council=councils.get(head),
            wards=[_ward(row) for row in wards.get(head, ())],
            laws=[_nights(row, row["kind"]) for row in laws.get(head, ())],
            leaves=[_nights(row, row["kind"]) for row in leaves.get(head, ())],
            planned=planned.get(head, ()),
            ready=[_nights(row) for row in ready.get(head, ())],
            delays=[
                KeptBack(
                    from_date=row["from_date"],
                    to_date=row["to_date"],
                    what=row["cause"],
                    sector=row["sector"],
                )
                for row in delays.get(head, ())
            ],
            reviews=[one.held_on for one in theirs if one.held_on],
            hospital_reviews=[one.held_on for one in theirs if one.held_on and one.place == "hospital"],
            ehc_plans=plans_of(theirs),
            register=[
                Registered(
                    from_date=row["from_date"],
                    to_date=row["to_date"],
                    keeper=row["keeper_id"],
                    ratings=ratings.get(row["pk"], ()),
                )
                for row in entries.get(head, ())
            ],
        )


def histories_on_wards(payers: Collection[int], *, on: date) -> list[History]:
    """Of everybody who had such a bed by a day: birth, wards whoever pays, leave; and nothing else."""
    had_a_bed = WardStay.objects.filter(commissioner__in=payers, from_date__lte=on).values("person__head")
    wards = _by_head(WardStay.objects.filter(person__head__in=had_a_bed, from_date__lte=on), OF_A_WARD)
    leaves = _by_head(Leave.objects.filter(person__head__in=had_a_bed), ("kind",))
    born = birth_dates(list(wards))
    return [
        History(
            head=head,
            born=born.get(head),
            wards=[_ward(row) for row in rows],
            leaves=[_nights(row, row["kind"]) for row in leaves.get(head, ())],
        )
        for head, rows in wards.items()
    ]


def _by_head(rows: QuerySet[Any], wanted: Sequence[str]) -> dict[UUID, list[dict[str, Any]]]:
    """Rows as plain values by head, oldest first."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    asked = rows.order_by("from_date", "pk").values("person__head", "from_date", "to_date", *wanted)
    for row in asked:
        found[row["person__head"]].append(row)
    return found


def _nights(row: Mapping[str, Any], what: str = "") -> Nights:
    return Nights(from_date=row["from_date"], to_date=row["to_date"], what=what)


def _ward(row: Mapping[str, Any]) -> CountedWard:
    return CountedWard(
        hospital=row["hospital"],
        provider=row["provider"],
        ward_kind=row["ward_kind"],
        came_from=row["came_from"],
        from_date=row["from_date"],
        to_date=row["to_date"],
        how_left=row["how_left"],
        payer=row["commissioner_id"],
        km=row["km_from_home"],
    )
