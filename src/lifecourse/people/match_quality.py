"""How well matching does: on made-up people whose truth is known, and on what people decided here."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from django.core.cache import cache
from django.db.models import Count, Q

from lifecourse.engine.linkage.linking import link
from lifecourse.engine.linkage.matching import AUTOMATIC, REVIEW
from lifecourse.engine.linkage.model import shipped
from lifecourse.engine.linkage.records import Table
from lifecourse.engine.synthetic import make
from lifecourse.people.likeness import record_of
from lifecourse.people.models import PossibleMatch, SourceSystem
from lifecourse.people.setting_up import said_by

# Other people than those from whom the model was learned.
SEED, PEOPLE = 4_207, 1_200
KEPT_FOR = 24 * 60 * 60
BANDS = (0.15, 0.5, 0.8, 0.95, 1.01)


@dataclass(frozen=True, kw_only=True)
class OnMadeUp:
    """Counted on made-up records, of which it is known who each is about."""

    records: int
    pairs: int
    joined_rightly: int
    joined_wrongly: int
    asked: int
    asked_that_are_one: int

    @property
    def missed(self) -> int:
        """Pairs that are one person and were neither joined nor asked about."""
        return self.pairs - self.joined_rightly - self.asked_that_are_one


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Of pairs of one band of likelihood that somebody decided about: how many were one person."""

    low: int
    high: int
    decided: int
    one: int
    said: int


@dataclass(frozen=True, kw_only=True)
class OfSystem:
    """One system's records: how many have an NHS number, and how many one that was verified."""

    system: SourceSystem
    records: int
    numbered: int
    verified: int

    @property
    def in_a_hundred(self) -> int:
        """Of a hundred records, how many have a number."""
        return round(100 * self.numbered / self.records) if self.records else 0


def on_made_up_people() -> OnMadeUp:
    """Link made-up records as arriving ones are linked, and count; kept for a day."""
    found = cache.get("match-quality")
    if not isinstance(found, OnMadeUp):
        found = _count()
        cache.set("match-quality", found, KEPT_FOR)
    return found


def _count() -> OnMadeUp:
    made = make(seed=SEED, people=PEOPLE)
    table = Table.of(record_of(one.person, said_by(one)) for one in made.records)
    linked = link(table, shipped())
    truth = np.array([one.person for one in made.records])
    right = truth[linked.first] == truth[linked.second]
    sure = (linked.probability >= AUTOMATIC) & ~linked.never_joined
    asked = (linked.probability >= REVIEW) & ~sure
    _, sizes = np.unique(truth, return_counts=True)
    return OnMadeUp(
        records=len(table),
        pairs=int((sizes * (sizes - 1) // 2).sum()),
        joined_rightly=int((sure & right).sum()),
        joined_wrongly=int((sure & ~right).sum()),
        asked=int(asked.sum()),
        asked_that_are_one=int((asked & right).sum()),
    )


def decided_here() -> list[Decided]:
    """What people decided about pairs, by how likely they were said to be; counts of no fewer than five."""
    found = []
    pairs = PossibleMatch.objects.filter(decided_by__isnull=False)
    for low, high in pairwise(BANDS):
        inside = pairs.filter(probability__gte=low, probability__lt=high)
        told = inside.aggregate(many=Count("pk"), one=Count("pk", filter=Q(state="same")))
        # Fewer would tell who was asked about, and nothing about how good the saying is.
        if told["many"] >= 5:
            said = inside.values_list("probability", flat=True)
            found.append(
                Decided(
                    low=round(100 * low),
                    high=min(100, round(100 * high)),
                    decided=told["many"],
                    one=told["one"],
                    said=round(100 * sum(said) / told["many"]),
                )
            )
    return found


def numbers_by_system(organisations: list[int]) -> list[OfSystem]:
    """The systems of these organisations, and how many of their records have an NHS number."""
    systems = SourceSystem.objects.filter(organisation__in=organisations).annotate(
        many=Count("records"),
        numbered=Count("records", filter=~Q(records__nhs_number="")),
        verified=Count(
            "records", filter=~Q(records__nhs_number="") & Q(records__nhs_number_is_verified=True)
        ),
    )
    return [
        OfSystem(system=one, records=one.many, numbered=one.numbered, verified=one.verified)
        for one in systems
        if one.many
    ]
