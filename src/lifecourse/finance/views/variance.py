"""What differs from the plan, quarter by quarter, and saying why."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

from lifecourse.design.api import DayField
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.variance import REASON_WORDS, Reason
from lifecourse.finance.operations.variance import Why, explain_variance, set_variance_limit
from lifecourse.finance.queries.lines import line_in
from lifecourse.finance.queries.variance import figures_on, limit_of
from lifecourse.finance.reading.variance import read_variance
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.variance import PERIODS, Figures, months_asked, quarter_words
from lifecourse.finance.views.place import FundKeepPage
from lifecourse.finance.views.quarter import LatestQuarterPage, QuarterPage


class ReasonForm(forms.Form):
    """Why, and what is done about it. The page sends the figures that were read beside it."""

    kind = forms.ChoiceField(
        label="What kind of reason is it?",
        choices=[(kind.value, words) for kind, words in REASON_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of reason it is."},
    )
    words = forms.CharField(
        label="Why does it differ?",
        help_text="In your own words, without anybody's name.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in your own words why it differs."},
    )
    action = forms.CharField(
        label="What is done about it?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    who = forms.CharField(
        label="Which role does it?",
        help_text="Such as the pool manager; no name.",
        max_length=200,
        required=False,
    )
    until = DayField(label="Until when?", required=False)


class LimitForm(forms.Form):
    """From how much on a difference is explained, and where that was agreed."""

    pence = PoundsField(label="Explain what differs by more than", help_text="In pounds.", nothing=True)
    agreed_in = forms.CharField(
        label="Where did partners agree to it?",
        help_text="The clause, or the meeting and its day.",
        max_length=300,
        error_messages={"required": "Say where partners agreed to it."},
    )


class ShowVarianceView(QuarterPage):
    """A quarter, or the whole year, with every line."""

    template_name = "finance/variance.html"
    here = "variance"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines, and whose money the reader answers for."""
        quarter = self.quarter()
        read = read_variance(self.year, quarter)
        limit = read.limit.pence if read.limit else 0
        # All of it is listed where it differs; what is within the limit comes last and asks nothing.
        rows = [one for one in read.lines if one.figures.apart]
        return super().get_context_data(**kwargs) | {
            "read": read,
            "rows": [(one, self.keeps or one.line.lead_id in self.acts_for) for one in rows],
            "limit": limit,
            "in_quarter": months_asked(quarter),
        }


class LatestVarianceView(LatestQuarterPage, ShowVarianceView):
    """The quarter that today lies in."""


class ExplainVarianceView(FundKeepPage):
    """Why one line differs."""

    form_class = ReasonForm
    template_name = "finance/explain_variance.html"
    here = "variance"
    button = "Save the reason"
    said = "The reason stands beside the figures."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the line."""
        super().setup(request, *args, **kwargs)
        if not hasattr(self, "year"):
            return
        self.quarter: int = kwargs["quarter"]
        found = line_in(self.year, kwargs["line"])
        if found is None or self.quarter not in PERIODS:
            raise Http404("The year has no such line.")
        self.line = found
        self.heading = f"Why it differs in {quarter_words(self.quarter)}: {found}"

    def allowed(self) -> bool:
        """Whoever keeps the books, or answers for the money of the line's partner."""
        return self.keeps or self.line.lead_id in self.acts_for

    def back_url(self) -> str:
        """The quarter."""
        return self.url("show_variance_of", self.quarter)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures, and what was written before."""
        written = self.line.variance_reasons.filter(quarter=self.quarter).select_related("by")
        return super().get_context_data(figures=self.figures, written=written.order_by("-id"), **kwargs)

    @cached_property
    def figures(self) -> Figures:
        """What was planned and spent by now."""
        return figures_on(self.year, self.line, self.quarter)

    def carried(self) -> dict[str, object]:
        """The figures that the reader saw: the reason belongs to them."""
        return {"planned": self.figures.planned, "spent": self.figures.spent}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        explain_variance(
            year=self.year,
            line=self.line,
            quarter=self.quarter,
            read=self.figures_sent(),
            why=Why(
                kind=Reason(filled["kind"]),
                words=filled["words"],
                action=filled["action"],
                who=filled["who"],
                until=filled["until"],
            ),
            stamp=self.stamp(),
        )

    def figures_sent(self) -> Figures:
        """The figures that the page was drawn with. Raises CannotHold when there are none."""
        try:
            sent = [int(self.request.POST.get(name, "")) for name in ("planned", "spent")]
        except ValueError:
            raise CannotHold("Open the page again: it did not send which figures you read.") from None
        return Figures(planned=sent[0], spent=sent[1])


class SetLimitView(FundKeepPage):
    """From how much on a difference is explained."""

    form_class = LimitForm
    here = "variance"
    back = "show_variance"
    heading = "From how much on is a difference explained?"
    about = "Without a limit every difference is. What was explained before stays."
    button = "Save the limit"

    def get_initial(self) -> dict[str, Any]:
        """What holds now."""
        now = limit_of(self.year)
        return {"pence": now.pence, "agreed_in": now.agreed_in} if now else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        set_variance_limit(
            year=self.year, pence=filled["pence"], agreed_in=filled["agreed_in"], stamp=self.stamp()
        )
