"""That parties signed a version of an agreement, as their own board secretaries recorded it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.delivery.api import Decision
from lifecourse.finance.models.agreement import AgreementVersion
from lifecourse.organisations.api import Organisation


class AgreementSigned(models.Model):
    """That a party signed a version, or that an earlier record of it was wrong. Superseded, never edited."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Money hangs on who signed; a later record supersedes it."

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="signed")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(
        max_length=64, help_text="The fingerprint of the version that was signed."
    )
    # False: it did not sign, and an earlier record that it did was wrong.
    signed = models.BooleanField(default=True)
    signatory = models.CharField(max_length=200, help_text="The role of whoever signed, never a name.")
    signed_on = models.DateField()
    decision = models.CharField(max_length=300, help_text="The meeting that decided, its day and minute.")
    # The same in the record of meetings, where it stands there.
    recorded = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kept_in = models.CharField(max_length=300, help_text="Where the signed paper is kept.")
    file_hash = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the file of the signed paper."
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("version", "id")
        constraints = [
            # With the one-to-one above: what a party recorded of a version is one chain.
            models.UniqueConstraint(
                fields=["version", "party"],
                condition=Q(supersedes=None),
                name="one_first_signature_of_an_agreement",
            ),
            models.CheckConstraint(
                name="a_signature_is_superseded_with_a_reason",
                condition=Q(supersedes=None, reason="", signed=True)
                | Q(supersedes__isnull=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.version}"
