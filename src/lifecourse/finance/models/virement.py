"""Budget that somebody asks to move to a line, and what a second person answered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.finance.kinds.agreement import DECIDES_WORDS, Decides
from lifecourse.finance.models.fund import Contribution, FundYear, SchemeLine
from lifecourse.finance.models.ledger import Entry
from lifecourse.organisations.api import Organisation


class Virement(models.Model):
    """Budget to be moved between lines of one contribution, or out of its contingency. Posted once agreed."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("asked_by", "answered_by")

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="virements")
    key = models.UUIDField(unique=True)
    # The line that gives; none where it comes out of the contingency of a contribution.
    from_line = models.ForeignKey(
        SchemeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="+")
    to_line = models.ForeignKey(SchemeLine, on_delete=models.PROTECT, related_name="+")
    pence = models.BigIntegerField()
    why = models.CharField(max_length=300)
    # The clause, or the meeting and its day, that gives the right to decide it.
    authority = models.CharField(max_length=300)
    # By the limits of the version in force when it was asked; none: the partner that gives the money.
    decides = models.CharField(
        max_length=10,
        choices=[(k.value, w) for k, w in DECIDES_WORDS.items()],
        default=Decides.PARTNER.value,
    )
    by_version = models.PositiveSmallIntegerField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="virement"
    )

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = [
            models.CheckConstraint(name="a_virement_is_something", condition=Q(pence__gt=0)),
            models.CheckConstraint(
                name="a_virement_goes_to_another_line",
                condition=Q(from_line=None) | ~Q(from_line=F("to_line")),
            ),
            models.CheckConstraint(
                name="nobody_agrees_to_their_own_virement",
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="what_is_agreed_is_posted",
                condition=Q(agreed=True, entry__isnull=False)
                | Q(agreed=False, entry=None)
                | Q(agreed=None, entry=None),
            ),
        ]

    def __str__(self) -> str:
        return f"To {self.to_line}"


class VirementAgreed(models.Model):
    """That somebody agreed for a party to what every party has to agree to."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Money moves by it."

    virement = models.ForeignKey(Virement, on_delete=models.PROTECT, related_name="agreements")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("virement", "at", "id")
        constraints = [
            models.UniqueConstraint(fields=["virement", "party"], name="a_party_agrees_to_a_virement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.virement}"
