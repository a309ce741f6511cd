"""You said, we did: who was heard, what they said, and what became of it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from lifecourse.delivery.forms.engagement import HearingForm, SaidForm
from lifecourse.delivery.hearing import Answer
from lifecourse.delivery.models import Hearing, Said
from lifecourse.delivery.operations.engagement import keep_hearing, keep_said
from lifecourse.delivery.queries import hearings_of
from lifecourse.delivery.views.engagement import EngagementForm
from lifecourse.delivery.views.place import KeepPage, ReadPage
from lifecourse.organisations.api import Permission


class ShowHearingsView(ReadPage):
    """What people said beside what was done, newest first; what waits for an answer is counted."""

    template_name = "delivery/hearings.html"
    here = "hearings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every hearing with what was said."""
        hearings = list(hearings_of(self.partnership))
        sayings = [said for hearing in hearings for said in hearing.sayings.all()]
        return super().get_context_data(
            hearings=hearings,
            sayings=len(sayings),
            waiting=sum(said.answer is Answer.NOT_YET for said in sayings),
            **kwargs,
        )


class KeepHearingView(EngagementForm):
    """Add or change an event or conversation."""

    form_class, register, new = HearingForm, "hearings", Hearing
    here, back = "hearings", "show_hearings"
    heading, button = "Who was heard", "Save who was heard"

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        cohorts = filled.pop("cohorts")
        keep_hearing(hearing=self.row(), filled=filled, cohorts=cohorts, by=self.account, at=timezone.now())


class KeepSaidView(KeepPage):
    """Write down something people said, or answer it."""

    form_class = SaidForm
    permission = Permission.KEEP_ENGAGEMENT
    here, back = "hearings", "show_hearings"
    heading, button = "What people said, and what became of it", "Save what people said"

    def saying(self) -> Said:
        """What the address names, or something new that was said at a hearing of this partnership."""
        hearing = get_object_or_404(hearings_of(self.partnership), pk=self.kwargs["number"])
        if "said" in self.kwargs:
            return get_object_or_404(hearing.sayings, pk=self.kwargs["said"])
        return Said(hearing=hearing)

    def get_initial(self) -> dict[str, Any]:
        """What is written down so far."""
        said = self.saying()
        return {"what": said.what, "done": said.done, "why_not": said.why_not}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_said(said=self.saying(), by=self.account, at=timezone.now(), **filled)
