"""Who has a stake, how they are told, who was heard, what they said, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecourse.delivery.hearing import (
    SHAPING_WORDS,
    STEP_WORDS,
    Answer,
    Shaping,
    StepState,
    answer_of,
    gap_words,
)
from lifecourse.delivery.rules import LEVEL_WORDS
from lifecourse.organisations.api import Board, Organisation, Partnership

LEVELS = [(level.value, words) for level, words in LEVEL_WORDS.items()]
SHAPINGS = [(shaping.value, words) for shaping, words in SHAPING_WORDS.items()]


class Cohort(models.Model):
    """One group of people that the partnership plans for, and which groups speak for it."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="cohorts")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    is_national = models.BooleanField(default=True, help_text="Whether the national model names it.")
    voices = models.ManyToManyField(Board, through="CohortVoice", related_name="speaks_for")

    class Meta:
        ordering = ("number", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"],
                name="cohort_numbered_once",
                violation_error_message="There is a group with that number already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class CohortVoice(models.Model):
    """A board or reference group speaks for a group of people."""

    PERSONAL_DATA: ClassVar[str] = "none"

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "board"], name="a_group_speaks_for_a_cohort_once"),
        ]

    def __str__(self) -> str:
        return f"{self.board} for {self.cohort}"


class Stakeholder(models.Model):
    """A group, never one person, that has a stake in the plan."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="stakeholders")
    name = models.CharField(max_length=200)
    interest = models.CharField(max_length=1, choices=LEVELS)
    influence = models.CharField(max_length=1, choices=LEVELS)
    reached_by = models.CharField(max_length=300, blank=True)
    kept_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kept_by_role = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="stakeholder_named_once",
                violation_error_message="That group is on the map already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Telling(models.Model):
    """One step of the communications plan: whom to tell what, how, by whom, and when."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="tellings")
    phase = models.CharField(max_length=100)
    what = models.CharField(max_length=500)
    audience = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(s.value, w) for s, w in STEP_WORDS.items()],
        default=StepState.PLANNED.value,
    )

    class Meta:
        ordering = ("phase", "to_date", "id")
        constraints = [
            models.CheckConstraint(
                name="telling_ends_after_it_begins",
                condition=Q(to_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(to_date__gte=F("from_date")),
                violation_error_message="The last day is before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Hearing(models.Model):
    """An event or conversation at which people were heard: groups and numbers, nobody's name."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="hearings")
    what = models.CharField(max_length=300)
    day = models.DateField(null=True, blank=True)
    when = models.CharField(max_length=100, blank=True, help_text="In words, where no day is known.")
    who = models.CharField(max_length=500)
    people = models.PositiveIntegerField(null=True, blank=True)
    people_said = models.CharField(max_length=20, blank=True, help_text="Such as over, or about.")
    made_accessible = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cohorts = models.ManyToManyField(Cohort, related_name="hearings", blank=True)

    class Meta:
        ordering = (F("day").desc(nulls_last=True), "-id")
        constraints = [
            models.CheckConstraint(
                name="when_people_were_heard_is_said",
                condition=Q(day__isnull=False) | ~Q(when=""),
                violation_error_message="Say when it was: the day, or words such as spring 2016.",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Said(models.Model):
    """Something that people said, and what was done because of it, or why not."""

    PERSONAL_DATA: ClassVar[str] = "none"

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="sayings")
    what = models.CharField(max_length=1000)
    done = models.CharField(max_length=1000, blank=True)
    why_not = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                name="done_or_not_and_never_both",
                condition=Q(done="") | Q(why_not=""),
                violation_error_message="Say what was done, or why not: one of them.",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def answer(self) -> Answer:
        """What became of it."""
        return answer_of(done=self.done, why_not=self.why_not)


class SharedWork(models.Model):
    """A piece of work, how far its organisations say that people shaped it, and what people say."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="shared_works")
    what = models.CharField(max_length=300)
    own_level = models.CharField(max_length=20, choices=SHAPINGS)
    evidence = models.CharField(max_length=1000)
    assessed_on = models.DateField(null=True, blank=True)
    peoples_level = models.CharField(max_length=20, choices=SHAPINGS, blank=True)
    peoples_words = models.CharField(max_length=500, blank=True)
    asked_of = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("what",)
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "what"],
                name="shared_work_named_once",
                violation_error_message="That piece of work is in the list already.",
            ),
            models.CheckConstraint(
                name="what_people_say_has_a_group_that_said_it",
                condition=Q(peoples_level="") | ~Q(asked_of=""),
                violation_error_message="Say which group was asked what they would call it.",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def apart(self) -> str:
        """How the two views differ, in words."""
        people = Shaping(self.peoples_level) if self.peoples_level else None
        return gap_words(own=Shaping(self.own_level), people=people)
