"""A fund's returns: what each still misses, filing it, and every version that was filed."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from lifecourse.finance.api import (
    PERIODS,
    FundKeepPage,
    FundReadPage,
    Item,
    ReturnRead,
    can_file,
    file_return,
    months_asked,
    quarter_words,
    read_return,
    read_returns,
)
from lifecourse.publishing.funds.return_file import Filing, return_workbook
from lifecourse.publishing.funds.views import WORKBOOK_TYPE, download


class ReturnForm(forms.Form):
    """What a version corrects, where one was filed before."""

    why = forms.CharField(
        label="What does this version correct?",
        help_text="Only where it was filed before. No names of people.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ShowReturnsView(FundReadPage):
    """The quarters and the year, each with how many things it misses and what was filed."""

    template_name = "publishing/fund_returns.html"
    here = "returns"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every return whose days have begun."""
        listed = read_returns(self.year, on=self.today)
        rows = [(one, quarter_words(one.quarter), one.missing) for one in listed]
        return super().get_context_data(returns=rows, **kwargs)


class OfOneReturn(FundReadPage):
    """A page or file of one return."""

    here = "returns"

    def read(self) -> ReturnRead:
        """The return, or a page that is not there."""
        quarter: int = self.kwargs["quarter"]
        if quarter not in PERIODS:
            raise Http404("The year has no such quarter.")
        return read_return(self.year, quarter)


class ShowReturnView(OfOneReturn):
    """Its checklist with the way to mend each point, what it tells, and what was filed."""

    template_name = "publishing/fund_return.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The return as it stands."""
        read = self.read()
        about = [self.year.fund.slug, self.year.slug]
        tell = reverse("finance:tell_in_return", args=[*about, read.quarter]) if self.keeps else ""
        ways = {
            Item.MONTHS: (reverse("finance:show_months", args=about), "See the months"),
            Item.BOOKS: (reverse("finance:show_statement", args=about), "See the statement"),
            Item.VARIANCE: (
                reverse("finance:show_variance_of", args=[*about, read.quarter]),
                "See what differs",
            ),
            Item.RESULTS: (
                reverse("measures:show_measures", args=[self.partnership.slug]),
                "See the measures",
            ),
            Item.NARRATIVE: (tell, "Write it"),
            Item.SIGNATORY: (tell, "Say which role"),
        }
        return super().get_context_data(**kwargs) | {
            "read": read,
            "quarter_words": quarter_words(read.quarter),
            "items": [(one, *ways[one.item]) for one in read.checklist],
            "tell": tell,
            "in_quarter": months_asked(read.quarter),
            "may_file": can_file(read, by=self.account, at=timezone.now()),
        }


class FileReturnView(FundKeepPage):
    """A second person files it; it is refused with everything that is missing."""

    form_class = ReturnForm
    here = "returns"
    button = "File the return"
    about = (
        "The workbook is kept as it is now, byte for byte, and nothing about it changes afterwards. "
        "What is found later is filed as another version."
    )
    said = "The return is filed."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the quarter first."""
        if kwargs["quarter"] not in PERIODS:
            raise Http404("The year has no such quarter.")
        self.heading = f"File the return about {quarter_words(kwargs['quarter'])}"
        return super().dispatch(request, *args, **kwargs)

    def allowed(self) -> bool:
        """Who authorises for the host, and did not write what it tells."""
        return can_file(read_return(self.year, self.kwargs["quarter"]), by=self.account, at=timezone.now())

    def back_url(self) -> str:
        """The return."""
        return reverse(
            "publishing:show_return", args=[self.year.fund.slug, self.year.slug, self.kwargs["quarter"]]
        )

    def get_form(self, form_class: Any = None) -> forms.Form:
        """A reason is asked for only where it was filed before."""
        form: forms.Form = super().get_form(form_class)
        if not read_return(self.year, self.kwargs["quarter"]).filed:
            del form.fields["why"]
        return form

    def act(self, filled: dict[str, Any]) -> None:
        """File it."""
        stamp, why = self.stamp(), filled.get("why", "")

        def writes(read: ReturnRead) -> bytes:
            filing = Filing(number=len(read.filed) + 1, why=why.strip())
            return return_workbook(read, made_at=timezone.localtime(stamp.at), filing=filing)

        file_return(year=self.year, quarter=self.kwargs["quarter"], why=why, writes=writes, stamp=stamp)


class DownloadReturnView(OfOneReturn):
    """A draft of the workbook as it stands, or a version as it was filed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file."""
        read = self.read()
        name = f"{self.year.fund.slug}-{read.name}"
        if "number" not in self.kwargs:
            content = return_workbook(read, made_at=timezone.localtime(), filing=None)
            return download(content, f"{name}-draft.xlsx", WORKBOOK_TYPE)
        filed = next((one for one in read.filed if one.number == self.kwargs["number"]), None)
        if filed is None:
            raise Http404("No such version was filed.")
        return download(bytes(filed.content), f"{name}-version-{filed.number}.xlsx", WORKBOOK_TYPE)
