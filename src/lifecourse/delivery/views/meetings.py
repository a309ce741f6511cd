"""The calendar of meetings, and one meeting with what came of it."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from lifecourse.delivery.forms.governance import ChangeMeetingForm, MeetingForm, NotesForm
from lifecourse.delivery.models import Meeting
from lifecourse.delivery.operations.meetings import MeetingPlan, call_meeting, change_meeting, note_meeting
from lifecourse.delivery.queries import actions_of, decisions_of, meetings_of
from lifecourse.delivery.views.place import KeepPage, PartnershipPage, ReadPage


class ShowMeetingsView(ReadPage):
    """What is to come, soonest first, and what has been, newest first."""

    template_name = "delivery/meetings.html"
    here = "meetings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every meeting, on the side of today it falls on."""
        meetings = list(meetings_of(self.partnership))
        to_come = [m for m in meetings if m.day >= self.today]
        been = [m for m in reversed(meetings) if m.day < self.today]
        return super().get_context_data(to_come=to_come, been=been, **kwargs)


class OneMeeting(PartnershipPage):
    """Finds the meeting that the address names."""

    here = "meetings"

    @property
    def meeting(self) -> Meeting:
        """The meeting, or 404."""
        return get_object_or_404(meetings_of(self.partnership), pk=self.kwargs["number"])


class ShowMeetingView(OneMeeting, ReadPage):
    """One meeting: when, about what, who was there, and what came of it."""

    template_name = "delivery/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meeting with its seats, decisions and actions."""
        meeting = self.meeting
        return super().get_context_data(
            meeting=meeting,
            filled=meeting.attendances.select_related("seat__organisation").order_by("-seat__chairs", "id"),
            decisions=decisions_of(self.partnership).filter(meeting=meeting),
            actions=actions_of(self.partnership).filter(meeting=meeting),
            **kwargs,
        )


class CallMeetingView(KeepPage):
    """Put a meeting in the calendar."""

    form_class = MeetingForm
    here, back = "meetings", "show_meetings"
    heading, button = "Add a meeting", "Add this meeting"

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the boards of this partnership."""
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def act(self, filled: dict[str, Any]) -> None:
        """Add it."""
        board = filled.pop("board")
        call_meeting(board=board, about=MeetingPlan(**filled), by=self.account, at=timezone.now())


class ChangeOneMeeting(OneMeeting, KeepPage):
    """A form about one meeting, that leads back to it."""

    def back_url(self) -> str:
        """The meeting's page."""
        return reverse("delivery:show_meeting", args=[self.partnership.slug, self.kwargs["number"]])


class ChangeMeetingView(ChangeOneMeeting):
    """Change when, where or about what it is, or call it off."""

    form_class = ChangeMeetingForm
    heading, button = "Change this meeting", "Save this meeting"

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the boards of this partnership."""
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def get_initial(self) -> dict[str, Any]:
        """The meeting as it stands."""
        meeting = self.meeting
        return {name: getattr(meeting, name) for name in ChangeMeetingForm.declared_fields if name != "board"}

    def act(self, filled: dict[str, Any]) -> None:
        """Change it."""
        called_off = filled.pop("called_off")
        change_meeting(
            meeting=self.meeting,
            about=MeetingPlan(**filled),
            called_off=called_off,
            by=self.account,
            at=timezone.now(),
        )


class NoteMeetingView(ChangeOneMeeting):
    """Say which seats were filled, and what was said."""

    form_class = NotesForm
    heading, button = "Who was there, and what was said", "Save these notes"

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """With the seats of this board."""
        return NotesForm(board=self.meeting.board, **self.get_form_kwargs())

    def get_initial(self) -> dict[str, Any]:
        """What is noted so far."""
        meeting = self.meeting
        return {"filled": meeting.attendances.values_list("seat", flat=True), "notes": meeting.notes}

    def act(self, filled: dict[str, Any]) -> None:
        """Note it."""
        note_meeting(
            meeting=self.meeting,
            filled=filled["filled"],
            notes=filled["notes"],
            by=self.account,
            at=timezone.now(),
        )
