"""Pages for publishing a frozen version, and for taking what was published."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.organisations.api import NotAllowed, Permission, may
from lifecourse.plans.api import PlanVersion, get_version, versions_of
from lifecourse.publishing.publications.forms import PublicationForm
from lifecourse.publishing.publications.models import Publication
from lifecourse.publishing.publications.operations import (
    UnableToPublish,
    publish,
    since_publication,
    take_published_file,
)
from lifecourse.publishing.publications.queries import (
    NoSuchPublication,
    get_published_file,
    publications_of,
)
from lifecourse.publishing.publications.rules import Form
from lifecourse.publishing.views import PDF_TYPE, WORD_TYPE, WORKBOOK_TYPE, OfOnePlan, download

TYPES = {
    Form.PAGE.value: "text/html; charset=utf-8",
    Form.PDF.value: PDF_TYPE,
    Form.WORD.value: WORD_TYPE,
    Form.WORKBOOK.value: WORKBOOK_TYPE,
}


class ShowPublicationsView(OfOnePlan, TemplateView):
    """What was published and what changed since; publishing the next one."""

    template_name = "publishing/publications.html"

    @cached_property
    def publications(self) -> list[Publication]:
        """Every publication, the newest first."""
        return list(publications_of(self.plan, seen_by=self.account, on=timezone.localdate()))

    @cached_property
    def waiting(self) -> list[PlanVersion]:
        """Frozen versions that may be published next, the newest first."""
        versions = versions_of(self.plan, seen_by=self.account, on=timezone.localdate())
        after = self.publications[0].version.number if self.publications else 0
        return list(versions.filter(number__gt=after).order_by("-number"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish a version."""
        form = PublicationForm(request.POST, versions=self.waiting)
        if form.is_valid():
            try:
                version = get_version(
                    self.plan,
                    int(form.cleaned_data["version"]),
                    seen_by=self.account,
                    on=timezone.localdate(),
                )
                publish(version=version, note=form.cleaned_data["note"], by=self.account, at=timezone.now())
            except (NotAllowed, UnableToPublish) as reason:
                form.add_error(None, str(reason))
            else:
                messages.success(request, f"Published: {version.name}. Its files are kept below.")
                return redirect("publishing:show_publications", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", PublicationForm(versions=self.waiting))
        latest = self.publications[0] if self.publications else None
        return super().get_context_data(
            plan=self.plan,
            publications=self.publications,
            waiting=self.waiting,
            since=since_publication(latest, self.waiting[0]) if latest and self.waiting else None,
            may_publish=may(
                self.account,
                Permission.PUBLISH_PLAN,
                partnership=self.plan.partnership,
                on=timezone.localdate(),
            ),
            **kwargs,
        )


class DownloadPublishedView(OfOnePlan):
    """A published file, the same to the byte as on the day it was published."""

    def get(self, request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
        """The file; 404 when there is none, 409 when what is kept is not what was published."""
        try:
            file = get_published_file(self.plan, number, form, seen_by=self.account, on=timezone.localdate())
            content = take_published_file(file=file, by=self.account, at=timezone.now())
        except NoSuchPublication as reason:
            raise Http404(str(reason)) from None
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except UnableToPublish as reason:
            return HttpResponse(str(reason), status=409, content_type="text/plain; charset=utf-8")
        return download(content, TYPES[file.form], f"{slug}-published-{number}.{file.form}")
