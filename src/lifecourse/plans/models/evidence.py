"""Files that show where something in a plan comes from."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.plans.models.plan import Plan
from lifecourse.plans.rules import Scan


class Evidence(models.Model):
    """One file and what it shows. Taken away, it still says that it was here."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("name", "shows", "added_by", "removed_by", "removed_why")
    # A file's name often names a person. It goes with the file, which it could not do in the record.
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("name", "shows")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="evidence")
    place = models.CharField(max_length=220, help_text="The path of the place that it is evidence for.")
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    shows = models.CharField(max_length=500)
    scan = models.CharField(max_length=15, choices=[(s.value, s.value) for s in Scan])
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-added_at", "-id")
        constraints = [
            models.CheckConstraint(
                name="evidence_is_removed_by_somebody_for_a_reason",
                condition=Q(removed_at=None, removed_by=None, removed_why="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EvidenceContent(models.Model):
    """The bytes of a file: in the database, so that a backup carries them. Gone when it is taken away."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("content",)
    # The record keeps the file's fingerprint, in the other table; a copy of every file would swell it.
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("content",)

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"file {self.evidence_id}"
