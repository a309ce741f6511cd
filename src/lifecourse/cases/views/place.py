"""What every page of a case has: a case that the reader may see, and what they may do with it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.cases.queries.cases import NoSuchCase, document_of, get_case
from lifecourse.organisations.api import Permission, permissions_in


class CasePage(ContextMixin, View):
    """Opens for those who may read the case; for anybody else it is not there."""

    # Which of the pages of a case this is, for the way between them.
    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the case before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.case = get_case(kwargs["partnership"], kwargs["case"], seen_by=self.account, on=self.today)
        except NoSuchCase as reason:
            raise Http404(str(reason)) from None
        self.partnership = self.case.partnership
        self.document = document_of(self.case)
        self.held = permissions_in(self.account, partnership=self.partnership, on=self.today)

    def url(self, name: str, *more: Any) -> str:
        """The address of another page of this case."""
        return reverse(f"cases:{name}", args=[self.partnership.slug, self.case.slug, *more])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The case, what stands in it, and what the reader may do."""
        # The address names partnership and case by their slugs; a template reads the rows.
        return super().get_context_data(**kwargs) | {
            "case": self.case,
            "document": self.document,
            "partnership": self.partnership,
            "partnership_name": self.partnership.name,
            "today": self.today,
            "here": self.here,
            "writes": Permission.WRITE_CASES in self.held,
            "decides": Permission.DECIDE_CASES in self.held,
        }


class CaseReadPage(CasePage, TemplateView):
    """A page of a case to read."""
