"""What an assurer asks about a frozen version, what the authors answer, and what both agree on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from lifecourse.assurance.api import (
    Act,
    CannotModerate,
    Point,
    PointState,
    Side,
    act_on_point,
    check_document,
    points_of,
    raise_point,
    sides_of,
)
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import NoSuchVersion, PlanVersion, get_version
from lifecourse.standards.api import pack
from lifecourse.website.forms.moderation import PointForm, RaisePointForm
from lifecourse.website.views.plan_page import PlanPage

REFUSALS = (CannotModerate, NotAllowed)
AGREED = {PointState.SETTLED, PointState.CARRIED_OVER}


class VersionPage(PlanPage):
    """A page about one frozen version."""

    version: PlanVersion

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.version = get_version(self.plan, kwargs["number"], seen_by=self.account, on=self.today)
        except NoSuchVersion as reason:
            raise Http404(str(reason)) from None

    @cached_property
    def points(self) -> list[Point]:
        """Everything that was asked about this version."""
        return list(points_of(self.version, seen_by=self.account, on=self.today))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(version=self.version, **kwargs)


class ShowModerationView(VersionPage):
    """A version section by section: what was asked, what the checks find in it; asking."""

    template_name = "website/moderation.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask about a section."""
        form = RaisePointForm(request.POST, sections=self.version.document.template.sections)
        if form.is_valid():
            try:
                point = raise_point(
                    version=self.version, by=self.account, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as reason:
                form.add_error("text", str(reason))
            else:
                messages.success(request, "Asked. The authors see it among what needs them today.")
                return redirect("show_point", self.plan.slug, self.version.number, point.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = self.version.document.template.sections
        asked = {"section": self.request.GET.get("section", "")}
        kwargs.setdefault("form", RaisePointForm(initial=asked, sections=sections))
        found = check_document(
            self.version.document,
            pack(self.version.rule_pack_id),
            timezone.localdate(self.version.frozen_at),
        )
        by_section = [
            {
                "section": section,
                "answer": self.version.document.answers.get(section.key, ""),
                "points": [p for p in self.points if p.section == section.key],
                "found": [f for f in found if f.place.section == section.key],
            }
            for section in sections
        ]
        return super().get_context_data(
            by_section=by_section,
            asked=[one for one in by_section if one["points"]],
            points=self.points,
            agreed=sum(PointState(p.state) in AGREED for p in self.points),
            may_moderate=self.may(Permission.MODERATE),
            **kwargs,
        )


class ShowPointView(VersionPage):
    """One thing that was asked, with everything said to it, and what the reader may say."""

    template_name = "website/point.html"
    point: Point

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = next((p for p in self.points if p.pk == kwargs["point"]), None)
        if found is None:
            raise Http404("Nothing of that number was asked about this version.")
        self.point = found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say something for one side."""
        form = PointForm(request.POST)
        act, _, side = request.POST.get("do", "").partition(" for ")
        if act not in set(Act) or side not in set(Side):
            raise Http404("There is nothing of that name to do.")
        if form.is_valid():
            try:
                act_on_point(
                    point=self.point,
                    act=Act(act),
                    side=Side(side),
                    text=form.cleaned_data["text"],
                    by=self.account,
                    at=timezone.now(),
                )
            except REFUSALS as reason:
                form.add_error("text", str(reason))
            else:
                return redirect("show_point", self.plan.slug, self.version.number, self.point.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", PointForm())
        state = PointState(self.point.state)
        sides = sides_of(self.account, self.point, on=self.today)
        section = self.version.document.template.section(self.point.section)
        return super().get_context_data(
            point=self.point,
            section=section,
            answer=self.version.document.answers.get(section.key, ""),
            agreed=state in AGREED,
            sides=[_what_may_be_done(side, self.point, state) for side in sides],
            **kwargs,
        )


def _what_may_be_done(side: Side, point: Point, state: PointState) -> dict[str, Any]:
    """The buttons of one side: the first is the one that the other side waits for."""
    if state in AGREED:
        buttons = [(Act.REOPEN, "Reopen it")]
    else:
        proposes = {Side.ASSURER: PointState.AUTHOR_PROPOSES, Side.AUTHOR: PointState.ASSURER_PROPOSES}[side]
        theirs = point.proposed if state is proposes else ""
        say = (Act.ASK, "Ask again") if side is Side.ASSURER else (Act.ANSWER, "Answer")
        settle = (Act.SETTLE, "Agree that it is settled" if theirs == "settled" else "Propose: settled")
        carry = (
            Act.CARRY_OVER,
            "Agree to carry it over"
            if theirs == "carried-over"
            else "Propose: carry over to the next version",
        )
        buttons = [settle, carry, say] if theirs == "settled" else [say, settle, carry]
        buttons = [carry, settle, say] if theirs == "carried-over" else buttons
    return {
        "words": "As the assurer" if side is Side.ASSURER else "As an author of the plan",
        "buttons": [(f"{act.value} for {side.value}", words) for act, words in buttons],
    }
