"""Reviews before hospital: who came without one, why, and what is done."""

from typing import Any

from django import forms
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.people.api import Look, PeoplePage, choice, long_answer, note_look
from lifecourse.support.operations.before import write_root_cause
from lifecourse.support.reading.before import came_in_a_year
from lifecourse.support.rules.before import CAUSES
from lifecourse.support.views.register import SupportPage


class ShowBefore(PeoplePage, TemplateView):
    """Everybody who came within a year without a review before, of those whom the reader may see."""

    template_name = "support/before.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The latest first, with how many had one."""
        found = came_in_a_year(seen_by=self.account, on=self.today, at=self.at)
        people = list({one.person.pk: one.person for one in found.without}.values())
        note_look(by=self.account, how=Look.LISTED, people=people, at=self.at)
        return super().get_context_data(found=found, **kwargs)


class CauseForm(forms.Form):
    """Why there was none, and what is done."""

    kept_home = long_answer(
        "What would have kept them at home?",
        "Ask the person, and those around them. In their own words where you can.",
        letters=1000,
        error_messages={"required": "Ask them what would have kept them at home."},
    )
    cause = choice("Why was there no review before?", CAUSES, "Say why there was none.")
    words = long_answer(
        "How did that come?",
        "What went wrong behind it, and not who.",
        letters=1000,
        error_messages={"required": "Say how it came."},
    )
    done = long_answer(
        "What is done so that it does not happen again?",
        letters=500,
        error_messages={"required": "Say what is done."},
    )
    who = forms.CharField(
        label="Who does it?",
        help_text="A role and an organisation.",
        max_length=200,
        error_messages={"required": "Say who does it."},
    )
    due = DayField(label="By which day?")


class WriteRootCause(SupportPage):
    """Write down why somebody came without a review before."""

    page_of = "support:show_hospital"
    form_class = CauseForm
    heading = "{called} came to hospital without a review before"
    lead = (
        "A review before hospital asks what would keep {called} at home. Ask it now, and say why nobody did."
    )
    button = "Write it down"
    done = "Written down. It stands on the page of this stay."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        write_root_cause(person=self.person, by=self.account, at=self.at, **said)
