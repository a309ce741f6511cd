"""The end of a year: the settlement that was prepared, who agreed to it, and the entry that posted it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.finance.models.fund import FundYear
from lifecourse.finance.models.ledger import Entry
from lifecourse.finance.models.risk_share import SharingRule
from lifecourse.organisations.api import Organisation


class YearEnd(models.Model):
    """How a year's over- and underspend is to be shared, worked out after an entry: it does not move."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("prepared_by",)
    NEVER_CHANGES: ClassVar[str] = "A second person agrees to it; other figures make another."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="ends")
    rule = models.ForeignKey(SharingRule, on_delete=models.PROTECT, related_name="+")
    # The last entry that had been posted: one more, and it has to be prepared again.
    last_entry = models.PositiveIntegerField()
    working = models.JSONField()
    # Why a rule that hangs on a result shares nothing out, where there is one.
    unknown = models.CharField(max_length=300, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()

    class Meta:
        ordering = ("year", "-id")

    def __str__(self) -> str:
        return f"End of {self.year}"


class YearEndAgreed(models.Model):
    """That somebody of another party than the host agreed to a settlement."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Money moves by it."

    end = models.OneToOneField(YearEnd, on_delete=models.PROTECT, related_name="agreed")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("end",)

    def __str__(self) -> str:
        return f"{self.party}: {self.end}"


class YearSettled(models.Model):
    """That a settlement was posted, in one entry of the ledger."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "It names an entry, which is reversed and never changed."

    end = models.ForeignKey(YearEnd, on_delete=models.PROTECT, related_name="settled")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("end", "id")

    def __str__(self) -> str:
        return f"{self.end}: {self.entry}"
