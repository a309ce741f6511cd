"""How a case is carried out, taking a milestone on as an action, and the report of half a year."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.http import Http404

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.document import Milestone
from lifecourse.cases.operations.delivery import Carries, carry_out
from lifecourse.cases.operations.writing import CannotWrite
from lifecourse.cases.queries.delivery import approved_document, taken_on
from lifecourse.cases.reading.delivery import read_delivery, read_half
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.views.partnership_place import CasesPage
from lifecourse.cases.views.place import CaseKeepPage, CaseReadPage
from lifecourse.delivery.api import UnableToKeepRecord
from lifecourse.design.api import DayField
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, members_of


class ShowCarriedOutView(CasesPage):
    """Every action of a partnership that carries out a case, by case."""

    template_name = "cases/carried_out.html"
    here = "actions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cases of which something was taken on, each with its actions by the day they are due."""
        rows = taken_on(case for case, _ in self.documents)
        groups = [(case, list(those)) for case, those in groupby(rows, key=lambda row: row.case)]
        return super().get_context_data(**kwargs) | {"groups": groups, "today": self.today}


class ShowDeliveryView(CaseReadPage):
    """A case's milestones with what became of each."""

    template_name = "cases/delivery.html"
    here = "delivery"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """By the actions of an action plan, where it is one."""
        shown = read_delivery(self.case, self.document, on=self.today)
        return super().get_context_data(**kwargs) | {
            "shown": shown,
            "carries": {Permission.WRITE_CASES, Permission.KEEP_GOVERNANCE} <= self.held,
        }


class ShowHalfView(CaseReadPage):
    """What half a year's report tells of a case: once in spring and once in autumn."""

    template_name = "cases/half.html"
    here = "delivery"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The half that is asked for, or the last that is over, or the first of all."""
        told = read_half(self.case, self.document, asked=self.request.GET.get("half", ""), on=self.today)
        return super().get_context_data(**kwargs) | {"told": told, "shown": told.shown, "half": told.half}


class CarryOutForm(forms.Form):
    """Who takes a milestone on, in which role, and by when."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Which organisation?")
    role = forms.CharField(label="In which role?", help_text="A role, never a name.", max_length=200)
    due = DayField(label="By which day?")

    def __init__(self, *args: Any, members: list[Organisation], **kwargs: Any) -> None:
        """A form for the members of the partnership."""
        super().__init__(*args, **kwargs)
        if isinstance(field := self.fields["organisation"], forms.ModelChoiceField):
            field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in members]).order_by("name")


class CarryOutView(CaseKeepPage):
    """Take a milestone of an approved case on as an action."""

    form_class = CarryOutForm
    button = "Take this on"
    back = "show_delivery"
    said = "Taken on. It stands among the partnership’s actions."
    needs = "Taking on what a case promises needs a role that you do not hold here."
    refusals = (NotAllowed, CannotWrite, BadCase, UnableToKeepRecord)

    def allowed(self) -> bool:
        """Who writes cases and keeps what the partnership does."""
        return {Permission.WRITE_CASES, Permission.KEEP_GOVERNANCE} <= self.held

    def milestone(self) -> Milestone:
        """The one that is meant, as it was approved."""
        approved = approved_document(self.case, on=self.today) or self.document
        found = next((one for one in approved.milestones if one.slug == self.kwargs["milestone"]), None)
        if found is None:
            raise Http404("This case has no such milestone.")
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        """The members of the partnership."""
        members = [one.organisation for one in members_of(self.partnership, on=self.today)]
        return super().get_form_kwargs() | {"members": members}

    def get_initial(self) -> dict[str, Any]:
        """As the case says it."""
        one = self.milestone()
        due: date | None = one.due
        said = {"organisation": self.case.organisation, "role": one.who}
        return super().get_initial() | said | ({"due": due} if due else {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is taken on."""
        context = super().get_context_data(**kwargs)
        return context | {"heading": "Take a milestone on", "about": self.milestone().name}

    def act(self, filled: dict[str, Any]) -> None:
        """Take it on."""
        by_whom = Carries(organisation=filled["organisation"], role=filled["role"], due=filled["due"])
        carry_out(
            case=self.case, milestone=self.kwargs["milestone"], by_whom=by_whom, stamp=stamp_of(self.request)
        )
