"""Unpaid carers in their own right, and what happens when a carer cannot care."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import ends_after_it_begins
from lifecourse.people.api import Person, Relationship
from lifecourse.support.kinds.carers import CARER_OUTCOMES, CARER_SUPPORT_KINDS, ELIGIBLE, WILLING
from lifecourse.support.models.priced import Priced
from lifecourse.support.rules.carers import HOURS_OF_A_WEEK, Alone


class Caring(models.Model):
    """A carer has a record of their own, which they agreed to, and cares for somebody."""

    # About the carer. Whom they care for is read by those alone who may open both records.
    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "relationship", "by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Goes with the person cared for, when that one is erased.
    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="+")
    agreed_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["agreed_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "relationship"], name="somebody_cares_for_one_once"),
        ]

    def __str__(self) -> str:
        return "Somebody cares for somebody"


class CarerShare(models.Model):
    """What a carer agreed that those who support the person may read, until they take it back."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caring = models.ForeignKey(Caring, on_delete=models.CASCADE, related_name="shares")
    words = models.CharField(max_length=500)
    agreed_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["agreed_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["caring"], condition=Q(taken_back_on=None), name="one_share_of_a_carer_stands"
            ),
        ]

    def __str__(self) -> str:
        return "What a carer lets others know"


class CarersAssessment(models.Model):
    """A carer was offered an assessment of their own: they said no, or it was held, or it waits."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "hours_a_week",
        "needs",
        "wishes",
        "eligible_words",
        "declined_words",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    offered_on = models.DateField()
    declined_on = models.DateField(null=True, blank=True)
    declined_words = models.CharField(max_length=300, blank=True)
    held_on = models.DateField(null=True, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    willing = models.CharField(max_length=10, choices=list(WILLING.items()), blank=True)
    needs = models.CharField(max_length=1000, blank=True)
    wishes = models.CharField(max_length=1000, blank=True)
    eligible = models.CharField(max_length=20, choices=list(ELIGIBLE.items()), blank=True)
    eligible_words = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=20, choices=list(CARER_OUTCOMES.items()), blank=True)
    look_by = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-offered_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(held_on=None, declined_on=None),
                name="one_assessment_of_a_carer_waits",
            ),
            models.CheckConstraint(
                name="an_assessment_is_held_or_declined", condition=Q(held_on=None) | Q(declined_on=None)
            ),
            models.CheckConstraint(
                name="an_assessment_held_says_what_was_asked",
                condition=Q(held_on=None)
                | (Q(hours_a_week__lte=HOURS_OF_A_WEEK, look_by__isnull=False) & ~Q(wishes="")),
            ),
        ]

    def __str__(self) -> str:
        return "A carer's own assessment"


class CarerSupport(Priced):
    """What is bought or given for a carer: by whom, how much of it, at what price, from when to when."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "provider", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(CARER_SUPPORT_KINDS.items()))

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("carer_support_ends_after_it_begins"),
            models.CheckConstraint(name="a_carers_price_is_not_below_nothing", condition=Q(price__gte=0)),
        ]

    def __str__(self) -> str:
        return "Support for a carer"


class ContingencyPlan(models.Model):
    """What happens when whoever cares for somebody cannot, as written on a day; the latest counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "signs",
        "steps_in",
        "if_not",
        "needs_to_know",
        "keys",
        "written_with",
        "by",
    )
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was agreed for such a day is kept; a later plan stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signs = models.CharField(max_length=500)
    steps_in = models.CharField(max_length=500)
    # A plan to which nobody said yes is a hope.
    said_yes = models.BooleanField()
    within_hours = models.PositiveSmallIntegerField()
    alone_hours = models.PositiveSmallIntegerField()
    if_not = models.CharField(max_length=500)
    needs_to_know = models.CharField(max_length=1000)
    # Who has them, and never where somebody lives.
    keys = models.CharField(max_length=300)
    written_with = models.CharField(max_length=200)
    written_on = models.DateField()
    look_by = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-written_on", "-id"]

    def __str__(self) -> str:
        return "What happens when the carer cannot"

    @property
    def alone(self) -> Alone:
        """How long the person is alone by this plan, and how long they can be."""
        return Alone(within_hours=self.within_hours, alone_hours=self.alone_hours)


class FamilyWords(models.Model):
    """What family or a friend said about somebody's life and support on a day, kept as it was said."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "who", "words", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = (
        "What somebody said is kept as they said it; a later word stands beside it."
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=100)
    words = models.CharField(max_length=1000)
    # Some things are said only as long as the person is not told.
    person_may_hear = models.BooleanField()
    said_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-said_on", "-id"]

    def __str__(self) -> str:
        return "What the family says"
