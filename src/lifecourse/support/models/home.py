"""The way home from hospital: to which home, with which support, who pays, and from when it is ready."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.people.api import Person
from lifecourse.support.kinds.stays import HOME_KINDS


class WayHome(models.Model):
    """The plan for going home, as it was written on a day; the latest of a stay counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "home",
        "support",
        "money",
        "aftercare",
        "wishes",
        "by",
    )
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "A plan that changed is kept, so that it can be seen what was promised."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stay_from = models.DateField()
    wishes = models.TextField("What the person wants")
    home_kind = models.CharField(max_length=30, choices=list(HOME_KINDS.items()))
    home = models.CharField(max_length=500)
    support = models.TextField()
    money = models.TextField("Who pays for what")
    aftercare = models.TextField(blank=True)
    home_ready_on = models.DateField(null=True, blank=True)
    weekly_cost_pence = models.BigIntegerField(null=True, blank=True)
    written_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-written_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_home_costs_nothing_or_more",
                condition=Q(weekly_cost_pence=None) | Q(weekly_cost_pence__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return "A plan for going home"
