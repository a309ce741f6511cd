"""Agreements under section 75: between whom, what they do together, from when to when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.kinds.fund import ARRANGEMENT_WORDS
from lifecourse.organisations.api import Organisation, Partnership, ends_after_it_begins


class Agreement(models.Model):
    """What partners agreed in writing to do together with their money or functions."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    arrangement = models.CharField(
        max_length=20, choices=[(k.value, w) for k, w in ARRANGEMENT_WORDS.items()]
    )
    # Who holds the money, or acts for the others, and has the accounts audited.
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # A role title, never an officer's name.
    pool_manager = models.CharField(max_length=200, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("partnership", "from_date", "slug")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="agreement_named_once"),
            ends_after_it_begins("section_75_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """An organisation that is bound by an agreement."""

    PERSONAL_DATA: ClassVar[str] = "none"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("agreement", "organisation__name")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "organisation"], name="party_is_bound_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class AgreementDraft(models.Model):
    """The version of an agreement that is being written. It goes once it is put forward to be signed."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("changed_by",)

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="draft")
    # As `rules/agreement.py` keeps and reads it.
    content = models.JSONField()
    # Nobody: it was read from the fund's file.
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.agreement}, being written"


class AgreementVersion(models.Model):
    """A version of an agreement as it was put forward to be signed; what differs is another version."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("made_by",)
    NEVER_CHANGES: ClassVar[str] = "Parties sign these very words; a variation stands beside them."

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    # The fingerprint of the content, of which agreement it is, and of nothing else.
    content_hash = models.CharField(max_length=64)
    why = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("agreement", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="version_of_agreement_numbered_once"
            ),
            models.CheckConstraint(
                name="an_agreement_is_varied_with_a_reason", condition=Q(number=1) | ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}, version {self.number}"
