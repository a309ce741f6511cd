"""The tables of a joint plan."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.figures.api import Figure
from lifecourse.organisations.api import Partnership
from lifecourse.plans.rules import SectionState


class Plan(models.Model):
    """One partnership's joint plan on one national template."""

    PERSONAL_DATA: ClassVar[str] = "none"

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    template_id = models.CharField(max_length=60)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    dated = models.DateField(help_text="The day the plan bears.")
    rules_on = models.DateField(help_text="The day whose rules apply.")
    rule_pack_id = models.CharField(
        max_length=60, blank=True, help_text="Chosen by hand; empty means by date."
    )
    revision = models.PositiveIntegerField(default=1)
    # A new one at every change: whoever holds a copy can tell at once whether it is still true.
    content_id = models.UUIDField(default=uuid.uuid4)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class SectionAnswer(models.Model):
    """The text of one section, and how far it is."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("changed_by",)

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="answers")
    section = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in SectionState], default=SectionState.DRAFTING.value
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "section"], name="one_answer_a_section"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} section {self.section}"


class TableRow(models.Model):
    """One row of one of the plan's tables. Its key never changes, so that anything can point at it."""

    PERSONAL_DATA: ClassVar[str] = "none"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="rows")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("table", "position", "id")
        constraints = [
            models.UniqueConstraint(fields=["plan", "table", "key"], name="row_key_once_a_table"),
        ]

    def __str__(self) -> str:
        return f"{self.table}/{self.key}"


class TableCell(models.Model):
    """What stands in one cell: text, or a figure; never both."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("changed_by",)

    row = models.ForeignKey(TableRow, on_delete=models.CASCADE, related_name="cells")
    column = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    figure = models.OneToOneField(
        Figure, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_cell"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["row", "column"], name="one_cell_a_column"),
            models.CheckConstraint(
                name="cell_is_text_or_figure", condition=Q(figure__isnull=True) | Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id}/{self.column}"
