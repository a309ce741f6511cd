"""Agreements: what each says and what is missing, its versions, and how the next one is written."""

from typing import Any, cast

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.finance.operations.agreement import (
    can_write,
)
from lifecourse.finance.queries.agreement import agreements_seen_by, draft_of, latest_version, terms_to_write
from lifecourse.finance.reading.agreement import (
    differs_from_before,
    differs_from_last,
    read_terms,
)
from lifecourse.finance.reading.signing import read_standings, read_versions
from lifecourse.finance.rules.agreement import from_data
from lifecourse.finance.setting_up.outline import can_begin_fund
from lifecourse.finance.views.agreement_place import (
    AgreementReadPage,
    agreement_shown,
)
from lifecourse.finance.views.place import FundReadPage
from lifecourse.organisations.api import (
    Permission,
    partnerships_where,
)


class ShowAgreementView(FundReadPage):
    """The agreement under a fund, among the fund's pages."""

    template_name = "finance/agreement.html"
    here = "agreement"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it stands, what it says, its versions."""
        return super().get_context_data(**kwargs) | agreement_shown(self.agreement, self.account)


class OpenAgreementView(AgreementReadPage):
    """An agreement, whether a fund stands under it or not."""

    template_name = "finance/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How it stands, what it says, its versions, and its funds."""
        funds = self.agreement.funds.prefetch_related("years")
        shown = agreement_shown(self.agreement, self.account)
        begins = can_begin_fund(self.agreement, by=self.account, on=self.today)
        return super().get_context_data(funds=funds, begins_fund=begins, **kwargs) | shown


class ShowAgreementsView(TemplateView):
    """Every agreement that the reader may see, with how it stands today."""

    template_name = "finance/agreements.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agreements, and the partnerships for which the reader may begin one."""
        account, today = cast("Account", self.request.user), timezone.localdate()
        agreements = list(agreements_seen_by(account, on=today))
        standings = read_standings([one.pk for one in agreements], on=today)
        rows = [(one, standings[one.pk]) for one in agreements]
        begins = partnerships_where(account, Permission.AUTHORISE_FUND, on=today)
        return super().get_context_data(rows=rows, begins=begins, **kwargs)


class ShowVersionView(AgreementReadPage):
    """One version as it was put forward: who signed it, what differs from the one before, what it says."""

    template_name = "finance/agreement_version.html"

    def find(self) -> None:
        """The version."""
        self.row = self.version()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The version, read."""
        [version] = read_versions(self.agreement, by=self.account, at=timezone.now(), number=self.row.number)
        return super().get_context_data(
            version=version,
            reads=read_terms(self.agreement, from_data(self.row.content), number=self.row.number),
            differs=differs_from_before(self.agreement, self.row),
            **kwargs,
        )


class ShowDraftView(AgreementReadPage):
    """The version that is being written: what it says, what is missing, what differs from the last."""

    template_name = "finance/agreement_draft.html"

    def find(self) -> None:
        """Something is being written, or the first version never was."""
        self.draft = draft_of(self.agreement)
        self.earlier = latest_version(self.agreement) is not None
        if self.draft is None and self.earlier:
            raise Http404("No version of this agreement is being written.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it says so far."""
        return super().get_context_data(
            draft=self.draft,
            earlier=self.earlier,
            reads=read_terms(self.agreement, terms_to_write(self.agreement)),
            differs=differs_from_last(self.agreement),
            writes=can_write(self.agreement, by=self.account, at=timezone.now()),
            **kwargs,
        )
