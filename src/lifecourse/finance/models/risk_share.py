"""Rules of sharing as partners agreed to them, and what became of money held until a result is known."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.finance.models.fund import FundYear
from lifecourse.finance.models.ledger import Entry
from lifecourse.organisations.api import Organisation

RISK_SHARE, SETTLEMENT = "risk-share", "settlement"


class SharingRule(models.Model):
    """One wording of a rule of a year; it holds once every party agreed, until another takes its place."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("proposed_by",)
    NEVER_CHANGES: ClassVar[str] = "Money hangs on what was agreed; another wording stands beside it."

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="sharing_rules")
    kind = models.CharField(
        max_length=12, choices=[(RISK_SHARE, "Risk share"), (SETTLEMENT, "Over- and underspend")]
    )
    # Of a risk share its own; of the settlement "settlement".
    slug = models.SlugField(max_length=60)
    # As a file says it, and `rules/sharing_data.py` reads it.
    data = models.JSONField()
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacements"
    )
    why = models.CharField(max_length=300, blank=True)
    # Nobody: it was read from the fund's file.
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ("year", "kind", "slug", "id")
        constraints = [
            models.CheckConstraint(
                name="a_rule_of_sharing_is_replaced_with_a_reason", condition=Q(supersedes=None) | ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} of {self.year}"


class RuleAgreed(models.Model):
    """That somebody agreed to a wording for a party."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Money hangs on what was agreed."

    rule = models.ForeignKey(SharingRule, on_delete=models.PROTECT, related_name="agreed")
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("rule", "at", "id")
        constraints = [
            models.UniqueConstraint(fields=["rule", "party"], name="a_party_agrees_to_a_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.rule}"


class PotMove(models.Model):
    """That a pot was held, or shared out by a result, in one entry of the ledger."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "It names an entry, which is reversed and never changed."

    rule = models.ForeignKey(SharingRule, on_delete=models.PROTECT, related_name="moves")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    # Shared out: the result that it was shared by, what it said, and the working. Held: none of them.
    result = models.UUIDField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)
    working = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("rule", "id")
        constraints = [
            models.CheckConstraint(
                name="a_pot_is_shared_with_a_working", condition=Q(result=None) | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{'Shared' if self.result else 'Held'}: {self.rule}"
