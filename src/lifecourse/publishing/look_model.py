"""The table of how partnerships' papers look."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.organisations.api import Partnership


class PaperLook(models.Model):
    """How a partnership's papers look: whose they are, in which colour, and whom to ask."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("contact", "changed_by")

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="+")
    masthead = models.CharField(max_length=80, blank=True)
    accent = models.CharField(max_length=7)
    contact = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"look of partnership {self.partnership_id}"
