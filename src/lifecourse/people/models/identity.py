"""People, the records that systems keep of them, and which of those are one person."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Organisation


class Person(models.Model):
    """Somebody, known by an id that is never used again; once folded into another, read under its head."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("id",)
    ABOUT: ClassVar[str] = "id"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    # The person under whom this one is read: themselves, unless they were folded into another.
    head = models.ForeignKey("self", on_delete=models.PROTECT, related_name="group")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return "A person"


class Merge(models.Model):
    """One person's record was folded into another's. Nothing moves, so that it can always be undone."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("kept", "folded", "reason", "evidence", "by", "undone_by")
    ABOUT: ClassVar[str] = "folded"

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="folds")
    folded = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="folded_by")
    how = models.CharField(
        max_length=20,
        choices=[
            ("nhs_number", "The same verified NHS number"),
            ("likeness", "So alike that no person need look"),
            ("person", "Somebody looked and decided"),
        ],
    )
    probability = models.FloatField(null=True)
    evidence = models.JSONField(default=list)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded"], condition=Q(undone_at=None), name="a_person_is_folded_into_one_other"
            ),
            models.CheckConstraint(name="nobody_is_folded_into_themselves", condition=~Q(kept=F("folded"))),
        ]

    def __str__(self) -> str:
        return "Two records made one"


class SourceSystem(models.Model):
    """One organisation's system from which records come, or the records kept here."""

    PERSONAL_DATA: ClassVar[str] = "none"

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="source_systems")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SourceRecord(models.Model):
    """What one system says about somebody, as it last said it. `said` has the shape of `people.said.Said`."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("local_id", "person", "said", "nhs_number", "birth_date")
    ABOUT: ClassVar[str] = "person"

    system = models.ForeignKey(SourceSystem, on_delete=models.PROTECT, related_name="records")
    local_id = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="records")
    said = models.JSONField()
    nhs_number = models.CharField(max_length=10, blank=True, db_index=True)
    nhs_number_is_verified = models.BooleanField(default=False)
    birth_date = models.DateField(null=True, blank=True, db_index=True)
    came_at = models.DateTimeField()

    class Meta:
        ordering = ["system", "local_id"]
        constraints = [
            models.UniqueConstraint(fields=["system", "local_id"], name="a_system_knows_a_record_once")
        ]

    def __str__(self) -> str:
        return f"A record of {self.system}"


class PossibleMatch(models.Model):
    """Two people who may be one: how likely, why, and what was decided."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("first", "second", "evidence", "reason", "decided_by")
    ABOUT: ClassVar[str] = "first"

    # In the order of their ids, so that a pair is there once.
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField()
    evidence = models.JSONField(default=list)
    found_at = models.DateTimeField()
    state = models.CharField(
        max_length=20,
        default="waiting",
        choices=[("waiting", "Waiting for somebody"), ("same", "One person"), ("different", "Two people")],
    )
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-probability", "id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_is_asked_about_once"),
            models.CheckConstraint(name="a_pair_stands_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return "Two people who may be one"
