"""What is told in a return about a quarter or a year, and the returns that were filed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.models.fund import FundYear


class ReturnWords(models.Model):
    """What a return tells, and which role signs it. The newest takes the place of the ones before it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "A return was filed with it; what is told anew stands beside it."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="return_words")
    # 1 to 4; 0 is the whole year.
    quarter = models.PositiveSmallIntegerField()
    key = models.UUIDField(unique=True)
    narrative = models.CharField(max_length=4000, blank=True)
    signatory = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "quarter", "id")
        constraints = [
            models.CheckConstraint(name="return_words_are_of_a_quarter", condition=Q(quarter__lte=4)),
        ]

    def __str__(self) -> str:
        return f"Told of {self.year}, quarter {self.quarter}"


class FiledReturn(models.Model):
    """A return as it was filed, byte for byte. A correction is another version with a reason."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Partners hold what they were sent against it."
    # The record keeps the file's fingerprint.
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"content"})

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="filed_returns")
    quarter = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    key = models.UUIDField(unique=True)
    words = models.ForeignKey(ReturnWords, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("year", "quarter", "number")
        constraints = [
            models.UniqueConstraint(fields=["year", "quarter", "number"], name="return_is_filed_once"),
            models.CheckConstraint(name="filed_return_is_of_a_quarter", condition=Q(quarter__lte=4)),
            models.CheckConstraint(
                name="a_corrected_return_has_a_reason", condition=Q(number=1) | ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"Return of {self.year}, quarter {self.quarter}, version {self.number}"
