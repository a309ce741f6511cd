"""The tables of what the checks found, and of what people decided about it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.assurance.engine import check_called
from lifecourse.assurance.findings import SEVERITY_WORDS, Check, Severity
from lifecourse.assurance.rules import STATE_WORDS, FindingState
from lifecourse.plans.api import Plan


class Finding(models.Model):
    """One thing that a check found in a plan. It stays when mended, and is the same one if it returns."""

    PERSONAL_DATA: ClassVar[str] = "none"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    check_id = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=400)
    section = models.CharField(max_length=10)
    table = models.CharField(max_length=40, blank=True)
    row = models.CharField(max_length=120, blank=True)
    column = models.CharField(max_length=40, blank=True)
    other_places = models.JSONField(default=list, blank=True)
    severity = models.CharField(max_length=20, choices=[(s.value, w) for s, w in SEVERITY_WORDS.items()])
    state = models.CharField(
        max_length=10, choices=[(s.value, w) for s, w in STATE_WORDS.items()], default=FindingState.OPEN.value
    )
    found = models.TextField()
    expected = models.TextField()
    difference = models.TextField(blank=True)
    sentence = models.TextField()
    mend = models.TextField()
    pack_id = models.CharField(max_length=60)
    evidence = models.CharField(max_length=64, help_text="A digest of what the finding rests on.")
    first_found_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(
        help_text="When it was last found anew or changed, or last seen to be there."
    )
    mended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "fingerprint"], name="one_finding_a_fingerprint"),
            models.CheckConstraint(
                name="finding_mended_with_its_time",
                condition=Q(state="mended", mended_at__isnull=False)
                | (~Q(state="mended") & Q(mended_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def place(self) -> str:
        """Where it stands, as the plan names its places."""
        return "/".join(part for part in (self.section, self.table, self.row, self.column) if part)

    @property
    def anchor(self) -> str:
        """Where it stands on the section's page."""
        return "--".join(part for part in (self.table, self.row, self.column) if part)

    @property
    def check_made(self) -> Check | None:
        """The check that found it, or None when that check is no longer made."""
        return check_called(self.check_id)

    @property
    def check_title(self) -> str:
        """What the check is called."""
        return self.check_made.title if self.check_made else self.check_id

    @property
    def why(self) -> str:
        """Why the check matters."""
        return self.check_made.why if self.check_made else ""

    @property
    def severity_words(self) -> str:
        """How much it matters, in words."""
        return SEVERITY_WORDS[Severity(self.severity)]

    @property
    def severity_key(self) -> str:
        """How much it matters, as the design names it."""
        return "information" if self.severity == Severity.FOR_INFORMATION else self.severity.replace("-", "_")

    @property
    def state_words(self) -> str:
        """Where it stands, in words."""
        return STATE_WORDS[FindingState(self.state)]


class Acceptance(models.Model):
    """Somebody with the authority accepted a finding, with a reason. Kept for ever, also when it ended."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by", "reason", "ended_by")

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="acceptances")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    evidence = models.CharField(max_length=64, help_text="A digest of what the finding rested on then.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["finding"], condition=Q(ended_at__isnull=True), name="one_acceptance_at_a_time"
            ),
            models.CheckConstraint(
                name="acceptance_ended_at_and_why_together",
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
            ),
            models.CheckConstraint(
                name="acceptance_ends_after_it_begins",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("at")),
            ),
            models.CheckConstraint(name="acceptance_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.reason}"


class CheckRun(models.Model):
    """The checks were run over a plan: when, on which revision, with which rules, and what came of it."""

    PERSONAL_DATA: ClassVar[str] = "none"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_runs")
    plan_revision = models.PositiveIntegerField()
    content_id = models.UUIDField(help_text="What the plan held: the same id, the same content.")
    pack_id = models.CharField(max_length=60)
    checks_version = models.CharField(max_length=64)
    at = models.DateTimeField()
    new = models.PositiveIntegerField(help_text="Found for the first time, or again.")
    mended = models.PositiveIntegerField(help_text="No longer found.")
    must_mend = models.PositiveIntegerField(help_text="Open and must be mended.")
    should_look = models.PositiveIntegerField(help_text="Open and should be looked at.")
    for_information = models.PositiveIntegerField(help_text="Open, for information.")
    accepted = models.PositiveIntegerField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["plan", "-at"])]

    def __str__(self) -> str:
        return f"{self.plan_id} at {self.at}"
