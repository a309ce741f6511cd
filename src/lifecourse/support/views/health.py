"""Writing down the yearly health check and its action plan; both are read on the plan's page."""

from typing import Any

from django import forms

from lifecourse.design.api import DayField
from lifecourse.people.api import long_answer
from lifecourse.support.models import HealthAction, HealthCheck
from lifecourse.support.operations import health
from lifecourse.support.views.plan import PlanLine, PlanPage


class CheckForm(forms.Form):
    """When, by which practice, and what was found."""

    on = DayField(label="On which day was it?")
    practice = forms.CharField(
        label="Which practice?", max_length=200, error_messages={"required": "Say which practice it was."}
    )
    found = long_answer(
        "What was found?",
        letters=1000,
        error_messages={"required": "Say what was found, also if all is well."},
    )


class AddCheck(PlanPage):
    """Write down a yearly health check."""

    form_class = CheckForm
    heading = "{called}'s yearly health check"
    lead = "Next, write down what is to be done, by whom and by when."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        health.add_check(person=self.person, by=self.account, at=self.at, **said)


class ActionForm(forms.Form):
    """What is to be done, by whom and by when."""

    words = forms.CharField(
        label="What is to be done?", max_length=300, error_messages={"required": "Say what is to be done."}
    )
    who = forms.CharField(
        label="Who does it?",
        help_text="A role and an organisation.",
        max_length=200,
        error_messages={"required": "Say who does it."},
    )
    due = DayField(label="By which day?")


class AddAction(PlanLine):
    """Write down what is to be done after a health check."""

    table = HealthCheck
    form_class = ActionForm
    heading = "What is to be done for {called}'s health?"
    lead = "It stays on the page until it is done."

    def words(self, somebody: Any) -> str:
        """What was found."""
        return str(self.line.found)

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        health.add_action(check=self.line, by=self.account, at=self.at, **said)


class FinishForm(forms.Form):
    """When it was done, and what came of it."""

    on = DayField(label="On which day?")
    words = long_answer("What came of it?", error_messages={"required": "Say what came of it."})


class FinishAction(PlanLine):
    """Part of a health action plan is done."""

    table = HealthAction
    form_class = FinishForm
    heading = "Is this done for {called}?"
    lead = "It stays in the record of {called}, with what came of it."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        health.finish_action(action=self.line, by=self.account, at=self.at, **said)
