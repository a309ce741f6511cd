"""Asking about a frozen version, and answering."""

from collections.abc import Sequence
from typing import Any

from django import forms

from lifecourse.plans.api import SectionTemplate


class RaisePointForm(forms.Form):
    """What an assurer asks, and about which section."""

    section = forms.ChoiceField(
        label="About which section?", error_messages={"required": "Choose a section."}
    )
    text = forms.CharField(
        label="What do you ask?",
        help_text="Everybody who may read this plan can read it, with your name.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        error_messages={"required": "Write what you want to ask."},
    )

    def __init__(self, *args: Any, sections: Sequence[SectionTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [("", "Choose a section"), *((s.key, f"{s.key} {s.title}") for s in sections)]


class PointForm(forms.Form):
    """What is said about a point."""

    say_optional = False

    text = forms.CharField(
        label="What do you want to say?",
        help_text="Not needed to agree that it is settled or carried over.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=5000,
    )
