"""Who has a stake, how they are told, who speaks for whom, and how far people shaped the work."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils import timezone

from lifecourse.delivery.forms.engagement import CohortForm, SharedWorkForm, StakeholderForm, TellingForm
from lifecourse.delivery.hearing import SHAPING_MEANS, SHAPING_WORDS, nobody_speaks_for
from lifecourse.delivery.models import Cohort, SharedWork, Stakeholder, Telling
from lifecourse.delivery.operations.engagement import (
    keep_cohort,
    keep_shared_work,
    keep_stakeholder,
    keep_telling,
)
from lifecourse.delivery.stakes import stakes_of
from lifecourse.delivery.views.place import KeepPage, ReadPage
from lifecourse.organisations.api import Permission


class ShowStakeholdersView(ReadPage):
    """Groups by how much it matters to them and how much they can change."""

    template_name = "delivery/stakeholders.html"
    here = "stakeholders"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The map as a grid, its sentence, and the same as a table."""
        stakeholders = list(self.partnership.stakeholders.select_related("kept_by").order_by("name"))
        stakes = stakes_of((one.name, one.interest, one.influence) for one in stakeholders)
        return super().get_context_data(stakeholders=stakeholders, stakes=stakes, **kwargs)


class ShowTellingsView(ReadPage):
    """The communications plan, phase by phase."""

    template_name = "delivery/tellings.html"
    here = "tellings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every step, and which are past their day."""
        tellings = list(self.partnership.tellings.select_related("owner").order_by("phase", "to_date", "id"))
        late = [t for t in tellings if t.to_date and t.to_date < self.today and t.state != "done"]
        return super().get_context_data(
            tellings=tellings,
            late=late,
            phases=len({t.phase for t in tellings}),
            without_a_day=sum(t.to_date is None for t in tellings),
            **kwargs,
        )


class ShowVoicesView(ReadPage):
    """Which reference groups speak for which group of people, and for whom nobody speaks."""

    template_name = "delivery/voices.html"
    here = "voices"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The groups of people, and the gaps in a sentence."""
        cohorts = list(self.partnership.cohorts.prefetch_related("voices", "hearings").order_by("number"))
        voices = {str(cohort): [board.name for board in cohort.voices.all()] for cohort in cohorts}
        gaps = nobody_speaks_for(voices, voices)
        local = sum(not cohort.is_national for cohort in cohorts)
        return super().get_context_data(
            cohorts=cohorts, gaps=gaps, local=local, national=len(cohorts) - local, **kwargs
        )


class ShowSharedWorkView(ReadPage):
    """How far people shaped each piece of work: as we see it, and as they do."""

    template_name = "delivery/shared_work.html"
    here = "shared-work"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each piece of work with both views, and what the levels mean."""
        works = list(self.partnership.shared_works.order_by("what"))
        return super().get_context_data(
            works=works,
            apart=sum(bool(w.peoples_level) and bool(w.apart) for w in works),
            unasked=sum(not w.peoples_level for w in works),
            ladder=[(words, SHAPING_MEANS[shaping]) for shaping, words in SHAPING_WORDS.items()],
            **kwargs,
        )


class EngagementForm(KeepPage):
    """Adds one row of a register, or changes the one that the address names."""

    permission = Permission.KEEP_ENGAGEMENT
    register = ""
    new: Any

    def row(self) -> Any:
        """The row that the address names, or a new one."""
        if "number" in self.kwargs:
            return get_object_or_404(getattr(self.partnership, self.register), pk=self.kwargs["number"])
        return self.new(partnership=self.partnership)

    def get_form_kwargs(self) -> dict[str, Any]:
        """With what can be chosen here."""
        return super().get_form_kwargs() | {"partnership": self.partnership, "today": self.today}

    def get_initial(self) -> dict[str, Any]:
        """The row as it stands."""
        row = self.row()
        initial = {}
        for name, field in (self.form_class or forms.Form).base_fields.items():
            if not isinstance(field, forms.ModelMultipleChoiceField):
                initial[name] = getattr(row, name)
            elif row.pk:
                initial[name] = getattr(row, name).all()
        return initial


class KeepStakeholderView(EngagementForm):
    """Add or change a group that has a stake."""

    form_class, register, new = StakeholderForm, "stakeholders", Stakeholder
    here, back = "stakeholders", "show_stakeholders"
    heading, button = "A group that has a stake", "Save this group"

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_stakeholder(stakeholder=self.row(), filled=filled, by=self.account, at=timezone.now())


class KeepTellingView(EngagementForm):
    """Add or change a step of the communications plan."""

    form_class, register, new = TellingForm, "tellings", Telling
    here, back = "tellings", "show_tellings"
    heading, button = "One step of the communications plan", "Save this step"

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_telling(telling=self.row(), filled=filled, by=self.account, at=timezone.now())


class KeepCohortView(EngagementForm):
    """Add or change a group of people, and who speaks for it."""

    form_class, register, new = CohortForm, "cohorts", Cohort
    here, back = "voices", "show_voices"
    heading, button = "A group of people, and who speaks for them", "Save this group"

    def get_initial(self) -> dict[str, Any]:
        """A new group takes the next number."""
        initial = super().get_initial()
        if not self.row().pk:
            last = self.partnership.cohorts.order_by("number").last()
            initial["number"] = last.number + 1 if last else 1
        return initial

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        voices = filled.pop("voices")
        keep_cohort(cohort=self.row(), filled=filled, voices=voices, by=self.account, at=timezone.now())


class KeepSharedWorkView(EngagementForm):
    """Say how far people shaped a piece of work."""

    form_class, register, new = SharedWorkForm, "shared_works", SharedWork
    here, back = "shared-work", "show_shared_work"
    heading, button = "How far people shaped a piece of work", "Save this"

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_shared_work(work=self.row(), filled=filled, by=self.account, at=timezone.now())
