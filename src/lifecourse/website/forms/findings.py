"""Accepting a finding."""

from django import forms


class AcceptFindingForm(forms.Form):
    """Why a finding may stand as it is."""

    reason = forms.CharField(
        label="Why it may stand as it is",
        help_text="Your reason is kept with your name and is printed with the plan's findings.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Write the reason. It stays on the record."},
    )
