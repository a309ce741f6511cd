"""What a person says about themselves, who is around them, and who is responsible."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.models.identity import Person
from lifecourse.people.rules import PART_WORDS, Basis, Part, Purpose


class About(models.Model):
    """What somebody wants those who meet them to know, in their own words."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "called",
        "how_i_communicate",
        "what_matters",
        "how_best_to_support_me",
        "please_do",
        "please_do_not",
        "languages",
        "needs_interpreter",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="about")
    called = models.CharField("Please call me", max_length=100, blank=True)
    how_i_communicate = models.TextField(blank=True)
    what_matters = models.TextField("What matters to me", blank=True)
    how_best_to_support_me = models.TextField(blank=True)
    please_do = models.TextField(blank=True)
    please_do_not = models.TextField("Please do not", blank=True)
    languages = models.CharField(max_length=200, blank=True)
    needs_interpreter = models.CharField(max_length=200, blank=True)
    written_on = models.DateField()
    written_with = models.CharField("Who wrote it, with whom", max_length=200, blank=True)

    def __str__(self) -> str:
        return "What somebody says about themselves"


class Adjustment(models.Model):
    """One thing that services do differently for somebody, so that they are not shut out."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "code", "words", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="adjustments")
    # A category of the national Reasonable Adjustment Flag: people.kinds.
    code = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=300)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["from_date", "id"]
        constraints = [ends_after_it_begins("adjustment_ends_after_it_begins")]

    def __str__(self) -> str:
        return "An adjustment"


class Relationship(models.Model):
    """Somebody around a person: family, unpaid carer, friend, advocate; a person in their own right."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "other", "kind", "words", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="around")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="around_whom")
    kind = models.CharField(max_length=40)
    is_unpaid_carer = models.BooleanField(default=False)
    is_first_contact = models.BooleanField(default=False)
    # False where the person does not want this one to be told anything.
    may_be_told = models.BooleanField(default=True)
    words = models.CharField(max_length=300, blank=True)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-is_first_contact", "kind", "id"]
        constraints = [
            ends_after_it_begins("relationship_ends_after_it_begins"),
            models.CheckConstraint(name="nobody_is_around_themselves", condition=~Q(person=F("other"))),
        ]

    def __str__(self) -> str:
        return "Somebody around a person"


class Authority(models.Model):
    """Who may speak or decide for a person, about what, and by what authority."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = (
        "person",
        "relationship",
        "kind",
        "about",
        "evidence",
        "ended_because",
    )
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="spoken_for_by")
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="authorities")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=300)
    evidence = models.CharField("What was seen that shows it", max_length=300)
    seen_on = models.DateField()
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [ends_after_it_begins("authority_ends_after_it_begins")]

    def __str__(self) -> str:
        return "Who speaks for a person"


class Responsibility(models.Model):
    """What an organisation is to a person, from when to when, and why it may hold a record of them."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "organisation", "part", "ended_because")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="responsibilities")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=[(part.value, PART_WORDS[part]) for part in Part])
    basis = models.CharField(max_length=20, choices=[(basis.value, basis.value) for basis in Basis])
    purpose = models.CharField(
        max_length=20, default=Purpose.SUPPORT.value, choices=[(one.value, one.value) for one in Purpose]
    )
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    # Written by somebody here, and by no system's record, so that no record that arrives ends it.
    is_written_here = models.BooleanField(default=False)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["part", "-from_date", "id"]
        constraints = [ends_after_it_begins("responsibility_ends_after_it_begins")]
        indexes = [models.Index(fields=["organisation", "person"], name="people_resp_organisation")]

    def __str__(self) -> str:
        return "An organisation's part in a person's life"
