"""Statements for each partner as they were kept, and what finance leads said to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.models.fund import FundYear
from lifecourse.organisations.api import Organisation


class PartnerStatement(models.Model):
    """What the books said of one partner when somebody kept it: it does not move as more is posted."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("kept_by",)
    NEVER_CHANGES: ClassVar[str] = "Two sides agree to it; what is posted later makes another."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="partner_statements")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    # The last entry that had been posted.
    last_entry = models.PositiveIntegerField()
    data = models.JSONField()
    # SHA-256 of the data, in hexadecimal.
    fingerprint = models.CharField(max_length=64)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("year", "party", "-number")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "party", "number"], name="partner_statement_numbered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Statement {self.number} for {self.party}"


class StatementAnswer(models.Model):
    """What an organisation's finance lead said to a statement: agreed, or disputed and why."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "It is what one side said to figures; others make another statement."

    statement = models.ForeignKey(PartnerStatement, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("statement", "at", "id")
        constraints = [
            models.UniqueConstraint(fields=["statement", "organisation"], name="one_answer_to_a_statement"),
            models.CheckConstraint(
                name="a_statement_is_disputed_with_a_reason", condition=Q(agrees=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {'agreed' if self.agrees else 'disputed'}"
