"""What is still to be spent: every line with its total, and one line month by month."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest

from lifecourse.finance.forms import PoundsField
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.forecast import set_forecast
from lifecourse.finance.queries.forecast import forecast_of
from lifecourse.finance.queries.lines import line_in
from lifecourse.finance.reading.forecast import read_forecast
from lifecourse.finance.rules.forecast import read_row
from lifecourse.finance.rules.pounds import NotPounds
from lifecourse.finance.views.place import FundKeepPage, FundReadPage


class ForecastForm(forms.Form):
    """A box for each open month, or a row pasted from a sheet in place of them."""

    say_optional = False

    def __init__(self, *args: Any, year: FundYear, line: SchemeLine, **kw: Any) -> None:
        super().__init__(*args, **kw)
        standing = forecast_of(year, line)
        self.months = [(one.number, str(one)) for one in year.months.filter(closed=False).order_by("number")]
        self.fields["pasted"] = forms.CharField(
            label="Paste a row from a sheet",
            help_text=f"Pounds for {len(self.months)} open months, in place of the boxes below.",
            required=False,
            strip=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        for number, name in self.months:
            self.fields[f"month_{number}"] = PoundsField(
                label=name, required=False, nothing=True, initial=standing.get(number, 0)
            )

    def clean(self) -> dict[str, Any]:
        """What was pasted, or the boxes: pence by month."""
        said = super().clean() or self.cleaned_data
        if (pasted := said.get("pasted", "")).strip() and self.months:
            try:
                said["by_month"] = read_row(pasted, self.months)
            except NotPounds as reason:
                self.add_error("pasted", str(reason))
        else:
            said["by_month"] = {number: said.get(f"month_{number}") or 0 for number, _ in self.months}
        return said


class ShowForecastView(FundReadPage):
    """Every line: what is left, what is still to be spent, and whether it will do."""

    template_name = "finance/forecast.html"
    here = "forecast"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines, and all of them together."""
        lines = read_forecast(self.year)
        return super().get_context_data(
            lines=lines,
            left=sum(one.left for one in lines),
            to_come=sum(one.to_come for one in lines),
            **kwargs,
        )


class SetForecastView(FundKeepPage):
    """One line, month by month."""

    form_class = ForecastForm
    back = "show_forecast"
    here = "forecast"
    button = "Save the forecast"
    about = "What is still to be spent in each month. Only what changes is posted."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the line."""
        super().setup(request, *args, **kwargs)
        if hasattr(self, "year"):
            found = line_in(self.year, kwargs["line"])
            if found is None:
                raise Http404("The year has no such line.")
            self.line = found
            self.heading = f"Still to be spent: {found}"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows its line."""
        return super().get_form_kwargs() | {"year": self.year, "line": self.line}

    def act(self, filled: dict[str, Any]) -> None:
        """Post the difference."""
        set_forecast(year=self.year, line=self.line, by_month=filled["by_month"], stamp=self.stamp())
