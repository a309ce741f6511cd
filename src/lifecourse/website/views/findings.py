"""What the checks found: all of it on one page, and each finding on its own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.assurance.api import (
    SEVERITY_WORDS,
    CannotAccept,
    Finding,
    accept_finding,
    history_of,
    withdraw_acceptance,
)
from lifecourse.organisations.api import NotAllowed
from lifecourse.website.forms.findings import AcceptFindingForm
from lifecourse.website.shown import show_places
from lifecourse.website.views.plan_page import PlanPage

SHOWN = {"open": "To be mended or accepted", "accepted": "Accepted", "mended": "Mended"}


class ShowFindingsView(PlanPage):
    """Everything found in a plan, gravest first, with what was accepted and mended kept."""

    template_name = "website/findings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.request.GET.get("state", "open")
        state = state if state in SHOWN else "open"
        counts = {key: sum(f.state == key for f in self.findings) for key in SHOWN}
        return super().get_context_data(
            groups=_by_severity([f for f in self.findings if f.state == state]),
            state=state,
            tabs=[{"key": k, "words": w, "count": counts[k]} for k, w in SHOWN.items()],
            **kwargs,
        )


def _by_severity(findings: list[Finding]) -> list[dict[str, Any]]:
    """Findings under what has to be done about them, gravest first; what nothing is under is left out."""
    groups = [
        {"key": severity.value, "words": words, "findings": [f for f in findings if f.severity == severity]}
        for severity, words in SEVERITY_WORDS.items()
    ]
    return [group for group in groups if group["findings"]]


class ShowFindingView(PlanPage):
    """One finding: what was found, what was expected, how to mend it; and accepting it with a reason."""

    template_name = "website/finding.html"
    finding: Finding

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = next((f for f in self.findings if f.pk == kwargs["finding"]), None)
        if found is None:
            raise Http404("There is no such finding in this plan.")
        self.finding = found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Accept the finding, or withdraw that."""
        form = AcceptFindingForm(request.POST, evidence=self.finding.evidence)
        if "withdraw" in request.POST:
            return self._withdraw()
        if not form.is_valid():
            return self._again(form)
        try:
            accept_finding(
                finding=self.finding, by=self.account, reason=form.cleaned_data["reason"], at=timezone.now()
            )
        except (CannotAccept, NotAllowed) as reason:
            form.add_error("reason", str(reason))
            return self._again(form)
        messages.success(request, "Accepted. It stays on the record with your reason and your name.")
        return redirect("show_finding", self.plan.slug, self.finding.pk)

    def _withdraw(self) -> HttpResponseBase:
        try:
            withdraw_acceptance(finding=self.finding, by=self.account, at=timezone.now())
        except (CannotAccept, NotAllowed) as reason:
            form = AcceptFindingForm({}, evidence=self.finding.evidence)
            form.add_error(None, str(reason))
            return self._again(form)
        messages.success(self.request, "The acceptance is taken back. The finding is open again.")
        return redirect("show_finding", self.plan.slug, self.finding.pk)

    def _again(self, form: AcceptFindingForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", AcceptFindingForm(evidence=self.finding.evidence))
        return super().get_context_data(
            finding=self.finding,
            others=show_places(self.finding.other_places, slug=self.plan.slug, document=self.document),
            history=history_of(self.finding),
            **kwargs,
        )
