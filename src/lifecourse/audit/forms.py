"""What somebody looks for in the record."""

from typing import Any

from django import forms

from lifecourse.audit.words import table_choices
from lifecourse.design.api import DayField


class LookForm(forms.Form):
    """Narrows the record; everything may be left empty."""

    table = forms.ChoiceField(label="What was changed", required=False)
    actor = forms.CharField(
        label="Who changed it", help_text="Part of a name or email address", required=False
    )
    from_date = DayField(label="From", required=False)
    to_date = DayField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["table"].choices = [("", "Anything"), *table_choices()]  # type: ignore[attr-defined]
