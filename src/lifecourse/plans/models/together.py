"""What several people at one plan leave for each other: drafts, who is here, questions, tasks, reminders."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.plans.models.plan import Plan
from lifecourse.plans.rules import HowOften, RemarkKind, ThreadKind, ThreadState


class Draft(models.Model):
    """Words that somebody is writing and has not saved: theirs alone, and gone once they are saved."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account", "text", "seen")
    UNTRACKED: ClassVar[str] = "Words that nobody has said yet: only their writer may read them."

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="drafts")
    section = models.CharField(max_length=10)
    text = models.TextField()
    seen = models.TextField(blank=True, help_text="What the section said when the writer began.")
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "plan", "section"], name="one_draft_a_writer_and_section"
            ),
        ]

    def __str__(self) -> str:
        return f"section {self.section}"


class Presence(models.Model):
    """Somebody has a section or table open to write in it, and was there a moment ago."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account",)
    UNTRACKED: ClassVar[str] = "Who has what open changes every few seconds and is forgotten in a minute."

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="present")
    place = models.CharField(max_length=220)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "plan", "place"], name="present_once_a_place"),
        ]

    def __str__(self) -> str:
        return self.place


class Thread(models.Model):
    """A comment, or a question to somebody, about a place in a plan, with what was said to it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("asked_of", "opened_by")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="threads")
    place = models.CharField(max_length=220, help_text="The path of the place it is about.")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in ThreadKind])
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in ThreadState], default=ThreadState.OPEN.value
    )
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("opened_at", "id")
        indexes = [models.Index(fields=["plan", "state"], name="threads_of_a_plan")]
        constraints = [
            models.CheckConstraint(
                name="a_question_is_to_somebody_by_a_day",
                condition=Q(kind=ThreadKind.COMMENT.value, asked_of=None, due_on=None)
                | Q(kind=ThreadKind.QUESTION.value, asked_of__isnull=False, due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} about {self.place}"


class Remark(models.Model):
    """What one person said in a thread. Nobody changes it, not even who said it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by", "text")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in RemarkKind])
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} in {self.thread_id}"


class Assignment(models.Model):
    """Who writes a section, who checks it, and by when."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("writer", "checker", "changed_by")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="assignments")
    section = models.CharField(max_length=10)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "section"], name="one_assignment_a_section"),
            models.CheckConstraint(
                name="nobody_checks_their_own_section",
                condition=Q(writer=None) | Q(checker=None) | ~Q(writer=F("checker")),
            ),
        ]

    def __str__(self) -> str:
        return f"section {self.section}"


class ReminderChoice(models.Model):
    """How often somebody wants to be reminded by email."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account", "how_often")

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    how_often = models.CharField(max_length=10, choices=[(h.value, h.value) for h in HowOften])

    def __str__(self) -> str:
        return self.how_often


class ReminderSent(models.Model):
    """A reminder went to somebody on a day: at most one."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account",)

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "on"], name="one_reminder_a_person_a_day"),
        ]

    def __str__(self) -> str:
        return f"reminder of {self.on}"
