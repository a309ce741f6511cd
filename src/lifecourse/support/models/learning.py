"""A plan for learning, health and care, as the steps that were taken about it, one after another."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person
from lifecourse.support.kinds.learning import STEP_WORDS, WHY_ENDED


class LearningStep(models.Model):
    """One thing that happened to somebody's education, health and care plan, or the request for one."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "step",
        "words",
        "why_ended",
        "by",
        "taken_back_because",
        "taken_back_by",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, choices=[(one.value, words) for one, words in STEP_WORDS.items()])
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    for_date = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    why_ended = models.CharField(max_length=20, blank=True, choices=list(WHY_ENDED.items()))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # What was written down wrongly stays, and counts no more.
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_plan_that_ended_says_why",
                condition=Q(step="ceased") & ~Q(why_ended="") | ~Q(step="ceased") & Q(why_ended=""),
            ),
            models.CheckConstraint(
                name="what_was_taken_back_says_why",
                condition=Q(taken_back_at=None, taken_back_by=None, taken_back_because="")
                | Q(taken_back_at__gte=F("at"), taken_back_by__isnull=False) & ~Q(taken_back_because=""),
            ),
        ]

    def __str__(self) -> str:
        return "A step of a plan for learning"
