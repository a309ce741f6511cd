"""What makes things harder and what helps, the plan for a crisis, who coordinates, and schools."""

from typing import Any, cast

from django import forms
from django.utils.functional import cached_property

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField
from lifecourse.people.api import EndForm, KeptLinePage, long_answer, who_may_open
from lifecourse.support.kinds.register import RISK_KINDS, SCHOOL_WEEKS
from lifecourse.support.models import RiskFactor, SchoolPlace
from lifecourse.support.operations.helping import (
    add_risk,
    add_school_place,
    end_risk,
    end_school_place,
    name_coordinator,
    write_crisis_plan,
)
from lifecourse.support.queries.register import coordinator_of, crisis_plan_of
from lifecourse.support.views.register import SupportPage


class RiskForm(forms.Form):
    """One thing that makes life harder, and what helps."""

    kind = forms.ChoiceField(
        label="What kind of thing is it?",
        choices=[("", "Choose"), *RISK_KINDS.items()],
        error_messages={"required": "Choose what kind of thing it is."},
    )
    words = long_answer("What makes things harder?", error_messages={"required": "Say what it is."})
    helps = long_answer(
        "What helps?",
        "Ask the person and those around them first.",
        error_messages={"required": "Say what helps. No risk is written down without it."},
    )
    from_date = DayField(label="Since when?")


class AddRisk(SupportPage):
    """Write down what makes things harder, and what helps."""

    form_class = RiskForm
    heading = "What makes things harder for {called}?"
    lead = "And what helps: the one is never written down without the other."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_risk(person=self.person, by=self.account, at=self.at, **said)


class EndLine(KeptLinePage, SupportPage):
    """One line of somebody's support ends, with the reason."""

    form_class = EndForm
    lead = "It leaves the page and stays in the record of {called}, with the reason."
    button = "End it"
    done = "Ended. It no longer counts."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}


class EndRisk(EndLine):
    """Something no longer makes things harder."""

    table = RiskFactor
    heading = "Is this no longer harder for {called}?"

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_risk(risk=self.line, by=self.account, at=self.at, **said)


class CrisisPlanForm(forms.Form):
    """What to do when things get hard."""

    signs = long_answer(
        "How can others tell that things are getting hard?",
        "What somebody sees or hears first, and what comes later.",
        letters=2000,
        error_messages={"required": "Say how others can tell."},
    )
    helps = long_answer("What helps then?", letters=2000, error_messages={"required": "Say what helps."})
    makes_it_worse = long_answer("What makes it worse?", letters=2000, required=False)
    whom_to_call = long_answer(
        "Whom to call, by day and by night?",
        letters=2000,
        error_messages={"required": "Say whom to call."},
    )
    instead_of_hospital = long_answer(
        "Where else than hospital?",
        "A place to stay for some days, or more people at home.",
        letters=2000,
        required=False,
    )
    written_with = forms.CharField(
        label="Who wrote it, with whom?",
        max_length=200,
        error_messages={"required": "Say with whom it was written."},
    )


class WriteCrisisPlan(SupportPage):
    """Write the plan for a crisis with somebody."""

    form_class = CrisisPlanForm
    heading = "{called}'s plan for when things get hard"
    lead = (
        "Write it with {called} and those around them. Everybody who may open the record reads it, also when "
        "harm is near."
    )
    button = "Keep this plan"
    done = "Kept. The plans before it stay in the record."

    def get_initial(self) -> dict[str, Any]:
        """What the plan says now."""
        plan = crisis_plan_of(self.person)
        names = ("signs", "helps", "makes_it_worse", "whom_to_call", "instead_of_hospital")
        return {name: getattr(plan, name) for name in names} if plan else {}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        write_crisis_plan(person=self.person, by=self.account, at=self.at, **said)


class CoordinatorForm(forms.Form):
    """Who coordinates, and how to reach them."""

    account = forms.ChoiceField(
        label="Who coordinates from today?",
        help_text="Those who may open this record already. Being named opens nothing.",
        error_messages={"required": "Choose who coordinates."},
    )
    telephone = forms.CharField(label="On which number?", max_length=40, required=False)


class NameCoordinator(SupportPage):
    """Name the one colleague whom everybody can ring."""

    form_class = CoordinatorForm
    heading = "Who coordinates for {called}?"
    lead = "One named person, whom {called}, the family and every service can ring."
    button = "Name them"
    done = "Named."

    @cached_property
    def colleagues(self) -> list[Account]:
        """Those who may open the record."""
        return who_may_open(self.person, on=self.today)

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer those who may open the record."""
        form = super().get_form(form_class)
        names = [(str(one.pk), one.full_name or one.email) for one in self.colleagues]
        cast(forms.ChoiceField, form.fields["account"]).choices = [("", "Choose"), *names]
        return form

    def get_initial(self) -> dict[str, Any]:
        """Who does today."""
        now = coordinator_of(self.person, on=self.today)
        return {"account": str(now.account_id), "telephone": now.telephone} if now else {}

    def write(self, said: dict[str, Any]) -> None:
        """Name them."""
        chosen = next(one for one in self.colleagues if str(one.pk) == said["account"])
        said = said | {"account": chosen}
        name_coordinator(person=self.person, by=self.account, at=self.at, **said)


class SchoolForm(forms.Form):
    """A school or college at which somebody lives."""

    school = forms.CharField(
        label="Which school or college?", max_length=200, error_messages={"required": "Say which it is."}
    )
    weeks = forms.TypedChoiceField(
        label="How many weeks a year do they live there?",
        choices=list(SCHOOL_WEEKS.items()),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how many weeks."},
    )
    from_date = DayField(label="Since when?")


class AddSchoolPlace(SupportPage):
    """Write down at which school somebody lives."""

    form_class = SchoolForm
    heading = "At which school does {called} live?"
    lead = "Somebody who lives at a school comes back at 18 or before. It is planned from now on."
    button = "Write it down"
    done = "Written down."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_school_place(person=self.person, by=self.account, at=self.at, **said)


class EndSchoolPlace(EndLine):
    """Somebody no longer lives at a school."""

    table = SchoolPlace
    heading = "Does {called} no longer live there?"

    def words(self, somebody: Any) -> str:
        """Which school."""
        return str(self.line.school)

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_school_place(place=self.line, by=self.account, at=self.at, **said)
