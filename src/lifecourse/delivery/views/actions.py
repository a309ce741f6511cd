"""What somebody took on, late ones first, and what became of it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from lifecourse.delivery.forms.governance import ActionForm, ChaseForm, DoneForm, NotDoneForm, ReopenForm
from lifecourse.delivery.models import Action
from lifecourse.delivery.operations.actions import TakenOn, chase_action, close_action, take_on
from lifecourse.delivery.queries import actions_of, meetings_of
from lifecourse.delivery.rules import ActionState
from lifecourse.delivery.views.place import KeepPage, ReadPage


class ShowActionsView(ReadPage):
    """What is open, late ones first, and what is closed."""

    template_name = "delivery/actions.html"
    here = "actions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every action in the group it stands in."""
        actions = list(actions_of(self.partnership))
        still = [a for a in actions if a.state == ActionState.OPEN.value]
        rows = [
            {"action": a, "late": a.late_on(self.today), "mine": a.owner_account == self.account}
            for a in still
        ]
        return super().get_context_data(
            rows=rows,
            late=sum(bool(row["late"]) for row in rows),
            closed=[a for a in reversed(actions) if a.state != ActionState.OPEN.value],
            **kwargs,
        )


class TakeOnView(KeepPage):
    """Write down what somebody took on."""

    form_class = ActionForm
    here, back = "actions", "show_actions"
    heading, button = "Add an action", "Add this action"

    def get_form_kwargs(self) -> dict[str, Any]:
        """With what can be chosen here."""
        return super().get_form_kwargs() | {"partnership": self.partnership, "today": self.today}

    def get_initial(self) -> dict[str, Any]:
        """The meeting that a link names."""
        wanted = self.request.GET.get("meeting", "")
        meeting = meetings_of(self.partnership).filter(pk=wanted).first() if wanted.isdecimal() else None
        return {"meeting": meeting} if meeting else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Take it on."""
        take_on(partnership=self.partnership, about=TakenOn(**filled), by=self.account, at=timezone.now())


class OneAction(KeepPage):
    """A form about one action; its words stand above it."""

    here, back = "actions", "show_actions"
    to: ActionState

    @property
    def action(self) -> Action:
        """The action, or 404."""
        return get_object_or_404(actions_of(self.partnership), pk=self.kwargs["number"])

    def allowed(self) -> bool:
        """Its owner may say what became of it, and whoever keeps these records."""
        return super().allowed() or self.action.owner_account == self.account

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the action says."""
        return super().get_context_data(**kwargs) | {"about": self.action.what}

    def act(self, filled: dict[str, Any]) -> None:
        """Say what became of it."""
        words = filled.get("words", "")
        close_action(action=self.action, to=self.to, words=words, by=self.account, at=timezone.now())


class ActionDoneView(OneAction):
    """It is done."""

    form_class, to = DoneForm, ActionState.DONE
    heading, button = "Is this done?", "It is done"


class ActionNotDoneView(OneAction):
    """It will not be done."""

    form_class, to = NotDoneForm, ActionState.NOT_DONE
    heading, button = "Will this not be done?", "It will not be done"


class ReopenActionView(OneAction):
    """It was closed by mistake."""

    form_class, to = ReopenForm, ActionState.OPEN
    heading, button = "Open this action again?", "Open it again"


class ChaseActionView(OneAction):
    """Somebody asked after it."""

    form_class = ChaseForm
    heading, button = "You asked how this goes", "Keep what was said"

    def allowed(self) -> bool:
        """Only whoever keeps these records chases."""
        return self.permission in self.held

    def act(self, filled: dict[str, Any]) -> None:
        """Keep what was said."""
        chase_action(action=self.action, answer=filled["words"], by=self.account, at=timezone.now())
