"""Accepting a finding."""

from typing import Any

from django import forms

from lifecourse.website.forms.seen import SeenForm


class AcceptFindingForm(SeenForm):
    """Why a finding may stand as it is. `evidence` is what the finding rests on now."""

    warning = (
        "The figures behind this finding have changed since you opened it. Look at what is found now, then "
        "accept it again if it may stand."
    )

    reason = forms.CharField(
        label="Why it may stand as it is",
        help_text="Your reason is kept with your name and is printed with the plan's findings.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Write the reason. It stays on the record."},
    )

    def __init__(self, *args: Any, evidence: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark = evidence
