"""Why a line's spending is not what was planned, and from how much on somebody has to say why."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.kinds.variance import REASON_WORDS
from lifecourse.finance.models.fund import FundYear, SchemeLine


class VarianceLimit(models.Model):
    """From how much on a difference is explained. The newest holds; without any, every difference is."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "What was asked about in a quarter hangs on it; another stands beside it."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="variance_limits")
    key = models.UUIDField(unique=True)
    pence = models.BigIntegerField()
    agreed_in = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "id")
        constraints = [
            models.CheckConstraint(
                name="variance_limit_is_not_below_nothing_and_agreed",
                condition=Q(pence__gte=0) & ~Q(agreed_in=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Limit of {self.year}"


class VarianceReason(models.Model):
    """Why a line differs from its plan in a quarter, or in the whole year (0), at the figures of then.

    The newest takes the place of the ones before it, which stay.
    """

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "It belongs to the figures that it was written of."

    line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="variance_reasons")
    key = models.UUIDField(unique=True)
    quarter = models.PositiveSmallIntegerField()
    planned = models.BigIntegerField()
    spent = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=[(k.value, w) for k, w in REASON_WORDS.items()])
    words = models.CharField(max_length=500)
    # What is done about it, by whom (a role, no name) and until when.
    action = models.CharField(max_length=500, blank=True)
    who = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("line", "quarter", "id")
        constraints = [
            models.CheckConstraint(name="variance_is_of_a_quarter", condition=Q(quarter__lte=4)),
            models.CheckConstraint(name="a_variance_has_a_reason", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.line}, quarter {self.quarter}"
