"""The Easy Read summary as it will print, as a PDF and as a Word document."""

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.urls import reverse
from django.utils import timezone

from lifecourse.publishing.easy_read.exporting import (
    export_easy_read_page,
    export_easy_read_pdf,
    export_easy_read_word,
)
from lifecourse.publishing.easy_read.queries import NoSuchLine
from lifecourse.publishing.views import PDF_TYPE, WORD_TYPE, OfOnePlan, download

FORMS = {"pdf": (export_easy_read_pdf, PDF_TYPE), "docx": (export_easy_read_word, WORD_TYPE)}


class ShowEasyReadPaperView(OfOnePlan):
    """The summary as it will print."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            page = export_easy_read_page(
                plan=self.plan,
                by=self.account,
                at=timezone.localtime(),
                nonce=str(get_nonce(request)),
                back=reverse("show_easy_read", args=[slug]),
            )
        except NoSuchLine as reason:
            raise Http404(str(reason)) from None
        return HttpResponse(page, headers={"Cache-Control": "private, no-store"})


class DownloadEasyReadView(OfOnePlan):
    """The summary as a file."""

    def get(self, request: HttpRequest, slug: str, form: str) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        export, content_type = FORMS[form]
        try:
            content = export(plan=self.plan, by=self.account, at=timezone.localtime())
        except NoSuchLine as reason:
            raise Http404(str(reason)) from None
        return download(content, content_type, f"{self.plan.slug}-easy-read.{form}")
