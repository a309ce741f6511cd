"""Measures with their dated definitions, targets, and results with what another organisation said to them."""

from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lifecourse.figures.api import CONFIDENCE_WORDS, UNIT_WORDS, Confidence, FigureValue, Unit, tidy
from lifecourse.measures.rules import (
    AIM_WORDS,
    DIRECTION_WORDS,
    Aim,
    AimKind,
    Direction,
    ResultState,
    aim_words,
    period_words,
    state_of,
)
from lifecourse.organisations.api import Organisation, Partnership

UNITS = [(unit.value, words[1]) for unit, words in UNIT_WORDS.items()]


def amount(name: str = "The number") -> "models.DecimalField[Decimal | int, Decimal]":
    """A figure of this house: 18 digits, four of them after the point."""
    return models.DecimalField(name, max_digits=18, decimal_places=4)


def writer(name: str = "Who wrote it") -> models.ForeignKey:  # type: ignore[type-arg]
    """The account that wrote a row; none for the command line."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=name,
    )


class Measure(models.Model):
    """Something that a partnership counts to know whether it does well; what it is stands in its versions."""

    PERSONAL_DATA: ClassVar[str] = "none"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="measures")
    code = models.SlugField(max_length=60)

    class Meta:
        ordering = ("partnership__name", "code")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                name="measure_coded_once_in_partnership",
                violation_error_message="A measure has that short name already. Choose another one.",
            )
        ]

    def __str__(self) -> str:
        return self.newest.name

    @property
    def newest(self) -> "MeasureVersion":
        """What it is by the version written last. Prefetch `versions` where many are listed."""
        return list(self.versions.all())[-1]

    def version_on(self, day: date) -> "MeasureVersion | None":
        """What it is on a day: of the versions that have begun, the one written last."""
        begun = [v for v in self.versions.all() if v.from_date is None or v.from_date <= day]
        return begun[-1] if begun else None


class MeasureVersion(models.Model):
    """What a measure counts, from a day on. A result keeps the version that it was counted by."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("written_by",)
    NEVER_CHANGES: ClassVar[str] = "A result is read by what was counted then; a later version stands beside."

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="versions")
    # None: as far back as anybody asks. Only the first version may have none.
    from_date = models.DateField("First day", null=True, blank=True)
    name = models.CharField(max_length=120)
    counts = models.CharField("What it counts", max_length=500)
    numerator = models.CharField("Which part is counted", max_length=300, blank=True)
    denominator = models.CharField("Out of what", max_length=300, blank=True)
    unit = models.CharField(max_length=20, choices=UNITS)
    direction = models.CharField(
        "Which way is better", max_length=10, choices=[(d.value, w) for d, w in DIRECTION_WORDS.items()]
    )
    source = models.CharField("Where its figures come from", max_length=300, blank=True)
    why = models.CharField("Why it changed", max_length=300, blank=True)
    written_by = writer()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("measure__code", "id")

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """What a measure is to reach in a period. It is never changed: a later one takes its place."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("written_by",)
    NEVER_CHANGES: ClassVar[str] = "Money hangs on what was agreed; a later target takes its place."

    version = models.ForeignKey(MeasureVersion, on_delete=models.PROTECT, related_name="targets")
    from_date = models.DateField("First day")
    to_date = models.DateField("Last day")
    kind = models.CharField(max_length=10, choices=[(k.value, w) for k, w in AIM_WORDS.items()])
    number = amount()
    strict = models.BooleanField("The number itself is not good enough", default=False)
    base = models.DecimalField(
        "The number it is counted from", max_digits=18, decimal_places=4, null=True, blank=True
    )
    base_words = models.CharField("What that number is", max_length=200, blank=True)
    agreed_in = models.CharField("Where it is agreed", max_length=300)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    why = models.CharField("Why it changed", max_length=300, blank=True)
    written_by = writer()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("-to_date", "-from_date", "-id")
        constraints = [
            models.CheckConstraint(
                name="target_ends_after_it_begins",
                condition=Q(to_date__gte=F("from_date")),
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                name="target_is_replaced_with_a_reason",
                condition=Q(supersedes=None) | ~Q(why=""),
                violation_error_message="A target for these days stands. Say why this one takes its place.",
            ),
            models.CheckConstraint(name="target_does_not_replace_itself", condition=~Q(supersedes=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.words} {self.period}"

    @property
    def aim(self) -> Aim:
        """The same as a plain value."""
        return Aim(
            direction=Direction(self.version.direction),
            unit=Unit(self.version.unit),
            kind=AimKind(self.kind),
            number=tidy(self.number),
            strict=self.strict,
            base=None if self.base is None else tidy(self.base),
            base_words=self.base_words,
        )

    @property
    def words(self) -> str:
        """What it asks, in words."""
        return aim_words(self.aim)

    @property
    def period(self) -> str:
        """Its days in words."""
        return period_words(self.from_date, self.to_date)


class Result(models.Model):
    """What was counted in a period. It is never changed: a later one takes its place and says why.

    Its number stands in its own row and not in the table of figures, so that it cannot move either.
    """

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("written_by",)
    NEVER_CHANGES: ClassVar[str] = "Money hangs on what was counted; a later result stands beside it."

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.ForeignKey(MeasureVersion, on_delete=models.PROTECT, related_name="results")
    from_date = models.DateField("First day")
    to_date = models.DateField("Last day")
    value = amount()
    rounded_to = amount("Rounded to")
    as_at = models.DateField("Counted up to")
    source = models.CharField("Where it comes from", max_length=300)
    confidence = models.CharField(
        "How it was found", max_length=12, choices=[(c.value, w) for c, w in CONFIDENCE_WORDS.items()]
    )
    note = models.CharField("What a reader should know", max_length=500, blank=True)
    final = models.BooleanField("It is final", default=False)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    why = models.CharField("Why it changed", max_length=300, blank=True)
    entered_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    written_by = writer()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("-to_date", "-from_date", "-id")
        constraints = [
            models.CheckConstraint(
                name="result_period_in_order",
                condition=Q(to_date__gte=F("from_date")),
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                name="result_is_counted_within_its_period",
                condition=Q(as_at__gte=F("from_date")) & Q(as_at__lte=F("to_date")),
                violation_error_message="The day up to which it is counted lies outside the period.",
            ),
            models.CheckConstraint(
                name="final_result_is_counted_to_the_end",
                condition=Q(final=False) | Q(as_at=F("to_date")),
                violation_error_message="A final result is counted up to the last day of its period.",
            ),
            models.CheckConstraint(
                name="result_is_replaced_with_a_reason",
                condition=Q(supersedes=None) | ~Q(why=""),
                violation_error_message="A result for these days stands. Say why this one takes its place.",
            ),
            models.CheckConstraint(name="result_does_not_replace_itself", condition=~Q(supersedes=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.period}"

    @property
    def stated(self) -> FigureValue:
        """The number with what is needed to trust it."""
        return FigureValue(
            value=tidy(self.value),
            unit=Unit(self.version.unit),
            as_at=self.as_at,
            period_start=self.from_date,
            source=self.source,
            confidence=Confidence(self.confidence),
            rounded_to=tidy(self.rounded_to),
            quantity=self.version.name,
            note=self.note,
        )

    @property
    def period(self) -> str:
        """Its days in words."""
        return period_words(self.from_date, self.to_date)

    @property
    def state(self) -> ResultState:
        """How far it can be relied on."""
        answer = getattr(self, "answer", None)
        return state_of(final=self.final, agreed=answer.agrees if answer else None)


class ResultAnswer(models.Model):
    """What somebody of another organisation said to a final result: agreed, or not and why."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("given_by",)
    NEVER_CHANGES: ClassVar[str] = "Money hangs on what was agreed; another result asks for another answer."

    result = models.OneToOneField(Result, on_delete=models.PROTECT, related_name="answer")
    agrees = models.BooleanField()
    reason = models.CharField("Why not", max_length=500, blank=True)
    given_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("-given_at", "-id")
        constraints = [
            models.CheckConstraint(
                name="not_agreed_with_a_reason",
                condition=Q(agrees=True) | ~Q(reason=""),
                violation_error_message="Say why the result is not agreed.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.result}: {'agreed' if self.agrees else 'not agreed'}"
