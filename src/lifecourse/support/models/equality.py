"""Health equality: standards that two people read, ratings by them, and screening."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.people.api import Person, ReadByTwo, nobody_confirms_their_own
from lifecourse.support.rules.health import NEEDS_NO_REASON, SCREENING_OUTCOMES

RATING, SCREENING = "rating", "screening"


class HealthStandard(ReadByTwo):
    """A framework by which health is rated, or a kind of screening, as somebody read it in a document."""

    # About no person: what is here is a standard, and who answers for it.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("entered_by", "confirmed_by", "stopped_by", "stopped_why")

    kind = models.CharField(
        max_length=10, choices=[(RATING, "A way of rating health"), (SCREENING, "A kind of screening")]
    )
    name = models.CharField(max_length=200)
    # Of screening: to whom it is offered.
    whom = models.CharField(max_length=300, blank=True)
    # Of a rating: [{"name": "...", "indicators": ["..."]}], and its levels, the best for the person first.
    parts = models.JSONField(default=list)
    levels = models.JSONField(default=list)

    class Meta:
        ordering = ["kind", "name", "-id"]
        constraints = [nobody_confirms_their_own("nobody_confirms_their_own_standard")]

    def __str__(self) -> str:
        return self.name


class HealthRating(models.Model):
    """Somebody's health was rated by a framework on a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "rated_with", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "A rating is kept as it was given; a later one stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey(HealthStandard, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    rated_with = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return "A rating of somebody's health"


class RatedIndicator(models.Model):
    """One indicator of a rating: at which level, and what shows it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "level", "evidence")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "A rating is kept as it was given; a later one stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    rating = models.ForeignKey(HealthRating, on_delete=models.PROTECT, related_name="indicators")
    indicator = models.CharField(max_length=300)
    # The place of the level in its framework's list, of which the best stands first.
    level = models.PositiveSmallIntegerField()
    # Nothing is rated that nothing shows.
    evidence = models.CharField(max_length=500)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["rating", "indicator"], name="an_indicator_is_rated_once"),
            models.CheckConstraint(name="a_rating_says_what_shows_it", condition=~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return "One indicator of somebody's health"


class Screening(models.Model):
    """One kind of screening for somebody: offered, taken up, declined or not, on a day, and why."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "outcome", "why", "next_step", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What became of an offer is kept; a later line stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey(HealthStandard, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    outcome = models.CharField(max_length=15, choices=list(SCREENING_OUTCOMES.items()))
    why = models.CharField(max_length=500, blank=True)
    # What is done so that it works next time.
    next_step = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="screening_that_was_not_taken_says_why",
                condition=Q(outcome__in=sorted(NEEDS_NO_REASON)) | ~Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return "Screening for somebody"
