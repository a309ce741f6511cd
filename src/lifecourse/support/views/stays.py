"""Stays in hospital: the page of one person's, the list of who is there, and what is written down of it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, day
from lifecourse.organisations.api import HEALTH_COMMISSIONERS, Organisation, Permission
from lifecourse.people.api import (
    KeptLinePage,
    Look,
    OnePersonPage,
    PeoplePage,
    Person,
    choice,
    long_answer,
    note_look,
    read_somebody,
)
from lifecourse.support.kinds.stays import (
    CAME_FROM,
    DELAYS,
    HOME_KINDS,
    LEAVE_KINDS,
    LEFT_FOR,
    LEGAL_STATUSES,
    RUN_BY,
    SECTORS,
    WARD_KINDS,
)
from lifecourse.support.models import Delay, Leave
from lifecourse.support.operations import stays
from lifecourse.support.operations.home import write_way_home
from lifecourse.support.reading.before import before_stay, reviews_before
from lifecourse.support.reading.reviews_due import next_reviews
from lifecourse.support.reading.stays import hospital_of, who_is_there
from lifecourse.support.rules.before import review_before
from lifecourse.support.views.helping import EndLine
from lifecourse.support.views.register import SupportPage


class ShowWhoIsThere(PeoplePage, TemplateView):
    """Everybody in hospital of whom the reader may know: how long, until when, and what keeps them there."""

    template_name = "support/who_is_there.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The longest there first."""
        there = who_is_there(seen_by=self.account, on=self.today, at=self.at)
        reviews = next_reviews([one.person for one in there], on=self.today)
        note_look(by=self.account, how=Look.LISTED, people=[one.person for one in there], at=self.at)
        return super().get_context_data(
            there=there,
            rows=[(one, reviews.get(one.person.pk)) for one in there],
            ready=sum(one.ready is not None for one in there),
            unplanned=sum(one.planned is None for one in there),
            may_compare=self.may(Permission.COMPARE_EXTRACTS),
            **kwargs,
        )


class ShowHospital(OnePersonPage):
    """One person's stays: where, since when, by what law, until when, and what keeps them there."""

    template_name = "support/hospital.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of it."""
        person: Person = kwargs["person"]
        hospital = hospital_of(person, on=self.today)
        way, pence = hospital.way, hospital.double_running_pence
        somebody = read_somebody(person, today=self.today)
        return super().get_context_data(
            somebody=somebody,
            hospital=hospital,
            before=before_stay(person, hospital.now, born=somebody.portrait.birth_date),
            next=next_reviews([person], on=self.today).get(person.pk),
            weekly=Decimal(way.weekly_cost_pence) / 100 if way and way.weekly_cost_pence else None,
            double_running=Decimal(pence) / 100 if pence else None,
            may_keep=self.may_about(person, Permission.KEEP_REGISTER),
            **kwargs,
        )


class HospitalPage(SupportPage):
    """Something is written down about somebody's stay."""

    page_of = "support:show_hospital"


class WardForm(forms.Form):
    """On which ward somebody is."""

    hospital = forms.CharField(
        label="Which hospital, and which ward?",
        max_length=200,
        error_messages={"required": "Say which hospital it is."},
    )
    provider = forms.CharField(
        label="Who runs it?", max_length=200, error_messages={"required": "Say who runs the hospital."}
    )
    run_by = forms.ChoiceField(
        label="Is it a hospital of the NHS?", required=False, choices=[("", "I do not know"), *RUN_BY.items()]
    )
    ward_kind = choice("What kind of ward is it?", WARD_KINDS, "Choose what kind of ward it is.")
    commissioner = forms.ModelChoiceField(
        label="Who arranged it and pays?",
        queryset=Organisation.objects.filter(kind__in=HEALTH_COMMISSIONERS).order_by("name"),
        error_messages={"required": "Choose who arranged it and pays."},
    )
    km_from_home = forms.IntegerField(
        label="How many kilometres from home, about?", required=False, min_value=0, max_value=1500
    )
    on = DayField(label="On which day?")


class AdmitForm(WardForm):
    """Somebody came to hospital."""

    came_from = choice("Where did they come from?", CAME_FROM, "Say where they came from.")
    legal = choice("By what law are they there?", LEGAL_STATUSES, "Say by what law.")
    legal_words = forms.CharField(label="If by another law: which?", max_length=200, required=False)
    why = long_answer("Why did they come?", letters=500, error_messages={"required": "Say why they came."})
    field_order = (
        "on",
        "hospital",
        "provider",
        "run_by",
        "ward_kind",
        "commissioner",
        "came_from",
        "legal",
        "legal_words",
        "why",
        "km_from_home",
    )


WITHOUT = (
    "No review before hospital is written down for the four weeks before today. If there is still time, hold "
    "one first: it asks what would keep this person at home."
)


class Admit(HospitalPage):
    """Write down that somebody came to hospital."""

    form_class = AdmitForm
    heading = "{called} came to hospital"
    lead = "From this day the review that is due is counted, and the register, if {called} is on it, says so."
    button = "Write it down"
    done = "Written down. The days are counted from now on."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        self.came = stays.admit(person=self.person, by=self.account, at=self.at, **said)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether they were asked, before they came, what would keep them at home."""
        held = review_before(self.today, reviews_before([self.person.pk])[self.person.pk])
        words = f"A review before hospital was held on {day(held)}." if held else WITHOUT
        return super().get_context_data(**kwargs) | {"words": words}

    def after(self) -> str:
        """On to why there was no review, where there was none."""
        before = before_stay(self.person, hospital_of(self.person, on=self.today).now, born=None)
        if before is not None and before.without:
            return reverse("support:write_root_cause", args=[self.person.pk])
        return super().after()


class MoveForm(WardForm):
    """Somebody moves to another ward."""

    why = long_answer("Why do they move?", letters=500, error_messages={"required": "Say why they move."})
    field_order = ("on", "hospital", "provider", "run_by", "ward_kind", "commissioner", "why", "km_from_home")


class MoveWard(HospitalPage):
    """Write down a move to another ward."""

    form_class = MoveForm
    heading = "{called} moves to another ward"
    lead = "It is the same stay: the days go on from when {called} first came."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today, and where they are now."""
        now = hospital_of(self.person, on=self.today).now
        there = {name: getattr(now.now, name) for name in ("hospital", "provider", "run_by")} if now else {}
        return {"on": self.today, "commissioner": now.now.commissioner_id if now else None} | there

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.move_ward(person=self.person, by=self.account, at=self.at, **said)


class DischargeForm(forms.Form):
    """Somebody left hospital."""

    on = DayField(label="On which day?")
    how_left = choice("Where did they go?", LEFT_FOR, "Say where they went.")
    why = long_answer(
        "How did it go?",
        "What is in place at home, and whom to call.",
        letters=500,
        error_messages={"required": "Say how they left."},
    )


class Discharge(HospitalPage):
    """Write down that somebody left hospital."""

    form_class = DischargeForm
    heading = "{called} leaves hospital"
    lead = "Leave, the law {called} was there by and what kept {called} there end on this day."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.discharge(person=self.person, by=self.account, at=self.at, **said)


class LawForm(forms.Form):
    """By what law somebody is in hospital."""

    kind = choice("By what law are they there?", LEGAL_STATUSES, "Say by what law.")
    words = forms.CharField(label="If by another law: which?", max_length=200, required=False)
    on = DayField(label="From which day?")


class ChangeLaw(HospitalPage):
    """Write down that somebody is in hospital by another law."""

    form_class = LawForm
    heading = "By what law is {called} in hospital?"
    lead = "The one before ends on this day."
    button = "Write it down"
    done = "Written down."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.change_legal_status(person=self.person, by=self.account, at=self.at, **said)


class LeaveForm(forms.Form):
    """Somebody is away from the ward."""

    kind = choice("What kind of leave is it?", LEAVE_KINDS, "Choose what kind of leave it is.")
    words = long_answer("Where to, and with whom?", required=False)
    on = DayField(label="From which day?")


class BeginLeave(HospitalPage):
    """Write down that somebody is away from the ward."""

    form_class = LeaveForm
    heading = "{called} is away from the ward"
    lead = "The bed is kept. The stay goes on."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.begin_leave(person=self.person, by=self.account, at=self.at, **said)


class PlanForm(forms.Form):
    """By which day somebody is to leave."""

    planned_for = DayField(label="By which day?")
    why = long_answer(
        "What does the day depend on?",
        "If a day was planned before: why it moved.",
        letters=500,
        error_messages={"required": "Say what it depends on."},
    )


class PlanDischarge(HospitalPage):
    """Say by which day somebody is to leave."""

    form_class = PlanForm
    heading = "By which day is {called} to leave?"
    lead = "Every day that was planned stays on the page, with why it moved."
    button = "Plan this day"
    done = "Planned."

    def write(self, said: dict[str, Any]) -> None:
        """Plan it."""
        stays.plan_discharge(person=self.person, by=self.account, at=self.at, **said)


class ReadyForm(forms.Form):
    """Somebody is well enough to leave."""

    from_date = DayField(label="Since which day?")
    decided_by = forms.CharField(
        label="Who decided it?",
        max_length=200,
        help_text="A role, such as the responsible clinician.",
        error_messages={"required": "Say who decided it."},
    )


class SayReady(HospitalPage):
    """Write down that somebody is well enough to leave."""

    form_class = ReadyForm
    heading = "{called} is well enough to leave"
    lead = "From this day on, what keeps {called} in hospital is counted as a delay."
    button = "Write it down"
    done = "Written down. Say now what keeps them there."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.say_ready(person=self.person, by=self.account, at=self.at, **said)


class DelayForm(forms.Form):
    """What stands between somebody and going home."""

    cause = choice("What kind of thing is it?", DELAYS, "Choose what kind of thing it is.")
    sector = choice("Whose is it to remove?", SECTORS, "Say whose it is to remove.")
    words = long_answer("What is it?", error_messages={"required": "Say what it is."})
    who_acts = forms.CharField(
        label="Who does something about it?",
        help_text="A role and an organisation.",
        max_length=200,
        error_messages={"required": "Say who does something about it."},
    )
    removed_by = long_answer("What removes it?", error_messages={"required": "Say what removes it."})
    by_date = DayField(label="By which day?")
    holds_the_day = forms.BooleanField(
        label="The day on which they leave depends on it", required=False, initial=True
    )
    from_date = DayField(label="Since which day does it stand in the way?")


class AddDelay(HospitalPage):
    """Write down what stands between somebody and going home."""

    form_class = DelayForm
    heading = "What stands between {called} and going home?"
    lead = "One thing at a time. Once {called} is well enough to leave, its days are counted as a delay."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.add_delay(person=self.person, by=self.account, at=self.at, **said)


class EndDelay(EndLine):
    """Something no longer stands in the way."""

    table = Delay
    page_of = "support:show_hospital"
    heading = "Is this out of {called}'s way?"

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        stays.end_delay(delay=self.line, by=self.account, at=self.at, **said)


class WayHomeForm(forms.Form):
    """The plan for going home."""

    wishes = long_answer(
        "What does this person want?",
        "Where, with whom, and what an ordinary day is. In their words if you can.",
        letters=2000,
        error_messages={"required": "Say first what the person wants."},
    )
    home_kind = choice("What kind of home is it?", HOME_KINDS, "Choose what kind of home it is.")
    home = long_answer(
        "Which home?",
        "The address where there is one; else what is looked for.",
        letters=500,
        error_messages={"required": "Say which home, or what is looked for."},
    )
    support = long_answer(
        "Which support?",
        "Who is there by day and by night, and who comes.",
        letters=2000,
        error_messages={"required": "Say which support there is."},
    )
    money = long_answer(
        "Who pays for what?", letters=2000, error_messages={"required": "Say who pays for what."}
    )
    aftercare = long_answer(
        "Aftercare, if a law gives a right to it",
        "Whoever was detained under section 3 and some others has a right to aftercare under section 117.",
        letters=2000,
        required=False,
    )
    home_ready_on = DayField(label="From which day is the home ready, if that is known?", required=False)
    weekly_cost = forms.DecimalField(
        label="What does it cost a week, in pounds, if that is known?",
        min_value=0,
        max_value=1_000_000,
        decimal_places=2,
        required=False,
    )


class WriteWayHome(HospitalPage):
    """Write the plan for going home."""

    form_class = WayHomeForm
    heading = "{called}'s way home"
    lead = "Write it with {called} and those around them. The plans before it stay in the record."
    button = "Keep this plan"
    done = "Kept."

    def get_initial(self) -> dict[str, Any]:
        """What the plan says now."""
        way = hospital_of(self.person, on=self.today).way
        if way is None:
            return {}
        names = ("wishes", "home_kind", "home", "support", "money", "aftercare", "home_ready_on")
        cost = way.weekly_cost_pence
        pounds = None if cost is None else Decimal(cost) / 100
        return {name: getattr(way, name) for name in names} | {"weekly_cost": pounds}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        pounds = said.pop("weekly_cost")
        pence = None if pounds is None else int(pounds * 100)
        write_way_home(person=self.person, weekly_cost_pence=pence, by=self.account, at=self.at, **said)


class BackForm(forms.Form):
    """The day on which somebody came back."""

    on = DayField(label="On which day did they come back?")


class EndLeave(KeptLinePage, HospitalPage):
    """Somebody came back to the ward."""

    table = Leave
    form_class = BackForm
    heading = "{called} is back on the ward"
    lead = ""
    button = "Write it down"
    done = "Written down."

    def still(self) -> Q:
        """While they are away."""
        return Q(to_date=None)

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        stays.end_leave(leave=self.line, by=self.account, at=self.at, **said)
