"""Scenarios of a partnership: what it may do, version after version."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.organisations.api import Partnership


class Scenario(models.Model):
    """A scenario by its short name. What stands in it is in its versions."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="scenarios")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("partnership", "name")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="scenario_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ScenarioVersion(models.Model):
    """A scenario as somebody left it. The highest number stands; the others are its history."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "A forecast names the version of the scenario that it was made of."

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    # As `engine.pathways.Scenario.to_data` writes it; read by `rules/kept.py` alone.
    data = models.JSONField()
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("scenario", "number")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "number"], name="scenario_version_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scenario}, version {self.number}"
