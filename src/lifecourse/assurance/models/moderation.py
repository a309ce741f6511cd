"""The tables of moderation: what an assurer asks about a frozen version, and everything said to it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.assurance.rules import (
    ACT_WORDS,
    PROPOSED,
    STATE_WORDS_OF_POINT,
    Act,
    Agreement,
    PointState,
    Side,
)
from lifecourse.plans.api import PlanVersion


class Point(models.Model):
    """One thing that an assurer asks about one section of a frozen version."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("proposed_by",)

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="points")
    section = models.CharField(max_length=10)
    state = models.CharField(
        max_length=20,
        choices=[(s.value, w) for s, w in STATE_WORDS_OF_POINT.items()],
        default=PointState.ASKED.value,
    )
    proposed = models.CharField(max_length=20, blank=True, choices=[(a.value, a.value) for a in Agreement])
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ("raised_at", "id")
        constraints = [
            models.CheckConstraint(
                name="point_proposed_by_somebody_or_not_at_all",
                condition=Q(state__in=sorted(s.value for s in PROPOSED), proposed_by__isnull=False)
                & ~Q(proposed="")
                | ~Q(state__in=sorted(s.value for s in PROPOSED)) & Q(proposed_by=None, proposed=""),
            ),
        ]

    def __str__(self) -> str:
        return f"section {self.section}"

    @property
    def state_words(self) -> str:
        """Where it stands, in words."""
        return STATE_WORDS_OF_POINT[PointState(self.state)]


class PointRemark(models.Model):
    """One thing said or done about a point. Nobody changes it, not even who said it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by", "text")
    NEVER_CHANGES: ClassVar[str] = "What an assurer and an author said to each other stays as it was said."

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="remarks")
    side = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Side])
    act = models.CharField(max_length=20, choices=[(a.value, w) for a, w in ACT_WORDS.items()])
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.act} about {self.point_id}"

    @property
    def act_words(self) -> str:
        """What was done, in words."""
        return ACT_WORDS[Act(self.act)]
