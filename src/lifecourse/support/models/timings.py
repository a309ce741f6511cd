"""Times for reviews that somebody read in a policy and entered, where none is confirmed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lifecourse.people.api import ReadByTwo, nobody_confirms_their_own
from lifecourse.standards.api import (
    Counts,
    EnteredTiming,
    Step,
    Unit,
    Ward,
    Whom,
)
from lifecourse.support.kinds.timings import COUNTS, STEPS, UNITS, WARDS, WHOM


class EnteredTime(ReadByTwo):
    """By when a review is due, as somebody read it in a policy; it counts once another confirms it."""

    # About no person: what is here is a rule, and who answers for it.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("entered_by", "confirmed_by", "stopped_by", "stopped_why")

    step = models.CharField(max_length=20, choices=list(STEPS.items()))
    whom = models.CharField(max_length=20, choices=list(WHOM.items()))
    ward = models.CharField(max_length=12, choices=list(WARDS.items()))
    count = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=list(UNITS.items()))
    counts = models.CharField(max_length=15, choices=list(COUNTS.items()))
    holds_from = models.DateField()
    holds_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["step", "whom", "-holds_from", "-id"]
        constraints = [
            models.CheckConstraint(
                name="entered_time_ends_after_it_begins",
                condition=Q(holds_to=None) | Q(holds_to__gte=F("holds_from")),
            ),
            nobody_confirms_their_own("nobody_confirms_their_own_time"),
            models.CheckConstraint(name="an_entered_time_has_a_length", condition=Q(count__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.value.length}"

    @property
    def value(self) -> EnteredTiming:
        """The time as plain decisions take it."""
        return EnteredTiming(
            step=Step(self.step),
            whom=Whom(self.whom),
            ward=Ward(self.ward),
            count=self.count,
            unit=Unit(self.unit),
            counts=Counts(self.counts),
            citation=self.citation,
            entered_on=timezone.localdate(self.entered_at),
            holds_from=self.holds_from,
            holds_to=self.holds_to,
        )
