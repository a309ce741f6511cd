"""What services do differently for somebody: writing it down, and ending it."""

from typing import Any

from django import forms
from django.db.models import Model

from lifecourse.design.api import DayField
from lifecourse.people.kinds import (
    ADJUSTMENT_CATEGORIES,
)
from lifecourse.people.models import Adjustment
from lifecourse.people.operations.adjusting import add_adjustment, end_adjustment
from lifecourse.people.views.keeping import EndForm, KeepingPage, KeptLinePage, long_answer


class AdjustmentForm(forms.Form):
    """One thing that services do differently."""

    code = forms.ChoiceField(
        label="What kind of adjustment is it?",
        choices=[("", "Choose"), *ADJUSTMENT_CATEGORIES.items()],
        error_messages={"required": "Choose what kind of adjustment it is."},
    )
    words = long_answer(
        "What do services do differently?",
        "Say it so that somebody at a reception desk can do it. Such as: book the first appointment "
        "of the day, twice as long.",
        error_messages={"required": "Say what services do differently."},
    )
    from_date = DayField(label="Since when?")


class AddAdjustment(KeepingPage):
    """Write down an adjustment."""

    form_class = AdjustmentForm
    heading = "What do services do differently for {called}?"
    lead = "Ask {called} first what helps. Everybody who opens this record sees it. Nobody is asked why."
    button = "Write it down"
    done = "Written down. It stands near the top of the page."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_adjustment(person=self.person, by=self.account, at=self.at, **said)


class EndAdjustment(KeptLinePage):
    """Say that an adjustment is no longer needed, and why."""

    table: type[Model] = Adjustment
    form_class = EndForm
    heading = "Is this no longer needed?"
    lead = "It leaves the page of {called} and stays in the record, with the reason."
    button = "End it"
    done = "Ended. It no longer counts."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_adjustment(adjustment=self.line, by=self.account, at=self.at, **said)
