"""What a case is, asked on one page: its name, who brings it, who answers for it, and for how long."""

from collections.abc import Mapping
from typing import Any

from django import forms

from lifecourse.cases.kinds.document import About
from lifecourse.design.api import DayField

LONGEST_BRIEF = 10_000


class AboutForm(forms.Form):
    """What a case is, as its first page says it. `organisations`: codes and names of who may bring it."""

    title = forms.CharField(
        label="What is the case called?",
        max_length=200,
        error_messages={"required": "Say what the case is called."},
    )
    reference = forms.CharField(
        label="Its reference",
        help_text="The number that papers call it by, such as A/R 6.115. No other case here may have it.",
        max_length=40,
        error_messages={"required": "Give it a reference that no other case here has."},
    )
    organisation = forms.ChoiceField(label="Which organisation brings it?")
    owner = forms.CharField(
        label="Who answers for it?",
        help_text="A role, such as Head of commissioning. Never a name: people change, the case stays.",
        max_length=200,
        error_messages={"required": "Say which role answers for it."},
    )
    first_day = DayField(
        label="On which day does it begin?",
        help_text="National rules and rates are those that hold on this day.",
    )
    last_day = DayField(label="On which day does it end?", required=False)
    brief = forms.CharField(
        label="What does it ask, in a few sentences?",
        help_text="For somebody who reads nothing else: what is done, for whom, and what a board should do.",
        max_length=LONGEST_BRIEF,
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    source = forms.CharField(
        label="Where do the case and its figures stand?",
        help_text="The paper or file it comes from, such as “Report to the board, 12 March 2026”.",
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(who := self.fields["organisation"], forms.ChoiceField):
            who.choices = organisations

    def clean(self) -> dict[str, Any]:
        """It ends on no day before it begins."""
        filled = super().clean() or {}
        first, last = filled.get("first_day"), filled.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "It ends before it begins. Change one of the two days.")
        return filled


def typed_of(about: About) -> dict[str, Any]:
    """What a case is, as the form shows it."""
    names = ("title", "reference", "organisation", "owner", "first_day", "last_day", "brief", "source")
    return {name: getattr(about, name) for name in names}


def about_of(filled: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """What a case is, as a file would hold it: what the form says over what stood there."""
    said = {key: value.strip() if isinstance(value, str) else value for key, value in filled.items()}
    found = dict(before) | said
    return {key: value for key, value in found.items() if value not in ("", None)}
