"""How the file of a system is read, and each file that came in: how far it got, and what was refused."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.people.models.identity import SourceSystem


class Mapping(models.Model):
    """Which column of a system's file says what: saved, and used again for the next file."""

    PERSONAL_DATA: ClassVar[str] = "none"

    system = models.OneToOneField(SourceSystem, on_delete=models.PROTECT, related_name="mapping")
    columns = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Columns of {self.system}"


class ImportRun(models.Model):
    """One file that is brought in: how far it got, so that it goes on from there whatever happens."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by", "content", "file_name")
    # The file is about people from end to end; it is kept until every row is in or refused, then emptied.
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"content", "file_name"})

    system = models.ForeignKey(SourceSystem, on_delete=models.PROTECT, related_name="runs")
    file_name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField(null=True)
    columns = models.JSONField(default=dict)
    # In the order of the file, which a database may not keep among the columns.
    headings = models.JSONField(default=list)
    state = models.CharField(
        max_length=20,
        default="waiting",
        choices=[
            ("waiting", "Waiting for somebody to look at it"),
            ("running", "Being brought in"),
            ("done", "Brought in"),
            ("dropped", "Not brought in"),
        ],
    )
    rows = models.PositiveIntegerField(default=0)
    # Every row up to here is in the records or kept among the refused: never both, never neither.
    rows_done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at", "-id"]

    def __str__(self) -> str:
        return f"Records from {self.system}"


class RejectedRow(models.Model):
    """One row that was refused: as it came, why, and what became of it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("cells", "faults", "reason", "decided_by")
    # About nobody who is known yet; once it is mended or left out, its cells are emptied.
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"cells", "faults", "reason"})

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rejected")
    number = models.PositiveIntegerField("Row of the file")
    cells = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    state = models.CharField(
        max_length=20,
        default="waiting",
        choices=[("waiting", "Waiting to be mended"), ("mended", "Mended"), ("left", "Left out on purpose")],
    )
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["run", "number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="a_row_is_refused_once")]

    def __str__(self) -> str:
        return f"Row {self.number}"
