"""What became of a year's parts after they were written down: lines that ended, and words said otherwise."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.kinds.outline import PART_WORDS, WORDED, PartKind
from lifecourse.finance.models.fund import FundYear, SchemeLine


class LineTurn(models.Model):
    """That a line ended, or goes on again, and why."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Why nothing more was bought is part of the accounts."

    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="turns")
    ended = models.BooleanField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        constraints = [models.CheckConstraint(name="a_line_turns_for_a_reason", condition=~Q(why=""))]

    def __str__(self) -> str:
        return f"{self.line} {'ended' if self.ended else 'goes on'}"


class PartReworded(models.Model):
    """What a part of a year said before, what it says since, and why."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "A paper that was read before says the old words."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="reworded")
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=20, choices=[(k.value, w) for k, w in PART_WORDS.items()])
    # The key of its row: it may be taken out later, and what it was called stays.
    part = models.PositiveBigIntegerField()
    # What changed, by the name of its column.
    was = models.JSONField()
    says = models.JSONField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        constraints = [models.CheckConstraint(name="words_change_for_a_reason", condition=~Q(why=""))]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.part}"

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """Each thing that changed: what a page asks it by, what it said, and what it says since."""
        asked = WORDED[PartKind(self.kind)]
        return [
            (asked[name], was or "nothing", self.says[name] or "nothing") for name, was in self.was.items()
        ]
