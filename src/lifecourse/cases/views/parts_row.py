"""Adding, changing, moving and taking out one row of a list of a case."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse

from lifecourse.cases.operations.writing import ChangedMeanwhile
from lifecourse.cases.queries.named import names_given
from lifecourse.cases.reading.parts import RowShown, rows_shown
from lifecourse.cases.rules.asking import (
    NotThere,
    number_read,
    place_of,
    placed,
    print_of,
    with_rows,
    without,
)
from lifecourse.cases.rules.asking import filled as row_filled
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.views.asking_form import Choices, RowForm, shown_in_form
from lifecourse.cases.views.parts import WriteListPage
from lifecourse.design.api import short_name

GONE = (
    "Somebody else changed this very entry, or took it out, while you were writing. Copy what you wrote, go "
    "back to the list, and open it again."
)


class RowPage(WriteListPage):
    """A form about one row; what the reader of a case finds wrong in it stands at its field."""

    # The row that is written, counted from 1.
    written = 0

    def refuse(self, form: Form, reason: Exception) -> HttpResponse:
        """Each fault of this row at its field, all else above the form."""
        if not isinstance(reason, BadCase):
            return super().refuse(form, reason)
        place = f"{self.case.reference}, {place_of(self.kept, self.asked, self.written)}, "
        for fault in reason.faults:
            name = next(
                (one for one in form.fields if fault.startswith((f"{place}{one}:", f"{place}{one},"))), None
            )
            words = fault.removeprefix(f"{place}{name}").lstrip(":, ") if name else fault
            form.add_error(name, f"{words[:1].upper()}{words[1:]}")
        return self.form_invalid(form)

    def places(self, but: int = 0) -> Choices:
        """Where a row may stand: first, or after any of the others."""
        shown = rows_shown(self.rows, self.asked, self.names())
        others = [(str(row.number), f"After “{row.title[:80]}”") for row in shown if row.number != but]
        return [("0", "First"), *others]


class AddRowView(RowPage):
    """Add a row to a list."""

    said = "It is added."
    asks_why = False

    @property
    def heading(self) -> str:  # type: ignore[override]
        """What is added."""
        return f"Add {self.asked.one}"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The fields of a row, and where it may stand."""
        if not self.asked.fields:
            raise Http404("This list has a form of its own.")
        return super().get_form_kwargs() | {
            "fields": self.asked.fields,
            "choices": self.choices(),
            "places": self.places(),
        }

    def get_initial(self) -> dict[str, Any]:
        """An empty row, at the end."""
        return super().get_initial() | shown_in_form(self.asked.fields, {}) | {"after": str(len(self.rows))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way to add one more."""
        return super().get_context_data(**kwargs) | {
            "about": self.asked.about,
            "button": "Save",
            "second": ("another", "Save and add another"),
        }

    def next_url(self) -> str:
        """The list, or the same form again."""
        return self.list_url("add_row") if "another" in self.request.POST else self.back_url()

    def changed(self, form: RowForm) -> Any:
        """The list with the row in its place."""
        row = row_filled(self.asked.fields, form.row(), {})
        if self.asked.named:
            row["slug"] = self.new_name(str(row.get(self.asked.titled[0], "")))
        after = form.cleaned_data.get("after", len(self.rows))
        self.written = after + 1
        return with_rows(self.kept, self.asked, placed(self.rows, row, after=after))

    def new_name(self, title: str) -> str:
        """A short name that no row of the list ever had: what was told of one that is gone stays its own."""
        return short_name(title, names_given(self.case, self.asked.part), otherwise="row")


class OneRowPage(RowPage):
    """A form about a row that stands there."""

    # Whether what the writer read of the row stands no more.
    gone = False

    def number(self) -> int:
        """Where the row stands that the writer read."""
        try:
            return number_read(self.rows, int(self.kwargs["number"]), self.request.POST.get("row", ""))
        except NotThere:
            if self.request.method != "POST":
                raise Http404("This list has no such row.") from None
            self.gone = True
            raise ChangedMeanwhile(GONE) from None

    def shown_number(self) -> int:
        """The row that the page is drawn for: that of the address, or the last, where it is gone."""
        return min(int(self.kwargs["number"]), len(self.rows))

    def row(self) -> dict[str, Any]:
        """The row that the page is drawn for."""
        if not 0 < self.kwargs["number"] <= len(self.rows) and self.request.method != "POST":
            raise Http404("This list has no such row.")
        return self.rows[self.shown_number() - 1] if self.rows else {}

    def title(self) -> RowShown:
        """The row in words."""
        return rows_shown([self.row()], self.asked, self.names())[0]

    def carried(self) -> dict[str, Any]:
        """The version, and the row, that the writer read."""
        return super().carried() | {"row": self.request.POST.get("row") or print_of(self.row())}


class WriteRowView(OneRowPage):
    """Change a row, or where it stands."""

    said = "Saved. What it said before is kept."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which row."""
        return f"Change {self.asked.one}"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The fields of the row, and where it may stand."""
        if not self.asked.fields:
            raise Http404("This list has a form of its own.")
        self.row()
        number = self.shown_number()
        return super().get_form_kwargs() | {
            "fields": self.asked.fields,
            "choices": self.choices(but=number),
            "places": self.places(but=number),
        }

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        after = str(self.shown_number() - 1)
        return super().get_initial() | shown_in_form(self.asked.fields, self.row()) | {"after": after}

    def changed(self, form: RowForm) -> Any:
        """The list with the row changed, in its place."""
        number = self.number()
        row = row_filled(self.asked.fields, form.row(), self.rows[number - 1])
        after = form.cleaned_data.get("after", number - 1)
        self.written = after + 1 if after < number else after
        rows = placed(self.rows, row, after=after, instead_of=number)
        return with_rows(self.kept, self.asked, rows)


class TakeOutView(OneRowPage):
    """Take a row out; what it said is kept in the version before."""

    template_name = "cases/take_out.html"
    button = "Take it out"
    said = "It is taken out. What it said is kept in the version before."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """What is taken out."""
        return f"Take out {self.asked.one}?"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The row in words."""
        return super().get_context_data(**kwargs) | {"row": self.title()}

    def changed(self, form: RowForm) -> Any:
        """The list without it."""
        number = self.number()
        return with_rows(self.kept, self.asked, without(self.rows, number, self.asked.fields))
