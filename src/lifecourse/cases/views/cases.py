"""The cases somebody may read, and one case's first page."""

from itertools import groupby
from typing import Any, cast

from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.cases.queries.cases import cases_seen_by
from lifecourse.cases.views.place import CaseReadPage


class ShowCasesView(TemplateView):
    """Every case that the reader may open, by partnership."""

    template_name = "cases/cases.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cases, partnership by partnership."""
        account = cast("Account", self.request.user)
        cases = cases_seen_by(account, on=timezone.localdate())
        groups = [(one, list(those)) for one, those in groupby(cases, key=lambda case: case.partnership)]
        return super().get_context_data(groups=groups, here="cases", **kwargs)


class ShowCaseView(CaseReadPage):
    """What a case asks for, what it says, and where it stands."""

    template_name = "cases/case.html"
    here = "case"
