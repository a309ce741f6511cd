"""Stating a figure."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from lifecourse.figures.api import (
    CONFIDENCE_WORDS,
    UNIT_WORDS,
    Confidence,
    FigureValue,
    Qualifier,
    Unit,
    figure_words,
)
from lifecourse.plans.api import CannotRead, Column, read_day, read_number, read_step
from lifecourse.website.forms.seen import SeenForm, mark_of


class TypedNumber(forms.CharField):
    """A number as people type it, with how finely it was stated."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return read_number(typed)
        except CannotRead as reason:
            raise forms.ValidationError(str(reason)) from None


class TypedDay(forms.CharField):
    """A day as people type it."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return read_day(typed)
        except CannotRead as reason:
            raise forms.ValidationError(str(reason)) from None


class FigureForm(SeenForm):
    """A number with everything needed to trust it."""

    say_optional = False

    value = TypedNumber(
        label="Number",
        help_text="For example 28, 1,116, £19.5m or 3.6%. Leave it empty to say that no number is given.",
        required=False,
    )
    qualifier = forms.ChoiceField(
        label="Word before it", choices=[(q, q.value.capitalize()) for q in Qualifier], required=False
    )
    unit = forms.ChoiceField(label="Counted in", choices=[(u, UNIT_WORDS[u][1].capitalize()) for u in Unit])
    as_at = TypedDay(
        label="As at", help_text="The day the number speaks of, for example 31/12/2015.", required=False
    )
    source = forms.CharField(
        label="Where it comes from",
        help_text="The document and section, or the records that were counted.",
        max_length=300,
        error_messages={"required": "Say where the number comes from, so that others can trust it."},
    )
    confidence = forms.ChoiceField(
        label="How sure we are", choices=[(c, CONFIDENCE_WORDS[c]) for c in Confidence]
    )
    note = forms.CharField(label="Note", max_length=500, required=False)

    def __init__(self, *args: Any, column: Column, before: FigureValue | None, **kwargs: Any) -> None:
        self.before = before
        self.column = column
        self.mark = mark_of(before)
        self.warning = (
            "Somebody else has changed this figure since you opened it: it now says "
            f"{figure_words(before) if before else 'nothing'}. Save again to let yours stand."
        )
        kwargs.setdefault("initial", _initial(before, column))
        super().__init__(*args, **kwargs)
        if column.unit is not None:
            unit = self.fields["unit"]
            assert isinstance(unit, forms.ChoiceField)  # noqa: S101  (for the type checker)
            unit.choices = [(column.unit, UNIT_WORDS[column.unit][1].capitalize())]

    def stated(self, *, quantity: str) -> FigureValue | None:
        """The figure that was typed; None when the number was cleared. Raises ValueError."""
        data = self.cleaned_data
        if data["value"] is None:
            return None
        return FigureValue(
            value=data["value"],
            unit=Unit(data["unit"]),
            as_at=data["as_at"],
            period_start=self._period_start(data["as_at"]),
            source=data["source"],
            confidence=Confidence(data["confidence"]),
            qualifier=Qualifier(data["qualifier"] or Qualifier.EXACTLY),
            rounded_to=self._step(),
            quantity=self.before.quantity if self.before and self.before.quantity else quantity,
            note=data["note"],
        )

    def _step(self) -> Decimal:
        # Untouched, the figure keeps the rounding it was stated with; retyped, the typing shows it.
        if self.before is not None and self.before.value == self.cleaned_data["value"]:
            return self.before.rounded_to
        return read_step(str(self.data.get("value", "")))

    def _period_start(self, as_at: date | None) -> date | None:
        if self.before is None or self.before.period_start is None or as_at is None:
            return None
        return self.before.period_start if self.before.period_start <= as_at else None


def _initial(before: FigureValue | None, column: Column) -> dict[str, Any]:
    if before is None:
        return {"unit": column.unit or Unit.PEOPLE, "confidence": Confidence.STATED}
    return {
        "value": f"{before.value:,f}",
        "qualifier": before.qualifier,
        "unit": before.unit,
        "as_at": before.as_at.strftime("%d/%m/%Y") if before.as_at else "",
        "source": before.source,
        "confidence": before.confidence,
        "note": before.note,
    }
