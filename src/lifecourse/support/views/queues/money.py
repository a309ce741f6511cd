"""What a change that came of a work queue costs everybody who pays, and that finance agrees."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import Q

from lifecourse.organisations.api import Organisation
from lifecourse.people.api import CannotStand, long_answer
from lifecourse.support.kinds.queues import DONE, OTHER_PAYERS
from lifecourse.support.operations import queues
from lifecourse.support.reading.queues import money_stands
from lifecourse.support.views.plan import payers_here
from lifecourse.support.views.pricing import money_field
from lifecourse.support.views.queues.way import OfWay

PAYERS = 5


class MoneyForm(forms.Form):
    """What each of those who pay pays a week, before and after."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payers = [("", "Nobody else"), *OTHER_PAYERS.items(), *payers_here()]
        for number in range(1, PAYERS + 1):
            first = number == 1
            nth = "" if first else f"{('Second', 'Third', 'Fourth', 'Fifth')[number - 2]}: "
            self.fields[f"payer_{number}"] = forms.ChoiceField(
                label="Who pays?" if first else f"{nth}who else pays?",
                choices=[("", "Choose"), *payers[1:]] if first else payers,
                required=first,
                error_messages={"required": "Choose who pays."},
            )
            for name, label in (("before", "pounds a week before?"), ("after", "pounds a week after?")):
                self.fields[f"{name}_{number}"] = money_field(f"{nth}How many {label}", required=first)
        self.fields["words"] = long_answer(
            "How was this worked out?", letters=500, error_messages={"required": "Say how it was worked out."}
        )
        self.fields["said_by"] = forms.CharField(
            label="Who states it?",
            help_text="A role and an organisation.",
            max_length=200,
            error_messages={"required": "Say who states it."},
        )

    def clean(self) -> dict[str, Any]:
        """Both amounts go with whoever pays them, each once."""
        said = super().clean() or {}
        lines: dict[str, tuple[Decimal, Decimal]] = {}
        for number in range(1, PAYERS + 1):
            payer = said.get(f"payer_{number}")
            both = [said.get(f"before_{number}"), said.get(f"after_{number}")]
            if payer and payer in lines:
                self.add_error(f"payer_{number}", "They are named already.")
            elif payer and None in both:
                for name, amount in zip(("before", "after"), both, strict=True):
                    if amount is None and not self.has_error(f"{name}_{number}"):
                        self.add_error(f"{name}_{number}", "Give an amount; 0 where it is nothing.")
            elif payer:
                lines[payer] = cast("tuple[Decimal, Decimal]", tuple(both))
            elif any(amount is not None for amount in both) and not self.has_error(f"payer_{number}"):
                self.add_error(f"payer_{number}", "Choose who pays this.")
        said["lines"] = lines
        return said


class StateMoney(OfWay):
    """State what a change costs everybody who pays."""

    form_class = MoneyForm
    heading = "What does it cost everybody who pays?"
    lead = (
        "Before and after, for each of them, also benefits and {called}'s own money. What one pays less "
        "because another pays more is not saved."
    )
    done = "Stated."

    def write(self, said: dict[str, Any]) -> None:
        """State it."""
        payers = Organisation.objects.in_bulk([key for key in said["lines"] if key not in OTHER_PAYERS])
        known = {str(key): payer for key, payer in payers.items()}
        effects = [
            queues.SaidEffect(
                payer=known.get(key), other=key, before=int(before * 100), after=int(after * 100)
            )
            for key, (before, after) in said["lines"].items()
        ]
        queues.state_money(**self.asked(), effects=effects, words=said["words"], said_by=said["said_by"])


class ConfirmForm(forms.Form):
    """Who in finance agrees, by which paper."""

    said_by = forms.CharField(
        label="Who agrees?",
        help_text="A role in finance, and the organisation.",
        max_length=200,
        error_messages={"required": "Say who agrees."},
    )
    words = long_answer(
        "In which paper, and of which day?", letters=500, error_messages={"required": "Say in which paper."}
    )


class ConfirmMoney(OfWay):
    """Write down that finance agrees with what was stated."""

    form_class = ConfirmForm
    heading = "Does finance agree?"
    lead = "Somebody other than whoever stated it writes this down."
    done = "Written down."

    def still(self) -> Q:
        """Also after the last stage: finance agrees once it has seen what was paid."""
        return super().still() | Q(ended_how=DONE)

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        money = money_stands(self.line)
        if money is None:
            raise CannotStand("Nothing is stated yet.")
        queues.confirm_money(money=money, by=self.account, at=self.at, **said)
