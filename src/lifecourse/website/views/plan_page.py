"""What every page about one plan has in common: the plan, within scope, and what the reader may do."""

from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import Finding
from lifecourse.organisations.api import Permission, permissions_in
from lifecourse.plans.api import (
    NoSuchPlan,
    Plan,
    PlanDocument,
    document_of,
    get_plan,
    pictures_for,
    rule_pack_of,
)
from lifecourse.standards.api import RulePack
from lifecourse.website.fresh import fresh_findings


class PlanPage(TemplateView):
    """A page about one plan that the reader may see; 404 for any other, whether it exists or not."""

    plan: Plan
    today: date

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        try:
            self.plan = get_plan(kwargs["slug"], seen_by=self.account, on=self.today)
        except NoSuchPlan as reason:
            raise Http404(str(reason)) from None

    @property
    def account(self) -> Account:
        """Who is asking. The middleware lets nobody come this far without signing in."""
        return cast(Account, self.request.user)

    @cached_property
    def document(self) -> PlanDocument:
        """The plan as plain values."""
        return document_of(self.plan)

    @cached_property
    def pack(self) -> RulePack:
        """The rules that apply to this plan."""
        return rule_pack_of(self.plan)

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything found in the plan as it is now, gravest first."""
        return fresh_findings(self.plan, seen_by=self.account, on=self.today)

    @cached_property
    def open_findings(self) -> list[Finding]:
        """What still has to be mended or accepted."""
        return [f for f in self.findings if f.state == "open"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; what stood in its address is read in `setup` and is no part of what it shows."""
        return self.render_to_response(self.get_context_data())

    def may(self, permission: Permission) -> bool:
        """Whether the reader may do something in this plan's partnership."""
        return permission in self.permissions

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """Everything that the reader may do in this plan's partnership."""
        return permissions_in(self.account, partnership=self.plan.partnership, on=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            plan=self.plan,
            document=self.document,
            pack=self.pack,
            partnership=self.plan.partnership,
            partnership_name=self.plan.partnership.name,
            pictures_of_plan=pictures_for(self.document.template),
            may_accept=self.may(Permission.ACCEPT_FINDING),
            may_count=self.may(Permission.EDIT_FIGURES),
            **kwargs,
        )
