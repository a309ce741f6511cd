"""What is filled in about meetings, decisions and actions."""

from datetime import date
from typing import Any

from django import forms

from lifecourse.accounts.api import Account
from lifecourse.delivery.deciding import OUTCOME_WORDS, Outcome
from lifecourse.delivery.models import Decision, DecisionKind, Meeting
from lifecourse.delivery.queries import decisions_of, meetings_of
from lifecourse.design.api import DayField
from lifecourse.organisations.api import (
    Board,
    BoardSeat,
    Organisation,
    Partnership,
    Permission,
    members_of,
    people_who_may,
)

ROLE_HINT = "A role title, such as finance lead. Never a person's name."


def lines(rows: int = 3) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea(attrs={"rows": rows})


class MeetingForm(forms.Form):
    """When and where a board meets, and about what."""

    board = forms.ModelChoiceField(
        label="Board or group", queryset=Board.objects.none(), empty_label="Choose a board or group"
    )
    day = DayField(label="Day")
    begins = forms.TimeField(
        label="Time it begins",
        required=False,
        help_text="For example 14:30. Leave empty if it is not known yet.",
        error_messages={"invalid": "Enter a time such as 14:30."},
    )
    place = forms.CharField(
        label="Where", required=False, max_length=200, help_text="A room, or the word online. No links."
    )
    papers_due = DayField(label="Papers are due on", required=False)
    agenda = forms.CharField(
        label="What is on the agenda",
        required=False,
        max_length=4000,
        widget=lines(5),
        help_text="One item on each line.",
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "board", partnership.boards.order_by("name"))


class ChangeMeetingForm(MeetingForm):
    """The same for a meeting that is in the calendar, with the choice to call it off."""

    called_off = forms.CharField(
        label="If it does not take place: why",
        required=False,
        max_length=300,
        help_text="Leave empty if it does. What was called off stays in the calendar, with the reason.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["board"]


class NotesForm(forms.Form):
    """Which seats were filled, and what was said in short."""

    filled = forms.ModelMultipleChoiceField(
        label="Which seats were filled",
        queryset=BoardSeat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.CharField(
        label="What was said, in short",
        required=False,
        max_length=8000,
        widget=lines(6),
        help_text="Write no names. What was decided and what is to be done is written down separately.",
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "filled", board.seats.order_by("-chairs", "title", "id"))
        self.fields["filled"].label_from_instance = seat_words  # type: ignore[attr-defined]


def seat_words(seat: BoardSeat) -> str:
    """A seat as a line: its role and its organisation."""
    return f"{seat.title}, {seat.organisation}" if seat.organisation else seat.title


class RightForm(forms.Form):
    """Who may decide one kind of thing."""

    kind = forms.CharField(
        label="What is decided",
        max_length=200,
        help_text="For example: pool budgets, or agree the joint plan.",
    )
    board = forms.ModelChoiceField(
        label="Who may decide it",
        queryset=Board.objects.none(),
        required=False,
        empty_label="Each organisation, for itself",
    )
    ceiling = forms.DecimalField(
        label="Up to how much money, in pounds",
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text="Only if the board may decide up to a sum. Leave empty if there is none.",
    )
    from_date = DayField(label="From which day", required=False)
    authority = forms.CharField(
        label="Which paper says so", required=False, max_length=300, help_text="Its title, day and section."
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "board", partnership.boards.order_by("name"))


class DecisionForm(forms.Form):
    """What was decided, and by whom."""

    what = forms.CharField(label="What was put to them", max_length=1000, widget=lines())
    kind = forms.ModelChoiceField(
        label="What kind of decision is it",
        queryset=DecisionKind.objects.none(),
        empty_label="Choose a kind of decision",
    )
    board = forms.ModelChoiceField(
        label="The board that decided",
        queryset=Board.objects.none(),
        required=False,
        empty_label="No board: one organisation decided",
    )
    organisation = forms.ModelChoiceField(
        label="Or the organisation that decided for itself",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="No organisation: a board decided",
    )
    meeting = forms.ModelChoiceField(
        label="At which meeting",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="At none, or not in the calendar",
    )
    decided_on = DayField(label="On which day")
    outcome = forms.ChoiceField(
        label="How it ended",
        choices=[(outcome.value, words) for outcome, words in OUTCOME_WORDS.items()],
        widget=forms.RadioSelect,
    )
    conditions = forms.CharField(
        label="Under which conditions, if any", required=False, max_length=1000, widget=lines()
    )
    amount = forms.DecimalField(
        label="How much money it is about, in pounds, if any",
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
    )
    supersedes = forms.ModelChoiceField(
        label="Which earlier decision it takes the place of",
        queryset=Decision.objects.none(),
        required=False,
        empty_label="None",
    )

    def __init__(self, *args: Any, partnership: Partnership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "kind", partnership.decision_kinds.order_by("name"))
        choose(self, "board", partnership.boards.order_by("name"))
        choose(self, "organisation", organisations_of(partnership, today))
        choose(self, "meeting", meetings_of(partnership).filter(called_off="", day__lte=today).reverse())
        choose(self, "supersedes", decisions_of(partnership).filter(superseded_by=None))

    def clean_outcome(self) -> Outcome:
        """The outcome as the rules know it."""
        return Outcome(self.cleaned_data["outcome"])


class ActionForm(forms.Form):
    """What is to be done, by whom and by when."""

    what = forms.CharField(label="What is to be done", max_length=500, widget=lines(2))
    owner_organisation = forms.ModelChoiceField(
        label="Which organisation does it",
        queryset=Organisation.objects.none(),
        empty_label="Choose an organisation",
    )
    owner_role = forms.CharField(label="In which role", required=False, max_length=200, help_text=ROLE_HINT)
    owner_account = forms.ModelChoiceField(
        label="Who sees it on their home page",
        queryset=Account.objects.none(),
        required=False,
        empty_label="Nobody in particular",
    )
    due_on = DayField(label="By which day")
    meeting = forms.ModelChoiceField(
        label="From which meeting it comes",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="From none",
    )
    decision = forms.ModelChoiceField(
        label="From which decision it comes",
        queryset=Decision.objects.none(),
        required=False,
        empty_label="From none",
    )

    def __init__(self, *args: Any, partnership: Partnership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "owner_organisation", organisations_of(partnership, today))
        readers = people_who_may(Permission.SEE_PLAN, partnership=partnership, on=today)
        choose(self, "owner_account", Account.objects.filter(pk__in=[p.pk for p in readers]))
        self.fields["owner_account"].label_from_instance = lambda a: a.full_name  # type: ignore[attr-defined]
        choose(self, "meeting", meetings_of(partnership).filter(called_off="").reverse())
        choose(self, "decision", decisions_of(partnership))


class ChaseForm(forms.Form):
    """What was said when an action was asked after."""

    words = forms.CharField(label="What was said", max_length=500, widget=lines(2))


class DoneForm(forms.Form):
    """What shows that it is done."""

    words = forms.CharField(
        label="What shows that it is done",
        required=False,
        max_length=1000,
        widget=lines(2),
        help_text="For example the title and day of a paper.",
    )


class NotDoneForm(forms.Form):
    """Why it will not be done."""

    words = forms.CharField(label="Why it will not be done", max_length=1000, widget=lines(2))


class ReopenForm(forms.Form):
    """Nothing to fill in: only to confirm."""


def organisations_of(partnership: Partnership, today: date) -> Any:
    """The organisations that take part on a day, by name."""
    members = members_of(partnership, on=today).values("organisation")
    return Organisation.objects.filter(pk__in=members).order_by("name")


def choose(form: forms.Form, name: str, among: Any) -> None:
    """Let somebody choose among these."""
    form.fields[name].queryset = among  # type: ignore[attr-defined]
