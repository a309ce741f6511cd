"""What schemes brought and what one of it cost, and saying how much a quarter brought."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest

from lifecourse.finance.models import Output
from lifecourse.finance.operations.outputs import count_output
from lifecourse.finance.queries.outputs import counted, output_of
from lifecourse.finance.reading.outputs import read_outputs
from lifecourse.finance.rules.variance import QUARTERS, quarter_words
from lifecourse.finance.views.place import FundKeepPage, FundReadPage


class CountForm(forms.Form):
    """How much a quarter brought, and what shows it."""

    delivered = forms.DecimalField(
        label="How much did the quarter bring?", min_value=0, max_digits=12, decimal_places=2
    )
    evidence = forms.CharField(
        label="What shows it?",
        help_text="A report, a register, an invoice; no names of people.",
        max_length=300,
        error_messages={"required": "Say what shows it: a report, a register, an invoice."},
    )


class ShowOutputsView(FundReadPage):
    """Every output by scheme."""

    template_name = "finance/outputs.html"
    here = "outputs"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The outputs, and which of them the reader may count."""
        rows = [(one, self.keeps or bool(one.leads & self.acts_for)) for one in read_outputs(self.year)]
        return super().get_context_data(**kwargs) | {"rows": rows}


class CountOutputView(FundKeepPage):
    """One quarter of one output."""

    form_class = CountForm
    here = "outputs"
    back = "show_outputs"
    about = "A later count takes the place of this one, which stays."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the output."""
        super().setup(request, *args, **kwargs)
        if not hasattr(self, "year"):
            return
        found = output_of(self.year, kwargs["output"])
        self.quarter: int = kwargs["quarter"]
        if found is None or self.quarter not in QUARTERS:
            raise Http404("The year has no such output.")
        self.output: Output = found
        self.heading = f"What {quarter_words(self.quarter)} brought: {found}"

    def allowed(self) -> bool:
        """Whoever keeps the books, or answers for the money of one of the scheme's lines."""
        leads = set(self.output.scheme.lines.values_list("lead_id", flat=True))
        return self.keeps or bool(leads & self.acts_for)

    def get_initial(self) -> dict[str, Any]:
        """What stands now."""
        now = counted(self.output, self.quarter)
        return {"delivered": now.delivered, "evidence": now.evidence} if now else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        count_output(
            year=self.year,
            output=self.output,
            quarter=self.quarter,
            delivered=filled["delivered"],
            evidence=filled["evidence"],
            stamp=self.stamp(),
        )
