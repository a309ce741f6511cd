"""What a board decided, asked on one page, with as many conditions as it set."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from lifecourse.cases.kinds.gateways import OUTCOME_WORDS, ConditionGiven
from lifecourse.design.api import DayField

# How many conditions one decision may have; a board that sets more should send the case back.
MOST_CONDITIONS = 20
CONDITION = re.compile(r"what_(\d{1,2})")
# The button that asks for room for one more condition.
MORE = "more"


def conditions_asked(sent: Mapping[str, Any]) -> int:
    """How many conditions the form has room for: as many as were sent, and one more where it was asked."""
    numbers = [int(found[1]) for name in sent if (found := CONDITION.fullmatch(name))]
    return min(max([1, *numbers]) + (MORE in sent), MOST_CONDITIONS)


class DecideForm(forms.Form):
    """What a board decided, why, when, and on which conditions. `room`: for how many conditions."""

    outcome = forms.ChoiceField(
        label="What was decided?",
        choices=[(one.value, words) for one, words in OUTCOME_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided."},
    )
    board = forms.CharField(
        label="Which board, committee or role decided?",
        max_length=200,
        error_messages={"required": "Say which board, committee or role decided."},
    )
    decided_on = DayField(label="On which day?")
    words = forms.CharField(
        label="Why?",
        help_text="Needed where it was sent back or refused.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, room: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, room + 1)
        for number in self.numbers:
            self.fields[f"what_{number}"] = forms.CharField(
                label=f"Condition {number}: what has to be done?", max_length=500, required=False
            )
            self.fields[f"who_{number}"] = forms.CharField(
                label=f"Condition {number}: in which role does somebody do it?",
                max_length=200,
                required=False,
            )
            self.fields[f"due_{number}"] = DayField(label=f"Condition {number}: by when?", required=False)

    def typed(self) -> dict[str, Any]:
        """What was sent, as it was typed, for a form that is drawn again and not yet judged."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
        }

    def clean(self) -> dict[str, Any]:
        """A condition that is begun is whole."""
        filled = super().clean() or {}
        for number in self.numbers:
            given = [bool(filled.get(f"{name}_{number}")) for name in ("what", "who", "due")]
            if any(given) and not all(given):
                self.add_error(
                    f"what_{number}",
                    f"Condition {number}: say what has to be done, by whom and by when, or leave it empty.",
                )
        return filled

    def conditions(self) -> tuple[ConditionGiven, ...]:
        """The conditions that were typed."""
        filled = self.cleaned_data
        return tuple(
            ConditionGiven(
                words=filled[f"what_{number}"], who=filled[f"who_{number}"], due=filled[f"due_{number}"]
            )
            for number in self.numbers
            if filled[f"what_{number}"]
        )
