"""What a page does by itself while somebody writes: keeps their words, and shows who else is here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from lifecourse.organisations.api import NotAllowed
from lifecourse.plans.api import UnableToChangePlan, keep_draft, say_here, who_is_here
from lifecourse.website.views.plan_page import PlanPage
from lifecourse.website.views.sections import SectionPage


class KeepDraftView(SectionPage):
    """Words that are being written, every few seconds: kept for their writer alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep them, and answer with nothing to show."""
        try:
            keep_draft(
                plan=self.plan,
                section=self.section.key,
                text=request.POST.get("text", ""),
                seen=request.POST.get("seen", ""),
                by=self.account,
                at=timezone.now(),
            )
        except (UnableToChangePlan, NotAllowed) as reason:
            return HttpResponse(str(reason), status=422, content_type="text/plain")
        return HttpResponse(status=204)


class ShowHereView(PlanPage):
    """Who is writing in a place now. Whoever writes there themselves says so by asking with POST."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The names, for a page that only reads."""
        return self._names(request, writing=False)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say that the reader is here too, then the names."""
        say_here(plan=self.plan, place=self._place(request), by=self.account, at=timezone.now())
        return self._names(request, writing=True)

    def _names(self, request: HttpRequest, *, writing: bool) -> HttpResponse:
        at = self._place(request)
        here = who_is_here(self.plan, at, but=self.account, at=timezone.now())
        words = {"plan": self.plan, "at": at, "here": here, "writing": writing}
        return render(request, "website/_here.html", words)

    def _place(self, request: HttpRequest) -> str:
        """A section, or a table in one, that the plan has."""
        at = request.GET.get("at", "")
        section, _, table = at.partition("/")
        known = any(s.key == section for s in self.document.template.sections)
        if not known or (table and not self.document.has_table(table)):
            raise Http404("There is no such place in this plan.")
        return at
