"""Pages for people who work in a spreadsheet: bring the workbook back, see what would change, apply it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView

from lifecourse.assurance.api import refresh_findings
from lifecourse.engine.sheets.faults import Refused
from lifecourse.organisations.api import NotAllowed
from lifecourse.plans.api import UnableToChangePlan, template
from lifecourse.publishing.filled.merging import Proposal
from lifecourse.publishing.forms import UploadForm
from lifecourse.publishing.operations import export_table
from lifecourse.publishing.taking_in import (
    apply_upload,
    may_fill_in,
    proposal_of,
    take_in,
)
from lifecourse.publishing.uploads import NoSuchUpload
from lifecourse.publishing.views import OfOnePlan

# A page that lists every one of ten thousand changes helps nobody to decide.
MOST_SHOWN = 500


class FillInView(OfOnePlan, TemplateView):
    """Take the plan's workbook, and bring it back filled in."""

    template_name = "publishing/fill_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file: every fault in it, or on to what would change."""
        form = UploadForm(request.POST, request.FILES)
        faults = []
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                token = take_in(
                    plan=self.plan, content=file.read(), name=file.name, by=self.account, at=timezone.now()
                )
                return redirect("publishing:show_upload", self.plan.slug, token)
            except Refused as refused:
                faults = refused.faults
            except NotAllowed as reason:
                raise PermissionDenied(str(reason)) from None
        context = self.get_context_data(form=form, faults=faults[:MOST_SHOWN], count=len(faults))
        return self.render_to_response(context, status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", UploadForm())
        may = may_fill_in(self.plan, self.account, timezone.now())
        tables = template(self.plan.template_id).tables
        return super().get_context_data(plan=self.plan, may_fill_in=may, tables=tables, **kwargs)


class DownloadTableView(OfOnePlan):
    """One table of the plan as a CSV file."""

    def get(self, request: HttpRequest, slug: str, table: str) -> HttpResponse:
        """The file; 404 when the plan's template has no such table."""
        try:
            content = export_table(plan=self.plan, table=table, by=self.account, at=timezone.localtime())
        except KeyError as reason:
            raise Http404(str(reason)) from None
        name = content_disposition_header(as_attachment=True, filename=f"{slug}-{table}.csv")
        headers = {"Content-Disposition": name or "", "Cache-Control": "private, no-store"}
        return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


class ShowUploadView(OfOnePlan, TemplateView):
    """What a file would change in the plan; nothing is changed until somebody says so."""

    template_name = "publishing/upload.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Apply the changes, all or none."""
        chosen = {"mine": set(request.POST.getlist("mine")), "remove": set(request.POST.getlist("remove"))}
        try:
            proposal = apply_upload(
                plan=self.plan,
                token=kwargs["token"],
                seen=request.POST.get("seen", ""),
                by=self.account,
                at=timezone.now(),
                **chosen,
            )
        except NoSuchUpload as reason:
            raise Http404(str(reason)) from None
        except (UnableToChangePlan, NotAllowed) as reason:
            context = self.get_context_data(problem=str(reason), **chosen)
            return self.render_to_response(context, status=422)
        if not proposal.changes:
            messages.success(request, "Nothing was changed: the plan says already what the file says.")
            return redirect("publishing:fill_in", self.plan.slug)
        self.plan.refresh_from_db()
        run = refresh_findings(plan=self.plan, at=timezone.now())
        counted = f"{said_of(proposal)} {run.mended} findings mended, {run.new} new."
        messages.success(request, f"The changes were applied. {counted}")
        return redirect("show_plan", self.plan.slug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = {"mine": kwargs.pop("mine", ()), "remove": kwargs.pop("remove", ())}
        try:
            proposal = proposal_of(plan=self.plan, token=self.kwargs["token"], by=self.account, **chosen)
        except NoSuchUpload as reason:
            raise Http404(str(reason)) from None
        return super().get_context_data(
            plan=self.plan,
            proposal=proposal,
            summary=said_of(proposal),
            differences=proposal.differences[:MOST_SHOWN],
            more=max(0, len(proposal.differences) - MOST_SHOWN),
            **kwargs,
        )


def said_of(proposal: Proposal) -> str:
    """How much changes, in a sentence."""
    changes = proposal.changes
    said = [
        _counted(len(changes.cells), "cell", "changes", "change"),
        _counted(len(changes.added), "row", "is added", "are added"),
        _counted(len(changes.removed), "row", "is taken out", "are taken out"),
    ]
    words = ", ".join(one for one in said if one)
    return f"{words}." if words else "Nothing changes by itself."


def _counted(number: int, what: str, one: str, many: str) -> str:
    if not number:
        return ""
    return f"1 {what} {one}" if number == 1 else f"{number:,} {what}s {many}"
