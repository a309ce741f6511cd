"""By when reviews are due: the times of policies, and those that somebody entered with their source."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.api import CannotStand, PeoplePage
from lifecourse.standards.api import Step, timing_packs
from lifecourse.support.models import EnteredTime
from lifecourse.support.operations.timings import confirm_time, enter_time, stop_time
from lifecourse.support.timing_words import COUNTS, STEPS, UNITS, WARDS, WHOM, TimeSaid, TimeSource


def one_of(label: str, choices: dict[str, str]) -> forms.ChoiceField:
    """One of a short list, all of it shown."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these."},
    )


def line(label: str, help_text: str = "", *, letters: int = 300, required: str) -> forms.CharField:
    """One line that must be answered."""
    return forms.CharField(
        label=label, help_text=help_text, max_length=letters, error_messages={"required": required}
    )


class TimeForm(forms.Form):
    """A time, and where it stands."""

    step = one_of("Which review?", STEPS)
    whom = one_of("Whose?", WHOM)
    ward = one_of("On which wards?", WARDS)
    count = forms.IntegerField(
        label="Within how many?",
        min_value=1,
        error_messages={"required": "Say within how many.", "invalid": "Give a whole number."},
    )
    unit = one_of("Days, weeks or months?", UNITS)
    counts = one_of("How is it counted?", COUNTS)
    document = line(
        "In which document does it stand?",
        "Its full name and edition.",
        required="Say in which document it stands.",
    )
    section = line("In which part of it?", letters=100, required="Say in which part of the document.")
    address = line(
        "Where can it be read?",
        "A web address, or where it is kept.",
        required="Say where it can be read.",
    )
    read_on = DayField(label="On which day did you read it there?")
    holds_from = DayField(label="From which day does it hold?")
    holds_to = DayField(
        label="Until which day?", help_text="Leave it empty where nobody knows.", required=False
    )


class StopForm(forms.Form):
    """Why a time is stopped."""

    why = line("Why does it not count any more?", required="Say why, for whoever asks later.")


class TimingsPage(PeoplePage):
    """Opens for those who say by which rules reviews are due. A time is about nobody."""

    permission = Permission.KEEP_RULES


class ShowTimings(TimingsPage, TemplateView):
    """Every time that is known, from which policy; what was entered, and what waits for a second person."""

    template_name = "support/timings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was entered first, then the policies."""
        entered = list(EnteredTime.objects.select_related("entered_by", "confirmed_by", "stopped_by"))
        policies = [
            {
                "pack": pack,
                "now": pack.holds_on(self.today),
                "timings": [one for one in pack.timings if one.step in (Step.FIRST, Step.REPEAT)],
            }
            for pack in timing_packs()
        ]
        return super().get_context_data(
            waiting=[one for one in entered if not one.confirmed_at and not one.stopped_at],
            counting=[one for one in entered if one.counts_now],
            stopped=[one for one in entered if one.stopped_at],
            policies=policies,
            **kwargs,
        )


class EnterTime(TimingsPage, PlainFormView):
    """Enter a time, for a second person to confirm."""

    template_name = "support/enter_time.html"
    form_class = TimeForm

    def get_initial(self) -> dict[str, Any]:
        """Read today."""
        return {"read_on": self.today}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        said = form.cleaned_data
        time = TimeSaid(**{name: said[name] for name in TimeSaid.__dataclass_fields__})
        source = TimeSource(**{name: said[name] for name in TimeSource.__dataclass_fields__})
        try:
            made = enter_time(said=time, source=source, by=self.account, at=self.at)
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, "Written down. It counts once a second person has confirmed it.")
        return redirect("support:show_time", made.pk)


class ShowTime(TimingsPage, PlainFormView):
    """One time with its source; confirm it, or stop it."""

    template_name = "support/time.html"
    form_class = StopForm

    def time(self) -> EnteredTime:
        """The one that the address names."""
        found = EnteredTime.objects.select_related("entered_by", "confirmed_by", "stopped_by")
        return get_object_or_404(found, pk=self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether the reader may confirm it."""
        time = self.time()
        return super().get_context_data(
            time=time,
            may_confirm=time.confirmed_at is None and time.entered_by_id != self.account.pk,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm it where that was asked; else stop it."""
        if "confirm" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            confirm_time(time=self.time(), by=self.account, at=self.at)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except CannotStand as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        messages.success(request, "Confirmed. From its first day on reviews are due by it.")
        return redirect("support:timings")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Stop it, or say why that cannot be."""
        try:
            stop_time(time=self.time(), why=form.cleaned_data["why"], by=self.account, at=self.at)
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, "Stopped. No review is due by it any more.")
        return redirect("support:timings")
