"""How the file of a system is read."""

from typing import ClassVar

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
