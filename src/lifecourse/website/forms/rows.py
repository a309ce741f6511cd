"""The words of one row."""

from typing import Any

from django import forms

from lifecourse.plans.api import Column, ColumnKind, PlanDocument, Row, Table
from lifecourse.website.forms.seen import SeenForm, mark_of
from lifecourse.website.shown import names_of_rows


class NewRowForm(forms.Form):
    """A new row begins with its name."""

    name = forms.CharField(
        label="What is the row about?", max_length=500, error_messages={"required": "Give the row a name."}
    )


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
