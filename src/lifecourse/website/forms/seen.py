"""Whether what somebody started from still stands, so that nobody's change is lost under another's."""

from hashlib import sha256
from typing import Any

from django import forms


def mark_of(stands: object) -> str:
    """A few letters that differ when what stands there differs."""
    return sha256(repr(stands).encode()).hexdigest()[:16]


class SeenForm(forms.Form):
    """A form over something that others may change meanwhile; `mark` says what stands there now.

    Its page prints the mark, so that saving again after the warning lets the second change stand.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    warning = "Somebody else has changed this since you opened it. Look at it, then save again."
    mark = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen = cleaned.pop("seen", "")
        if seen and seen != self.mark:
            raise forms.ValidationError(self.warning)
        return cleaned
