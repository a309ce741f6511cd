"""Reviews of somebody's care: the meeting, its panel and papers, what it found, and what was promised."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person
from lifecourse.support.kinds.reviews import (
    EFFECT_WORDS,
    KIND_WORDS,
    PAPERS,
    PARTS,
    PLACES,
    QUESTIONS,
    STEP_WORDS,
    Effect,
)


class Review(models.Model):
    """One review of somebody's care: when it meets, who holds it, and what came of it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "kind",
        "place",
        "outcome",
        "not_held_because",
        "by",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, words) for one, words in KIND_WORDS.items()])
    place = models.CharField(max_length=10, choices=list(PLACES.items()))
    has_ehc_plan = models.BooleanField()
    # Whoever is responsible for paying; the one who leads the review comes from there.
    held_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meets_at = models.DateTimeField()
    papers_sent_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=1000, blank=True)
    not_held_because = models.CharField(max_length=500, blank=True)
    report_sent_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-meets_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_review_was_held_or_not", condition=Q(held_on=None) | Q(not_held_because="")
            ),
            models.CheckConstraint(
                name="a_review_that_was_held_says_what_came_of_it",
                condition=Q(held_on=None) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="a_report_follows_its_review",
                condition=Q(report_sent_on=None) | Q(report_sent_on__gte=models.F("held_on")),
            ),
        ]

    def __str__(self) -> str:
        return "A review of somebody's care"


class ReviewSeat(models.Model):
    """Somebody sits on the panel of a review."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "name", "comes_from")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="seats")
    part = models.CharField(max_length=30, choices=list(PARTS.items()))
    name = models.CharField(max_length=200)
    comes_from = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["review"], condition=Q(part="chair"), name="one_leads_a_review"),
        ]

    def __str__(self) -> str:
        return "Somebody on the panel of a review"


class ReviewPaper(models.Model):
    """One of the papers of a review, and when it came. What it says is not kept here."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "kind", "where")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=30, choices=list(PAPERS.items()))
    received_on = models.DateField()
    where = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "kind"], name="a_paper_is_listed_once")]

    def __str__(self) -> str:
        return "A paper of a review"


class ReviewFinding(models.Model):
    """What a panel found on one question, and by what; the latest on a question counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "evidence", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What a panel found is kept; a later finding stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="findings")
    question = models.CharField(max_length=20, choices=list(QUESTIONS.items()))
    words = models.CharField(max_length=1000)
    evidence = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return "What a panel found"


class Promise(models.Model):
    """What a review recommended, as one organisation's promise: by whom, by when, and how it is seen."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "who", "evidence", "effect_words", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was promised is never altered; what became of it stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="promises")
    words = models.CharField(max_length=500)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    due = models.DateField()
    evidence = models.CharField(max_length=300)
    effect = models.CharField(
        max_length=10, choices=[(one.value, words) for one, words in EFFECT_WORDS.items()]
    )
    effect_days = models.PositiveSmallIntegerField(null=True, blank=True)
    effect_words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_promise_that_moves_the_day_says_how_far",
                condition=Q(effect=Effect.NONE.value, effect_days=None)
                | (~Q(effect=Effect.NONE.value) & Q(effect_days__gte=1)),
            ),
        ]
        indexes = [models.Index(fields=["owner", "due"], name="support_promise_owner")]

    def __str__(self) -> str:
        return "What was promised at a review"


class PromiseStep(models.Model):
    """What happened to a promise: asked about, kept, refused, or not kept after all."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "seen_by", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What became of a promise is kept; a later step stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=[(one.value, words) for one, words in STEP_WORDS.items()])
    words = models.CharField(max_length=500)
    seen_by = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="somebody_saw_that_a_promise_was_kept", condition=~Q(step="met") | ~Q(seen_by="")
            ),
        ]

    def __str__(self) -> str:
        return "What happened to a promise"
