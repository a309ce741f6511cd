"""A pooled fund, its years and months, where its money comes from, and what it buys."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.finance.kinds.fund import CAPITAL, SOURCE_WORDS
from lifecourse.finance.models.agreement import Agreement
from lifecourse.organisations.api import Organisation


class Fund(models.Model):
    """Money that partners put together, under one agreement."""

    PERSONAL_DATA: ClassVar[str] = "none"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="funds")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class FundYear(models.Model):
    """One financial year of a fund. Entries in it are numbered without a gap."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("closed_by",)

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="years")
    # As it is said: 2016-17.
    slug = models.SlugField(max_length=7)
    first_day = models.DateField()
    last_day = models.DateField()
    last_number = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Why it was closed although not every partner's statement was agreed; empty where each was.
    closed_without = models.CharField(max_length=500, blank=True, default="", db_default="")

    class Meta:
        ordering = ("fund", "first_day")
        constraints = [
            models.UniqueConstraint(fields=["fund", "slug"], name="fund_has_each_year_once"),
            models.CheckConstraint(
                name="year_ends_after_it_begins", condition=Q(last_day__gt=F("first_day"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund} {self.slug}"


class Month(models.Model):
    """One month of a year: what is posted into it may be added to until it is closed."""

    PERSONAL_DATA: ClassVar[str] = "none"

    year = models.ForeignKey(FundYear, on_delete=models.CASCADE, related_name="months")
    # The first month of the financial year is 1.
    number = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("year", "number")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="year_has_each_month_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%B %Y}"


class MonthTurn(models.Model):
    """That a month was closed, or opened again, and why."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("by",)
    NEVER_CHANGES: ClassVar[str] = "When a month was closed and opened is part of the accounts."

    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="turns")
    closed = models.BooleanField()
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                name="a_month_opened_again_has_a_reason", condition=Q(closed=True) | ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {'closed' if self.closed else 'opened again'}"


class Contribution(models.Model):
    """Money of one kind from one partner in one year. How much it is stands in the ledger."""

    PERSONAL_DATA: ClassVar[str] = "none"

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="contributions")
    slug = models.SlugField(max_length=60)
    party = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=20, choices=[(k.value, w) for k, w in SOURCE_WORDS.items()])
    name = models.CharField(max_length=200)
    # Where it was agreed, or where the figure stands.
    agreed_in = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("year", "id")
        constraints = [
            models.UniqueConstraint(fields=["year", "slug"], name="contribution_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_capital(self) -> bool:
        """Whether it may be spent on things that last, and on nothing else."""
        return self.source in CAPITAL


class Priority(models.Model):
    """What schemes of a year are grouped under."""

    PERSONAL_DATA: ClassVar[str] = "none"

    year = models.ForeignKey(FundYear, on_delete=models.CASCADE, related_name="priorities")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("year", "number")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="priority_numbered_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Scheme(models.Model):
    """Something that the fund buys or does."""

    PERSONAL_DATA: ClassVar[str] = "none"

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="schemes")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("priority__number", "number")
        constraints = [
            models.UniqueConstraint(fields=["priority", "number"], name="scheme_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class SchemeLine(models.Model):
    """A scheme's money from one contribution, spent by one partner: the line on which a budget stands."""

    PERSONAL_DATA: ClassVar[str] = "none"

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="lines")
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="lines")
    provider = models.CharField(max_length=200, blank=True)
    area_of_spend = models.CharField(max_length=200, blank=True)
    # Nothing more is ordered or planned on it; its turns say when it ended, and why.
    ended = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("scheme__priority__number", "scheme__number", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "lead", "contribution", "provider"], name="scheme_line_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} ({self.lead})"


class Output(models.Model):
    """What a scheme is to bring, counted in a unit, and how much of it was planned for the year."""

    PERSONAL_DATA: ClassVar[str] = "none"

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="outputs")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    planned = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("scheme", "id")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "name"], name="output_named_once"),
            models.CheckConstraint(
                name="planned_output_is_not_below_nothing", condition=Q(planned=None) | Q(planned__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"
