"""The months of a year: closing one, and opening it again with a reason."""

from typing import Any

from django import forms
from django.utils import timezone

from lifecourse.finance.operations.months import close_month, open_month
from lifecourse.finance.reading.forecast import read_forecast
from lifecourse.finance.reading.months import MonthStands, read_months
from lifecourse.finance.views.place import FundKeepPage, FundReadPage


class CloseForm(forms.Form):
    """Why money that is not known to be for anything is carried on; what stands open is said above."""

    why = forms.CharField(
        label="Why is money that is not known to be for anything carried on?",
        help_text="Only where there is any. The reason stands with the month.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OpenForm(forms.Form):
    """Why a month is opened again."""

    why = forms.CharField(
        label="Why is it opened again?",
        max_length=500,
        error_messages={"required": "Say why it is opened again."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ShowMonthsView(FundReadPage):
    """Which months are closed, with their history."""

    template_name = "finance/months.html"
    here = "months"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every month."""
        return super().get_context_data(months=read_months(self.year), **kwargs)


class TurnMonthPage(FundKeepPage):
    """A form about one month."""

    template_name = "finance/turn_month.html"
    back = "show_months"
    here = "months"

    def stands(self) -> MonthStands:
        """The month, or a page that is not there."""
        month = self.month(self.kwargs["number"])
        return next(one for one in read_months(self.year) if one.month == month)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The month, with what stands open in it."""
        stands = self.stands()
        heading = f"{self.button} {stands.month}"
        silent = [one for one in read_forecast(self.year) if one.left > 0 and not one.to_come]
        return super().get_context_data(**kwargs) | {
            "stands": stands,
            "heading": heading,
            "silent": silent,
        }


class CloseMonthView(TurnMonthPage):
    """Nothing more is posted into it; what comes late goes into the first month that is open."""

    form_class = CloseForm
    button = "Close"
    about = "What comes late for it is posted into the first open month, and keeps the day it belongs to."
    said = "The month is closed."

    def get_form(self, form_class: Any = None) -> forms.Form:
        """A reason is asked for only where there is something to carry on."""
        form: forms.Form = super().get_form(form_class)
        if not self.stands().suspense_lines:
            del form.fields["why"]
        return form

    def act(self, filled: dict[str, Any]) -> None:
        """Close it."""
        close_month(
            year=self.year,
            number=self.kwargs["number"],
            why=filled.get("why", ""),
            by=self.account,
            at=timezone.now(),
        )


class OpenMonthView(TurnMonthPage):
    """The last month that was closed is opened again."""

    form_class = OpenForm
    button = "Open"
    about = "Whoever has read its figures may find others afterwards. The reason stands with the month."
    said = "The month is open again."

    def act(self, filled: dict[str, Any]) -> None:
        """Open it."""
        open_month(
            year=self.year,
            number=self.kwargs["number"],
            why=filled["why"],
            by=self.account,
            at=timezone.now(),
        )
