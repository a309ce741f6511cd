"""The yearly health check, and what it said should be done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lifecourse.people.api import Person


class HealthCheck(models.Model):
    """Somebody's yearly health check by their GP: when, by which practice, and what was found."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "practice", "found")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    practice = models.CharField(max_length=200)
    found = models.CharField(max_length=1000)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="one_health_check_on_a_day"),
        ]

    def __str__(self) -> str:
        return "A yearly health check"


class HealthAction(models.Model):
    """One thing of a health action plan: who does it, by when, and what came of it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "who", "done_words")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Nothing is done about a person's health before somebody saw them.
    check_of = models.ForeignKey(HealthCheck, on_delete=models.PROTECT, related_name="actions")
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=200)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                name="what_is_done_says_what_came_of_it",
                condition=Q(done_on=None, done_words="") | (Q(done_on__isnull=False) & ~Q(done_words="")),
            ),
        ]

    def __str__(self) -> str:
        return "Part of a health action plan"
