"""Taking out of a line of a ledger what it should not say."""

from typing import Any

from django import forms
from django.http import Http404

from lifecourse.finance.kinds.imports import (
    FIELDS,
    FREE,
)
from lifecourse.finance.models import ImportedLine
from lifecourse.finance.operations.taking_out import take_out
from lifecourse.finance.queries.imports import line_of
from lifecourse.finance.views.one_import import OneImportPage
from lifecourse.finance.views.place import FundKeepPage


class TakeOutForm(forms.Form):
    """What is taken out of a line, and why."""

    say_optional = False
    what = forms.MultipleChoiceField(
        label="What is taken out?",
        choices=[(name, FIELDS[name]) for name in FREE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what is taken out."},
    )
    why = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="Without the name itself: this is kept.",
        error_messages={"required": "Say why it is taken out."},
    )


class TakeOutView(OneImportPage, FundKeepPage):
    """What a line should not say is taken out of it."""

    form_class = TakeOutForm
    heading = "Take out what a line should not say"
    button = "Take it out"
    said = "It is taken out."
    here = "imports"

    def allowed(self) -> bool:
        """Whoever brings in that partner's ledger."""
        return True

    def line(self) -> ImportedLine:
        """The line, or a page that is not there."""
        found = line_of(self.run, self.kwargs["number"])
        if found is None:
            raise Http404("The file has no such row.")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What happens stands above the form."""
        self.about = (
            f"Row {self.line().number} of this file. Its amount, day and codes stay, and where it went. What "
            "is taken out is gone for good; a copy of the database that was made before still has it."
        )
        return super().get_context_data(**kwargs)

    def back_url(self) -> str:
        """The file."""
        return self.url("show_import", self.run.key)

    def act(self, filled: dict[str, Any]) -> None:
        """Take it out."""
        take_out(came=self.line(), what=filled["what"], why=filled["why"], stamp=self.stamp())
