"""What every page of a fund has: a year of a fund whose books the reader may open, and what they may do."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account, Stamp, stamp_of
from lifecourse.design.api import OneFormPage
from lifecourse.finance.models import Month
from lifecourse.finance.queries.funds import NoSuchFund, get_year
from lifecourse.finance.queries.months import month_of
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import (
    NotAllowed,
    Permission,
    organisations_acted_for,
    permissions_in,
)


class FundPage(ContextMixin, View):
    """Opens for those who may read the fund's books; for anybody else it is not there."""

    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the year before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.year = get_year(kwargs["fund"], kwargs["year"], seen_by=self.account, on=self.today)
        except NoSuchFund as reason:
            raise Http404(str(reason)) from None
        self.agreement = self.year.fund.agreement
        self.partnership = self.agreement.partnership
        self.held = permissions_in(self.account, partnership=self.partnership, on=self.today)
        self.acts_for = frozenset(
            one.pk
            for one in organisations_acted_for(
                self.account, Permission.KEEP_FUND, partnership=self.partnership, on=self.today
            )
        )

    @property
    def keeps(self) -> bool:
        """Whether the reader keeps the books for the host."""
        return self.agreement.host_id in self.acts_for

    @property
    def spends(self) -> bool:
        """Whether the reader may post what their own organisation spent."""
        return bool(self.acts_for)

    def url(self, name: str, *more: Any) -> str:
        """The address of another page of this year."""
        return reverse(f"finance:{name}", args=[self.year.fund.slug, self.year.slug, *more])

    def month(self, number: int) -> Month:
        """A month of this year. Raises Http404."""
        try:
            return month_of(self.year, number)
        except CannotHold as reason:
            raise Http404(str(reason)) from None

    def stamp(self) -> Stamp:
        """Who sends this form, when, under the key that it was drawn with: sent twice, it is done once."""
        return stamp_of(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The fund, the year, and what the reader may do."""
        # The address names fund and year by their slugs; a template reads the rows.
        return super().get_context_data(**kwargs) | {
            "year": self.year,
            "fund": self.year.fund,
            "agreement": self.agreement,
            "partnership": self.partnership,
            "partnership_name": self.partnership.name,
            "today": self.today,
            "here": self.here,
            "keeps": self.keeps,
            "spends": self.spends,
            "authorises": Permission.AUTHORISE_FUND in self.held,
        }


class FundReadPage(FundPage, TemplateView):
    """A page of a fund to read."""


class FundKeepPage(FundPage, OneFormPage):
    """A form that does one thing to a fund."""

    template_name = "finance/form.html"
    needs = "Keeping a fund's books needs a role that you do not hold here."
    refusals: tuple[type[Exception], ...] = (NotAllowed, CannotPost, CannotHold)
    back = "show_statement"

    def allowed(self) -> bool:
        """Whether the reader may do this: who keeps the books for the host, unless a page says otherwise."""
        return self.keeps

    def back_url(self) -> str:
        """Where one came from, and goes once it is done."""
        return self.url(self.back)
