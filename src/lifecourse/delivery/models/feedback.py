"""Links by which people say what they think without signing in, and what they said."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.delivery.models.engagement import Hearing
from lifecourse.delivery.rules import AnswerState
from lifecourse.delivery.screening import HELD_WORDS, Door, Held, takes_answers
from lifecourse.organisations.api import Partnership


class FeedbackLink(models.Model):
    """A question that anybody who has the link can answer until a day. Only the token's hash is kept."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("made_by",)
    KEPT_OUT_OF_RECORD: ClassVar[frozenset[str]] = frozenset({"token_hash"})

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="feedback_links")
    purpose = models.CharField(max_length=200)
    question = models.CharField(max_length=300)
    easy_question = models.CharField(max_length=300, blank=True)
    whom_to_tell = models.CharField(max_length=300)
    post_to = models.CharField(max_length=300, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_on = models.DateField()
    closes_on = models.DateField()
    most_answers = models.PositiveIntegerField()
    closed_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-made_on", "-id")
        constraints = [
            models.CheckConstraint(
                name="a_feedback_link_takes_some_answers",
                condition=Q(most_answers__gte=1, most_answers__lte=5000),
                violation_error_message="Take from 1 to 5,000 answers.",
            ),
        ]

    def __str__(self) -> str:
        return self.purpose

    def takes_answers(self, today: date) -> bool:
        """Whether it takes one more answer today."""
        door = Door(
            closes_on=self.closes_on,
            was_closed=self.closed_on is not None,
            answers=self.answers.count(),
            most_answers=self.most_answers,
        )
        return takes_answers(door, today=today)


class FeedbackAnswer(models.Model):
    """What somebody said, with the day and nothing else about them."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("text", "read_by")
    # Whoever wrote it did not sign in and was promised that the words and the day are all that is kept. The
    # record of change would add the second, and the second may tell who it was. What is done about an answer
    # is recorded by the operation that does it.
    UNTRACKED: ClassVar[str] = "The moment at which an answer came could show who gave it: the day is kept."

    link = models.ForeignKey(FeedbackLink, on_delete=models.CASCADE, related_name="answers")
    came_on = models.DateField()
    text = models.CharField(max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in AnswerState])
    held = models.CharField(max_length=40, blank=True, help_text="Why it is held back, by word.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was set aside.")
    hearing = models.ForeignKey(
        Hearing, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback"
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("came_on", "id")
        constraints = [
            models.CheckConstraint(
                name="what_is_set_aside_has_a_reason",
                condition=~Q(state=AnswerState.SET_ASIDE.value, reason=""),
                violation_error_message="Say why it is set aside.",
            ),
            models.CheckConstraint(
                name="an_answer_is_rubbed_out_only_when_set_aside",
                condition=~Q(text="") | Q(state=AnswerState.SET_ASIDE.value),
            ),
        ]

    def __str__(self) -> str:
        return f"answer of {self.came_on:%d.%m.%Y}"

    @property
    def why_held(self) -> list[str]:
        """Why it is held back, in words."""
        return [HELD_WORDS[Held(word)] for word in self.held.split()]

    @property
    def is_urgent(self) -> bool:
        """Whether it may tell of harm and nobody has dealt with it."""
        return self.state == AnswerState.HELD.value and Held.HARM.value in self.held.split()
