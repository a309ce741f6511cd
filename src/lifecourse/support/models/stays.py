"""Stays in hospital: wards one after another, by what law, leave, and what keeps somebody from going home."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.api import Person
from lifecourse.support.kinds.stays import (
    CAME_FROM,
    DELAYS,
    LEAVE_KINDS,
    LEFT_FOR,
    LEGAL_STATUSES,
    RUN_BY,
    SECTORS,
    TRANSFERRED,
    WARD_KINDS,
)


class WardStay(models.Model):
    """Somebody is on one ward from a day to a day; wards that follow one another are one stay in hospital."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "hospital",
        "why",
        "how_left",
        "left_because",
        "km_from_home",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hospital = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    run_by = models.CharField(max_length=20, blank=True, choices=list(RUN_BY.items()))
    ward_kind = models.CharField(max_length=30, choices=list(WARD_KINDS.items()))
    # Who arranged it and pays.
    commissioner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    came_from = models.CharField(max_length=30, choices=[*CAME_FROM.items(), (TRANSFERRED, "Another ward")])
    why = models.CharField(max_length=500)
    km_from_home = models.PositiveSmallIntegerField(null=True, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    how_left = models.CharField(
        max_length=30, blank=True, choices=[*LEFT_FOR.items(), (TRANSFERRED, "Another ward")]
    )
    left_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("ward_stay_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date=None), name="somebody_is_on_one_ward"
            ),
            models.CheckConstraint(
                name="a_stay_that_ended_says_how",
                condition=Q(to_date=None, how_left="") | (Q(to_date__isnull=False) & ~Q(how_left="")),
            ),
        ]
        indexes = [models.Index(fields=["commissioner", "from_date"], name="support_stay_commissioner")]

    def __str__(self) -> str:
        return "A stay on a ward"


class LegalStatus(models.Model):
    """By what law somebody is in hospital, from a day to a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "kind", "words")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(LEGAL_STATUSES.items()))
    words = models.CharField(max_length=200, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("legal_status_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date=None), name="one_legal_status_stands"
            ),
        ]

    def __str__(self) -> str:
        return "By what law somebody is in hospital"


class Leave(models.Model):
    """Somebody is away from the ward while the bed is kept, from a day to a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "kind", "words")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(LEAVE_KINDS.items()))
    words = models.CharField(max_length=300, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_date", "-id"]
        constraints = [ends_after_it_begins("leave_ends_after_it_begins")]

    def __str__(self) -> str:
        return "Leave from a ward"


class PlannedDischarge(models.Model):
    """By which day somebody is to leave hospital, as it was said on a day; the latest counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "planned_for", "why", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "A date that slipped is kept, so that it can be seen how often and why."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stay_from = models.DateField()
    planned_for = models.DateField()
    why = models.CharField(max_length=500)
    said_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["said_on", "id"]

    def __str__(self) -> str:
        return "A day by which somebody is to leave hospital"


class ReadyToLeave(models.Model):
    """From which day somebody is well enough to leave hospital, and who says so."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "decided_by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("ready_to_leave_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date=None), name="somebody_is_ready_to_leave_once"
            ),
        ]

    def __str__(self) -> str:
        return "Somebody is well enough to leave hospital"


class Delay(models.Model):
    """What stands between somebody in hospital and going home, who removes it how, and by when.

    It is a delay, whose days are counted, once they are well enough to leave.
    """

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "cause",
        "words",
        "who_acts",
        "removed_by",
        "ended_because",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=20, choices=list(DELAYS.items()))
    sector = models.CharField(max_length=20, choices=list(SECTORS.items()))
    words = models.CharField(max_length=300)
    who_acts = models.CharField(max_length=200)
    removed_by = models.CharField("What removes it", max_length=300, blank=True)
    by_date = models.DateField(null=True, blank=True)
    # Whether the day on which somebody leaves depends on it.
    holds_the_day = models.BooleanField(default=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [ends_after_it_begins("delay_ends_after_it_begins")]

    def __str__(self) -> str:
        return "What keeps somebody in hospital"
