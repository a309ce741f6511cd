"""The record of change: one row for one row changed, or for one thing done. Never altered."""

from typing import ClassVar

from django.db import models


class SubjectKey(models.Model):
    """The key under which the record keeps what it says about one person; destroyed when they are erased."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("subject", "key", "destroyed_by", "why")
    UNTRACKED = "A key is written down nowhere else; that it was destroyed is an entry of its own."

    subject = models.UUIDField(primary_key=True)
    # Nothing once it is destroyed; the row stays, so that no other key ever takes its place.
    key = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        # Not managed, for the same reason as the record itself.
        managed = False
        db_table = "audit_subjectkey"

    def __str__(self) -> str:
        return "A person's key"


class Entry(models.Model):
    """Who changed what, when, and what it said before and after."""

    # Before and after hold whatever the changed table holds, which may be personal.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("actor", "actor_label", "before", "after")
    UNTRACKED = "It is the record itself; a trigger refuses every change to it."

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    actor_label = models.CharField(max_length=300, blank=True)
    action = models.CharField(max_length=100)
    table = models.CharField(max_length=100)
    row = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    request = models.CharField(max_length=64, blank=True)

    class Meta:
        # Not managed, so that no command of Django's that empties or alters tables ever includes it;
        # its own migration makes it.
        managed = False
        db_table = "audit_entry"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["table", "row"], name="audit_entry_table_row"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.table} {self.row}"
