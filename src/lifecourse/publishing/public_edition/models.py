"""What a partnership decided about the public edition of a plan."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.plans.api import Plan


class PublicChoice(models.Model):
    """A place of a plan that is held back, or a text that was read and let go. `path` is the place's path."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("reason", "by")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="public_choices")
    path = models.CharField(max_length=220)
    reason = models.CharField(max_length=400, help_text="Why; never printed in the edition.")
    of_text = models.CharField(max_length=64, blank=True, help_text="The print of the text that is let go.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("path", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "path"], condition=Q(of_text=""), name="one_holding_back_a_place"
            ),
            models.UniqueConstraint(
                fields=["plan", "path"], condition=~Q(of_text=""), name="one_letting_go_a_text"
            ),
            models.CheckConstraint(condition=~Q(path="") & ~Q(reason=""), name="public_choice_says_why"),
        ]

    def __str__(self) -> str:
        return self.path
