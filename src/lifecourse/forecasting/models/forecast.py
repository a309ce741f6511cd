"""A forecast that was asked for, with all that it rests on, and the draws of it that are done."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.forecasting.models.area import ForecastArea
from lifecourse.forecasting.models.scenario import ScenarioVersion
from lifecourse.organisations.api import Partnership


class Forecast(models.Model):
    """One forecast: its inputs whole, the program that makes it, and how far it is.

    What it rests on never changes; only `stopped_at` and `ended_at` do, by the operations alone.
    """

    # As of an area: those in hospital may stand in it one by one.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("inputs", "by")
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("inputs",)

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="forecasts")
    number = models.PositiveIntegerField()
    area = models.ForeignKey(ForecastArea, on_delete=models.PROTECT, related_name="forecasts")
    # The version of the scenario; none for the baseline.
    scenario = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, null=True, related_name="+")
    # The baseline of the same area, time, draws and seed; none for the baseline itself.
    beside = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    # Area with its overrides, scenario, months, draws and seed; read by `rules/kept.py` alone.
    inputs = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    months = models.PositiveIntegerField()
    draws = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    # The program's version, and the fingerprint of the sources that draw.
    program = models.CharField(max_length=40)
    engine = models.CharField(max_length=64)
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("partnership", "-number")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="forecast_numbered_once"),
            models.CheckConstraint(name="forecast_draws_something", condition=Q(months__gte=1, draws__gte=1)),
            models.CheckConstraint(
                name="forecast_stopped_or_ended", condition=Q(stopped_at=None) | Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"Forecast {self.number} of {self.partnership}"


class ForecastPortion(models.Model):
    """Some draws of a forecast, one after the other, as they were kept."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "What a forecast said is held to what came of it later."
    # The record keeps the fingerprint.
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("content",)

    forecast = models.ForeignKey(Forecast, on_delete=models.PROTECT, related_name="portions")
    first = models.PositiveIntegerField()
    draws = models.PositiveIntegerField()
    # As `rules/kept.py` packs it.
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("forecast", "first")
        constraints = [
            models.UniqueConstraint(fields=["forecast", "first"], name="forecast_portion_kept_once"),
            models.CheckConstraint(name="forecast_portion_has_draws", condition=Q(draws__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.forecast}, draws {self.first} to {self.first + self.draws - 1}"
