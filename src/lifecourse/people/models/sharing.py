"""Agreements between organisations, what each person decided, and who may know of whom by it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.models.identity import Person
from lifecourse.people.rules import Capacity, Outcome, Purpose

PURPOSES = [(one.value, one.value) for one in Purpose]


class Agreement(models.Model):
    """Organisations agreed to share for some purposes, on a lawful basis, from a day to a day."""

    PERSONAL_DATA: ClassVar[str] = "none"

    name = models.CharField(max_length=200, unique=True)
    purposes = models.JSONField(default=list)
    lawful_basis = models.CharField(max_length=300)
    reference = models.CharField("Where it is signed", max_length=300, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [ends_after_it_begins("agreement_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class AgreementParty(models.Model):
    """One organisation is party to an agreement."""

    PERSONAL_DATA: ClassVar[str] = "none"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name"]
        constraints = [ends_after_it_begins("agreement_party_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.agreement}"


class Choice(models.Model):
    """What was decided about one organisation and one purpose; a later decision takes its place."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "outcome",
        "capacity",
        "decided_by",
        "why",
        "receipt",
    )
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = (
        "What somebody decided is never altered; a later decision stands beside it."
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="choices")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=PURPOSES)
    outcome = models.CharField(max_length=40, choices=[(one.value, one.value) for one in Outcome])
    capacity = models.CharField(max_length=40, choices=[(one.value, one.value) for one in Capacity])
    # The person, or who decided for them and by what authority.
    decided_by = models.CharField(max_length=300)
    why = models.CharField("What was thought of", max_length=1000, blank=True)
    decided_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    # The record's form of ISO/IEC TS 27560.
    receipt = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_on", "-id"]

    def __str__(self) -> str:
        return "What somebody decided about sharing"


class Sight(models.Model):
    """One organisation may know of one person, from a day to a day: worked out, never typed."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("head", "organisation", "why")
    UNTRACKED: ClassVar[str] = "Worked out from responsibilities, agreements and choices, which are recorded."

    head = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seen_by")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20, choices=PURPOSES)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["head", "organisation"], name="people_sight_head")]
        ordering = ["head", "organisation", "purpose", "from_date"]

    def __str__(self) -> str:
        return "Who may know of a person"


class Restriction(models.Model):
    """A record that only named people may see, whatever their role."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "reason", "by", "lifted_by", "lifted_why")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="restrictions")
    reason = models.CharField(max_length=500)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_why = models.CharField(max_length=500, blank=True)

    class Meta:
        # One that is lifted on its first day ends the day before, and so never was in force.
        ordering = ["-from_date", "-id"]

    def __str__(self) -> str:
        return "A restricted record"


class RestrictionException(models.Model):
    """An account that may see a restricted record; or, with `never`, one that may not see it at all."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "account")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exceptions")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Somebody's ex-partner who works in the same team sees nothing, restricted record or not.
    never = models.BooleanField(default=False)

    class Meta:
        ordering = ["person", "account"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "account"], name="an_account_is_named_once_for_a_person"
            )
        ]

    def __str__(self) -> str:
        return "Named for a restricted record"


class EmergencyLook(models.Model):
    """Somebody asked for a record that they may not otherwise see, because harm was near.

    There is a row for each time it was asked, also where no record was opened: then `person` is empty.
    """

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "account", "reason", "judged_by", "judgement")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="emergency_looks"
    )
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    until = models.DateTimeField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    judgement = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return "A look in an emergency"


class DatabaseLogin(models.Model):
    """The name with which an organisation's own analysts sign in to the database, where they do."""

    PERSONAL_DATA: ClassVar[str] = "none"

    role_name = models.CharField(max_length=63, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["role_name"]

    def __str__(self) -> str:
        return f"A database login of {self.organisation}"
