"""A partnership: who is in it, which areas they serve, and which boards decide."""

from typing import Any, cast

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, may, members_of, partnerships_seen_by
from lifecourse.plans.api import plans_seen_by


class ShowPartnershipView(TemplateView):
    """Who plans together, for those who belong to it."""

    template_name = "website/partnership.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account, today = cast(Account, self.request.user), timezone.localdate()
        partnership = partnerships_seen_by(account, today).filter(slug=kwargs["slug"]).first()
        if partnership is None:
            raise Http404("There is no such partnership that you may see.")
        boards = (
            partnership.boards.select_related("reports_to")
            .prefetch_related("seats__organisation")
            .order_by("name", "id")
        )
        return super().get_context_data(
            partnership=partnership,
            partnership_name=partnership.name,
            members=members_of(partnership, on=today),
            boards=boards,
            keeps_governance=may(account, Permission.KEEP_GOVERNANCE, partnership=partnership, on=today),
            keeps_engagement=may(account, Permission.KEEP_ENGAGEMENT, partnership=partnership, on=today),
            plans=plans_seen_by(account, on=today).filter(partnership=partnership),
            **kwargs,
        )
