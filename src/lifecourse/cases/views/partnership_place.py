"""What every page over all cases of a partnership has: a partnership whose cases the reader may see."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case
from lifecourse.cases.queries.cases import documents_of
from lifecourse.organisations.api import Permission, partnerships_where, permissions_in


class PartnershipPage(ContextMixin, View):
    """Opens for those who may read the cases of the partnership; for anybody else it is not there."""

    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        seen = partnerships_where(self.account, Permission.SEE_CASES, on=self.today)
        found = seen.filter(slug=kwargs["partnership"]).first()
        if found is None:
            raise Http404(f"There is no partnership {kwargs['partnership']} whose cases you may see.")
        self.partnership = found
        self.held = permissions_in(self.account, partnership=found, on=self.today)

    @cached_property
    def documents(self) -> list[tuple[Case, CaseDocument]]:
        """Every case with what stands in it."""
        return documents_of(self.partnership)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The partnership, and which page this is."""
        return super().get_context_data(**kwargs) | {
            "partnership": self.partnership,
            "here": self.here,
            "writes": Permission.WRITE_CASES in self.held,
        }


class CasesPage(PartnershipPage, TemplateView):
    """A page over all cases of a partnership, to read."""
