"""Stating one figure."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lifecourse.figures.api import FigureValue
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    Column,
    ColumnKind,
    Place,
    Row,
    Table,
    UnableToChangePlan,
    change_figure,
    name_of_row,
    pictures_for,
)
from lifecourse.website.changing import follow_up
from lifecourse.website.forms.figures import FigureForm
from lifecourse.website.history import history_of_figure
from lifecourse.website.shown import findings_about, show_figure
from lifecourse.website.views.beside import beside_place
from lifecourse.website.views.plan_page import PlanPage


class ChangeFigureView(PlanPage):
    """One figure: number, unit, date, source and confidence, and what depends on it."""

    template_name = "website/change_figure.html"
    table: Table
    row: Row
    column: Column

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.table = self.document.table(kwargs["table"])
            self.column = self.table.template.column(kwargs["column"])
        except KeyError as reason:
            raise Http404(str(reason)) from None
        row = self.table.row(kwargs["row"])
        if row is None or self.column.kind is not ColumnKind.FIGURE:
            raise Http404("There is no such figure in this plan.")
        self.row = row

    @property
    def before(self) -> FigureValue | None:
        """What the cell states now."""
        return self.row.figure(self.column.key)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """State the figure, and let the checks follow."""
        form = FigureForm(request.POST, column=self.column, before=self.before)
        if not form.is_valid():
            return self._again(form)
        try:
            quantity = self.column.quantity.format(
                row=self.row.key, commissioner=self.row.text("commissioner")
            )
            change_figure(
                plan=self.plan,
                table=self.table.key,
                row=self.row.key,
                column=self.column.key,
                stated=form.stated(quantity=quantity),
                by=self.account,
                at=timezone.now(),
                seen=self.before,
            )
        except (UnableToChangePlan, NotAllowed, ValueError) as reason:
            form.add_error(None, str(reason))
            return self._again(form)
        follow_up(request, self.plan)
        return redirect(self.back)

    @property
    def place(self) -> Place:
        """Where the figure stands in the plan."""
        return self.table.place(self.row.key, self.column.key)

    @property
    def back(self) -> str:
        """The cell, where it stands in its section."""
        page = reverse("show_section", args=[self.plan.slug, self.table.section_of(self.row.key)])
        return f"{page}#{self.table.key}--{self.row.key}--{self.column.key}"

    def _again(self, form: FigureForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FigureForm(column=self.column, before=self.before))
        return super().get_context_data(
            table=self.table,
            row=self.row,
            column=self.column,
            row_name=name_of_row(self.table, self.row.key),
            back=self.back,
            may_change=self.may(Permission.EDIT_FIGURES),
            shown=show_figure(self.before) if self.before else None,
            section=self.place.section,
            **beside_place(self, self.place.path),
            about=findings_about(self.place, self.open_findings),
            feeds=[
                picture
                for picture in pictures_for(self.document.template)
                if self.table.key in picture.tables
            ],
            history=history_of_figure(
                self.plan, table=self.table.key, row=self.row.key, column=self.column.key
            ),
            **kwargs,
        )
