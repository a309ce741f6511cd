"""The register of people who may come to hospital, what is decided about them, and what helps."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.api import Person
from lifecourse.support.kinds.register import RATING_WORDS, RISK_KINDS, SCHOOL_WEEKS, Rating


class OnRegister(models.Model):
    """Somebody is on the register that an organisation keeps, from a day to a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "why", "left_because", "by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    why = models.CharField(max_length=500)
    to_date = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-from_date", "-id"]
        constraints = [
            ends_after_it_begins("on_register_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person", "keeper"], condition=Q(to_date=None), name="somebody_is_on_a_register_once"
            ),
        ]

    def __str__(self) -> str:
        return "Somebody on the register"


class RegisterDecision(models.Model):
    """What was decided about somebody on the register on a day; the latest gives the rating."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "rating", "said", "by")
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "A decision is never altered; a later one stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(OnRegister, on_delete=models.PROTECT, related_name="decisions")
    on = models.DateField()
    rating = models.CharField(max_length=10, choices=[(one.value, RATING_WORDS[one]) for one in Rating])
    said = models.CharField(max_length=1000)
    look_by = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_rating_is_one_we_know", condition=Q(rating__in=[one.value for one in Rating])
            ),
        ]

    def __str__(self) -> str:
        return "A decision about somebody on the register"


class RiskFactor(models.Model):
    """Something that makes things harder for somebody, and what helps."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "kind", "words", "helps", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=list(RISK_KINDS.items()))
    words = models.CharField(max_length=300)
    # Nothing is said about risk without what helps.
    helps = models.CharField(max_length=300)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-from_date", "-id"]
        constraints = [
            ends_after_it_begins("risk_factor_ends_after_it_begins"),
            models.CheckConstraint(name="a_risk_says_what_helps", condition=~Q(helps="")),
        ]

    def __str__(self) -> str:
        return "Something that makes things harder"


class CrisisPlan(models.Model):
    """What to do when things get hard, as it was written with the person on a day; the latest counts."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "signs",
        "helps",
        "makes_it_worse",
        "whom_to_call",
        "instead_of_hospital",
        "written_with",
        "by",
    )
    ABOUT: ClassVar[str] = "person"
    NEVER_CHANGES: ClassVar[str] = "What was agreed for a crisis is kept; a later plan stands beside it."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signs = models.TextField()
    helps = models.TextField()
    makes_it_worse = models.TextField(blank=True)
    whom_to_call = models.TextField()
    instead_of_hospital = models.TextField(blank=True)
    written_with = models.CharField(max_length=200)
    written_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-written_on", "-id"]

    def __str__(self) -> str:
        return "A plan for a crisis"


class Coordinator(models.Model):
    """The one named colleague who coordinates for somebody, from a day to a day."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "account", "telephone")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    telephone = models.CharField(max_length=40, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_date", "-id"]
        constraints = [
            ends_after_it_begins("coordinator_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(to_date=None), name="one_colleague_coordinates"
            ),
        ]

    def __str__(self) -> str:
        return "Who coordinates for somebody"


class SchoolPlace(models.Model):
    """A school or college at which somebody lives in term, or all the year round."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "school", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    school = models.CharField(max_length=200)
    weeks = models.PositiveSmallIntegerField(choices=list(SCHOOL_WEEKS.items()))
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-from_date", "-id"]
        constraints = [ends_after_it_begins("school_place_ends_after_it_begins")]

    def __str__(self) -> str:
        return "A school at which somebody lives"
