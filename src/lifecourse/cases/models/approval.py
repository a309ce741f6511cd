"""Versions of a case as they were put before boards, what was decided of them, and on which conditions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.cases.kinds.gateways import OUTCOME_WORDS, Outcome
from lifecourse.cases.models.case import Case
from lifecourse.organisations.api import Organisation


class CaseVersion(models.Model):
    """A case as it was put forward at a gateway: the whole document, and its fingerprint."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "A board decided on these very words and figures."

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    gateway = models.SlugField(max_length=60)
    # Every part as JSON with its keys in order, so that its fingerprint can be worked out again anywhere.
    content = models.TextField()
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of the content.")
    why = models.CharField(max_length=500, blank=True, help_text="What changed since the version before.")
    key = models.UUIDField(unique=True)
    # Nobody: it came with a file, by the command line.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("case", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="case_version_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case}, version {self.number}"


class GatewayDecision(models.Model):
    """What one organisation decided of a version. Its newest stands; the others are its history."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = (
        "What was decided stays as it was written down; a later one takes its place."
    )

    version = models.ForeignKey(CaseVersion, on_delete=models.PROTECT, related_name="decisions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=30, choices=[(o.value, w) for o, w in OUTCOME_WORDS.items()])
    words = models.CharField(max_length=1000, blank=True)
    board = models.CharField(max_length=200, help_text="The board, committee or role that decided.")
    decided_on = models.DateField()
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("version", "id")
        constraints = [
            models.CheckConstraint(
                name="a_gateway_decision_says_who_and_why",
                condition=~Q(board="")
                & (Q(outcome__in=[Outcome.APPROVED.value, Outcome.CONDITIONS.value]) | ~Q(words="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_outcome_display()}"


class Condition(models.Model):
    """What has to be done for an approval to hold: by a role, by a day."""

    PERSONAL_DATA: ClassVar[str] = "none"
    NEVER_CHANGES: ClassVar[str] = "An approval hangs on it as it was written down."

    decision = models.ForeignKey(GatewayDecision, on_delete=models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    who = models.CharField(max_length=200, help_text="A role, never a name.")
    due = models.DateField()

    class Meta:
        ordering = ("decision", "number")
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="condition_numbered_once"),
            models.CheckConstraint(name="condition_says_what_and_who", condition=~Q(words="") & ~Q(who="")),
        ]

    def __str__(self) -> str:
        return self.words


class ConditionMet(models.Model):
    """That a condition was met, on which day, and what shows it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "An approval holds because of it."

    condition = models.OneToOneField(Condition, on_delete=models.PROTECT, related_name="met")
    met_on = models.DateField()
    evidence = models.CharField(max_length=500, help_text="What shows it, and where it is.")
    key = models.UUIDField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("condition",)
        constraints = [
            models.CheckConstraint(name="a_condition_met_is_shown", condition=~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return f"{self.condition}, met"
