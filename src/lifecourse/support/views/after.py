"""The weeks after hospital: whose day is near, how many are at home, and one person's support."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Permission
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
from lifecourse.support.kinds.after import HOSPITALS, OUTCOMES, SHORT_KINDS, WHERE_WORDS
from lifecourse.support.models import ShortSupport
from lifecourse.support.operations import after
from lifecourse.support.reading.after import short_of, to_ask, weeks_of
from lifecourse.support.rules.after import DAY, quarters_until
from lifecourse.support.views.plan import PlanPage

QUARTERS = 12


class ShowWeeksAfter(PeoplePage, TemplateView):
    """Whose day is near, and how many were at home, of a quarter that the reader chooses."""

    template_name = "support/after/weeks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Of those whom the reader may see; that they were listed is written down."""
        quarters = quarters_until(self.today, count=QUARTERS)
        # A quarter ago: of the newest nobody's day has come.
        chosen = next((one for one in quarters if one.key == self.request.GET.get("quarter")), quarters[2])
        asking = to_ask(self.account, on=self.today, at=self.at)
        weeks = weeks_of(self.account, chosen, on=self.today, at=self.at)
        listed = {one.pk: one for one in [*weeks.people, *(one.support.person.head for one in asking)]}
        note_look(by=self.account, how=Look.LISTED, people=list(listed.values()), at=self.at)
        return super().get_context_data(
            asking=asking,
            weeks=weeks,
            quarters=quarters,
            may_keep=self.may(Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class ShowAfter(OnePersonPage):
    """One person's support after hospital: what they want to do again, and what came of it."""

    template_name = "support/after/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All of it, the latest first."""
        person: Person = kwargs["person"]
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            lines=short_of(person, on=self.today),
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class AfterPage(PlanPage):
    """Something is written down about somebody's weeks after hospital."""

    page_of = "support:show_after"


class BeginForm(forms.Form):
    """From which hospital, when, for what and by whom."""

    goals = long_answer(
        "What do they want to be able to do again?",
        "In their own words where you can.",
        letters=1000,
        error_messages={"required": "Say what they want to be able to do."},
    )
    kind = choice("What kind of support is it?", SHORT_KINDS, "Choose what kind of support it is.")
    given_by = forms.CharField(
        label="Who gives it?", max_length=200, error_messages={"required": "Say who gives it."}
    )
    from_date = DayField(label="On which day did it begin?")
    hospital = choice("From which hospital did they come?", HOSPITALS, "Choose what hospital it was.")
    left_hospital_on = DayField(label="On which day did they leave it?")
    meant_to_go_home = forms.TypedChoiceField(
        label="Is it meant that they go home, or stay there?",
        help_text="A home of their own or their family's, extra care, supported living or Shared Lives.",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they are meant to go home."},
    )


class BeginShortSupport(AfterPage):
    """Support after hospital begins."""

    form_class = BeginForm
    heading = "Support for {called} after hospital"
    lead = "For some weeks, so that {called} can do again what matters to {called}."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        after.begin_short_support(person=self.person, by=self.account, at=self.at, **said)


class AfterLine(KeptLinePage, AfterPage):
    """About one time of support after hospital, known by its number."""

    table = ShortSupport

    def words(self, somebody: Any) -> str:
        """What the person wanted."""
        return f"{somebody.called} wants: {self.line.goals}"


class EndForm(forms.Form):
    """What came of it."""

    outcome = forms.ChoiceField(
        label="What goes on from now?",
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what goes on from now."},
    )
    why = long_answer(
        "What can they do again, and what not?",
        letters=500,
        error_messages={"required": "Say what they can do again."},
    )
    to_date = DayField(label="What was the last day?")


class EndShortSupport(AfterLine):
    """Support after hospital ends."""

    form_class = EndForm
    heading = "What came of it for {called}?"
    button = "End it"
    done = "Ended."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        after.end_short_support(support=self.line, by=self.account, at=self.at, **said)


class WhereForm(forms.Form):
    """Where they were on the day, and what happened until then."""

    where = forms.ChoiceField(
        label="Where were they on that day?",
        choices=[(one.value, words) for one, words in WHERE_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Say where they were."},
    )
    back_on = DayField(
        label="If they came to hospital in an emergency since they left it: on which day first?",
        required=False,
    )
    care_home_on = DayField(
        label="If they live in a care home for good now: since which day?", required=False
    )
    all_is_known = forms.BooleanField(label="Whoever told me would know of both", required=False)
    told_by = forms.CharField(
        label="Who told you?",
        help_text="The person, or what somebody is to them.",
        max_length=200,
        error_messages={"required": "Say who told you."},
    )


class SayWhereAfter(AfterLine):
    """Write down where somebody was on the 91st day."""

    form_class = WhereForm
    heading = "Where is {called} now?"
    done = "Written down."

    def still(self) -> Q:
        """Also where the support has ended: that is long before the day."""
        return Q()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which day it is about."""
        day = self.line.left_hospital_on + timedelta(days=DAY)
        lead = f"On {day:%A %-d %B %Y}, the 91st day after they left hospital. Ask them how they are, too."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        after.say_where_after(support=self.line, by=self.account, at=self.at, **said)
