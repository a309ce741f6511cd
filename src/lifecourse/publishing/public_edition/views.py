"""Pages of the public edition: what is held back and why, more of it or less, and the edition to take."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.organisations.api import NotAllowed, Permission, check_may
from lifecourse.plans.api import document_of
from lifecourse.publishing.public_edition.choices import print_of
from lifecourse.publishing.public_edition.edition import PublicForm, choices_of, public_edition_of
from lifecourse.publishing.public_edition.forms import HoldBackForm
from lifecourse.publishing.public_edition.held import WHY_WORDS, HeldBack, Why
from lifecourse.publishing.public_edition.operations import (
    UnableToHoldBack,
    export_public_file,
    export_public_page,
    hold_again,
    hold_back,
    let_go,
    show_again,
)
from lifecourse.publishing.public_edition.places import grouped_places, place_words
from lifecourse.publishing.public_edition.texts import texts_found
from lifecourse.publishing.views import PDF_TYPE, WORD_TYPE, WORKBOOK_TYPE, OfOnePlan, download

TYPES = {
    PublicForm.PAGE: "text/html; charset=utf-8",
    PublicForm.PDF: PDF_TYPE,
    PublicForm.WORD: WORD_TYPE,
    PublicForm.WORKBOOK: WORKBOOK_TYPE,
}


class PublicEditionView(OfOnePlan, TemplateView):
    """What the public edition holds back, and where that is changed."""

    template_name = "publishing/public_edition.html"

    @property
    def may_choose(self) -> bool:
        """Whether the reader may change what is held back."""
        try:
            check_may(
                self.account,
                Permission.PUBLISH_PLAN,
                partnership=self.plan.partnership,
                on=timezone.localdate(),
            )
        except NotAllowed:
            return False
        return True

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Hold back, show again, let go or hold again, by the button that was pressed."""
        path, asked = request.POST.get("path", ""), request.POST.get("do", "")
        known: dict[str, Any] = {"plan": self.plan, "path": path, "by": self.account, "at": timezone.now()}
        reason = request.POST.get("reason", "")
        try:
            if asked == "hold":
                hold_back(**known, reason=reason)
            elif asked == "show":
                show_again(**known)
            elif asked == "let-go":
                let_go(**known, reason=reason, seen=request.POST.get("seen", ""))
            elif asked == "hold-again":
                hold_again(**known)
        except UnableToHoldBack as problem:
            form = HoldBackForm(request.POST, groups=grouped_places(document_of(self.plan)))
            if asked == "hold":
                form.add_error("reason" if path in str(form["path"]) else "path", str(problem))
                return self.render_to_response(self.get_context_data(form=form), status=422)
            messages.warning(request, str(problem))
        except NotAllowed as reason_not:
            raise PermissionDenied(str(reason_not)) from None
        return redirect("publishing:public_edition", slug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document, choices = document_of(self.plan), choices_of(self.plan)
        edition = public_edition_of(self.plan, at=timezone.localtime())
        texts = texts_found(document)
        titles = {s.key: f"{s.key} {s.title}" for s in document.template.sections}

        def shown(one: HeldBack) -> dict[str, Any]:
            return {
                "held": one,
                "where": place_words(document, one.path),
                "why": WHY_WORDS[one.why][0].capitalize(),
                "seen": print_of(texts[one.path]) if one.why is Why.TEXT else "",
                "text": texts.get(one.path, "") if one.why is Why.TEXT else "",
                "chosen": one.why is Why.CHOSEN,
            }

        order = list(titles)
        held = sorted(edition.redacted.held, key=lambda h: (order.index(h.section), h.path))
        kwargs.setdefault("form", HoldBackForm(groups=grouped_places(document)))
        gone = [p for p, seen in choices.let_go.items() if p in texts and print_of(texts[p]) == seen]
        return super().get_context_data(
            plan=self.plan,
            words=edition.redacted.words,
            may_choose=self.may_choose,
            sections=[
                (titles[key], [shown(one) for one in group])
                for key, group in groupby(held, key=lambda h: h.section)
            ],
            let_go=[(p, f"{titles[p.split('/')[0]]}: {place_words(document, p)}") for p in gone],
            **kwargs,
        )


class PublicPaperView(OfOnePlan):
    """The public edition as it will print."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = export_public_page(
            plan=self.plan,
            by=self.account,
            at=timezone.localtime(),
            nonce=str(get_nonce(request)),
            back=reverse("publishing:public_edition", args=[slug]),
        )
        return HttpResponse(page, headers={"Cache-Control": "private, no-store"})


class DownloadPublicView(OfOnePlan):
    """The public edition as a file."""

    def get(self, request: HttpRequest, slug: str, form: str) -> HttpResponse:
        """The file; 404 for a form that there is not."""
        if form not in set(PublicForm):
            raise Http404("There is no such form of the public edition.")
        chosen = PublicForm(form)
        made = export_public_file(plan=self.plan, form=chosen, by=self.account, at=timezone.localtime())
        return download(made, TYPES[chosen], f"{slug}-public-revision-{self.plan.revision}.{chosen}")
