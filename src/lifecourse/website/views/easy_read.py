"""The Easy Read summary: its lines beside what stands in their way, writing one, and a panel's check."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import ChangedMeanwhile
from lifecourse.publishing.api import (
    COUNTS,
    EasyReadLine,
    NoSuchLine,
    Part,
    Summary,
    UnableToCheck,
    UnableToWriteLine,
    add_line,
    all_reading_checks,
    bring_line_back,
    draft_easy_read,
    easy_read_of,
    get_line,
    left_unsaid,
    move_line,
    read_lines,
    record_panel_check,
    remove_line,
    summary_of_easy_read,
    write_contact,
    write_line,
)
from lifecourse.website.forms.easy_read import ContactForm, LineForm, PanelCheckForm
from lifecourse.website.shown import show_places
from lifecourse.website.views.plan_page import PlanPage


class EasyReadPage(PlanPage):
    """A page about a plan's Easy Read summary."""

    @cached_property
    def summary(self) -> Summary | None:
        """The summary as it is now; None when nobody has drafted one."""
        easy_read = easy_read_of(self.plan)
        return summary_of_easy_read(easy_read) if easy_read else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            summary=self.summary,
            may_write=self.may(Permission.EDIT_EASY_READ),
            may_record=self.may(Permission.PUBLISH_PLAN),
            may_export=self.may(Permission.EXPORT_PLAN),
            **kwargs,
        )

    def check_may_write(self) -> None:
        """Raises PermissionDenied for who may only read."""
        if not self.may(Permission.EDIT_EASY_READ):
            raise PermissionDenied("Your role does not let you write the Easy Read summary.")


class ShowEasyReadView(EasyReadPage):
    """Every line with its picture, its findings and who wrote it; what is done to lines is sent here."""

    template_name = "website/easy_read.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        easy_read = easy_read_of(self.plan)
        if easy_read is None or self.summary is None:
            return context
        rows = {row.key: row for row in easy_read.lines.select_related("changed_by", "read_by")}
        context |= {
            "shown": [(one, rows[one.line.key]) for one in self.summary.shown],
            "removed": [row for row in rows.values() if row.removed],
            "unread": sum(row.read_by is None and not row.removed for row in rows.values()),
            "numbers": list(self._numbers(self.summary)),
            "unsaid": left_unsaid(self.document),
            "whole": [look for look in self.summary.looks if not look.line],
            "reading_checks": all_reading_checks(),
            "panel_checks": easy_read.checks.all(),
        }
        context.setdefault("contact_form", ContactForm(initial={"contact": easy_read.contact}))
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Draft, read, move, take out or bring back; then the page again."""
        contact = ContactForm(request.POST)
        if request.POST.get("do") == "contact" and not contact.is_valid():
            return self.render_to_response(self.get_context_data(contact_form=contact), status=422)
        try:
            self._do(request)
        except ChangedMeanwhile as reason:
            messages.warning(request, str(reason))
        except (NotAllowed, NoSuchLine) as reason:
            raise PermissionDenied(str(reason)) from None
        return redirect("show_easy_read", self.plan.slug)

    def _do(self, request: HttpRequest) -> None:
        now = timezone.now()
        asked = request.POST.get("do", "")
        if asked == "draft":
            draft_easy_read(plan=self.plan, by=self.account, at=now)
        elif self.summary is None:
            return
        elif asked == "contact":
            form = ContactForm(request.POST)
            if form.is_valid():
                write_contact(plan=self.plan, contact=form.cleaned_data["contact"], by=self.account, at=now)
        elif asked == "read":
            keys = request.POST.getlist("line") or [one.key for one in self.summary.lines]
            read_lines(plan=self.plan, keys=keys, seen=request.POST.get("seen", ""), by=self.account, at=now)
        elif asked in {"up", "down", "remove", "back"}:
            line = self._line(request.POST.get("line", ""))
            if asked == "remove":
                remove_line(line=line, by=self.account, at=now)
            elif asked == "back":
                bring_line_back(line=line, by=self.account, at=now)
            else:
                move_line(line=line, up=asked == "up", by=self.account, at=now)

    def _line(self, key: str) -> EasyReadLine:
        return get_line(self.plan.slug, key, seen_by=self.account, on=self.today)

    def _numbers(self, summary: Summary) -> Any:
        for one in summary.shown:
            for piece in one.pieces:
                if piece.taken:
                    paths = [place.path for place in piece.taken.places]
                    places = show_places(paths, slug=self.plan.slug, document=self.document)
                    yield one.sentence, piece.taken, places


class WriteLineView(EasyReadPage):
    """One line, to be written."""

    template_name = "website/write_easy_read_line.html"
    line: EasyReadLine

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.line = get_line(self.plan.slug, kwargs["line"], seen_by=self.account, on=self.today)
        except NoSuchLine as reason:
            raise Http404(str(reason)) from None
        self.check_may_write()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save the line; when somebody else wrote it meanwhile, show both."""
        form = LineForm(request.POST)
        if "look_for" in request.POST:
            return self.render_to_response(self.get_context_data(form=form.with_pictures_found()))
        theirs = None
        if form.is_valid():
            try:
                write_line(
                    line=self.line,
                    text=form.cleaned_data["text"],
                    picture=form.cleaned_data["picture"],
                    part=Part(form.cleaned_data["part"]),
                    seen=form.seen,
                    leave_out=form.cleaned_data["leave_out"],
                    by=self.account,
                    at=timezone.now(),
                )
            except ChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                theirs = self.line
            except (UnableToWriteLine, NotAllowed) as reason:
                form.add_error("text", str(reason))
            else:
                return redirect("show_easy_read", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form, theirs=theirs), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = {"text": self.line.text, "picture": self.line.picture, "part": self.line.part}
        kwargs.setdefault(
            "form", LineForm(initial=now | {f"seen_{name}": words for name, words in now.items()})
        )
        # After the warning both stand on the page, so that saving again lets the second stand.
        seen = now if kwargs.get("theirs") else {n: kwargs["form"][f"seen_{n}"].value() for n in now}
        return super().get_context_data(line=self.line, seen=seen, counts=COUNTS, **kwargs)


class AddLineView(EasyReadPage):
    """A line of somebody's own."""

    template_name = "website/write_easy_read_line.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.summary is None:
            raise Http404("Nobody has drafted an Easy Read summary of this plan.")
        self.check_may_write()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Add the line, or say why not."""
        form = LineForm(request.POST)
        if "look_for" in request.POST:
            return self.render_to_response(self.get_context_data(form=form.with_pictures_found()))
        if form.is_valid():
            try:
                add_line(
                    plan=self.plan,
                    text=form.cleaned_data["text"],
                    picture=form.cleaned_data["picture"],
                    part=Part(form.cleaned_data["part"]),
                    by=self.account,
                    at=timezone.now(),
                )
            except (UnableToWriteLine, NotAllowed) as reason:
                form.add_error("text", str(reason))
            else:
                return redirect("show_easy_read", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", LineForm())
        return super().get_context_data(counts=COUNTS, **kwargs)


class RecordCheckView(EasyReadPage):
    """A panel's check, to be recorded."""

    template_name = "website/record_panel_check.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.summary is None:
            raise Http404("Nobody has drafted an Easy Read summary of this plan.")
        if not self.may(Permission.PUBLISH_PLAN):
            raise PermissionDenied("Your role does not let you record a panel's check.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record the check, or say why it cannot be."""
        form = PanelCheckForm(request.POST)
        if form.is_valid():
            try:
                record_panel_check(plan=self.plan, **form.cleaned_data, by=self.account, at=timezone.now())
            except (UnableToCheck, NotAllowed) as reason:
                form.add_error(None, str(reason))
            else:
                return redirect("show_easy_read", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", PanelCheckForm())
        return super().get_context_data(**kwargs)
