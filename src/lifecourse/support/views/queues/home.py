"""Where somebody lives, by which the rules of work queues find them."""

from typing import Any

from django import forms

from lifecourse.design.api import DayField
from lifecourse.organisations.api import COUNCILS, Organisation, OrganisationKind
from lifecourse.people.api import choice
from lifecourse.support.kinds.queues import PLACES
from lifecourse.support.operations import queues
from lifecourse.support.views.plan import PlanPage


class WhereForm(forms.Form):
    """What kind of home, and in whose area."""

    kind = choice("What kind of home is it?", PLACES, "Choose what kind of home it is.")
    council = forms.ModelChoiceField(
        label="In which council's area is it?",
        queryset=Organisation.objects.filter(
            kind__in=COUNCILS - {OrganisationKind.DISTRICT_COUNCIL}
        ).order_by("name"),
        required=False,
        empty_label="Another council's",
    )
    elsewhere = forms.CharField(
        label="If another council's: which?",
        help_text="The name of the council. No address.",
        max_length=200,
        required=False,
    )
    from_date = DayField(label="Since which day?")


class SayWhereLives(PlanPage):
    """Write down where somebody lives."""

    form_class = WhereForm
    page_of = "support:show_next"
    heading = "Where does {called} live?"
    lead = "What kind of home it is, and in whose area. The home before ends on the day before."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        queues.say_where_lives(person=self.person, by=self.account, at=self.at, **said)
