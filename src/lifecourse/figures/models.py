"""The table of stated figures."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecourse.figures.rules import Confidence, FigureValue, Qualifier, Unit


class Figure(models.Model):
    """A number someone stated, with where it came from."""

    PERSONAL_DATA: ClassVar[str] = "none"

    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=20, choices=[(u.value, u.value) for u in Unit])
    as_at = models.DateField(null=True, blank=True)
    period_start = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(
        max_length=12, choices=[(c.value, c.value) for c in Confidence], default=Confidence.STATED.value
    )
    qualifier = models.CharField(
        max_length=10, choices=[(q.value, q.value) for q in Qualifier], default=Qualifier.EXACTLY.value
    )
    rounded_to = models.DecimalField(max_digits=18, decimal_places=4, default=Decimal(1))
    quantity = models.CharField(max_length=120, blank=True, db_index=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="figure_rounded_to_above_zero", condition=Q(rounded_to__gt=0)),
            models.CheckConstraint(
                name="figure_period_in_order",
                condition=Q(period_start__isnull=True)
                | Q(as_at__isnull=True)
                | Q(period_start__lte=F("as_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value.normalize():f} {self.unit}"

    @property
    def stated(self) -> FigureValue:
        """This row as a plain value."""
        return FigureValue(
            value=tidy(self.value),
            unit=Unit(self.unit),
            as_at=self.as_at,
            period_start=self.period_start,
            source=self.source,
            confidence=Confidence(self.confidence),
            qualifier=Qualifier(self.qualifier),
            rounded_to=tidy(self.rounded_to),
            quantity=self.quantity,
            note=self.note,
        )

    def take(self, stated: FigureValue) -> None:
        """Carry a plain value in this row (without saving it)."""
        for name in FIELDS:
            setattr(self, name, getattr(stated, name))


FIELDS = (
    "value",
    "unit",
    "as_at",
    "period_start",
    "source",
    "confidence",
    "qualifier",
    "rounded_to",
    "quantity",
    "note",
)


def tidy(number: Decimal) -> Decimal:
    """The same number without the zeros that its column added: 69.0000 is 69."""
    return Decimal(f"{number.normalize():f}")
