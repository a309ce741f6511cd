"""Which organisations are what to a person, from when to when."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Organisation
from lifecourse.people.models import Responsibility
from lifecourse.people.operations.responsible import add_responsibility, end_responsibility
from lifecourse.people.queries import people_seen_by
from lifecourse.people.rules import PART_WORDS, Basis, Part
from lifecourse.people.views.adjusting import EndAdjustment
from lifecourse.people.views.keeping import KeepingPage


class ResponsibilityForm(forms.Form):
    """An organisation's part in a person's life."""

    organisation = forms.ModelChoiceField(
        label="Which organisation?",
        queryset=Organisation.objects.order_by("name"),
        error_messages={"required": "Choose the organisation."},
    )
    part = forms.ChoiceField(
        label="What is it to this person?",
        choices=[("", "Choose"), *((part.value, PART_WORDS[part]) for part in Part)],
        error_messages={"required": "Say what it is to this person."},
    )
    basis = forms.ChoiceField(
        label="Why may it know of this person?",
        choices=[
            (
                Basis.AGREED.value,
                "By agreement: it knows of them only once they agree, or it is in their best interests",
            ),
            (Basis.OWN_DUTY.value, "By a duty in law of its own: it knows of them from that day"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say why it may know of this person."},
    )
    from_date = DayField(label="Since when?")


class AddResponsibility(KeepingPage):
    """Write down an organisation's part in a person's life."""

    form_class = ResponsibilityForm
    heading = "Who else is responsible for {called}?"
    lead = "Tell {called} who gets to know of them by this, and why."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_responsibility(
            person=self.person,
            organisation=said["organisation"],
            part=Part(said["part"]),
            basis=Basis(said["basis"]),
            from_date=said["from_date"],
            by=self.account,
            at=self.at,
        )


class EndResponsibility(EndAdjustment):
    """Say that an organisation has no part in a person's life any more."""

    table = Responsibility
    heading = "Is this one no longer responsible for {called}?"
    lead = "It knows of {called} until the day that you give, and no longer by this."

    def words(self, somebody: Any) -> str:
        """Which organisation, and what it was."""
        return f"{self.line.get_part_display()}: {self.line.organisation}"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Whoever ends their own organisation's part may not see the person any more."""
        answer = super().form_valid(form)
        if answer.status_code == 302:
            seen = people_seen_by(self.account, on=self.today, at=self.at)
            if not seen.filter(pk=self.person.pk).exists():
                return redirect("people:find")
        return answer

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_responsibility(responsibility=self.line, by=self.account, at=self.at, **said)
