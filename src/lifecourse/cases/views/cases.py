"""The cases somebody may read, one case on a page, all that stands in it, and what does not add up."""

from typing import Any, cast

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.cases.models import Case
from lifecourse.cases.queries.approval import approval_of
from lifecourse.cases.reading.case import gateways_shown, must_mend, parts_shown
from lifecourse.cases.reading.listed import list_cases, read_findings
from lifecourse.cases.reading.parts import parts_to_fill
from lifecourse.cases.views.place import CaseReadPage
from lifecourse.delivery.api import LEVEL_WORDS, Level
from lifecourse.organisations.api import Permission, members_of, partnerships_where


class ShowCasesView(TemplateView):
    """Every case that the reader may open, by partnership."""

    template_name = "cases/cases.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cases, partnership by partnership, each with what it declares and where it stands."""
        account = cast("Account", self.request.user)
        on = timezone.localdate()
        written = set(partnerships_where(account, Permission.WRITE_CASES, on=on))
        seen = set(partnerships_where(account, Permission.SEE_CASES, on=on))
        groups = [
            (one, list_cases(one, on=on) if one in seen else [], one in written)
            for one in sorted(written | seen, key=lambda one: one.name)
        ]
        shown = [one for one in groups if one[1] or one[2]]
        return super().get_context_data(groups=shown, here="cases", **kwargs)


class ShowCaseView(CaseReadPage):
    """A case on one page, as a board reads it."""

    template_name = "cases/case.html"
    here = "case"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it brings, whom it touches, where it stands, what is missing."""
        approval = approval_of(self.case, on=self.today)
        findings = read_findings(self.case, on=self.today)
        return super().get_context_data(**kwargs) | {
            "template": approval.template,
            "last": approval.last,
            "changed": approval.changed and approval.last is not None,
            "gateways": gateways_shown(approval, names_in(self.case)),
            "findings": findings,
            "must_mend": must_mend(findings),
        }


class ShowTextView(CaseReadPage):
    """All that stands in a case, part by part."""

    template_name = "cases/text.html"
    here = "text"

    def url_of(self, case: Case) -> str:
        """The address of another case."""
        return reverse("cases:show_case", args=[self.partnership.slug, case.slug])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every part of its kind, with the words of levels and where other cases are."""
        template = approval_of(self.case, on=self.today).template
        here = Case.objects.filter(partnership=self.partnership)
        others = {one.reference: self.url_of(one) for one in here}
        levels = {level.value: LEVEL_WORDS[level] for level in Level}
        return super().get_context_data(**kwargs) | {
            "template": template,
            "parts": list(
                zip(
                    parts_shown(self.document, template),
                    (self.part_url(one) for one in parts_to_fill(self.document, template)),
                    strict=True,
                )
            ),
            "dependencies": [(one, others.get(one.reference, "")) for one in self.document.dependencies],
            "risks": [
                (one, levels.get(one.likelihood, "not said"), levels.get(one.impact, "not said"))
                for one in self.document.risks
            ],
            "names": {one.slug: one.name for one in self.document.milestones},
        }


class ShowFindingsView(CaseReadPage):
    """What does not add up in a case."""

    template_name = "cases/findings.html"
    here = "findings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every finding, what must be mended first."""
        findings = read_findings(self.case, on=self.today)
        return super().get_context_data(**kwargs) | {"findings": findings, "must_mend": must_mend(findings)}


def names_in(case: Case) -> dict[str, str]:
    """The names of the organisations that decide on a case, by their codes."""
    members = members_of(case.partnership, on=timezone.localdate())
    names = {one.organisation.code: one.organisation.name for one in members}
    return names | {case.organisation.code: case.organisation.name}
