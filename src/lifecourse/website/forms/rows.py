"""The words of one row."""

from typing import Any

from django import forms
from django.utils.text import slugify

from lifecourse.plans.api import Column, ColumnKind, PlanDocument, Row, Table, names_of_rows
from lifecourse.website.forms.seen import SeenForm, mark_of

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


class RowForm(SeenForm):
    """One field for each column that holds words, a choice, a day, or other rows."""

    say_optional = False
    warning = (
        "Somebody else has changed this row since you opened it. Open it again in another window, bring the "
        "two together here, then save again to let yours stand."
    )

    def __init__(
        self, data: Any = None, *, table: Table, row: Row, document: PlanDocument, **kwargs: Any
    ) -> None:
        self.table = table
        self.row = row
        self.mark = mark_of({key: cell.text for key, cell in row.cells.items() if cell.text})
        super().__init__(data, **kwargs)
        for column in table.template.columns:
            if column.kind is not ColumnKind.FIGURE:
                self.fields[column.key] = _field(column, table, row, document)

    def changed_texts(self) -> dict[str, str]:
        """The columns whose text is not what it was."""
        texts = {key: _text(value) for key, value in self.cleaned_data.items()}
        return {key: text for key, text in texts.items() if text != self.row.text(key)}


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


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "").replace("\r\n", "\n").strip()
