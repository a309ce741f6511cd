"""Whose record has come to its day, and what is decided: that it goes, is kept longer, or is held."""

import csv
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from lifecourse.audit.api import name_of, record
from lifecourse.design.api import DayField, PlainFormView
from lifecourse.engine.sheets.formulas import guarded
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.due import (
    called_for,
    counting_rules,
    lasting_holds,
    places_due,
    records_due,
    shown_due,
    timing_of,
)
from lifecourse.people.kinds import CannotStand
from lifecourse.people.looks import Look, note_look
from lifecourse.people.models import LegalHold, Person, SourceRecord
from lifecourse.people.operations.erasing import (
    UnableToErase,
    agree_to_erase,
    ask_to_let_go,
    decide_against,
    open_request,
    standing_of,
)
from lifecourse.people.operations.retaining import hold, keep_longer, release_holds
from lifecourse.people.queries import NoSuchPerson, get_person, organisations_seeing
from lifecourse.people.views.keeping import long_answer
from lifecourse.people.views.place import PeoplePage

ON_A_PAGE = 50


class DuePage(PeoplePage):
    """Opens for those who say how long records are kept."""

    permission = Permission.KEEP_RETENTION

    def own(self) -> QuerySet[Organisation]:
        """The organisations for which the reader says it."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return Organisation.objects.filter(pk__in=own).order_by("name")

    def note(self, people: list[Person]) -> None:
        """That the reader saw these people is written down."""
        note_look(by=self.account, how=Look.DUE, people=people, at=self.at)


class ShowDue(DuePage, TemplateView):
    """Whose record has come to its day; several are chosen at once to go, once a second person agrees."""

    template_name = "people/due.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of people, in three parts: asked for, free to go, and kept back."""
        places = places_due(self.account, on=self.today, at=self.at)
        page = Paginator(places, ON_A_PAGE).get_page(self.request.GET.get("page"))
        lines = shown_due(list(page.object_list), self.account, on=self.today, at=self.at)
        self.note([line.person for line in lines])
        return super().get_context_data(
            page=page,
            asked=[line for line in lines if line.request],
            free=[line for line in lines if not line.request and not line.timing.held_back],
            kept=[line for line in lines if not line.request and line.timing.held_back],
            without=[one for one in self.own() if not counting_rules(one, on=self.today)],
            own_account=self.account,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for each that was chosen by itself; say for how many that could not be."""
        asked, refused = 0, 0
        own = {str(one.pk): one for one in self.own()}
        for chosen in request.POST.getlist("record"):
            place, _, key = chosen.partition("/")
            try:
                person = get_person(
                    UUID(key), seen_by=self.account, on=self.today, at=self.at, permission=self.permission
                )
                ask_to_let_go(person=person, organisation=own[place], by=self.account, at=self.at)
                asked += 1
            except (KeyError, ValueError, NoSuchPerson, NotAllowed, UnableToErase):
                refused += 1
        if asked:
            messages.success(
                request, f"Asked for {asked}. A second person of your organisation has to agree to each."
            )
        if refused:
            messages.error(request, f"{refused} could not be asked for: see below what keeps them.")
        if not asked and not refused:
            messages.error(request, "Choose at least one.")
        return redirect("people:show_due")


class ExportDue(DuePage, View):
    """The same list as a CSV file. That it was taken is written down."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write the file."""
        lines = records_due(self.account, on=self.today, at=self.at)
        self.note([line.person for line in lines])
        record(
            by=name_of(self.account),
            at=self.at,
            action="exported",
            of="records that have come to their day",
            table=Person._meta.db_table,
            detail={"lines": len(lines)},
        )
        answer = HttpResponse(content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="records-come-to-their-day.csv"'
        writer = csv.writer(answer)
        writer.writerow(["Who", "Whose record", "Counts from", "Could go from", "By which rule", "Kept by"])
        for line in lines:
            timing = line.timing
            row = (
                line.called,
                timing.organisation.name,
                "; ".join(f"{words} {day.isoformat()}" for words, day in timing.since),
                timing.day.isoformat() if timing.day else "",
                timing.why,
                " ".join(timing.held_back),
            )
            writer.writerow([guarded(cell) for cell in row])
        return answer


class KeptPage(DuePage):
    """About how long one person's record is kept; to whoever may not know of them, it is not there."""

    @cached_property
    def person(self) -> Person:
        """The head, or a page that is not there."""
        return self.person_of(self.kwargs["key"])

    @cached_property
    def called(self) -> str:
        """What to call them."""
        return called_for(self.person, self.account, on=self.today, at=self.at)


class ShowKept(KeptPage, TemplateView):
    """By which rule each of the reader's organisations keeps its record, until when, and what keeps it."""

    template_name = "people/kept.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask that the record goes, agree to it, or decide against it."""
        person = self.person
        place = self.own().filter(pk=_number(request.POST.get("organisation"))).first()
        if place is None:
            raise Http404("There is nothing here that you may decide.")
        asked = open_request(person, place)
        try:
            if asked is None:
                ask_to_let_go(person=person, organisation=place, by=self.account, at=self.at)
            elif "against" in request.POST:
                decide_against(erasure=asked, by=self.account, at=self.at)
            elif agree_to_erase(erasure=asked, by=self.account, at=self.at) is None:
                messages.success(request, "The record is gone, and cannot be brought back.")
                return redirect("people:show_due")
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except UnableToErase as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        return redirect("people:show_kept", person.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each organisation of the reader, with its own record's time."""
        self.note([self.person])
        holding = set(
            SourceRecord.objects.filter(person__head=self.person.pk).values_list(
                "system__organisation", flat=True
            )
        )
        holds = LegalHold.objects.filter(lasting_holds(self.today), person__head=self.person.pk)
        holds = holds.select_related("organisation", "by")
        own = list(self.own())
        places = []
        for one in own:
            asked = open_request(self.person, one)
            places.append(
                {
                    "organisation": one,
                    "holds_a_record": one.pk in holding,
                    "counts": bool(counting_rules(one, on=self.today)),
                    "timing": timing_of(self.person, one, reader=self.account, on=self.today, at=self.at),
                    "standing": standing_of(asked) if asked else None,
                    # One for each record that is read under this person, all with the same words.
                    "legal_holds": list(
                        {(hold.at, hold.reason): hold for hold in holds if hold.organisation == one}.values()
                    ),
                }
            )
        return super().get_context_data(
            person=self.person,
            called=self.called,
            places=places,
            others_hold=any(hold.organisation not in own for hold in holds),
            today=self.today,
            own_account=self.account,
            may_release=any(place["legal_holds"] for place in places),
            **kwargs,
        )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


class ForOneOfOwn(forms.Form):
    """For which organisation, where somebody works with records for several."""

    organisation = forms.ModelChoiceField(
        label="For which of your organisations?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose your organisation."},
    )

    def __init__(self, *args: Any, own: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        field.queryset = own
        if own.count() == 1:
            field.initial = own[0].pk


class LongerForm(ForOneOfOwn):
    """Why a record is kept longer, and until when."""

    reason = long_answer("Why is it kept longer?", error_messages={"required": "Say why it is kept longer."})
    until = DayField(label="Until which day?", help_text="On that day somebody looks again.")


class HoldForm(ForOneOfOwn):
    """What a record is held for."""

    reason = long_answer(
        "What is it kept for?",
        "A court, an inquiry, a complaint. Those who erase records for your organisation read this.",
        error_messages={"required": "Say what it is kept for."},
    )
    to_date = DayField(
        label="Until which day?",
        help_text="Leave it empty where nobody knows: it lasts until somebody releases it.",
        required=False,
    )


class ReleaseForm(ForOneOfOwn):
    """Why a hold is released."""

    why = long_answer("Why is it released?", error_messages={"required": "Say why it is released."})


class KeptFormPage(KeptPage, PlainFormView):
    """A form about how long one person's record is kept."""

    template_name = "people/keep.html"
    heading = lead = button = done = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        """The reader's own organisations; nothing is read of a form before the person is found."""
        _ = self.person
        return super().get_form_kwargs() | {"own": self.own()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page asks."""
        return super().get_context_data(
            heading=self.heading.format(called=self.called),
            lead=self.lead,
            button=self.button,
            page_of=reverse("people:show_kept", args=[self.person.pk]),
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        try:
            self.write(form.cleaned_data)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except NoSuchPerson as reason:
            raise Http404(str(reason)) from None
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect("people:show_kept", self.person.pk)

    def write(self, said: dict[str, Any]) -> None:
        """Do what the form says."""
        raise NotImplementedError


class KeepLonger(KeptFormPage):
    """Keep a record longer than its rule says."""

    form_class = LongerForm
    heading = "Keep the record of {called} longer"
    lead = "Its time may be over by your rule. It then comes to its day on the day that you give."
    button = "Keep it longer"
    done = "Written down. It is kept until that day."

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        keep_longer(person=self.person, **said, by=self.account, at=self.at)


class HoldRecord(KeptFormPage):
    """Put a legal hold on a record."""

    form_class = HoldForm
    heading = "Let nothing of the record of {called} be erased"
    lead = "As long as this legal hold lasts nobody can erase it, also not where the law or the person asks."
    button = "Put a legal hold on it"
    done = "Held. Nothing of this record can be erased before it is released."

    def write(self, said: dict[str, Any]) -> None:
        """Hold it."""
        hold(person=self.person, **said, by=self.account, at=self.at)


class ReleaseHold(KeptFormPage):
    """Release the legal holds of one's organisation."""

    form_class = ReleaseForm
    heading = "Release the legal hold on the record of {called}"
    lead = "Every legal hold of your organisation on this record ends now. Rules about its time count again."
    button = "Release it"
    done = "Released."

    def write(self, said: dict[str, Any]) -> None:
        """Release them."""
        release_holds(person=self.person, **said, by=self.account, at=self.at)
