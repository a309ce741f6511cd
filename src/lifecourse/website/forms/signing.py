"""An organisation's route to sign-off, what it decided, and a condition that is met."""

from datetime import date
from typing import Any

from django import forms

from lifecourse.design.api import DayField
from lifecourse.plans.api import (
    DECIDES_WORDS,
    OUTCOME_WORDS,
    Decides,
    Decision,
    Outcome,
    RouteStep,
    SignOffRoute,
)

STEPS = range(1, 4)


class RouteForm(forms.Form):
    """By when an organisation is to agree, and up to three boards on the way."""

    say_optional = False

    target = DayField(label="By when is it to agree?", required=False)

    def __init__(self, data: Any, *, route: SignOffRoute | None, target: date | None) -> None:
        steps = list(route.steps.all()) if route else []
        initial: dict[str, Any] = {"target": target}
        for number, step in zip(STEPS, steps, strict=False):
            initial |= {
                f"board_{number}": step.board,
                f"meets_{number}": step.meets_on,
                f"decides_{number}": step.decides,
            }
        super().__init__(data, initial=initial)
        for number in STEPS:
            which = ("First", "Second", "Third")[number - 1]
            self.fields[f"board_{number}"] = forms.CharField(
                label=f"{which} board or committee", required=False, max_length=200
            )
            self.fields[f"meets_{number}"] = DayField(label=f"When the {which.lower()} meets", required=False)
            self.fields[f"decides_{number}"] = forms.ChoiceField(
                label=f"What the {which.lower()} may do",
                choices=[(d.value, w) for d, w in DECIDES_WORDS.items()],
                required=False,
            )

    def steps(self) -> list[RouteStep]:
        """The boards that were named, in order."""
        said = self.cleaned_data
        return [
            RouteStep(
                board=said[f"board_{number}"],
                meets_on=said[f"meets_{number}"],
                decides=Decides(said[f"decides_{number}"] or Decides.SOVEREIGN),
            )
            for number in STEPS
            if said[f"board_{number}"].strip()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for number in STEPS:
            if cleaned.get(f"meets_{number}") and not cleaned.get(f"board_{number}", "").strip():
                self.add_error(f"board_{number}", "Name the board that meets on that day.")
        return cleaned


class SignForm(forms.Form):
    """What an organisation decided about a version."""

    say_optional = False

    outcome = forms.ChoiceField(
        label="What was decided?",
        choices=[(o.value, w) for o, w in OUTCOME_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided."},
    )
    decided_on = DayField(label="When was it decided?")
    reference = forms.CharField(
        label="In which paper or minute does it stand?",
        help_text="For example: Governing body, minute 16/42.",
        max_length=200,
        error_messages={"required": "Name the paper or the minute."},
    )
    condition = forms.CharField(
        label="The condition",
        help_text="Only when it was agreed with a condition.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    condition_owner = forms.CharField(
        label="Which role answers for it?",
        help_text="A role, not a name: Chief finance officer.",
        required=False,
        max_length=200,
    )
    condition_due = DayField(label="By when is the condition to be met?", required=False)
    reason = forms.CharField(
        label="Why does this supersede what was recorded?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Say why: both records stay."},
    )

    def __init__(self, *args: Any, supersedes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not supersedes:
            del self.fields["reason"]

    def decision(self) -> Decision:
        """The decision as recorded."""
        return Decision(**self.cleaned_data | {"outcome": Outcome(self.cleaned_data["outcome"])})


class MetForm(forms.Form):
    """A condition is met: when, and what shows it."""

    met_on = DayField(label="When was the condition met?")
    evidence = forms.CharField(
        label="What shows it?",
        help_text="The paper, minute or file that shows it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say what shows that it is met."},
    )
