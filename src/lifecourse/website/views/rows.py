"""Rows of a table: adding one, changing its words, removing it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lifecourse.organisations.api import NotAllowed
from lifecourse.plans.api import (
    CannotRead,
    ChangedMeanwhile,
    Row,
    Table,
    UnableToChangePlan,
    add_row,
    change_texts,
    changes_of,
    name_of_row,
    remove_row,
    writing_permission,
)
from lifecourse.website.changing import TRIES, follow_up
from lifecourse.website.forms.rows import NewRowForm, RowForm
from lifecourse.website.forms.seen import mark_of
from lifecourse.website.shown import anchor
from lifecourse.website.views.beside import beside_place
from lifecourse.website.views.plan_page import PlanPage


class TablePage(PlanPage):
    """A page about one table of a plan."""

    table: Table

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.table = self.document.table(kwargs["table"])
        except KeyError as reason:
            raise Http404(str(reason)) from None

    def look_again(self) -> None:
        """Read the plan afresh, after somebody else has changed it."""
        self.plan.refresh_from_db()
        self.__dict__.pop("document", None)
        self.table = self.document.table(self.table.key)

    def back(self, row: str = "") -> str:
        """The table, or a row of it, where it stands in its section."""
        page = reverse("show_section", args=[self.plan.slug, self.table.section_of(row)])
        return f"{page}#{anchor(self.table.key, row)}"

    @property
    def may_write(self) -> bool:
        """Whether the reader may change this table's words and rows."""
        section = self.document.template.section(self.table.template.section)
        return self.may(writing_permission(finance=section.finance))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            table=self.table, back=self.back(), may_write=self.may_write, **kwargs
        )


class RowPage(TablePage):
    """A page about one row of a table."""

    row: Row

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        row = self.table.row(kwargs["row"])
        self.is_gone = row is None
        self.row = row or Row(key=kwargs["row"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer for a row that is there; give back what was typed into one that was removed meanwhile."""
        if not self.is_gone:
            return super().dispatch(request, *args, **kwargs)
        columns = {column.key: column.title for column in self.table.template.columns}
        typed = [(columns[name], words) for name, words in request.POST.items() if name in columns and words]
        if not typed or not self.may_write:
            raise Http404("There is no such row in this table.")
        context = TablePage.get_context_data(self, typed=typed)
        return self.response_class(request, "website/row_gone.html", context, status=410)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = name_of_row(self.table, self.row.key)
        beside = beside_place(self, self.table.place(self.row.key).path)
        return super().get_context_data(row=self.row, row_name=name, **beside, **kwargs)


class ChangeRowView(RowPage):
    """The words of one row: text, choices, days and what it comes after."""

    template_name = "website/change_row.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save every column that was changed, or none. What others changed in other columns stays; for a
        column that two people changed, the second chooses."""
        for _ in range(TRIES):
            form = RowForm(request.POST, table=self.table, row=self.row, document=self.document)
            if not form.is_valid() or form.collisions:
                break
            texts = form.changed_texts()
            try:
                change_texts(
                    plan=self.plan,
                    table=self.table.key,
                    row=self.row.key,
                    texts=texts,
                    seen={column: self.row.text(column) for column in texts},
                    by=self.account,
                    at=timezone.now(),
                )
            except ChangedMeanwhile:
                self.look_again()
                self.row = self.table.row(self.row.key) or self.row
            except (UnableToChangePlan, NotAllowed, CannotRead) as reason:
                form.add_error(None, str(reason))
                break
            else:
                if texts:
                    follow_up(request, self.plan)
                else:
                    messages.info(request, "Nothing needed saving.")
                return redirect(self.back(self.row.key))
        form.tell(changes_of(self.plan, [self.table.key]))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", RowForm(table=self.table, row=self.row, document=self.document))
        return super().get_context_data(**kwargs)


class AddRowView(TablePage):
    """A new row at the end of a table, to be filled in next."""

    template_name = "website/add_row.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Add the row and go on to fill it in."""
        form = NewRowForm(request.POST, table=self.table, section=self.asked_in)
        if form.is_valid():
            key = form.key
            try:
                self._add(form, key)
            except (UnableToChangePlan, NotAllowed, CannotRead) as reason:
                form.add_error(form.first_field, str(reason))
            else:
                follow_up(request, self.plan)
                return redirect("change_row", self.plan.slug, self.table.key, key)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @property
    def asked_in(self) -> str:
        """The section from which the row is added, for a table that stands in several."""
        section = self.request.GET.get("section", "")
        return section if any(s.key == section for s in self.document.template.sections) else ""

    @transaction.atomic
    def _add(self, form: NewRowForm, key: str) -> None:
        plan, table, now = self.plan, self.table.key, timezone.now()
        add_row(plan=plan, table=table, key=key, name=form.name_typed, by=self.account, at=now)
        change_texts(plan=plan, table=table, row=key, texts=form.texts, by=self.account, at=now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", NewRowForm(table=self.table))
        return super().get_context_data(**kwargs)


class RemoveRowView(RowPage):
    """Taking a row out, after one more look at it."""

    template_name = "website/remove_row.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Remove the row; the record of change keeps what stood in it."""
        if request.POST.get("seen", self.mark) != self.mark:
            return self.render_to_response(self.get_context_data(changed=True), status=422)
        try:
            remove_row(
                plan=self.plan,
                table=self.table.key,
                row=self.row.key,
                by=self.account,
                at=timezone.now(),
                seen=self.row,
            )
        except (UnableToChangePlan, NotAllowed) as reason:
            messages.error(request, str(reason))
            return redirect(self.back())
        follow_up(request, self.plan)
        return redirect(self.back())

    @property
    def mark(self) -> str:
        """Differs as soon as the row says something else."""
        return mark_of(sorted((key, cell) for key, cell in self.row.cells.items() if not cell.empty))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(seen=self.mark, **kwargs)
