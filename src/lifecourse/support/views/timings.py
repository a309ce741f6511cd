"""By when reviews are due: the times of policies, and those that somebody entered with their source."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import Permission
from lifecourse.people.api import CannotStand, PeoplePage, ReadByTwoPage
from lifecourse.standards.api import Step, timing_packs
from lifecourse.support.kinds.timings import COUNTS, STEPS, UNITS, WARDS, WHOM, TimeSaid, TimeSource
from lifecourse.support.models import EnteredTime
from lifecourse.support.operations.timings import confirm_time, enter_time, stop_time


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


class ShowTime(TimingsPage, ReadByTwoPage):
    """One time with its source; confirm it, or stop it."""

    template_name = "support/time.html"
    confirmed = "Confirmed. From its first day on reviews are due by it."
    stopped = "Stopped. No review is due by it any more."
    list_of = "support:timings"

    def line(self) -> EnteredTime:
        """The one that the address names."""
        found = EnteredTime.objects.select_related("entered_by", "confirmed_by", "stopped_by")
        return get_object_or_404(found, pk=self.kwargs["number"])

    def confirm(self) -> None:
        """Let it count."""
        confirm_time(time=self.line(), by=self.account, at=self.at)

    def stop(self, why: str) -> None:
        """Let it count no more."""
        stop_time(time=self.line(), why=why, by=self.account, at=self.at)
