"""What somebody took on, by when, and what became of it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.delivery.models.decisions import Decision
from lifecourse.delivery.models.meetings import Meeting
from lifecourse.delivery.rules import ACTION_STATE_WORDS, ActionState, days_late
from lifecourse.organisations.api import Organisation, Partnership


class Action(models.Model):
    """Something to be done by one organisation, in one role, by a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("owner_account",)

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="actions")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    what = models.CharField(max_length=500)
    owner_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner_role = models.CharField(max_length=200, blank=True)
    owner_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(
        max_length=10,
        choices=[(s.value, w) for s, w in ACTION_STATE_WORDS.items()],
        default=ActionState.OPEN.value,
    )
    evidence = models.CharField(max_length=1000, blank=True, help_text="What shows that it is done.")
    reason = models.CharField(max_length=1000, blank=True, help_text="Why it will not be done.")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = [models.Index(fields=["partnership", "state", "due_on"], name="actions_by_day")]
        constraints = [
            models.CheckConstraint(
                name="what_is_not_done_has_a_reason",
                condition=~Q(state=ActionState.NOT_DONE.value, reason=""),
                violation_error_message="Say why it will not be done.",
            ),
            models.CheckConstraint(
                name="a_closed_action_has_its_day",
                condition=Q(state=ActionState.OPEN.value, closed_on__isnull=True)
                | (~Q(state=ActionState.OPEN.value) & Q(closed_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def late_on(self, today: date) -> int:
        """How many days late it is."""
        return days_late(due_on=self.due_on, state=ActionState(self.state), today=today)


class Chase(models.Model):
    """An open action was asked after."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="chases")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=500, help_text="What was said.")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.answer
