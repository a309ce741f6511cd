"""Files as evidence: all of a plan's, one of them, adding one, and giving it out."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    Evidence,
    UnableToChangePlan,
    UnableToKeepEvidence,
    add_evidence,
    evidence_of,
    evidence_removed_from,
    remove_evidence,
    take_out_evidence,
)
from lifecourse.website.forms.evidence import AddEvidenceForm, RemoveEvidenceForm
from lifecourse.website.shown import ShownPlace, show_places
from lifecourse.website.views.plan_page import PlanPage
from lifecourse.website.views.threads import place_called

REFUSALS = (UnableToKeepEvidence, UnableToChangePlan, NotAllowed)


class ShowEvidenceView(PlanPage):
    """Every file of a plan, and what each is evidence for."""

    template_name = "website/evidence.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            files=[(one, self.place_of(one)) for one in evidence_of(self.plan)],
            removed=evidence_removed_from(self.plan),
            may_attach=self.may(Permission.ATTACH_EVIDENCE),
            **kwargs,
        )

    def place_of(self, evidence: Evidence) -> ShownPlace:
        """Where a file belongs; with its section where the row has gone."""
        section = evidence.place.split("/")[0]
        return show_places([evidence.place, section], slug=self.plan.slug, document=self.document)[0]


class AddEvidenceView(PlanPage):
    """A file for one place in the plan."""

    template_name = "website/add_evidence.html"
    place: ShownPlace
    path: str

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.path = request.GET.get("about", "")
        self.place = place_called(self.document, self.path, slug=self.plan.slug)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep the file, or say why it is not taken."""
        form = AddEvidenceForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                self._add(form.cleaned_data["file"], form.cleaned_data["shows"])
            except REFUSALS as reason:
                form.add_error("file", str(reason))
            else:
                messages.success(request, "The file is kept.")
                return redirect("show_evidence", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _add(self, file: "UploadedFile[bytes]", shows: str) -> None:
        # Read no further than needed to know that it is too large.
        content = file.read(settings.EVIDENCE_MOST_BYTES + 1)
        add_evidence(
            plan=self.plan,
            place=self.path,
            name=file.name or "",
            content=content,
            shows=shows,
            by=self.account,
            at=timezone.now(),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", AddEvidenceForm())
        return super().get_context_data(
            place=self.place,
            most=settings.EVIDENCE_MOST_BYTES // 1024 // 1024,
            may_attach=self.may(Permission.ATTACH_EVIDENCE),
            **kwargs,
        )


class EvidencePage(ShowEvidenceView):
    """A page about one file that is still there."""

    evidence: Evidence

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = evidence_of(self.plan).filter(pk=kwargs["evidence"]).first()
        if found is None:
            raise Http404("There is no such file in this plan.")
        self.evidence = found


class DownloadEvidenceView(EvidencePage):
    """The file itself: always to be kept, never shown in the site."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The bytes, told apart from anything of ours."""
        try:
            content = take_out_evidence(evidence=self.evidence, by=self.account, at=timezone.now())
        except REFUSALS as reason:
            raise Http404(str(reason)) from None
        answer = HttpResponse(content, content_type="application/octet-stream")
        answer["Content-Disposition"] = content_disposition_header(True, self.evidence.name)
        answer["X-Content-Type-Options"] = "nosniff"
        # Even opened by force it can run nothing and reach nothing.
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["Cache-Control"] = "private, no-store"
        return answer


class RemoveEvidenceView(EvidencePage):
    """Taking a file away, after one more look at what it is."""

    template_name = "website/remove_evidence.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take it away, with a reason."""
        form = RemoveEvidenceForm(request.POST)
        if form.is_valid():
            try:
                remove_evidence(
                    evidence=self.evidence,
                    why=form.cleaned_data["why"],
                    by=self.account,
                    at=timezone.now(),
                )
            except REFUSALS as reason:
                form.add_error(None, str(reason))
            else:
                messages.success(request, "The file is taken away. The record says that it was here.")
                return redirect("show_evidence", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", RemoveEvidenceForm())
        return super().get_context_data(evidence=self.evidence, place=self.place_of(self.evidence), **kwargs)
