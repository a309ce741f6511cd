"""Beginning a case: choosing its kind and saying what it is; and saying it again later."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.template import Template
from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import CannotWrite, begin_case
from lifecourse.cases.queries.cases import parts_standing
from lifecourse.cases.rules.document import RESERVED, BadCase
from lifecourse.cases.rules.template import templates
from lifecourse.cases.views.about_form import AboutForm, about_of, typed_of
from lifecourse.cases.views.partnership_place import CasesPage, PartnershipPage
from lifecourse.cases.views.place import WritePartPage
from lifecourse.design.api import OneFormPage, short_name
from lifecourse.organisations.api import NotAllowed, Partnership, Permission, members_of

NEEDS = "Writing cases needs a role that you do not hold here."


def who_may_bring(partnership: Partnership, *, on: date, now: str = "") -> list[tuple[str, str]]:
    """The members of a partnership on a day, by code and name; `now`: one more that brings it already."""
    found = {one.organisation.code: one.organisation.name for one in members_of(partnership, on=on)}
    if now:
        found.setdefault(now, now)
    return sorted(found.items(), key=lambda one: one[1])


class ChooseKindView(CasesPage):
    """Which kinds of case there are, what each is for, and the way to begin one."""

    template_name = "cases/choose_kind.html"
    here = "begin"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open to those who write cases here."""
        if Permission.WRITE_CASES not in self.held:
            raise PermissionDenied(NEEDS)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every kind, in the order of their names."""
        return super().get_context_data(**kwargs) | {"kinds": list(templates().values())}


class BeginCaseView(PartnershipPage, OneFormPage):
    """Say what a new case is."""

    template_name = "cases/begin.html"
    form_class = AboutForm
    button = "Begin this case"
    said = "The case is begun. Below stands what is still to be filled in."
    needs = NEEDS
    refusals = (NotAllowed, CannotWrite, BadCase)
    here = "begin"
    case: Case

    def allowed(self) -> bool:
        """Whether the reader writes cases here."""
        return Permission.WRITE_CASES in self.held

    def kind(self) -> Template:
        """The kind of case that the address names."""
        found = templates().get(self.kwargs["kind"])
        if found is None:
            raise Http404("There is no such kind of case.")
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who may bring it."""
        organisations = who_may_bring(self.partnership, on=self.today)
        return super().get_form_kwargs() | {"organisations": organisations}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the kind is for."""
        kind = self.kind()
        return super().get_context_data(**kwargs) | {"kind": kind, "heading": f"Begin: {kind.name}"}

    def back_url(self) -> str:
        """The kinds to choose from."""
        return reverse("cases:choose_kind", args=[self.partnership.slug])

    def next_url(self) -> str:
        """What is still to be filled in."""
        return reverse("cases:show_parts", args=[self.partnership.slug, self.case.slug])

    def act(self, filled: dict[str, Any]) -> None:
        """Begin it under a short name of its own."""
        taken = RESERVED | set(
            Case.objects.filter(partnership=self.partnership).values_list("slug", flat=True)
        )
        slug = short_name(filled["title"], taken, otherwise="case")
        about = about_of(filled, {"slug": slug, "template": self.kind().slug})
        self.case = begin_case(
            partnership=self.partnership,
            data={PartName.ABOUT.value: about},
            stamp=stamp_of(self.request),
            place=filled["reference"],
        )


class WriteAboutView(WritePartPage):
    """Say again what a case is."""

    part = PartName.ABOUT.value
    form_class = AboutForm
    heading = "What the case is"
    button = "Save"
    back = "show_parts"
    here = "parts"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who may bring it."""
        now = self.document.about.organisation
        return super().get_form_kwargs() | {
            "organisations": who_may_bring(self.partnership, on=self.today, now=now)
        }

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        return super().get_initial() | typed_of(self.document.about)

    def content(self, filled: dict[str, Any]) -> Any:
        """What the form says, over what else stands there."""
        return about_of(filled, parts_standing(self.case)[self.part].content)
