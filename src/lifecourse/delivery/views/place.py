"""What every page of this room has: a partnership that the reader belongs to, and what they may do there."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.queries import NoSuchPartnership, get_partnership
from lifecourse.design.api import OneFormPage
from lifecourse.organisations.api import NotAllowed, Permission, permissions_in


class PartnershipPage(ContextMixin, View):
    """Opens for those who belong to the partnership; for anybody else it is not there."""

    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.partnership = get_partnership(kwargs["slug"], seen_by=self.account, on=self.today)
        except NoSuchPartnership as reason:
            raise Http404(str(reason)) from None
        self.held = permissions_in(self.account, partnership=self.partnership, on=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The partnership, the reader's day, and what they may keep."""
        return super().get_context_data(
            partnership=self.partnership,
            partnership_name=self.partnership.name,
            today=self.today,
            here=self.here,
            keeps_governance=Permission.KEEP_GOVERNANCE in self.held,
            keeps_engagement=Permission.KEEP_ENGAGEMENT in self.held,
            **kwargs,
        )


class ReadPage(PartnershipPage, TemplateView):
    """A page to read."""


class KeepPage(PartnershipPage, OneFormPage):
    """A form that keeps one thing of the partnership's work."""

    template_name = "delivery/form.html"
    permission = Permission.KEEP_GOVERNANCE
    needs = "Keeping these records needs a role that you do not hold here."
    refusals: tuple[type[Exception], ...] = (NotAllowed, UnableToKeepRecord)
    asks_where_changed = True
    back = ""

    def allowed(self) -> bool:
        """Whether the reader may do this."""
        return self.permission in self.held

    def back_url(self) -> str:
        """Where one came from, and goes once it is done."""
        return reverse(f"delivery:{self.back}", args=[self.partnership.slug])
