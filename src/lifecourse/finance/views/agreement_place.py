"""What every page of an agreement has: an agreement that the reader may see, with or without a fund."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.design.api import OneFormPage
from lifecourse.finance.models import Agreement, AgreementVersion
from lifecourse.finance.operations.agreement import can_write
from lifecourse.finance.queries.agreement import (
    draft_of,
    get_agreement,
    get_version,
    latest_version,
    terms_to_write,
)
from lifecourse.finance.queries.funds import NoSuchFund
from lifecourse.finance.reading.agreement import read_agreement, read_terms
from lifecourse.finance.reading.signing import read_standing, read_versions
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import NotAllowed


def agreement_url(agreement: Agreement, name: str, *more: Any) -> str:
    """The address of a page of an agreement."""
    return reverse(f"finance:{name}", args=[agreement.partnership.slug, agreement.slug, *more])


def agreement_shown(agreement: Agreement, account: Account) -> dict[str, Any]:
    """What the page of an agreement shows: how it stands, what it says, its versions, what may be done."""
    today, now = timezone.localdate(), timezone.now()
    return {
        "reads": read_agreement(agreement, on=today),
        "standing": read_standing(agreement, on=today),
        "versions": read_versions(agreement, by=account, at=now),
        "draft": draft_of(agreement),
        "writes": can_write(agreement, by=account, at=now),
    }


class AgreementPage(ContextMixin, View):
    """Opens for those who may read the books of the partnership; for anybody else it is not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the agreement before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.agreement = get_agreement(
                kwargs["partnership"], kwargs["agreement"], seen_by=self.account, on=self.today
            )
        except NoSuchFund as reason:
            raise Http404(str(reason)) from None
        self.find()

    def find(self) -> None:
        """Find whatever else the address names. Raises Http404."""

    def version(self) -> AgreementVersion:
        """The version that the address names. Raises Http404."""
        try:
            return get_version(self.agreement, self.kwargs["number"])
        except NoSuchFund as reason:
            raise Http404(str(reason)) from None

    def url(self, name: str, *more: Any) -> str:
        """The address of another page of this agreement."""
        return agreement_url(self.agreement, name, *more)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agreement; the address names it by slugs, a template reads the row."""
        return super().get_context_data(**kwargs) | {
            "agreement": self.agreement,
            "partnership": self.agreement.partnership,
            "partnership_name": self.agreement.partnership.name,
            "today": self.today,
        }


class AgreementReadPage(AgreementPage, TemplateView):
    """A page of an agreement to read."""


class AgreementFormPage(AgreementPage, OneFormPage):
    """A form that does one thing to an agreement."""

    template_name = "finance/form.html"
    needs = "This needs a role for a party to the agreement that you do not hold."
    refusals: tuple[type[Exception], ...] = (NotAllowed, CannotHold)
    back = "show_agreement_draft"

    def allowed(self) -> bool:
        """Whether the reader may do this: who acts for a party, unless a page says otherwise."""
        return can_write(self.agreement, by=self.account, at=timezone.now())

    def back_url(self) -> str:
        """Where one came from, and goes once it is done."""
        return self.url(self.back)


class DraftFormPage(AgreementFormPage):
    """A form about the version that is being written; where none is, it is not there."""

    def find(self) -> None:
        """A version is being written, or was never put forward."""
        if draft_of(self.agreement) is None and latest_version(self.agreement):
            raise Http404("No version of this agreement is being written.")
        self.terms = terms_to_write(self.agreement)
        self.reads = read_terms(self.agreement, self.terms)
