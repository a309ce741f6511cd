"""What every page of this room has: a partnership that the reader belongs to, and what they may do there."""

from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.queries import NoSuchPartnership, get_partnership
from lifecourse.design.api import PlainFormView
from lifecourse.organisations.api import NotAllowed, Permission, permissions_in

CHANGED = (
    "Somebody else has changed this since you opened it, and what they wrote is kept. Look at it in another "
    "tab, then save again to let yours stand."
)


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


class KeepPage(PartnershipPage, PlainFormView):
    """A form that does one thing: one operation, and its refusal in words on the same page."""

    template_name = "delivery/form.html"
    permission = Permission.KEEP_GOVERNANCE
    heading = ""
    button = "Save"
    about = ""
    back = ""
    said = "Saved."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open only for those who may do it."""
        if not self.allowed():
            raise PermissionDenied("Keeping these records needs a role that you do not hold here.")
        return super().dispatch(request, *args, **kwargs)

    def allowed(self) -> bool:
        """Whether the reader may do this."""
        return self.permission in self.held

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words around the form, and the way back."""
        words = {"heading": self.heading, "button": self.button, "about": self.about}
        return super().get_context_data(back_url=self.back_url(), seen=self.seen(), **kwargs) | words

    def seen(self) -> str:
        """A few letters that differ when what the form begins from differs."""
        return sha256(repr(self.get_initial()).encode()).hexdigest()[:16]

    def back_url(self) -> str:
        """Where one came from, and goes once it is done."""
        return reverse(f"delivery:{self.back}", args=[self.partnership.slug])

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, or say on the same page why it cannot be done."""
        seen = self.seen()
        if self.request.POST.get("seen", seen) != seen:
            form.add_error(None, CHANGED)
            return self.form_invalid(form)
        try:
            self.act(form.cleaned_data)
        except (NotAllowed, UnableToKeepRecord) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.said)
        return redirect(self.back_url())

    def act(self, filled: dict[str, Any]) -> None:
        """The one operation."""
        raise NotImplementedError
