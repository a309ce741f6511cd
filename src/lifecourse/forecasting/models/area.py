"""What a partnership's forecasts rest on: its area as it was taken, and what somebody says otherwise."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Partnership


class ForecastArea(models.Model):
    """An area as it was taken from one plan or from records, on one day. The newest stands."""

    # Those in hospital may stand in `data` one by one: without a name, with age, ward and time there.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("data", "by")
    NEVER_CHANGES: ClassVar[str] = "A kept forecast can be made again only from what it rested on."
    # The record keeps the fingerprint.
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("data",)

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="forecast_areas")
    name = models.CharField(max_length=200)
    first_day = models.DateField()
    # As `engine.pathways.Area.to_data` writes it; read by `rules/kept.py` alone.
    data = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    # Where its figures were taken: a plan's short name, and which revision of it; else what was counted.
    taken_from = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(null=True)
    key = models.UUIDField(unique=True)
    # Nobody: the command line.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("partnership", "id")

    def __str__(self) -> str:
        return f"{self.name} from {self.first_day}"


class Override(models.Model):
    """What somebody says of a parameter instead of its source; the newest of a code stands.

    One without a value ends what was said before.
    """

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "What a forecast was told, by whom and why, is part of what it says."

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="overrides")
    code = models.CharField(max_length=100)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    source = models.CharField(max_length=500, blank=True)
    why = models.CharField(max_length=500)
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("partnership", "code", "id")
        constraints = [
            models.CheckConstraint(
                name="override_says_all_or_ends",
                condition=Q(value__isnull=True, low__isnull=True, high__isnull=True, source="")
                | (
                    Q(value__isnull=False, low__lte=F("value"), high__gte=F("value"), low__gte=0)
                    & ~Q(source="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {'as its source says' if self.value is None else self.value}"
