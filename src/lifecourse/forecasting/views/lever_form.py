"""The form of a lever, made from what its kind asks."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from lifecourse.design.api import DayField
from lifecourse.engine.pathways import Field, Kind, LeverKind
from lifecourse.forecasting.rules.saying import day_said, short


class LeverForm(forms.Form):
    """A field for each thing that a lever asks; what is typed is checked as the engine checks it.

    `first_day`: when the forecast begins, before which nothing can be done; none where no area was taken.
    """

    def __init__(self, *args: Any, kind: LeverKind, first_day: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.first_day = kind, first_day
        for one in kind.fields:
            self.fields[one.code] = FIELDS[one.kind](one)
            if one.kind is Kind.DAY and first_day is not None:
                self.fields[
                    one.code
                ].help_text = f"The forecast begins on {day_said(first_day)}. A day such as 1 4 2017."

    def clean(self) -> dict[str, Any]:
        """Every answer as a scenario keeps it, and in bounds."""
        filled = dict(super().clean() or {})
        for one in self.kind.fields:
            if filled.get(one.code) is None:
                continue
            filled[one.code] = kept(filled[one.code])
            if fault := one.fault_of(filled[one.code]):
                self.add_error(one.code, fault)
            elif one.kind is Kind.DAY and self.first_day and filled[one.code] < self.first_day.isoformat():
                self.add_error(
                    one.code,
                    f"The forecast begins on {day_said(self.first_day)}. Give that day or a later one.",
                )
        return filled


def kept(value: Any) -> Any:
    """An answer as a scenario keeps it: a day as 2017-04-01, a number as a number."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _day(one: Field) -> forms.Field:
    return DayField(label=f"{one.words}?")


def _number(one: Field) -> forms.Field:
    return forms.FloatField(
        label=f"{one.words}, in {one.unit}" if one.unit else one.words,
        help_text=f"From {short(one.least)} to {short(one.most)}.",
        initial=one.start,
        min_value=one.least,
        max_value=one.most,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10", "inputmode": "decimal"}),
    )


def _choice(one: Field) -> forms.Field:
    return forms.ChoiceField(
        label=f"{one.words}?", choices=list((one.choices or {}).items()), initial=one.start
    )


FIELDS: dict[Kind, Callable[[Field], forms.Field]] = {
    Kind.DAY: _day,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
}
