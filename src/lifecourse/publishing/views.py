"""Pages of the publishing room: choose, read as it will print, take the files."""

from enum import StrEnum
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView, View

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Permission, check_may, may
from lifecourse.plans.api import NoSuchPlan, Plan, get_plan, rule_pack_of
from lifecourse.publishing.forms import PublishForm
from lifecourse.publishing.leaves import Leaf, LeafForm
from lifecourse.publishing.operations import (
    export_leaf,
    export_leaf_page,
    export_page,
    export_pdf,
    export_word,
    export_workbook,
)
from lifecourse.publishing.paper import Annex

PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


LEAVES = (
    (Leaf.SUMMARY, "The plan on two pages", "Who is in hospital, what changes, the money, what comes next."),
    (Leaf.ROUTE_MAP, "The route map", "Every milestone over time, and what has to be done first."),
    (Leaf.RISKS, "The risk register", "Risks by likelihood and impact, then each with its owner."),
)


class OfOnePlan(View):
    """A page about one plan that the reader may see and take away."""

    plan: Plan
    account: Account

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        # The middleware lets nobody come this far without signing in.
        self.account = cast(Account, request.user)
        today = timezone.localdate()
        try:
            self.plan = get_plan(kwargs["slug"], seen_by=self.account, on=today)
            check_may(self.account, Permission.EXPORT_PLAN, partnership=self.plan.partnership, on=today)
        except NoSuchPlan as reason:
            raise Http404(str(reason)) from None
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None

    @property
    def annexes(self) -> frozenset[Annex]:
        """Which annexes are asked for in the address."""
        return PublishForm(self.request.GET).annexes()


class ShowPublishView(OfOnePlan, TemplateView):
    """Choose what to print."""

    template_name = "publishing/publish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pack, today = rule_pack_of(self.plan), timezone.localdate()
        may_publish = may(self.account, Permission.PUBLISH_PLAN, partnership=self.plan.partnership, on=today)
        return super().get_context_data(
            plan=self.plan, pack=pack, form=PublishForm(), leaves=LEAVES, may_publish=may_publish, **kwargs
        )


class ShowPaperView(OfOnePlan):
    """The plan as it will print."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = export_page(
            plan=self.plan,
            annexes=self.annexes,
            by=self.account,
            at=timezone.localtime(),
            nonce=str(get_nonce(request)),
            back=reverse("publishing:show_publish", args=[slug]),
        )
        return HttpResponse(page, headers={"Cache-Control": "private, no-store"})


class DownloadWorkbookView(OfOnePlan):
    """The plan's workbook."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        workbook = export_workbook(
            plan=self.plan, annexes=self.annexes, by=self.account, at=timezone.localtime()
        )
        return download(workbook, WORKBOOK_TYPE, f"{self.plan.slug}-revision-{self.plan.revision}.xlsx")


class DownloadPdfView(OfOnePlan):
    """The plan as a PDF."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        pdf = export_pdf(plan=self.plan, annexes=self.annexes, by=self.account, at=timezone.localtime())
        return download(pdf, PDF_TYPE, f"{self.plan.slug}-revision-{self.plan.revision}.pdf")


class DownloadWordView(OfOnePlan):
    """The plan as a Word document."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        word = export_word(plan=self.plan, annexes=self.annexes, by=self.account, at=timezone.localtime())
        return download(word, WORD_TYPE, f"{self.plan.slug}-revision-{self.plan.revision}.docx")


class ShowLeafView(OfOnePlan):
    """A paper beside the whole plan, as it will print."""

    def get(self, request: HttpRequest, slug: str, leaf: str) -> HttpResponse:
        page = export_leaf_page(
            plan=self.plan,
            leaf=_known(Leaf, leaf),
            by=self.account,
            at=timezone.localtime(),
            nonce=str(get_nonce(request)),
            back=reverse("publishing:show_publish", args=[slug]),
        )
        return HttpResponse(page, headers={"Cache-Control": "private, no-store"})


class DownloadLeafView(OfOnePlan):
    """A paper beside the whole plan, as a file."""

    def get(self, request: HttpRequest, slug: str, leaf: str, form: str) -> HttpResponse:
        chosen, as_file = _known(Leaf, leaf), _known(LeafForm, form)
        content = export_leaf(
            plan=self.plan, leaf=chosen, form=as_file, by=self.account, at=timezone.localtime()
        )
        kind = PDF_TYPE if as_file is LeafForm.PDF else WORD_TYPE
        return download(content, kind, f"{slug}-{chosen}-revision-{self.plan.revision}.{as_file}")


def _known[T: StrEnum](kinds: type[T], name: str) -> T:
    try:
        return kinds(name)
    except ValueError:
        raise Http404("There is no such paper.") from None


def download(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep, which nothing between the site and the reader keeps as well."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
