"""Another list of people in hospital, held against the record: bringing it in, and what differs."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.engine.sheets.faults import Refused
from lifecourse.organisations.api import HEALTH_COMMISSIONERS, NotAllowed, Organisation
from lifecourse.people.api import (
    MOST_BYTES,
    CannotStand,
    Look,
    NoSuchPerson,
    PeoplePage,
    long_answer,
    note_look,
    organisations_seeing,
)
from lifecourse.support.kinds.extracts import EXTRACTS, FIELDS
from lifecourse.support.models import Extract
from lifecourse.support.operations.extracts import (
    MAY,
    Whose,
    answer_person,
    answer_row,
    bring_in,
    drop_extract,
    hold_extract,
)
from lifecourse.support.reading.extracts import Line, Reconciled, extracts_seen_by, reconciled
from lifecourse.support.rules.extracts import Found

SOMEBODY_ELSE = "else"
# Nobody reads on; what is settled goes to the end and lets the rest come up.
MOST_SHOWN = 200


class ExtractForm(forms.Form):
    """Whose list it is, of which day, and the file."""

    kept_by = forms.ModelChoiceField(
        label="For which organisation do you compare it?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose the organisation that you compare it for."},
    )
    kind = forms.ChoiceField(
        label="Whose list is it?",
        choices=list(EXTRACTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose list it is."},
    )
    commissioner = forms.ModelChoiceField(
        label="If a commissioner's: which one?",
        queryset=Organisation.objects.filter(kind__in=HEALTH_COMMISSIONERS).order_by("name"),
        required=False,
    )
    provider = forms.CharField(
        label="If a provider's: which one?",
        help_text="As the record writes who runs the hospital.",
        max_length=200,
        required=False,
    )
    as_at = DayField(label="Of which day is it?", help_text="Who was in hospital at the end of that day.")
    file = forms.FileField(
        label="The file",
        help_text=f"CSV in UTF-8 or an Excel workbook (.xlsx); at most {MOST_BYTES // 1024 // 1024} MB.",
        allow_empty_file=True,
        error_messages={"required": "Choose a file."},
    )
    keep_until = DayField(
        label="Until which day may its rows be kept?",
        help_text="As your agreement with whoever sent it says. After that day nobody reads them here.",
    )
    field_order = ("kept_by", "kind", "commissioner", "provider", "as_at", "file", "keep_until")

    def __init__(self, *filled: Any, own: QuerySet[Organisation]) -> None:
        super().__init__(*filled)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["kept_by"])
        field.queryset = own
        if len(own) == 1:
            field.initial = own[0]


class MeaningForm(forms.Form):
    """What each column of a file is taken for; a field a column, in the order of the file."""

    say_optional = False

    def __init__(self, *filled: Any, extract: Extract) -> None:
        super().__init__(*filled)
        self.headings: list[str] = extract.headings
        for place, heading in enumerate(self.headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading,
                choices=[("", "Leave it out"), *FIELDS.items()],
                required=False,
                initial=extract.columns.get(heading, ""),
            )

    def columns(self) -> dict[str, str]:
        """The meaning that was chosen for each heading."""
        return {heading: self.cleaned_data[f"column_{place}"] for place, heading in enumerate(self.headings)}


class AnswerForm(forms.Form):
    """What somebody found out about one line."""

    words = long_answer(
        "What did you find out?",
        "Why the two differ, and who mends what. Without the names of other people.",
        letters=500,
        error_messages={"required": "Say what you found out."},
    )
    settled = forms.ChoiceField(
        label="Is anything left to do?",
        choices=[("yes", "No, it is explained"), ("no", "Yes, it is still open")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether anything is left to do."},
    )

    def __init__(self, *filled: Any, line: Line) -> None:
        super().__init__(*filled)
        if line.choices:
            people = [(str(person.pk), f"It is {called}") for person, called in line.choices]
            self.fields["person"] = forms.ChoiceField(
                label="Who is it?",
                choices=[*people, (SOMEBODY_ELSE, "Somebody else, or nobody knows yet")],
                widget=forms.RadioSelect,
                initial=people[0][0] if line.named else None,
                error_messages={"required": "Say who it is."},
            )
            self.order_fields(["person", "words", "settled"])


class ExtractsPage(PeoplePage):
    """Opens for those who compare extracts; those of others are not there."""

    permission = MAY

    def own(self) -> QuerySet[Organisation]:
        """The organisations for which the reader compares extracts."""
        keys = organisations_seeing(self.account, on=self.today, permission=MAY)
        return Organisation.objects.filter(pk__in=keys).order_by("name")

    def extract_of(self, number: int) -> Extract:
        """One extract, or a page that is not there."""
        found = extracts_seen_by(self.account, on=self.today).filter(pk=number).first()
        if found is None:
            raise Http404("There is no such file here.")
        return found


class ShowExtracts(ExtractsPage, TemplateView):
    """Every extract of the reader's organisations, and a form for the next."""

    template_name = "support/extracts.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hold the file until somebody has said what its columns mean, or say why it cannot be read."""
        form = ExtractForm(request.POST, request.FILES, own=self.own())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        said = form.cleaned_data
        try:
            extract = hold_extract(
                kept_by=said["kept_by"],
                whose=Whose(kind=said["kind"], commissioner=said["commissioner"], provider=said["provider"]),
                as_at=said["as_at"],
                keep_until=said["keep_until"],
                # One byte more than may be is enough to refuse it.
                content=said["file"].read(MOST_BYTES + 1),
                by=self.account,
                at=self.at,
            )
        except Refused as refused:
            return self.render_to_response(self.get_context_data(form=form, whole=refused.faults), status=422)
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        return redirect("support:show_extract", extract.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what came before, the newest day first."""
        kwargs.setdefault("form", ExtractForm(own=self.own()))
        extracts = extracts_seen_by(self.account, on=self.today).exclude(state="dropped")
        return super().get_context_data(extracts=extracts[:100], **kwargs)


class ShowExtract(ExtractsPage, TemplateView):
    """One extract: what its columns mean; once its rows are in, person by person what differs and why."""

    def get_template_names(self) -> list[str]:
        """A file that waits, everybody in it, or one line."""
        extract = self.extract_of(self.kwargs["number"])
        if extract.state == "waiting":
            return ["support/extract_columns.html"]
        return ["support/extract_line.html" if self.request.GET.get("line") else "support/extract.html"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what the columns mean and bring the rows in, decide against it, or answer one line."""
        extract = self.extract_of(kwargs["number"])
        try:
            if request.GET.get("line"):
                return self.answer(extract)
            if "drop" in request.POST:
                drop_extract(extract=extract, by=self.account, at=self.at)
                return redirect("support:extracts")
            return self.bring(extract)
        except CannotStand as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        except NoSuchPerson as reason:
            raise Http404(str(reason)) from None

    def bring(self, extract: Extract) -> HttpResponse:
        """Every row, or none."""
        form = MeaningForm(self.request.POST, extract=extract)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(columns_form=form), status=422)
        try:
            bring_in(extract=extract, columns=form.columns(), by=self.account, at=self.at)
        except Refused as refused:
            context = self.get_context_data(columns_form=form, whole=refused.faults)
            return self.render_to_response(context, status=422)
        return redirect("support:show_extract", extract.pk)

    def answer(self, extract: Extract) -> HttpResponse:
        """What somebody found out about one line."""
        line = self.line_of(self.everybody(extract))
        form = AnswerForm(self.request.POST, line=line)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        said = form.cleaned_data
        who = {str(person.pk): person for person, _ in line.choices}.get(said.get("person", ""))
        kept: dict[str, Any] = {
            "words": said["words"],
            "settled": said["settled"] == "yes",
            "by": self.account,
            "at": self.at,
        }
        if line.row is not None:
            answer_row(row=line.row, person=who, not_them=line.named and who is None, **kept)
        elif line.person is not None:
            answer_person(extract=extract, person=line.person, **kept)
        messages.success(self.request, "Written down.")
        return redirect("support:show_extract", extract.pk)

    def everybody(self, extract: Extract) -> Reconciled:
        """The comparison as this reader may read it."""
        return reconciled(extract, seen_by=self.account, on=self.today, at=self.at)

    def line_of(self, found: Reconciled) -> Line:
        """The line that was asked for, or a page that is not there."""
        key = self.request.GET["line"]
        line = next((one for one in found.lines if one.key == key), None)
        if line is None:
            raise Http404("There is no such line here.")
        return line

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file as it stands; that people were read on it is written down in their records."""
        extract = self.extract_of(self.kwargs["number"])
        kwargs["extract"] = extract
        if extract.state == "waiting":
            kwargs.setdefault("columns_form", MeaningForm(extract=extract))
            return super().get_context_data(**kwargs)
        found = self.everybody(extract)
        if self.request.GET.get("line"):
            line = self.line_of(found)
            shown = [line]
            kwargs.setdefault("form", AnswerForm(line=line))
            kwargs |= {"line": line, "before": line.answers[::-1]}
        else:
            groups = [(words, found.of(one)) for one, words in GROUPS]
            same = found.of(Found.SAME)
            shown = [line for lines in (*(lines for _, lines in groups), same) for line in lines[:MOST_SHOWN]]
            kwargs |= {
                "found": found,
                "has_rows": extract.has_rows_on(self.today),
                "groups": groups,
                "same": same,
                "most": MOST_SHOWN,
                "here": reverse("support:show_extract", args=[extract.pk]),
            }
        people = {line.person.pk: line.person for line in shown if line.person}
        people |= {person.pk: person for line in shown for person, _ in line.candidates}
        note_look(by=self.account, how=Look.LISTED, people=list(people.values()), at=self.at)
        return super().get_context_data(**kwargs)


# In the order in which they are worth somebody's time.
GROUPS = [
    (Found.MAY_BE, "Perhaps somebody on your record"),
    (Found.THEIRS, "In the file, and not in hospital by your record"),
    (Found.OURS, "In hospital by your record, and not in the file"),
    (Found.DIFFERENT, "In both, and they say different things"),
]
