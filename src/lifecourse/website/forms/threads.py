"""Saying or asking something about a place in a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField
from lifecourse.plans.api import ThreadKind
from lifecourse.website.forms.people import PersonField

KINDS = [
    (ThreadKind.QUESTION.value, "A question to one person, with a day for the answer"),
    (ThreadKind.COMMENT.value, "A comment for everybody who reads the plan"),
]


class OpenThreadForm(forms.Form):
    """A question to somebody by a day, or a comment."""

    say_optional = False

    kind = forms.ChoiceField(
        label="What is it?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is a question or a comment."},
    )
    text = forms.CharField(
        label="Your words",
        help_text="Everybody who may read the plan can read this. Write nothing about one person's health or "
        "life here.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Write what you want to say or ask."},
    )
    asked_of = PersonField(label="Who is asked", required=False, help_text="For a question.")
    due_on = DayField(label="Answer by", required=False, help_text="For a question. For example 31 3 2027.")

    def __init__(self, data: Any = None, *, people: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["asked_of"]
        assert isinstance(field, PersonField)  # noqa: S101  (for the type checker)
        field.offer(people, ("", "Choose somebody"))
        self.person_field = field

    def clean(self) -> dict[str, Any]:
        """A question needs somebody to answer it and a day."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == ThreadKind.QUESTION:
            if not cleaned.get("asked_of"):
                self.add_error("asked_of", "Choose who is asked.")
            if not cleaned.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", "Give a day for the answer.")
        return cleaned

    @property
    def asked(self) -> tuple[Account, date] | None:
        """Who is asked, and by when; None for a comment."""
        person = self.person_field.person(self.cleaned_data["asked_of"])
        if self.cleaned_data["kind"] != ThreadKind.QUESTION or person is None:
            return None
        return person, self.cleaned_data["due_on"]


class RemarkForm(forms.Form):
    """What somebody says in a thread."""

    say_optional = False

    text = forms.CharField(
        label="Your words", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )
