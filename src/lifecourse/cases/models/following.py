"""What came of what a case promised: months of its savings, and results of its benefits."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.cases.models.case import Case


class SavingMonth(models.Model):
    """What came of a saving in a month, and what of it would have come anyway. The newest stands."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "A board was told it; what is known better later stands beside it."

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="saving_months")
    # The short name of the saving in the case.
    saving = models.SlugField(max_length=60)
    # The first day of the month.
    month = models.DateField()
    # Below nothing: it cost more than before.
    actual_pence = models.BigIntegerField()
    anyway_pence = models.BigIntegerField(default=0)
    # How one knows that it would have come anyway.
    basis = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=500)
    # As `kinds/tracking.py` calls it.
    whence = models.CharField(max_length=10)
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case", "saving", "month", "id")
        indexes = [models.Index(fields=["case", "saving", "month", "id"], name="saving_months_in_order")]
        constraints = [
            models.CheckConstraint(name="saving_month_is_shown", condition=~Q(evidence="")),
            models.CheckConstraint(
                name="no_more_comes_anyway_than_comes",
                condition=Q(anyway_pence=0)
                | (Q(anyway_pence__gt=0) & ~Q(basis="") & Q(anyway_pence__lte=F("actual_pence"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.saving}, {self.month:%B %Y}"


class BenefitResult(models.Model):
    """What a benefit had reached on a day. The newest of a day stands."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "A board was told it; what is known better later stands beside it."

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="benefit_results")
    benefit = models.SlugField(max_length=60)
    on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4)
    evidence = models.CharField(max_length=500)
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case", "benefit", "on", "id")
        constraints = [
            models.CheckConstraint(name="benefit_result_is_shown", condition=~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.benefit}, {self.on}"
