"""What a return tells about a quarter or a year."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse

from lifecourse.finance.operations.returns import tell_in_return
from lifecourse.finance.queries.returns import words_of
from lifecourse.finance.rules.variance import PERIODS, quarter_words
from lifecourse.finance.views.place import FundKeepPage


class WordsForm(forms.Form):
    """What happened, and which role signs."""

    narrative = forms.CharField(
        label="What happened, and what comes next?",
        help_text="Partners read it beside the figures. No names of people.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    signatory = forms.CharField(
        label="Which role signs it?",
        help_text="Such as the host's chief finance officer; no name.",
        max_length=200,
        required=False,
    )


class TellInReturnView(FundKeepPage):
    """Kept as often as one likes; a second person files it."""

    form_class = WordsForm
    here = "returns"
    button = "Save"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the quarter."""
        super().setup(request, *args, **kwargs)
        self.quarter: int = kwargs["quarter"]
        if self.quarter not in PERIODS:
            raise Http404("The year has no such quarter.")
        self.heading = f"What the return tells about {quarter_words(self.quarter)}"

    def back_url(self) -> str:
        """The return."""
        return reverse("publishing:show_return", args=[self.year.fund.slug, self.year.slug, self.quarter])

    def get_initial(self) -> dict[str, Any]:
        """What stands now."""
        now = words_of(self.year, self.quarter)
        return {"narrative": now.narrative, "signatory": now.signatory} if now else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        tell_in_return(
            year=self.year,
            quarter=self.quarter,
            narrative=filled["narrative"],
            signatory=filled["signatory"],
            stamp=self.stamp(),
        )
