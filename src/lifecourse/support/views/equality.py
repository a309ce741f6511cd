"""Health equality: standards that two people answer for, ratings by them, and screening."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import Permission
from lifecourse.people.api import (
    CannotStand,
    OnePersonPage,
    PeoplePage,
    Person,
    ReadByTwoPage,
    choice,
    long_answer,
    read_somebody,
)
from lifecourse.support.models import HealthStandard
from lifecourse.support.operations import equality
from lifecourse.support.reading.equality import equality_of, standards
from lifecourse.support.reading.health import health_of
from lifecourse.support.rules.health import SCREENING_OUTCOMES
from lifecourse.support.views.plan import PlanPage
from lifecourse.support.views.timings import line


class ShowHealth(OnePersonPage):
    """How somebody's health is: checks, ratings, screening, and what services do differently."""

    template_name = "support/health.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of it."""
        person: Person = kwargs["person"]
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            health=health_of(person, on=self.today),
            equality=equality_of(person),
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class HealthPage(PlanPage):
    """Something is written on the page of somebody's health."""

    page_of = "support:show_health"


class RateForm(forms.Form):
    """One choice and one answer for each indicator of a framework."""

    on = DayField(label="On which day?")
    rated_with = forms.CharField(
        label="Who rated it, with whom?",
        max_length=200,
        error_messages={"required": "Say who rated it, with whom."},
    )

    def __init__(self, *args: Any, standard: HealthStandard | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts, scale = (standard.parts, standard.levels) if standard else ([], [])
        self.indicators = [(part["name"], one) for part in parts for one in part["indicators"]]
        levels = [("", "Not asked today"), *((str(n), words) for n, words in enumerate(scale))]
        for number, (part, indicator) in enumerate(self.indicators):
            self.fields[f"level_{number}"] = forms.ChoiceField(
                label=f"{part}: {indicator}", choices=levels, required=False
            )
            self.fields[f"evidence_{number}"] = forms.CharField(
                label=f"What shows it: {indicator}", max_length=500, required=False
            )

    def clean(self) -> dict[str, Any]:
        """What was rated, by indicator; what shows it is asked for beside its own field."""
        said = super().clean() or {}
        said["levels"] = {}
        for number, (_, indicator) in enumerate(self.indicators):
            level, evidence = said.pop(f"level_{number}", ""), said.pop(f"evidence_{number}", "")
            if level and not evidence:
                self.add_error(f"evidence_{number}", "Say what shows it.")
            if evidence and not level:
                self.add_error(f"level_{number}", "Choose a level.")
            if level:
                said["levels"][indicator] = (int(level), evidence)
        return said


class Rate(HealthPage):
    """Rate somebody's health by a framework."""

    form_class = RateForm
    heading = "How is {called}'s health?"
    lead = "Leave out what was not asked today: what was rated before stays."

    @cached_property
    def standard(self) -> HealthStandard | None:
        """The framework from whose line the reader came, or the first that counts."""
        known = [one for one in standards() if one.kind == "rating"]
        wanted = self.request.GET.get("by", "")
        return next((one for one in known if str(one.pk) == wanted), known[0] if known else None)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask what the framework asks."""
        return super().get_form_kwargs() | {"standard": self.standard}

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """By which framework."""
        none = "No way of rating health was entered and confirmed yet, so nothing can be rated."
        return super().get_context_data(**kwargs) | {"words": str(self.standard or none)}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        if self.standard is None:
            raise CannotStand("No way of rating health was entered and confirmed yet.")
        equality.rate(person=self.person, standard=self.standard, by=self.account, at=self.at, **said)


class ScreeningForm(forms.Form):
    """What became of an offer."""

    standard = forms.ModelChoiceField(
        label="Which screening?",
        queryset=HealthStandard.objects.filter(kind="screening", stopped_at=None).exclude(confirmed_at=None),
        error_messages={"required": "Choose which screening it is."},
    )
    outcome = choice("What happened?", SCREENING_OUTCOMES, "Say what happened.")
    on = DayField(label="On which day?")
    why = long_answer(
        "Why?",
        "Where it was not taken up. In the person's own words where they said no.",
        letters=500,
        required=False,
    )
    next_step = long_answer(
        "What is done so that it works next time?",
        "Such as a visit beforehand, a longer time, or somebody they trust.",
        letters=500,
        required=False,
    )


class NoteScreening(HealthPage):
    """Write down what became of an offer of screening."""

    form_class = ScreeningForm
    heading = "Screening for {called}"
    lead = "A no is a decision. A letter that nobody could read is not one."

    def get_initial(self) -> dict[str, Any]:
        """Today, and the screening from whose line the reader came."""
        return {"on": self.today, "standard": self.request.GET.get("of")}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        equality.note_screening(person=self.person, by=self.account, at=self.at, **said)


class StandardsPage(PeoplePage):
    """Opens for those who say by which rules things are judged. A standard is about nobody."""

    permission = Permission.KEEP_RULES


class ShowStandards(StandardsPage, TemplateView):
    """Every standard: what counts, what waits for a second person, and what was stopped."""

    template_name = "support/standards.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What waits first."""
        every = list(HealthStandard.objects.select_related("entered_by"))
        return super().get_context_data(
            waiting=[one for one in every if not one.confirmed_at and not one.stopped_at],
            counting=[one for one in every if one.counts_now],
            stopped=[one for one in every if one.stopped_at],
            **kwargs,
        )


class ShowStandard(StandardsPage, ReadByTwoPage):
    """One standard with its source; confirm it, or stop it."""

    template_name = "support/standard.html"
    confirmed = "Confirmed. It can be used from now on."
    stopped = "Stopped. Nothing new is written by it; what was, stays."
    list_of = "support:standards"

    def line(self) -> HealthStandard:
        """The one that the address names."""
        found = HealthStandard.objects.select_related("entered_by", "confirmed_by", "stopped_by")
        return get_object_or_404(found, pk=self.kwargs["number"])

    def confirm(self) -> None:
        """Let it count."""
        equality.confirm_standard(standard=self.line(), by=self.account, at=self.at)

    def stop(self, why: str) -> None:
        """Let it count no more."""
        equality.stop_standard(standard=self.line(), why=why, by=self.account, at=self.at)


class CitedForm(forms.Form):
    """Where it stands."""

    document = line(
        "In which document does it stand?", "Its full name and edition.", required="Say in which document."
    )
    section = line("In which part of it?", letters=100, required="Say in which part of the document.")
    address = line(
        "Where can it be read?", "A web address, or where it is kept.", required="Say where it can be read."
    )
    read_on = DayField(label="On which day did you read it there?")


class FrameworkForm(CitedForm):
    """A framework: its parts, indicators and levels."""

    name = line("What is it called?", letters=200, required="Say what it is called.")
    parts = long_answer(
        "Its parts and their indicators",
        "One a line. A line that ends with a colon begins a part; the lines after it are its indicators.",
        letters=10_000,
        error_messages={"required": "Enter the parts and their indicators."},
    )
    levels = long_answer(
        "Its levels",
        "One a line, the best for the person first.",
        letters=2000,
        error_messages={"required": "Enter the levels, one a line."},
    )
    field_order = ("name", "parts", "levels")


class ScreeningStandardForm(CitedForm):
    """A kind of screening, and to whom it is offered."""

    name = line("What is it called?", letters=200, required="Say what it is called.")
    whom = line(
        "To whom is it offered?", "Such as an age, and how often.", required="Say to whom it is offered."
    )
    field_order = ("name", "whom")


class EnterStandard(StandardsPage, PlainFormView):
    """Enter a standard, for a second person to confirm."""

    template_name = "support/enter_standard.html"
    heading = ""

    def get_initial(self) -> dict[str, Any]:
        """Read today."""
        return {"read_on": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is entered."""
        return super().get_context_data(heading=self.heading, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        said = dict(form.cleaned_data)
        where = {name: said.pop(name) for name in ("document", "section", "address", "read_on")}
        try:
            made = self.enter(said | {"cited": equality.Cited(**where), "by": self.account, "at": self.at})
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        return redirect("support:show_standard", made.pk)

    def enter(self, said: dict[str, Any]) -> HealthStandard:
        """Write it down."""
        raise NotImplementedError


class EnterFramework(EnterStandard):
    """Enter a framework by which health is rated."""

    form_class = FrameworkForm
    heading = "Enter a way of rating health"

    def enter(self, said: dict[str, Any]) -> HealthStandard:
        """Write it down."""
        return equality.enter_framework(**said)


class EnterScreening(EnterStandard):
    """Enter a kind of screening."""

    form_class = ScreeningStandardForm
    heading = "Enter a kind of screening"

    def enter(self, said: dict[str, Any]) -> HealthStandard:
        """Write it down."""
        return equality.enter_screening(**said)
