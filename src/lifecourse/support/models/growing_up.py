"""Growing up: the plan for adult life, and the groups of young people to look out for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import ends_after_it_begins
from lifecourse.people.api import Person
from lifecourse.support.kinds.growing_up import GROUPS


class AdultLifePlan(models.Model):
    """What a young person wants of adult life, and who sees to it, as it was written with them on a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "severe",
        "work",
        "home",
        "society",
        "health",
        "agencies",
        "lead",
        "otherwise",
        "follow_up",
        "written_with",
        "by",
    )
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was planned is kept; a later plan stands beside it, and counts."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Whether needs are so severe that planning begins years before others'.
    severe = models.BooleanField()
    work = models.TextField(blank=True)
    home = models.TextField(blank=True)
    society = models.TextField(blank=True)
    health = models.TextField(blank=True)
    agencies = models.CharField(max_length=500)
    lead = models.CharField(max_length=200)
    # What there is if services for adults do not take them, and who looks after whoever leaves services.
    otherwise = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    written_with = models.CharField(max_length=200)
    written_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["written_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_plan_for_adult_life_is_written_with_somebody",
                condition=~Q(written_with="") & ~Q(lead="") & ~Q(agencies=""),
            ),
        ]

    def __str__(self) -> str:
        return "A plan for adult life"


class InGroup(models.Model):
    """Somebody is in one of the groups of young people to look out for, from a day to a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "group", "said_by", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=20, choices=list(GROUPS.items()))
    said_by = models.CharField(max_length=200)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("in_group_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person", "group"], condition=Q(to_date=None), name="somebody_is_in_a_group_once"
            ),
            models.CheckConstraint(name="somebody_says_that_a_group_fits", condition=~Q(said_by="")),
        ]

    def __str__(self) -> str:
        return "A group of young people"
