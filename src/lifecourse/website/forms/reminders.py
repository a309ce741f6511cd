"""How often somebody wants to be reminded by email."""

from django import forms

from lifecourse.plans.api import HowOften

CHOICES = [
    (HowOften.WHEN_DUE.value, "When something is late, or due today or tomorrow: at most once a day"),
    (HowOften.WEEKLY.value, "On Mondays, when something is late or due in the week"),
    (HowOften.NEVER.value, "Never"),
]


class RemindersForm(forms.Form):
    """One choice."""

    how_often = forms.ChoiceField(
        label="When do you want to be reminded by email?", choices=CHOICES, widget=forms.RadioSelect
    )
