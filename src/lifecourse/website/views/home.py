"""Home: what needs me today. And the list of plans."""

from datetime import date
from typing import Any, cast

from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.finance.api import funds_seen_by
from lifecourse.organisations.api import Permission, Role, holdings_in_force, permissions_anywhere
from lifecourse.people.api import emergencies_to_judge, pairs_waiting, requests_to_agree
from lifecourse.plans.api import pictures_for, plans_seen_by, template
from lifecourse.support.api import days_not_asked, promises_waiting, reviews_overdue, stages_late
from lifecourse.website.fresh import fresh_findings
from lifecourse.website.needs_cases import needs_of_all_cases
from lifecourse.website.needs_claims import needs_of_claims
from lifecourse.website.needs_delivery import needs_of_delivery
from lifecourse.website.needs_easy_read import needs_easy_read
from lifecourse.website.needs_finance import needs_of_finance
from lifecourse.website.needs_measures import needs_of_measures
from lifecourse.website.needs_together import needs_together
from lifecourse.website.needs_versions import needs_versions
from lifecourse.website.roles import DOES
from lifecourse.website.standing import what_needs_doing


class ShowHomeView(TemplateView):
    """What needs the reader today, and the places they work in."""

    template_name = "website/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account, today = cast(Account, self.request.user), timezone.localdate()
        places: list[dict[str, Any]] = []
        for plan in plans_seen_by(account, on=today):
            found = fresh_findings(plan, seen_by=account, on=today)
            needs = what_needs_doing(plan, found, account=account, today=today)
            needs = needs_together(plan, account=account, today=today) + needs
            needs = needs_versions(plan, account=account, today=today) + needs
            if all(place["plan"].partnership != plan.partnership for place in places):
                needs = needs_of_measures(plan.partnership, account=account, today=today) + needs
                needs = needs_of_finance(plan.partnership, account=account, today=today) + needs
                needs = needs_of_delivery(plan.partnership, account=account, today=today) + needs
            needs += needs_easy_read(plan, account=account, today=today)
            pictures = pictures_for(template(plan.template_id))
            places.append({"plan": plan, "needs": needs, "picture": next(iter(pictures), None)})
        held = list(holdings_in_force(account, on=today))
        roles = [{"held": holding, "does": DOES[Role(holding.role)]} for holding in held]
        looks_after_people = any(holding.role == Role.ADMINISTRATOR for holding in held)
        may = permissions_anywhere(account, on=today)
        return super().get_context_data(
            places=places,
            case_needs=[*needs_of_all_cases(account, today=today), *needs_of_claims(account, today=today)],
            funds=funds_seen_by(account, on=today),
            roles=roles,
            looks_after_people=looks_after_people,
            reads_looks=Permission.SEE_LOOKS in may,
            emergencies=emergencies_to_judge(account, on=today).count(),
            **self._reviews(account, today, holds=Permission.HOLD_REVIEWS in may),
            **self._steps(account, today, keeps=Permission.KEEP_SUPPORT_PLAN in may),
            keeps_rules=Permission.KEEP_RULES in may,
            keeps_retention=Permission.KEEP_RETENTION in may,
            to_agree=requests_to_agree(account, on=today, at=timezone.now()),
            keeps_sharing=Permission.KEEP_SHARING in may,
            joins_records=Permission.MATCH_PEOPLE in may,
            pairs=pairs_waiting(account, on=today, at=timezone.now()).count(),
            **kwargs,
        )

    def _reviews(self, account: Account, today: date, *, holds: bool) -> dict[str, Any]:
        """What waits of reviews, for those who hold them; nobody else is asked about."""
        if not holds:
            return {"holds_reviews": False}
        at = timezone.now()
        return {
            "holds_reviews": True,
            "reviews_late": reviews_overdue(seen_by=account, on=today, at=at),
            "promises_open": promises_waiting(seen_by=account, on=today, at=at),
        }

    def _steps(self, account: Account, today: date, *, keeps: bool) -> dict[str, int]:
        """What waits for those who keep people's support: stages that are late, and whom to ask."""
        if not keeps:
            return {}
        at = timezone.now()
        return {
            "stages_late": stages_late(seen_by=account, on=today, at=at),
            "to_ask": days_not_asked(seen_by=account, on=today, at=at),
        }


class ShowPlansView(TemplateView):
    """Every plan that the reader may see."""

    template_name = "website/plans.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plans = plans_seen_by(cast(Account, self.request.user), on=timezone.localdate())
        return super().get_context_data(plans=plans, **kwargs)
