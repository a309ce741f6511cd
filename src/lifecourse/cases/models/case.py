"""A case, and its parts as they were written, version after version."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.organisations.api import Organisation, Partnership


class Case(models.Model):
    """A case for change of one partnership. What stands in it is in its parts; these are for finding it."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="cases")
    slug = models.SlugField(max_length=60)
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    template = models.SlugField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("partnership", "reference", "slug")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="case_named_once"),
            models.UniqueConstraint(fields=["partnership", "reference"], name="case_reference_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class CasePart(models.Model):
    """One part of a case as somebody left it. The highest number stands; the others are its history."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "What a case said, and when, is part of what was decided by it."

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    # As `kinds/document.py` calls it; words are `words.` and the short name of their part.
    name = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    # As `rules/document.py` reads it: days as 2016-04-01, amounts in pounds.
    content = models.JSONField()
    why = models.CharField(max_length=500, blank=True)
    key = models.UUIDField(unique=True)
    # Nobody: it came with a file, by the command line.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case", "name", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "name", "number"], name="case_part_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case}, {self.name} {self.number}"
