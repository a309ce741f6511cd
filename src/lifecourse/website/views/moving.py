"""Moving a plan to a newer template: what that does is shown before it is done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    PlanTemplate,
    UnableToChangePlan,
    move_to_newer_template,
    newer_than,
    what_moves,
)
from lifecourse.website.changing import follow_up
from lifecourse.website.views.plan_page import PlanPage


class MovePlanView(PlanPage):
    """What the newer template asks for besides, and what it no longer asks for; then the move."""

    template_name = "website/move_plan.html"
    newer: PlanTemplate

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        newer = newer_than(self.plan.template_id)
        if newer is None:
            raise Http404("No template takes the place of this plan's own.")
        self.newer = newer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Move the plan."""
        try:
            move_to_newer_template(plan=self.plan, to=self.newer.id, by=self.account, at=timezone.now())
        except (NotAllowed, UnableToChangePlan) as reason:
            messages.error(request, str(reason))
            return redirect("move_plan", self.plan.slug)
        follow_up(request, self.plan)
        return redirect("show_plan", self.plan.slug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            newer=self.newer,
            moved=what_moves(self.document, self.newer),
            may_move=self.may(Permission.EDIT_PLAN),
            **kwargs,
        )
