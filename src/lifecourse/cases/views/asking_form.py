"""The form of a row, made from what is asked of it, and what was typed as a file would hold it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms

from lifecourse.cases.kinds.asking import Ask, AskedField
from lifecourse.design.api import DayField
from lifecourse.finance.api import PoundsField, pounds_typed

Choices = list[tuple[str, str]]
# The most letters of lists and years, and of words for which a low box will do.
LONGEST = 4000
SHORT = 1000


class RowForm(forms.Form):
    """A row of a list. `choices`: of the fields that choose among what is kept, by the field's short name.

    `places`: where in the list it may stand, `after` as asked; none where there is nothing to choose.
    `ask_why`: whether a reason is asked, because somebody else wrote what stands.
    """

    def __init__(
        self,
        *args: Any,
        fields: Sequence[AskedField],
        choices: Mapping[str, Choices] | None = None,
        places: Choices | None = None,
        ask_why: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.asked = fields
        for one in fields:
            self.fields[one.slug] = field_of(one, (choices or {}).get(one.slug, []))
        if places and len(places) > 1:
            self.fields["after"] = forms.TypedChoiceField(
                label="Where does it stand in the list?", choices=places, coerce=int
            )
        if ask_why:
            self.fields["why"] = forms.CharField(
                label="Why does it change?",
                help_text="Somebody else wrote what stands here. Your reason is kept beside it.",
                max_length=500,
                error_messages={"required": "Say why it changes: somebody else wrote what stands here."},
            )

    def clean(self) -> dict[str, Any]:
        """Of years with amounts: each line has both, and no year stands twice."""
        filled = super().clean() or {}
        for one in self.asked:
            if one.ask is Ask.YEARS and filled.get(one.slug):
                self._check_years(one.slug, filled[one.slug])
        return filled

    def _check_years(self, name: str, typed: str) -> None:
        lines = [line.split(None, 1) for line in typed.splitlines() if line.strip()]
        years = [line[0] for line in lines]
        if short := [line[0] for line in lines if len(line) == 1]:
            self.add_error(name, f"“{short[0]}” has no amount. Write the year, a space and the pounds.")
        elif twice := [year for year in years if years.count(year) > 1]:
            self.add_error(name, f"{twice[0]} stands twice. Write each year once.")

    def row(self) -> dict[str, Any]:
        """What was typed, as a file would hold it."""
        return {one.slug: kept(one, self.cleaned_data[one.slug]) for one in self.asked}


def field_of(one: AskedField, choices: Choices) -> forms.Field:
    """The field that asks for one value. `choices`: among what is kept, where it chooses among that."""
    said: dict[str, Any] = {"label": one.label, "help_text": one.help, "required": one.needed}
    if one.needed:
        said["error_messages"] = {"required": f"Fill this in: {one.label[0].lower()}{one.label[1:]}"}
    if one.ask in {Ask.OTHERS, Ask.ONE_OF, Ask.ORGANISATION}:
        return _others(choices, said) if one.ask is Ask.OTHERS else _one_of(one, choices, said)
    if one.ask in {Ask.WORDS, Ask.LINES, Ask.YEARS}:
        return _box(one, said)
    return PLAIN.get(one.ask, partial(forms.CharField, max_length=one.longest))(**said)


# Fields that are asked in one way whatever they are about.
PLAIN: dict[Ask, Callable[..., forms.Field]] = {
    Ask.DAY: DayField,
    Ask.POUNDS: partial(PoundsField, nothing=True),
    Ask.YES: forms.BooleanField,
}


def _box(one: AskedField, said: dict[str, Any]) -> forms.Field:
    long = one.ask is Ask.WORDS and one.longest > SHORT
    box = forms.Textarea(attrs={"rows": 5 if long else 3})
    return forms.CharField(widget=box, max_length=one.longest if one.ask is Ask.WORDS else LONGEST, **said)


def _others(choices: Choices, said: dict[str, Any]) -> forms.Field:
    if not choices:
        # Nothing to choose from yet: nothing is asked.
        return forms.CharField(widget=forms.HiddenInput, required=False, max_length=1)
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)


def _one_of(one: AskedField, choices: Choices, said: dict[str, Any]) -> forms.Field:
    known = list(one.choices.items()) or choices
    empty = [] if one.unsaid else [("", "Choose" if one.needed else "Nobody has said")]
    return forms.ChoiceField(choices=[*empty, *known], **said)


def kept(one: AskedField, value: Any) -> Any:
    """A value of the form as a file would hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if one.ask is Ask.POUNDS:
        return None if value is None else pounds_typed(value)
    if one.ask is Ask.OTHERS:
        return list(value)
    if one.ask is Ask.LINES:
        return [line.strip() for line in value.splitlines() if line.strip()]
    if one.ask is Ask.YEARS:
        lines = (line.split(None, 1) for line in value.splitlines() if line.strip())
        return {year: amount.strip() for year, amount in lines}
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def shown_in_form(fields: Sequence[AskedField], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the form begins with it."""
    return {one.slug: _typed(one, row.get(one.slug)) for one in fields}


def _typed(one: AskedField, value: Any) -> Any:
    if value is None:
        return one.unsaid or None
    if one.ask is Ask.POUNDS:
        # Pounds as they stand in the file: a number would be taken for pence.
        return str(value)
    if one.ask is Ask.LINES:
        return "\n".join(value)
    if one.ask is Ask.YEARS:
        return "\n".join(f"{year} {amount}" for year, amount in value.items())
    return value
