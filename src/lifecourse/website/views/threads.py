"""Comments and questions about a plan: all of them, one of them, and opening one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.organisations.api import NotAllowed, Permission, people_who_may
from lifecourse.plans.api import (
    Plan,
    PlanDocument,
    RemarkKind,
    Thread,
    ThreadState,
    UnableToChangePlan,
    UnableToTalk,
    ask,
    comment,
    remark,
    remarks_of,
    threads_of,
)
from lifecourse.website.forms.threads import OpenThreadForm, RemarkForm
from lifecourse.website.shown import ShownPlace, show_places
from lifecourse.website.views.plan_page import PlanPage

SHOWN = {
    ThreadState.OPEN: "Waiting for an answer",
    ThreadState.ANSWERED: "Answered, to be settled",
    ThreadState.SETTLED: "Settled",
}
REFUSALS = (UnableToTalk, UnableToChangePlan, NotAllowed)


@dataclass(frozen=True, kw_only=True)
class ShownThread:
    """One thread with its place in words and how it began."""

    thread: Thread
    place: ShownPlace
    begins: str
    late: bool


def show_threads(
    plan: Plan, document: PlanDocument, threads: Iterable[Thread], *, on: Any
) -> list[ShownThread]:
    """Threads as a page lists them. One about a row that has gone stands with its section."""
    shown = []
    for thread in threads:
        section = thread.place.split("/")[0]
        place = next(iter(show_places([thread.place, section], slug=plan.slug, document=document)))
        first = next(iter(thread.remarks.all()), None)
        late = thread.state == ThreadState.OPEN and thread.due_on is not None and thread.due_on < on
        shown.append(ShownThread(thread=thread, place=place, begins=first.text if first else "", late=late))
    return shown


class ShowThreadsView(PlanPage):
    """Every comment and question of a plan."""

    template_name = "website/threads.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("state", ThreadState.OPEN.value)
        state = next((s for s in SHOWN if s.value == asked), ThreadState.OPEN)
        threads = list(show_threads(self.plan, self.document, threads_of(self.plan), on=self.today))
        tabs = [
            {"key": s.value, "words": words, "count": sum(t.thread.state == s for t in threads)}
            for s, words in SHOWN.items()
        ]
        return super().get_context_data(
            threads=[t for t in threads if t.thread.state == state],
            tabs=tabs,
            state=state.value,
            may_comment=self.may(Permission.COMMENT),
            **kwargs,
        )


class OpenThreadView(PlanPage):
    """A new comment or question about one place."""

    template_name = "website/open_thread.html"
    place: ShownPlace
    path: str

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.path = request.GET.get("about", "")
        self.place = place_called(self.document, self.path, slug=self.plan.slug)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask or say it."""
        form = self._form(request.POST)
        if form.is_valid():
            try:
                thread = self._open(form)
            except REFUSALS as reason:
                form.add_error(None, str(reason))
            else:
                messages.success(request, "Your words stand beside the plan.")
                return redirect("show_thread", self.plan.slug, thread.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _open(self, form: OpenThreadForm) -> Thread:
        said = {"plan": self.plan, "place": self.path, "text": form.cleaned_data["text"]}
        if form.asked is None:
            return comment(**said, by=self.account, at=timezone.now())
        person, day = form.asked
        return ask(**said, of=person, due_on=day, by=self.account, at=timezone.now())

    def _form(self, data: Any = None) -> OpenThreadForm:
        people = people_who_may(Permission.SEE_PLAN, partnership=self.plan.partnership, on=self.today)
        return OpenThreadForm(data, people=[person for person in people if person != self.account])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = self._form()
        return super().get_context_data(place=self.place, may_comment=self.may(Permission.COMMENT), **kwargs)


def place_called(document: PlanDocument, path: str, *, slug: str) -> ShownPlace:
    """A place of the plan in words. Raises Http404 when the plan has no such place."""
    section, table, row, column, *more = (*path.split("/"), "", "", "")
    known = not any(more) and any(s.key == section for s in document.template.sections)
    if known and table:
        known = document.has_table(table)
    if known and row:
        known = document.table(table).row(row) is not None
    if known and column:
        known = any(c.key == column for c in document.table(table).template.columns)
    if not known:
        raise Http404("There is no such place in this plan.")
    return show_places([path], slug=slug, document=document)[0]


class ShowThreadView(PlanPage):
    """One comment or question, with everything that was said to it."""

    template_name = "website/thread.html"
    thread: Thread

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        thread = threads_of(self.plan).filter(pk=kwargs["thread"]).first()
        if thread is None:
            raise Http404("There is no such question in this plan.")
        self.thread = thread

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say something, answer, settle or reopen."""
        form = RemarkForm(request.POST)
        kinds = {kind.value: kind for kind in RemarkKind if kind is not RemarkKind.OPENED}
        kind = kinds.get(request.POST.get("do", ""), RemarkKind.SAID)
        if form.is_valid():
            try:
                remark(
                    thread=self.thread,
                    kind=kind,
                    text=form.cleaned_data["text"],
                    by=self.account,
                    at=timezone.now(),
                )
            except REFUSALS as reason:
                form.add_error("text", str(reason))
            else:
                return redirect("show_thread", self.plan.slug, self.thread.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", RemarkForm())
        shown = show_threads(self.plan, self.document, [self.thread], on=self.today)[0]
        settles = self.account == self.thread.opened_by or self.may(Permission.EDIT_PLAN)
        is_open = self.thread.state == ThreadState.OPEN
        asked = self.thread.asked_of == self.account
        return super().get_context_data(
            shown=shown,
            thread=self.thread,
            remarks=remarks_of(self.thread),
            may_comment=self.may(Permission.COMMENT),
            may_settle=self.may(Permission.COMMENT) and settles,
            may_answer=is_open and asked,
            state_words=SHOWN[ThreadState(self.thread.state)],
            **kwargs,
        )
