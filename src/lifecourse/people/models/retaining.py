"""How long an organisation keeps records: its own rules, each confirmed by a second person."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.organisations.api import Organisation, ends_after_it_begins
from lifecourse.people.retention import KIND_WORDS, RecordKind, Rule, Unit, in_words


class RetentionRule(models.Model):
    """For how long one organisation keeps one kind of record; it counts once a second person confirms it."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("entered_by", "confirmed_by", "stopped_by", "stopped_why")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, KIND_WORDS[one]) for one in RecordKind])
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Unit])
    document = models.CharField(max_length=300)
    section = models.CharField(max_length=100)
    address = models.CharField(max_length=300)
    read_on = models.DateField()
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # Stopped at once, or never confirmed: from then on nothing comes to its day by it.
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "-from_date", "-id"]
        constraints = [
            ends_after_it_begins("retention_rule_ends_after_it_begins"),
            models.CheckConstraint(
                name="nobody_confirms_their_own_rule",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
            ),
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
