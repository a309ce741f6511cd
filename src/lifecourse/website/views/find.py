"""Find: plans, sections, figures and organisations, only among those the reader may know of."""

from typing import Any, cast

from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.website.finding_things import find


class FindView(TemplateView):
    """Results that say why they matched."""

    template_name = "website/find.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("q", "").strip()[:100]
        account = cast(Account, self.request.user)
        results = find(asked, seen_by=account, on=timezone.localdate()) if asked else []
        return super().get_context_data(asked=asked, results=results, **kwargs)
