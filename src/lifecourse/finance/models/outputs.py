"""What was counted of a scheme's output in a quarter."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.models.fund import Output


class OutputResult(models.Model):
    """How much of an output a quarter brought, and what shows it. The newest of a quarter stands."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "What one of it cost was read by it; a later count stands beside it."

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="results")
    quarter = models.PositiveSmallIntegerField()
    key = models.UUIDField(unique=True)
    delivered = models.DecimalField(max_digits=12, decimal_places=2)
    evidence = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("output", "quarter", "id")
        constraints = [
            models.CheckConstraint(
                name="output_result_is_of_a_quarter", condition=Q(quarter__gte=1, quarter__lte=4)
            ),
            models.CheckConstraint(
                name="output_result_is_not_below_nothing_and_shown",
                condition=Q(delivered__gte=0) & ~Q(evidence=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output}, quarter {self.quarter}"
