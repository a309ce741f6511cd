"""The page that says what is wrong with a file of records, before anything of it is brought in."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.intake.mapping import FIELDS
from lifecourse.people.intake.reading import MOST_BYTES
from lifecourse.people.models import SourceSystem
from lifecourse.people.operations.columns import Understood, understand
from lifecourse.people.queries import organisations_seeing
from lifecourse.people.views.place import PeoplePage

# A page that lists every one of four thousand rows helps nobody to mend them.
MOST_SHOWN = 200


class CheckForm(forms.Form):
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


class CheckFile(PeoplePage, TemplateView):
    """Check a file; nothing of it is kept."""

    template_name = "people/check_file.html"
    permission = Permission.IMPORT_PEOPLE

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file, and say what was understood or every reason why it cannot be."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        # One byte more than may be is enough to refuse it.
        content = file.read(MOST_BYTES + 1)
        try:
            understood = understand(
                system=form.cleaned_data["system"], content=content, by=self.account, at=self.at
            )
        except Refused as refused:
            return self.render_to_response(self.told(form, refused.faults), status=422)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        return self.render_to_response(self.understood(form, understood))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, with the systems of the reader's own organisations only."""
        kwargs.setdefault("form", self.form())
        return super().get_context_data(**kwargs)

    def form(self, *filled: Any) -> CheckForm:
        """The form for this reader."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return CheckForm(*filled, systems=SourceSystem.objects.filter(organisation__in=own))

    def told(self, form: CheckForm, faults: list[Fault]) -> dict[str, Any]:
        """Why the file as a whole cannot be read."""
        return self.get_context_data(form=form, whole=faults[:MOST_SHOWN])

    def understood(self, form: CheckForm, found: Understood) -> dict[str, Any]:
        """What each column is taken for, and the rows to mend."""
        faults = found.faults(today=self.today)
        lines = [(number, fault) for number, of_row in faults.items() for fault in of_row]
        columns = [
            (heading, FIELDS[found.columns[heading]] if heading in found.columns else "")
            for heading in found.sheet.headings
        ]
        return self.get_context_data(
            form=form,
            columns=columns,
            rows=len(found.sheet.rows),
            to_mend=len(faults),
            lines=lines[:MOST_SHOWN],
            more=len(lines) > MOST_SHOWN,
            most=MOST_SHOWN,
        )
