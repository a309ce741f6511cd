"""The page on which a partnership chooses how its papers look."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.organisations.api import NotAllowed, Permission, check_may
from lifecourse.publishing.look import Look
from lifecourse.publishing.looks import change_look, look_of
from lifecourse.publishing.publications.forms import LookForm
from lifecourse.publishing.views import OfOnePlan


class ChooseLookView(OfOnePlan, TemplateView):
    """Choose the look, see it first, and save it."""

    template_name = "publishing/look.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        partnership, today = self.plan.partnership, timezone.localdate()
        try:
            check_may(self.account, Permission.PUBLISH_PLAN, partnership=partnership, on=today)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what it would look like, or keep it."""
        form = LookForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if "preview" in request.POST:
            return self.render_to_response(self.get_context_data(form=form, look=form.look(), unsaved=True))
        change_look(partnership=self.plan.partnership, look=form.look(), by=self.account, at=timezone.now())
        messages.success(request, "Saved. Papers made from now on look like this.")
        return redirect("publishing:choose_look", self.plan.slug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now: Look = look_of(self.plan.partnership)
        first = {"masthead": now.masthead, "accent": now.accent, "contact": now.contact}
        kwargs.setdefault("form", LookForm(initial=first))
        kwargs.setdefault("look", now)
        return super().get_context_data(plan=self.plan, partnership=self.plan.partnership, **kwargs)
