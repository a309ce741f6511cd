"""Who may decide what, and what was decided."""

from typing import Any

from django.utils import timezone

from lifecourse.delivery.forms.governance import DecisionForm, RightForm
from lifecourse.delivery.operations.decisions import Decided, Given, log_decision, say_who_decides
from lifecourse.delivery.queries import decisions_of, meetings_of, rights_of
from lifecourse.delivery.views.place import KeepPage, ReadPage


class ShowRightsView(ReadPage):
    """Who may decide what, today."""

    template_name = "delivery/rights.html"
    here = "rights"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every kind of decision, one row, with who may take it."""
        rights = list(rights_of(self.partnership, on=self.today))
        return super().get_context_data(
            rights=rights,
            given=sum(bool(right and right.board) for _, right in rights),
            kept=sum(bool(right and not right.board) for _, right in rights),
            unsaid=sum(right is None for _, right in rights),
            **kwargs,
        )


class SayWhoDecidesView(KeepPage):
    """Say who may decide one kind of thing."""

    form_class = RightForm
    here, back = "rights", "show_rights"
    heading, button = "Say who may decide something", "Save who may decide"
    about = (
        "Write the kind of decision as it stands in the list to change who may take it: "
        "what held until then stays in the record, and ends the day before."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the boards of this partnership."""
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def get_initial(self) -> dict[str, Any]:
        """The kind that a link names."""
        wanted = self.request.GET.get("kind", "")
        kind = self.partnership.decision_kinds.filter(pk=wanted).first() if wanted.isdecimal() else None
        return {"kind": kind.name if kind else ""}

    def act(self, filled: dict[str, Any]) -> None:
        """Say so."""
        kind = filled.pop("kind")
        say_who_decides(
            partnership=self.partnership, kind=kind, given=Given(**filled), by=self.account, at=timezone.now()
        )


class ShowDecisionsView(ReadPage):
    """Everything that was decided, newest first."""

    template_name = "delivery/decisions.html"
    here = "decisions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The decisions, and how many of them the organisations have still to take."""
        decisions = list(decisions_of(self.partnership))
        standing = [d for d in decisions if not hasattr(d, "superseded_by")]
        return super().get_context_data(
            decisions=decisions,
            recommended=sum(d.is_recommendation for d in standing),
            has_kinds=self.partnership.decision_kinds.exists(),
            **kwargs,
        )


class LogDecisionView(KeepPage):
    """Write down what was decided."""

    form_class = DecisionForm
    here, back = "decisions", "show_decisions"
    heading, button = "Write down a decision", "Keep this decision"
    about = (
        "A decision is never changed once it is kept: a later one takes its place. "
        "What a board has no right to decide is kept as a recommendation to the organisations."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """With what can be chosen here."""
        return super().get_form_kwargs() | {"partnership": self.partnership, "today": self.today}

    def get_initial(self) -> dict[str, Any]:
        """The board and day of the meeting that a link names."""
        wanted = self.request.GET.get("meeting", "")
        meeting = meetings_of(self.partnership).filter(pk=wanted).first() if wanted.isdecimal() else None
        return {"meeting": meeting, "board": meeting.board, "decided_on": meeting.day} if meeting else {}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it, and say at once when it is only a recommendation."""
        decision = log_decision(
            partnership=self.partnership, decided=Decided(**filled), by=self.account, at=timezone.now()
        )
        if decision.is_recommendation:
            self.said = f"Kept as a recommendation to the organisations. {decision.because}"
