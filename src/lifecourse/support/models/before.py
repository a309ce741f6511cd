"""Why somebody came to hospital without a review before, and what is done about it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.people.api import Person
from lifecourse.support.rules.before import CAUSES


class RootCause(models.Model):
    """Why there was no review before a stay, what would have kept them at home, and what is done."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "kept_home", "done", "who", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was found is kept; what is found later stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stay_from = models.DateField()
    cause = models.CharField(max_length=20, choices=list(CAUSES.items()))
    words = models.CharField(max_length=1000)
    # Nobody comes to hospital without being asked.
    kept_home = models.CharField(max_length=1000)
    done = models.CharField(max_length=500)
    who = models.CharField(max_length=200)
    due = models.DateField()
    written_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-written_on", "-id"]

    def __str__(self) -> str:
        return "Why there was no review before hospital"
