"""One section of a plan: as it will print, with what is wrong beside it; and writing in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    ChangedMeanwhile,
    Draft,
    SectionState,
    SectionTemplate,
    UnableToChangePlan,
    answer_about,
    changes_of,
    draft_of,
    say_here,
    section_states,
    throw_draft_away,
    who_is_here,
    word_differences,
    write_answer,
    writing_permission,
)
from lifecourse.website.bids import BidShown, bids_of
from lifecourse.website.changing import follow_up
from lifecourse.website.forms.sections import SectionForm
from lifecourse.website.shown import parts_of, show_table
from lifecourse.website.views.beside import beside_section
from lifecourse.website.views.plan_page import PlanPage


class SectionPage(PlanPage):
    """A page about one section of the template."""

    section: SectionTemplate

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.section = self.document.template.section(kwargs["section"])
        except KeyError as reason:
            raise Http404(str(reason)) from None

    @property
    def answer(self) -> str:
        """The section's text."""
        return self.document.answers.get(self.section.key, "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        states = section_states(self.plan)
        return super().get_context_data(
            section=self.section,
            answer=self.answer,
            state=states[self.section.key],
            parts=parts_of(self.document, states, self.open_findings),
            section_findings=[f for f in self.open_findings if f.section == self.section.key],
            accepted_here=sum(f.state == "accepted" and f.section == self.section.key for f in self.findings),
            may_write=self.may(writing_permission(finance=self.section.finance)),
            may_change_figures=self.may(Permission.EDIT_FIGURES),
            **kwargs,
        )


class ShowSectionView(SectionPage):
    """The section as it will print, editable where it stands."""

    template_name = "website/section.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        printed = self.document.tables_in(self.section.key)
        changes = changes_of(self.plan, [table.key for table in printed])
        tables = [
            show_table(
                table,
                slug=self.plan.slug,
                document=self.document,
                changes=changes,
                findings=self.open_findings,
                may_change=self.may(Permission.EDIT_FIGURES),
            )
            for table in printed
        ]
        order = [s.key for s in self.document.template.sections]
        here = order.index(self.section.key)
        return super().get_context_data(
            tables=tables,
            bids=self.bids() if any(table.template.key == "bids" for table in printed) else [],
            **beside_section(self, self.section.key),
            here=who_is_here(self.plan, self.section.key, but=self.account, at=timezone.now()),
            before=self.document.template.sections[here - 1] if here else None,
            after=self.document.template.sections[here + 1] if here + 1 < len(order) else None,
            **kwargs,
        )

    def bids(self) -> list[BidShown]:
        """The bids of the plan that cases make, of those that the reader may open."""
        return bids_of(self.plan, self.document, account=self.account, on=timezone.localdate())


class WriteSectionView(SectionPage):
    """The section's text, to be written."""

    template_name = "website/write_section.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save the text; when somebody else has changed it meanwhile, show both."""
        form = SectionForm(request.POST)
        if request.POST.get("take") == "draft":
            return self._bring_back()
        if "take" in request.POST:
            return self._bring_together(request.POST["take"], form)
        if "throw_away" in request.POST:
            throw_draft_away(plan=self.plan, section=self.section.key, by=self.account)
            return redirect("write_section", self.plan.slug, self.section.key)
        if form.is_valid():
            try:
                write_answer(
                    plan=self.plan,
                    section=self.section.key,
                    text=form.cleaned_data["text"],
                    state=self._state(form),
                    seen=form.cleaned_data["seen"],
                    by=self.account,
                    at=timezone.now(),
                )
            except ChangedMeanwhile as reason:
                form.add_error(None, str(reason))
                return self._both(form)
            except (UnableToChangePlan, NotAllowed) as reason:
                form.add_error(None, str(reason))
            else:
                follow_up(request, self.plan)
                return redirect("show_section", self.plan.slug, self.section.key)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @cached_property
    def draft(self) -> Draft | None:
        """What the reader was writing here and did not save."""
        found = draft_of(self.plan, self.section.key, account=self.account, at=timezone.now())
        return found if found and found.text.strip() != self.answer.strip() else None

    def _bring_back(self) -> HttpResponse:
        """The words that were not saved, with what the writer had begun from."""
        draft = self.draft
        begun = {"text": draft.text, "seen": draft.seen} if draft else {}
        state = section_states(self.plan)[self.section.key]
        started = SectionState.DRAFTING if state is SectionState.NOT_STARTED else state
        form = SectionForm(
            initial={"text": self.answer, "seen": self.answer, "state": started, "seen_state": state} | begun
        )
        return self.render_to_response(self.get_context_data(form=form, brought_back=draft))

    def _state(self, form: SectionForm) -> SectionState:
        """How far the section is: as chosen here, or as somebody else said meanwhile."""
        chosen = SectionState(form.cleaned_data["state"])
        untouched = form.cleaned_data["seen_state"] == chosen
        now = section_states(self.plan)[self.section.key]
        return now if untouched and now is not SectionState.NOT_STARTED else chosen

    def _both(self, form: SectionForm) -> HttpResponse:
        """Their text and mine, with what differs; nothing is saved until the writer has chosen."""
        self.plan.refresh_from_db()
        self.__dict__.pop("document", None)
        about = answer_about(self.plan, self.section.key)
        mine = form.cleaned_data["text"].replace("\r\n", "\n").strip()
        context = self.get_context_data(
            form=form,
            theirs=self.answer,
            mine=mine,
            about=about,
            pieces=word_differences(self.answer, mine),
        )
        return self.render_to_response(context, status=422)

    def _bring_together(self, take: str, form: SectionForm) -> HttpResponse:
        """Begin again from their text, from mine, or from one after the other."""
        form.is_valid()
        mine = self.request.POST.get("mine", "").replace("\r\n", "\n").strip()
        texts = {"theirs": self.answer, "mine": mine, "both": f"{self.answer}\n\n{mine}"}
        begun = SectionForm(
            initial={
                "text": texts.get(take, mine),
                "seen": self.answer,
                "state": form.cleaned_data.get("state"),
                "seen_state": section_states(self.plan)[self.section.key],
            }
        )
        return self.render_to_response(self.get_context_data(form=begun, taken=take, mine=mine))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        state = context["state"]
        started = SectionState.DRAFTING if state is SectionState.NOT_STARTED else state
        if context["may_write"]:
            here = self.section.key
            say_here(plan=self.plan, place=here, by=self.account, at=timezone.now())
            context["here"] = who_is_here(self.plan, here, but=self.account, at=timezone.now())
        if "form" not in context:
            context["draft"] = self.draft
        context.setdefault(
            "form",
            SectionForm(
                initial={"text": self.answer, "seen": self.answer, "state": started, "seen_state": state}
            ),
        )
        return context
