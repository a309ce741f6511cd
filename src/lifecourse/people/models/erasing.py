"""Erasing somebody by law: who asks, and which organisations agree."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.organisations.api import Organisation
from lifecourse.people.models.identity import Person


class Erasure(models.Model):
    """Somebody asks that everything about a person is erased. It is, once all who hold a record agree."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "why", "organisation", "asked_by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasures")
    # Where only what one organisation's systems say is to go, because its time is over: whose.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.CharField(max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # Decided against, by whoever looked at it; or done, where others still hold a record.
    ended_at = models.DateTimeField(null=True, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return "A request to erase somebody"


class ErasureAgreement(models.Model):
    """One organisation that holds a record agrees that the person is erased."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "organisation", "by")
    ABOUT: ClassVar[str] = "person"

    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="agreements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["erasure", "organisation", "by"], name="each_agrees_once_to_an_erasure"
            )
        ]

    def __str__(self) -> str:
        return "An organisation agrees to an erasure"
