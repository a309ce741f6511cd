"""What an approved case is carried out by: its milestones, each taken on as an action of the partnership."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.cases.models.case import Case
from lifecourse.delivery.api import Action


class CaseAction(models.Model):
    """That an action carries out a milestone of a case. What became of it stands with the action."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Which promise an action carries out does not change; actions are closed."

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="actions")
    # The short name of the milestone in the case.
    milestone = models.SlugField(max_length=60)
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case", "id")
        constraints = [
            models.UniqueConstraint(fields=["case", "milestone"], name="milestone_is_taken_on_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.milestone}"
