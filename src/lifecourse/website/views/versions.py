"""A plan's frozen versions, freezing one, and comparing any two."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from lifecourse.assurance.api import freeze_version, unsettled_points
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    NEXT_KINDS,
    CannotFreeze,
    PlanDocument,
    PlanVersion,
    SectionDifferences,
    VersionKind,
    differences_by_section,
    document_of,
    get_version,
    plans_seen_by,
    versions_of,
)
from lifecourse.website.forms.versions import CompareForm, FreezeForm
from lifecourse.website.views.plan_page import PlanPage

NOW = "now"


class VersionsPage(PlanPage):
    """A page about the frozen versions of a plan."""

    @cached_property
    def versions(self) -> list[PlanVersion]:
        """Every frozen version, the oldest first."""
        return list(versions_of(self.plan, seen_by=self.account, on=self.today))

    @property
    def kinds(self) -> list[VersionKind]:
        """What may be frozen next."""
        if not self.versions:
            return [VersionKind.FIRST_CUT, VersionKind.FINAL]
        return sorted(NEXT_KINDS[VersionKind(self.versions[-1].kind)], key=list(VersionKind).index)


class ShowVersionsView(VersionsPage):
    """The versions with their hashes; freezing the next one."""

    template_name = "website/versions.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Freeze the plan as it stands."""
        form = FreezeForm(request.POST, kinds=self.kinds)
        if form.is_valid():
            try:
                version = freeze_version(
                    plan=self.plan,
                    kind=VersionKind(form.cleaned_data["kind"]),
                    note=form.cleaned_data["note"],
                    by=self.account,
                    at=timezone.now(),
                )
            except (NotAllowed, CannotFreeze) as reason:
                form.add_error("note" if isinstance(reason, CannotFreeze) else None, str(reason))
            else:
                messages.success(request, f"Frozen: {version.name}. Nobody can change it now.")
                return redirect("show_versions", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FreezeForm(kinds=self.kinds))
        return super().get_context_data(
            versions=self.versions[::-1],
            latest=self.versions[-1] if self.versions else None,
            unsettled=unsettled_points(self.plan),
            may_freeze=self.may(Permission.FREEZE_PLAN),
            **kwargs,
        )


class ComparePlanView(VersionsPage):
    """Any two of: a frozen version, the plan now, another plan that the reader may see."""

    template_name = "website/compare.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choices = self._choices()
        last = str(self.versions[-1].number) if self.versions else NOW
        asked = {"before": last, "after": NOW, "show": "all"} | self.request.GET.dict()
        form = CompareForm(asked, choices=choices)
        sections: list[SectionDifferences] = []
        names = dict(choices)
        if form.is_valid() and (chosen := form.cleaned_data)["before"] != chosen["after"]:
            both = (self._document(chosen["before"]), self._document(chosen["after"]))
            sections = _only(differences_by_section(*both), chosen["show"])
        return super().get_context_data(
            form=form,
            sections=sections,
            count=sum(len(s.shown) for s in sections),
            before=names.get(asked["before"], ""),
            after=names.get(asked["after"], ""),
            same=asked["before"] == asked["after"],
            **kwargs,
        )

    def _choices(self) -> list[tuple[str, str]]:
        frozen = [
            (str(v.number), f"{v.name}, {timezone.localdate(v.frozen_at):%-d %B %Y}") for v in self.versions
        ]
        others = plans_seen_by(self.account, on=self.today).exclude(pk=self.plan.pk)
        return [*frozen, (NOW, "The plan as it is now"), *((f"plan:{p.slug}", p.title) for p in others)]

    def _document(self, chosen: str) -> PlanDocument:
        """What was chosen; the form offers only what the reader may see."""
        if chosen == NOW:
            return self.document
        if chosen.startswith("plan:"):
            slug = chosen.removeprefix("plan:")
            return document_of(plans_seen_by(self.account, on=self.today).get(slug=slug))
        return get_version(self.plan, int(chosen), seen_by=self.account, on=self.today).document


def _only(sections: list[SectionDifferences], show: str) -> list[SectionDifferences]:
    if show not in {"words", "figures"}:
        return sections
    chosen = (
        SectionDifferences(
            key=s.key,
            title=s.title,
            shown=tuple(one for one in s.shown if one.figure == (show == "figures")),
        )
        for s in sections
    )
    return [s for s in chosen if s.shown]
