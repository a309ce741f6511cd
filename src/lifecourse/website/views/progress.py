"""How far each section is and whose it is; and giving sections out."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.organisations.api import NotAllowed, Permission, people_who_may
from lifecourse.plans.api import (
    Progress,
    SectionState,
    UnableToChangePlan,
    assign_sections,
    progress_of,
)
from lifecourse.website.forms.assignments import AssignForm
from lifecourse.website.views.plan_page import PlanPage


class ShowProgressView(PlanPage):
    """Every section with its state, owner and day: late ones first."""

    template_name = "website/progress.html"

    @property
    def progress(self) -> list[Progress]:
        """The plan's sections, in the order of the template."""
        return progress_of(self.plan, [(s.key, s.title) for s in self.document.template.sections])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        progress = self.progress
        return super().get_context_data(
            rows=[
                {"about": one, "late": one.late(self.today), "yours": one.waits_for(self.account)}
                for one in sorted(progress, key=lambda one: _urgency(one, self.today))
            ],
            counts=[(state.value, sum(one.state is state for one in progress)) for state in SectionState],
            late=sum(one.late(self.today) for one in progress),
            nobody=sum(one.writer is None for one in progress),
            may_assign=self.may(Permission.ASSIGN_SECTIONS),
            **kwargs,
        )


def _urgency(one: Progress, today: date) -> tuple[bool, bool, date]:
    """Late ones first, then what is due next, then the rest; what is ready comes last among equals."""
    ready = one.state is SectionState.READY
    return (not one.late(today), ready, one.due_on or date.max)


class AssignSectionsView(ShowProgressView):
    """Who writes and checks several sections, and by when."""

    template_name = "website/assign_sections.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Give them out: all that were ticked, or none."""
        form = self._form(request.POST)
        if form.is_valid():
            try:
                given = assign_sections(
                    plan=self.plan, tasks=form.tasks(), by=self.account, at=timezone.now()
                )
            except (UnableToChangePlan, NotAllowed) as reason:
                form.add_error(None, str(reason))
            else:
                words = "1 section is" if len(given) == 1 else f"{len(given)} sections are"
                messages.success(request, f"{words} given out.")
                return redirect("show_progress", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _form(self, data: Any = None) -> AssignForm:
        about: dict[str, Any] = {"partnership": self.plan.partnership, "on": self.today}
        texts = people_who_may(Permission.EDIT_SECTIONS, **about)
        money = people_who_may(Permission.EDIT_FINANCE_SECTIONS, **about)
        writers = sorted({*texts, *money}, key=lambda person: (person.full_name, person.email))
        return AssignForm(
            data,
            progress=self.progress,
            writers=writers,
            readers=people_who_may(Permission.SEE_PLAN, **about),
            initial={"sections": self.request.GET.getlist("section")},
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = self._form()
        return super().get_context_data(**kwargs)
