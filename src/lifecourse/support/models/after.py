"""The weeks after hospital: support for a short time, what it is for, and where somebody is afterwards."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import ends_after_it_begins
from lifecourse.people.api import Person
from lifecourse.support.kinds.after import HOSPITALS, OUTCOMES, SHORT_KINDS, WHERE_WORDS


class ShortSupport(models.Model):
    """Support for a short time after hospital: from when, by whom, for what, and what came of it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "goals",
        "given_by",
        "outcome",
        "ended_because",
        "by",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hospital = models.CharField(max_length=10, choices=list(HOSPITALS.items()))
    kind = models.CharField(max_length=20, choices=list(SHORT_KINDS.items()))
    left_hospital_on = models.DateField()
    # The measures count those alone who were clearly meant to go (back) home.
    meant_to_go_home = models.BooleanField()
    goals = models.CharField(max_length=1000)
    given_by = models.CharField(max_length=200)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()), blank=True)
    ended_because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-left_hospital_on", "-id"]
        constraints = [
            ends_after_it_begins("short_support_ends_after_it_begins"),
            models.CheckConstraint(name="short_support_has_a_goal", condition=~Q(goals="")),
            models.CheckConstraint(
                name="short_support_that_ended_says_what_came_of_it",
                condition=Q(to_date=None, outcome="") | (Q(to_date__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return "Support for a short time after hospital"


class WhereAfter(models.Model):
    """Where somebody was some time after hospital, as somebody found out; the latest counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "where",
        "back_on",
        "care_home_on",
        "told_by",
        "by",
    )
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was found out is kept; what is found out later stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    support = models.ForeignKey(ShortSupport, on_delete=models.PROTECT, related_name="found_out")
    where = models.CharField(
        max_length=20, choices=[(one.value, words) for one, words in WHERE_WORDS.items()]
    )
    # The first day on which they came to hospital in an emergency, or moved to a care home for good, since.
    back_on = models.DateField(null=True, blank=True)
    care_home_on = models.DateField(null=True, blank=True)
    # Whether whoever told knows of both; without that, no day means that nobody knows.
    all_is_known = models.BooleanField()
    told_by = models.CharField(max_length=200)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return "Where somebody was some time after hospital"
