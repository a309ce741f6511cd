"""Work queues: versions of their stages, and each person's way through, with what they want first."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.api import Person
from lifecourse.support.kinds.queues import ANSWERS, ENDINGS, HOW_KNOWN, OTHER_PAYERS, PLACES
from lifecourse.support.queue_data import read_queue
from lifecourse.support.rules.queues import QueueShape


class LivesAt(models.Model):
    """Where somebody lives: what kind of home, and in which council's area. Never an address."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "kind", "council", "elsewhere", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=list(PLACES.items()))
    # In whose area it is: a council that is known here, or another one in words.
    council = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    elsewhere = models.CharField(max_length=200, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-from_date", "-id"]
        constraints = [
            ends_after_it_begins("home_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date=None), name="somebody_lives_in_one_place"
            ),
            models.CheckConstraint(
                name="a_home_is_in_one_area",
                condition=Q(council=None) & ~Q(elsewhere="") | Q(council__isnull=False, elsewhere=""),
            ),
        ]

    def __str__(self) -> str:
        return "Where somebody lives"

    @property
    def area(self) -> str:
        """In whose area it is."""
        return self.council.name if self.council else self.elsewhere


class QueueVersion(models.Model):
    """The stages of a queue as they were written on a day; whoever began by them goes on by them."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "Whoever is under way goes on by the stages by which they began."

    key = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    written = models.JSONField()
    why = models.CharField(max_length=300)
    # Nobody: as it came with the product.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="one_version_of_a_queue_has_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.key}, version {self.number}"

    @property
    def shape(self) -> QueueShape:
        """The queue as plain decisions take it."""
        return read_queue(self.written)


class QueueWay(models.Model):
    """One person's way through a queue."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "why", "ended_because", "by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    queue = models.SlugField(max_length=40)
    version = models.ForeignKey(QueueVersion, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=20, choices=list(ENDINGS.items()), blank=True)
    ended_because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [
            ends_after_it_begins("a_way_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person", "queue"],
                condition=Q(to_date=None),
                name="nobody_is_twice_in_one_queue",
            ),
            models.CheckConstraint(
                name="a_way_that_ended_says_how",
                condition=Q(to_date=None, ended_how="") | (Q(to_date__isnull=False) & ~Q(ended_how="")),
            ),
        ]

    def __str__(self) -> str:
        return "Somebody's way through a queue"


class QueueWish(models.Model):
    """What somebody wants of it, as they said it on a day; the latest counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "answer", "how_known", "asked_by", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What somebody wanted is kept as they said it; the latest counts."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.ForeignKey(QueueWay, on_delete=models.PROTECT, related_name="wishes")
    words = models.CharField(max_length=1000)
    answer = models.CharField(max_length=10, choices=list(ANSWERS.items()))
    how_known = models.CharField(max_length=20, choices=list(HOW_KNOWN.items()))
    asked_by = models.CharField(max_length=200)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="a_wish_is_said", condition=~Q(words=""))]

    def __str__(self) -> str:
        return "What somebody wants"


class QueueStep(models.Model):
    """A stage that was passed: by whom, when, and what shows it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "who", "evidence", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was done is kept as it was written down."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.ForeignKey(QueueWay, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=40)
    on = models.DateField()
    who = models.CharField(max_length=200)
    evidence = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["way", "stage"], name="a_stage_is_passed_once"),
            models.CheckConstraint(name="a_step_shows_something", condition=~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return "A stage that was passed"


class QueueMoney(models.Model):
    """What a change costs everybody who pays, as somebody stated it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "said_by", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was stated is kept; another statement stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.ForeignKey(QueueWay, on_delete=models.PROTECT, related_name="money")
    words = models.CharField(max_length=500)
    said_by = models.CharField(max_length=200)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return "What a change costs everybody who pays"


class QueueEffect(models.Model):
    """What one of those who pay pays a week, before and after."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "before_pence", "after_pence")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "Part of a statement, which is kept as it was made."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    money = models.ForeignKey(QueueMoney, on_delete=models.PROTECT, related_name="effects")
    payer = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other = models.CharField(max_length=20, choices=list(OTHER_PAYERS.items()), blank=True)
    before_pence = models.PositiveBigIntegerField()
    after_pence = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="an_effect_has_one_payer",
                condition=Q(payer=None) & ~Q(other="") | Q(payer__isnull=False, other=""),
            )
        ]

    def __str__(self) -> str:
        return "What one who pays pays before and after"

    @property
    def name(self) -> str:
        """Who pays."""
        return self.payer.name if self.payer else OTHER_PAYERS[self.other]


class QueueMoneyConfirmed(models.Model):
    """That finance agrees with what was stated, by which paper; written down by a second person."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "words", "said_by", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What finance agreed with is kept."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    money = models.OneToOneField(QueueMoney, on_delete=models.PROTECT, related_name="confirmed")
    words = models.CharField(max_length=500)
    said_by = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "Finance agrees with what was stated"
