"""A bid for national money, as the plan says it beside the case that makes it."""

from datetime import date
from typing import Any, cast

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.cases.api import Case, NoSuchCase, get_case
from lifecourse.website.bids import find_bid


class ShowBidView(TemplateView):
    """Opens for those who may read the case; what the plan says, for those who may read that too."""

    template_name = "website/bid.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every number of it, as both say it."""
        account, today = cast("Account", self.request.user), timezone.localdate()
        slug, key = self.kwargs["slug"], self.kwargs["bid"]
        bid = find_bid(slug, key, account=account, on=today)
        case = bid.case if bid else self.case(slug, key, account, on=today)
        return super().get_context_data(**kwargs) | {"bid": bid, "case": case}

    def case(self, slug: str, key: str, account: Account, *, on: date) -> Case:
        """The case of that name, which no plan has among its bids."""
        try:
            return get_case(slug, key, seen_by=account, on=on)
        except NoSuchCase as reason:
            raise Http404(str(reason)) from None
