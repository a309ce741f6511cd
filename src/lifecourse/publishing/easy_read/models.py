"""The Easy Read summary of a plan, its lines, and when a panel checked it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.plans.api import Plan
from lifecourse.publishing.easy_read.lines import Line, Part


class EasyRead(models.Model):
    """The Easy Read summary of one plan."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("contact",)

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="easy_read")
    contact = models.CharField(max_length=200, blank=True, help_text="How to tell the partnership something.")
    drafted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Easy Read of {self.plan_id}"


class EasyReadLine(models.Model):
    """One idea of a summary. A line taken out stays, so that drafting again does not bring it back."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("changed_by", "read_by")

    easy_read = models.ForeignKey(EasyRead, on_delete=models.CASCADE, related_name="lines")
    key = models.CharField(max_length=200)
    part = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Part])
    order = models.PositiveIntegerField()
    text = models.CharField(max_length=600)
    picture = models.CharField(max_length=40)
    source = models.CharField(max_length=220, blank=True, help_text="The path of the place it comes from.")
    read_with = models.JSONField(default=dict)
    by_rule = models.BooleanField(default=True)
    removed = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("order", "id")
        constraints = [
            models.UniqueConstraint(fields=["easy_read", "key"], name="one_easy_read_line_a_key"),
            models.CheckConstraint(
                name="easy_read_line_is_read_by_somebody_at_a_time",
                condition=Q(read_by=None, read_at=None) | Q(read_by__isnull=False, read_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def line(self) -> Line:
        """This row as a plain value."""
        return Line(
            key=self.key,
            part=Part(self.part),
            text=self.text,
            picture=self.picture,
            source=self.source,
            read_with=self.read_with,
            by_rule=self.by_rule,
        )


class PanelCheck(models.Model):
    """A panel read one exact wording of a summary. Nobody changes it; it says nothing of later wordings."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("said", "changed", "recorded_by")
    NEVER_CHANGES: ClassVar[str] = "What a panel read and said stays with the wording that they read."

    easy_read = models.ForeignKey(EasyRead, on_delete=models.CASCADE, related_name="checks")
    panel = models.CharField(max_length=120, help_text="The name of the group, never of a person.")
    people = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    said = models.TextField(max_length=4000)
    changed = models.TextField(max_length=4000, blank=True)
    content_hash = models.CharField(max_length=64)
    lines = models.JSONField(help_text="The sentences and pictures that the panel saw.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-recorded_at", "-id")
        constraints = [
            models.CheckConstraint(name="panel_is_named", condition=~Q(panel="")),
            models.CheckConstraint(name="panel_has_people", condition=Q(people__gt=0)),
        ]

    def __str__(self) -> str:
        return self.panel
