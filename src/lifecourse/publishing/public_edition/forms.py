"""What is held back from the public edition by choice."""

from collections.abc import Mapping
from typing import Any

from django import forms


class HoldBackForm(forms.Form):
    """A place, and why."""

    say_optional = False

    path = forms.ChoiceField(
        label="What to hold back", error_messages={"required": "Choose a section, table or row."}
    )
    reason = forms.CharField(
        label="Why",
        help_text="Kept here for the partnership, never printed. Name nobody.",
        max_length=400,
        error_messages={"required": "Say why."},
    )

    def __init__(self, *args: Any, groups: Mapping[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(section, list(places.items())) for section, places in groups.items()]
        self.fields["path"].choices = [("", "Choose a place"), *offered]  # type: ignore[attr-defined]
