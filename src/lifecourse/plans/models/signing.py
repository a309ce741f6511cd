"""The tables of agreeing to a plan: each organisation's route, signatures, and conditions that are met."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import Organisation
from lifecourse.plans.deciding import DECIDES_WORDS, OUTCOME_WORDS, Decides, Outcome
from lifecourse.plans.models.plan import Plan
from lifecourse.plans.models.version import PlanVersion

WITH_CONDITION = Outcome.AGREED_WITH_CONDITION.value


class SignOffRoute(models.Model):
    """The way in which one organisation comes to agree to a plan."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("changed_by",)

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sign_off_routes")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    target_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "organisation"], name="one_route_an_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} for plan {self.plan_id}"


class SignOffStep(models.Model):
    """One board or committee on the way."""

    PERSONAL_DATA: ClassVar[str] = "none"

    route = models.ForeignKey(SignOffRoute, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    board = models.CharField(max_length=200)
    meets_on = models.DateField(null=True, blank=True)
    decides = models.CharField(max_length=10, choices=[(d.value, w) for d, w in DECIDES_WORDS.items()])

    class Meta:
        ordering = ("route_id", "position")
        constraints = [
            models.UniqueConstraint(fields=["route", "position"], name="one_step_a_position"),
        ]

    def __str__(self) -> str:
        return self.board

    @property
    def decides_words(self) -> str:
        """With what authority it decides, in words."""
        return DECIDES_WORDS[Decides(self.decides)]


class Signature(models.Model):
    """What one organisation decided about one frozen version. It is never edited, only superseded."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("signed_by", "condition", "reason")
    NEVER_CHANGES: ClassVar[str] = "What a board decided stays as it was recorded; a later one supersedes it."

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="signatures")
    content_hash = models.CharField(max_length=64, help_text="The hash of the version that was decided on.")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=30, choices=[(o.value, w) for o, w in OUTCOME_WORDS.items()])
    decided_on = models.DateField()
    reference = models.CharField(max_length=200, help_text="The paper or minute.")
    condition = models.TextField(blank=True)
    condition_owner = models.CharField(max_length=200, blank=True, help_text="A role, never a name.")
    condition_due = models.DateField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.TextField(blank=True, help_text="Why it supersedes an earlier one.")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            # With the one-to-one above: each organisation's decisions on a version are one chain.
            models.UniqueConstraint(
                fields=["version", "organisation"],
                condition=Q(supersedes=None),
                name="one_first_signature_a_version",
            ),
            models.CheckConstraint(
                name="condition_whole_or_not_at_all",
                condition=Q(outcome=WITH_CONDITION, condition_due__isnull=False)
                & ~Q(condition="")
                & ~Q(condition_owner="")
                | ~Q(outcome=WITH_CONDITION) & Q(condition="", condition_owner="", condition_due=None),
            ),
            models.CheckConstraint(
                name="superseded_with_a_reason",
                condition=Q(supersedes=None, reason="") | Q(supersedes__isnull=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.outcome_words}"

    @property
    def outcome_words(self) -> str:
        """What was decided, in words."""
        return OUTCOME_WORDS[Outcome(self.outcome)]


class ConditionMet(models.Model):
    """The condition of a signature was met: when, and what shows it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "That a condition was met is part of what a board agreed."

    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, related_name="met")
    met_on = models.DateField()
    evidence = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="condition_met_with_evidence", condition=~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return f"met on {self.met_on}"
