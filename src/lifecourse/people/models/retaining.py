"""How long an organisation keeps records: its own rules, each confirmed by a second person."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.models.identity import Person
from lifecourse.people.models.read_by_two import ReadByTwo, nobody_confirms_their_own
from lifecourse.people.retention import KIND_WORDS, RecordKind, Rule, Unit, in_words


class RetentionRule(ReadByTwo):
    """For how long one organisation keeps one kind of record; it counts once a second person confirms it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("entered_by", "confirmed_by", "stopped_by")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, KIND_WORDS[one]) for one in RecordKind])
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Unit])
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "-from_date", "-id"]
        constraints = [
            ends_after_it_begins("retention_rule_ends_after_it_begins"),
            nobody_confirms_their_own("nobody_confirms_their_own_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.long}"

    @property
    def long(self) -> str:
        """For how long, in words."""
        return in_words(self.length, Unit(self.unit))

    @property
    def rule(self) -> Rule:
        """The rule as plain decisions take it."""
        return Rule(
            kind=RecordKind(self.kind),
            length=self.length,
            unit=Unit(self.unit),
            from_date=self.from_date,
            to_date=self.to_date,
        )


class LegalHold(models.Model):
    """A record that an organisation must not let go: for a court, an inquiry or a complaint."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "reason", "by", "released_by", "released_why")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="legal_holds")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [ends_after_it_begins("legal_hold_ends_after_it_begins")]

    def __str__(self) -> str:
        return "A legal hold"


class KeptLonger(models.Model):
    """An organisation decided to keep its record of somebody until a day, though its time is over."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("person", "reason", "by")
    ABOUT: ClassVar[str] = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kept_longer")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    until = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return "A record that is kept longer"
