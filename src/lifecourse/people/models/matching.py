"""What records share that are worth comparing: made from records, and made anew at any time."""

from typing import ClassVar

from django.db import models

from lifecourse.people.models.identity import SourceRecord


class BlockKey(models.Model):
    """A record has a key; whoever has the same key is compared with it. See `engine/linkage/blocking`."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("key", "record")
    UNTRACKED: ClassVar[str] = "Made from records, which are recorded."

    pk = models.CompositePrimaryKey("key", "record")
    key = models.BigIntegerField()
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="keys", db_index=False)

    class Meta:
        ordering = ["key", "record"]
        indexes = [models.Index(fields=["record"], name="people_blockkey_record")]

    def __str__(self) -> str:
        return "What a record shares with others like it"
