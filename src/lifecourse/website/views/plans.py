"""A plan as a whole: where it stands, its pictures, and the rules it is checked against."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.assurance.api import Finding
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    PICTURES,
    UnableToChangePlan,
    choose_rule_pack,
    draw,
    newer_than,
    section_states,
)
from lifecourse.standards.api import packs
from lifecourse.website.ahead import due_words, next_steps
from lifecourse.website.changing import follow_up
from lifecourse.website.forms.rules import RulePackForm
from lifecourse.website.shown import parts_of
from lifecourse.website.standing import standing_of
from lifecourse.website.views.plan_page import PlanPage


class ShowPlanView(PlanPage):
    """Where the plan stands, on one page."""

    template_name = "website/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            standing=standing_of(self.plan, self.document, self.findings),
            parts=parts_of(self.document, section_states(self.plan), self.open_findings),
            gravest=self.open_findings[:5],
            open_count=len(self.open_findings),
            may_edit=self.may(Permission.EDIT_FIGURES),
            due=due_words(self.pack, today=self.today, not_bound_by=self.document.template.not_bound_by),
            hospital_section=PICTURES["people-in-hospital"].section_in(self.document.template),
            money_section=PICTURES["money"].section_in(self.document.template),
            charts=draw(self.document, self.pack, "people-in-hospital"),
            money=draw(self.document, self.pack, "money"),
            steps=next_steps(self.document, slug=self.plan.slug, on=self.plan.dated),
            may_choose=self.may(Permission.CHOOSE_RULE_PACK),
            may_export=self.may(Permission.EXPORT_PLAN),
            newer=newer_than(self.plan.template_id),
            **kwargs,
        )


class ShowPictureView(PlanPage):
    """One picture of the plan, large, with its table and its sentence; it prints on a page."""

    template_name = "website/picture.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        picture = PICTURES.get(self.kwargs["picture"])
        if picture is None or not picture.section_in(self.document.template):
            raise Http404("There is no such picture.")
        findings = [f for f in self.open_findings if _tables_of(f) & set(picture.tables)]
        return super().get_context_data(
            picture=picture,
            nothing_to_draw=picture.empty(self.document.template),
            charts=draw(self.document, self.pack, picture.key),
            findings=findings[:6],
            **kwargs,
        )


def _tables_of(finding: Finding) -> set[str]:
    """The tables that a finding rests on."""
    others = (path.split("/") for path in finding.other_places)
    return {finding.table, *(parts[1] for parts in others if len(parts) > 1)} - {""}


class ChooseRulePackView(PlanPage):
    """Which rules the plan is checked against: those in force on its day, or others chosen by hand."""

    template_name = "website/rules.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Choose, and let the checks follow."""
        form = RulePackForm(request.POST, plan=self.plan)
        if form.is_valid():
            try:
                choose_rule_pack(
                    plan=self.plan, pack_id=form.cleaned_data["pack"], by=self.account, at=timezone.now()
                )
            except (NotAllowed, UnableToChangePlan) as reason:
                form.add_error(None, str(reason))
            else:
                follow_up(request, self.plan)
                return redirect("choose_rule_pack", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", RulePackForm(plan=self.plan))
        return super().get_context_data(
            packs=packs(), may_choose=self.may(Permission.CHOOSE_RULE_PACK), **kwargs
        )
