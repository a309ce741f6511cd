"""Bringing a file of records in: what would be understood, how far it got, and the rows to mend."""

from collections.abc import Mapping
from time import monotonic
from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.intake import fhir
from lifecourse.people.intake.faults import RowFault, RowRefused
from lifecourse.people.intake.mapping import FIELDS, faults_of
from lifecourse.people.intake.reading import MOST_BYTES
from lifecourse.people.models import ImportRun, RejectedRow, SourceSystem
from lifecourse.people.operations.importing import (
    UnableToImport,
    begin,
    choose_columns,
    drop,
    go_on_while,
    hold_file,
    leave_row,
    mend_row,
    read_all,
)
from lifecourse.people.operations.retaining import emptied_from
from lifecourse.people.queries import organisations_seeing
from lifecourse.people.views.place import PeoplePage

# A page that lists every one of four thousand rows helps nobody to mend them.
MOST_SHOWN = 200
# Each request reads the whole file anew, so it brings in more than a few rows; but nobody waits long for it.
LONGEST_S = 3
LEFT_OUT = ("", "Leave it out")


class FileForm(forms.Form):
    """From which system a file comes, and the file."""

    say_optional = False

    system = forms.ModelChoiceField(
        queryset=SourceSystem.objects.none(),
        label="The system that it comes from",
        error_messages={"required": "Choose the system that the file comes from."},
    )
    file = forms.FileField(
        label="The file",
        help_text=f"CSV in UTF-8, an Excel workbook (.xlsx) or a FHIR R4 bundle; at most "
        f"{MOST_BYTES // 1024 // 1024} MB.",
        allow_empty_file=True,
        error_messages={"required": "Choose a file."},
    )

    def __init__(self, *filled: Any, systems: QuerySet[SourceSystem]) -> None:
        super().__init__(*filled)
        # What is offered is all that is taken.
        cast("forms.ModelChoiceField[SourceSystem]", self.fields["system"]).queryset = systems


class ColumnsForm(forms.Form):
    """What each column of one file is taken for; a field a column, in the order of the file."""

    say_optional = False

    def __init__(self, *filled: Any, headings: list[str], columns: Mapping[str, str]) -> None:
        super().__init__(*filled)
        self.headings = headings
        for place, heading in enumerate(headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading,
                choices=[LEFT_OUT, *FIELDS.items()],
                required=False,
                initial=columns.get(heading, ""),
            )

    def columns(self) -> dict[str, str]:
        """The meaning that was chosen for each heading."""
        return {heading: self.cleaned_data[f"column_{place}"] for place, heading in enumerate(self.headings)}


class RowForm(forms.Form):
    """The cells of one row, with what is wrong beside each."""

    say_optional = False

    def __init__(self, *filled: Any, rejected: RejectedRow) -> None:
        super().__init__(*filled)
        columns = rejected.run.columns
        self.headings = [
            one for one in rejected.run.headings or columns if one in columns and one in rejected.cells
        ]
        for place, heading in enumerate(self.headings):
            faults = [one for one in rejected.faults if one["column"] == heading]
            self.fields[f"cell_{place}"] = forms.CharField(
                label=heading,
                required=False,
                max_length=1000,
                initial=rejected.cells[heading],
                help_text=" ".join(in_words(one) for one in faults),
            )

    def cells(self) -> dict[str, str]:
        """What each column says now."""
        return {heading: self.cleaned_data[f"cell_{place}"] for place, heading in enumerate(self.headings)}

    def tell(self, faults: list[RowFault]) -> None:
        """Put each fault at the cell that it is about."""
        for fault in faults:
            if fault.column in self.headings:
                self.add_error(f"cell_{self.headings.index(fault.column)}", in_words(vars(fault)))
            else:
                self.add_error(None, f"{fault.column}: {in_words(vars(fault))}")


class ReasonForm(forms.Form):
    """Why a row is left out."""

    say_optional = False

    reason = forms.CharField(
        label="Why is this row left out?",
        max_length=300,
        error_messages={"required": "Say why this row is left out, for whoever asks later."},
    )


def in_words(fault: Mapping[str, str]) -> str:
    """One fault as sentences."""
    return f"Found {fault['found']}; expected {fault['expected']}. {fault['mend']}"


class ImportPage(PeoplePage):
    """Opens for those who bring records in; files of others' systems are not there."""

    permission = Permission.IMPORT_PEOPLE

    def systems(self) -> QuerySet[SourceSystem]:
        """The systems of the reader's own organisations."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return SourceSystem.objects.filter(organisation__in=own)

    def run_of(self, number: int) -> ImportRun:
        """One file, or a page that is not there."""
        runs = ImportRun.objects.select_related("system__organisation")
        run = runs.filter(system__in=self.systems(), pk=number).first()
        if run is None:
            raise Http404("There is no such file here.")
        return run

    def row_of(self, number: int) -> RejectedRow:
        """One refused row, or a page that is not there."""
        rows = RejectedRow.objects.select_related("run__system__organisation")
        row = rows.filter(run__system__in=self.systems(), pk=number).first()
        if row is None:
            raise Http404("There is no such row here.")
        return row


class ShowImports(ImportPage, TemplateView):
    """Files that came in, and a form for the next."""

    template_name = "people/imports.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hold the file until somebody has seen what it says, or say every reason why it cannot be read."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        try:
            run = hold_file(
                system=form.cleaned_data["system"],
                file_name=file.name or "",
                # One byte more than may be is enough to refuse it.
                content=file.read(MOST_BYTES + 1),
                by=self.account,
                at=self.at,
            )
        except Refused as refused:
            return self.render_to_response(self.told(form, refused.faults), status=422)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        return redirect("people:show_import", run.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what came in before, the newest first."""
        kwargs.setdefault("form", self.form())
        waiting = Count("rejected", filter=Q(rejected__state="waiting"))
        runs = ImportRun.objects.filter(system__in=self.systems()).exclude(state="dropped")
        shown = list(runs.select_related("system", "by").annotate(to_mend=waiting)[:50])
        left = [run for run in shown if run.state == "waiting" or (run.state == "done" and run.to_mend)]
        days = emptied_from(left, on=self.today)
        return super().get_context_data(
            lines=[(run, days.get(run.pk)) for run in shown],
            systems=self.systems().exists(),
            **kwargs,
        )

    def form(self, *filled: Any) -> FileForm:
        """The form for this reader."""
        return FileForm(*filled, systems=self.systems())

    def told(self, form: FileForm, faults: list[Fault]) -> dict[str, Any]:
        """Why the file as a whole cannot be read."""
        return self.get_context_data(form=form, whole=faults[:MOST_SHOWN])


class ShowImport(ImportPage, TemplateView):
    """One file: what would be understood of it; once begun, how far it got and what was refused."""

    template_name = "people/import.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what the columns mean, begin, or decide against it."""
        run = self.run_of(kwargs["number"])
        try:
            if "drop" in request.POST:
                drop(run=run, by=self.account, at=self.at)
                return redirect("people:imports")
            form = self.columns_form(run, request.POST)
            if form.is_valid():
                # A bundle says itself what is what.
                if form.headings:
                    run = choose_columns(run=run, columns=form.columns(), by=self.account, at=self.at)
                if "begin" in request.POST:
                    begin(run=run, by=self.account, at=self.at)
                return redirect("people:show_import", run.pk)
        except UnableToImport as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        except Refused as refused:
            context = self.get_context_data(columns_form=form, whole=refused.faults)
            return self.render_to_response(context, status=422)
        return self.render_to_response(self.get_context_data(columns_form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file as it stands."""
        run = self.run_of(self.kwargs["number"])
        kwargs["run"] = run
        if run.state == "waiting":
            rows = read_all(run, at=self.at)
            kwargs.setdefault("whole", faults_of(run.columns))
            lines = [(one.row.number, fault) for one in rows for fault in one.faults]
            kwargs.setdefault("columns_form", self.columns_form(run))
            kwargs |= {
                "to_mend": sum(one.arrival is None for one in rows),
                "lines": lines[:MOST_SHOWN],
                "more": len(lines) > MOST_SHOWN,
                "most": MOST_SHOWN,
            }
        else:
            kwargs["refused"] = run.rejected.filter(state="waiting")[:MOST_SHOWN]
            kwargs["left"] = run.rejected.filter(state="left").select_related("decided_by")[:MOST_SHOWN]
            kwargs["mended"] = run.rejected.filter(state="mended").count()
        return super().get_context_data(**kwargs)

    def columns_form(self, run: ImportRun, *filled: Any) -> ColumnsForm:
        """A field for each column of the file that is held."""
        is_fhir = fhir.looks_like_fhir(bytes(run.content or b""))
        return ColumnsForm(*filled, headings=[] if is_fhir else run.headings, columns=run.columns)


class GoOn(ImportPage, TemplateView):
    """The next rows of a file come in; answers how far it is."""

    template_name = "people/_progress.html"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Bring some rows in. A page that asks again and again needs nothing that runs beside it."""
        until = monotonic() + LONGEST_S
        run = go_on_while(lambda: monotonic() < until, run=self.run_of(kwargs["number"]), at=self.at)
        if request.headers.get("HX-Request"):
            answer = self.render_to_response({"run": run})
            if run.state != "running":
                answer["HX-Refresh"] = "true"
            return answer
        return redirect("people:show_import", run.pk)


class MendRow(ImportPage, TemplateView):
    """One refused row: mend it and try again, or leave it out with a reason."""

    template_name = "people/mend_row.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try the row again as it is written now, or leave it out."""
        row = self.row_of(kwargs["number"])
        form: RowForm | ReasonForm
        leaving = "leave" in request.POST
        form = ReasonForm(request.POST) if leaving else RowForm(request.POST, rejected=row)
        if form.is_valid():
            try:
                if isinstance(form, ReasonForm):
                    reason = form.cleaned_data["reason"]
                    leave_row(rejected=row, reason=reason, by=self.account, at=self.at)
                else:
                    mend_row(rejected=row, cells=form.cells(), by=self.account, at=self.at)
            except RowRefused as refused:
                cast("RowForm", form).tell(refused.faults)
            except UnableToImport as reason:
                form.add_error(None, str(reason))
            else:
                return redirect("people:show_import", row.run_id)
        name = "reason_form" if leaving else "row_form"
        return self.render_to_response(self.get_context_data(**{name: form}), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The row with its faults; one that was decided about is told as that."""
        row = self.row_of(self.kwargs["number"])
        kwargs.setdefault("row_form", RowForm(rejected=row))
        kwargs.setdefault("reason_form", ReasonForm())
        return super().get_context_data(
            row=row, form=kwargs["row_form"] if kwargs["row_form"].errors else kwargs["reason_form"], **kwargs
        )
