"""The words of one row."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import slugify

from lifecourse.plans.api import (
    CannotRead,
    Changed,
    Column,
    ColumnKind,
    PlanDocument,
    Row,
    Table,
    Verdict,
    names_of_rows,
    read_day,
    weigh,
)

# What stands in a row's place in the addresses of a table's other pages.
NOT_KEYS = {"add", "figures"}


class NewRowForm(forms.Form):
    """A new row begins with its name; in a table without names, with the choices that tell its rows apart."""

    name = forms.CharField(
        label="What is the row about?", max_length=500, error_messages={"required": "Give the row a name."}
    )

    def __init__(self, data: Any = None, *, table: Table, section: str = "", **kwargs: Any) -> None:
        self.table = table
        self.section = section
        super().__init__(data, **kwargs)
        spread_by = table.template.spread_by
        if any(c.kind is ColumnKind.TEXT and c.key != spread_by for c in table.template.columns):
            return
        del self.fields["name"]
        for column in table.template.columns:
            if column.kind is ColumnKind.CHOICE and column.required:
                words = {"required": f"Choose {column.title.lower()}."}
                offered = [("", "Choose one"), *column.choices.items()]
                self.fields[column.key] = forms.ChoiceField(
                    label=column.title, help_text=column.hint, choices=offered, error_messages=words
                )

    @property
    def first_field(self) -> str:
        """Where a refusal of the whole row is shown."""
        return next(iter(self.fields), "")

    @property
    def name_typed(self) -> str:
        """The row's name; empty where its choices stand for one."""
        return str(self.cleaned_data.get("name", ""))

    @property
    def key(self) -> str:
        """The key of the row: from its name, and empty when that has no letters; or from its choices."""
        if "name" in self.fields:
            key = slugify(self.name_typed)[:100]
            return f"row-{key}" if key in NOT_KEYS else key
        key = slugify("-".join(self.cleaned_data.values()))[:100] or "row"
        taken = {row.key for row in self.table.rows}
        # Two rows may have the same choices and speak of different days.
        return next(k for n in range(1, len(taken) + 2) if (k := f"{key}-{n}" if n > 1 else key) not in taken)

    @property
    def texts(self) -> dict[str, str]:
        """What is known of the row besides its name."""
        chosen = {key: value for key, value in self.cleaned_data.items() if key != "name"}
        spread_by = self.table.template.spread_by
        return chosen | ({spread_by: self.section} if spread_by and self.section else {})


@dataclass(frozen=True, kw_only=True)
class Collision:
    """One column that two people changed to different things: both, and which was chosen so far."""

    name: str
    label: str
    against: str
    theirs: str
    mine: str
    chosen: str
    by: str = ""
    at: datetime | None = None


class RowForm(forms.Form):
    """One field for each column that holds words, a choice, a day, or other rows.

    Beside each stands, hidden, what it said when the form was opened: so that two people who change different
    columns of one row are both content, and only what both changed is asked about.
    """

    say_optional = False

    def __init__(
        self, data: Any = None, *, table: Table, row: Row, document: PlanDocument, **kwargs: Any
    ) -> None:
        self.table = table
        self.row = row
        self.document = document
        self.collisions: list[Collision] = []
        super().__init__(data, **kwargs)
        self.words = [c for c in table.template.columns if c.kind is not ColumnKind.FIGURE]
        for column in self.words:
            self.fields[column.key] = _field(column, table, row, document)

    def clean(self) -> dict[str, Any]:
        """Weigh what was typed against what others changed meanwhile."""
        cleaned = super().clean() or {}
        self.texts: dict[str, str] = {}
        for column in self.words:
            if column.key in cleaned:
                self._weigh(column, _text(column, cleaned[column.key]))
        return cleaned

    def _weigh(self, column: Column, typed: str) -> None:
        key, stands = column.key, self.row.text(column.key)
        about = {
            name: str(self.data.get(f"{name}--{key}", "")).replace("\r\n", "\n")
            for name in ("choice", "against")
        }
        seen = str(self.data.get(f"seen--{key}", stands)).replace("\r\n", "\n")
        verdict = weigh(
            seen=seen, stands=stands, typed=typed, chosen=about["choice"], against=about["against"]
        )
        if verdict is Verdict.TAKE:
            self.texts[key] = typed
        if verdict is Verdict.ASK:
            self.collisions.append(
                Collision(
                    name=key,
                    label=column.title,
                    against=stands,
                    theirs=self._plain(column, stands),
                    mine=self._plain(column, typed),
                    chosen=about["choice"],
                )
            )

    def _plain(self, column: Column, text: str) -> str:
        """What a column says, in words."""
        if column.kind is ColumnKind.ROWS:
            names = names_of_rows(self.document.table(column.rows_of or self.table.key))
            return ", ".join(names.get(k.strip(), k.strip()) for k in text.split(",") if k.strip())
        return column.choices.get(text, text)

    def tell(self, changed: Mapping[tuple[str, str, str], Changed]) -> None:
        """Say of each collision who made the other change, and when."""
        told = ((one, changed.get((self.table.key, self.row.key, one.name))) for one in self.collisions)
        self.collisions = [replace(one, by=who.by, at=who.at) if who else one for one, who in told]

    @property
    def seen(self) -> list[tuple[str, str]]:
        """What stood in each column when the form was first opened, to be sent along with it."""
        return [
            (name, str(self.data.get(name, self.row.text(column.key))))
            for column in self.words
            for name in [f"seen--{column.key}"]
        ]

    def changed_texts(self) -> dict[str, str]:
        """The columns that are to be written: what was changed here, and nothing that only others changed."""
        return self.texts


def _field(column: Column, table: Table, row: Row, document: PlanDocument) -> forms.Field:
    about: dict[str, Any] = {"label": column.title, "help_text": column.hint, "required": False}
    if column.kind is ColumnKind.CHOICE:
        offered = [("", "Not stated"), *column.choices.items()]
        return forms.ChoiceField(choices=offered, initial=row.text(column.key), **about)
    if column.kind is ColumnKind.DATE:
        day = row.date(column.key)
        about["help_text"] = column.hint or "For example 31/12/2016."
        return forms.CharField(initial=day.strftime("%d/%m/%Y") if day else "", **about)
    if column.kind is ColumnKind.ROWS:
        other = document.table(column.rows_of or table.key)
        names = names_of_rows(other)
        offered = [(key, name) for key, name in names.items() if key != row.key or other is not table]
        widget = forms.SelectMultiple(attrs={"size": 8})
        return forms.MultipleChoiceField(
            choices=offered, initial=list(row.keys(column.key)), widget=widget, **about
        )
    return forms.CharField(
        initial=row.text(column.key), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, **about
    )


def _text(column: Column, value: Any) -> str:
    """What was typed as the plan keeps it, so that the two can be compared."""
    if isinstance(value, list):
        return ", ".join(value)
    text = str(value or "").replace("\r\n", "\n").strip()
    if column.kind is ColumnKind.DATE and text:
        # What is no day is refused by the plan itself, which says why.
        with suppress(CannotRead):
            return read_day(text).isoformat()
    return text
