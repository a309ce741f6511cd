"""What is filled in about a board or group, and about a seat on it."""

from datetime import date
from typing import Any

from django import forms

from lifecourse.delivery.forms.governance import ROLE_HINT, choose, lines, organisations_of
from lifecourse.organisations.api import Board, Organisation, Partnership


class BoardForm(forms.Form):
    """A board or reference group."""

    name = forms.CharField(label="Name of the board or group", max_length=200)
    purpose = forms.CharField(label="What it is for", required=False, max_length=2000, widget=lines())
    reports_to = forms.ModelChoiceField(
        label="Which board it reports to",
        queryset=Board.objects.none(),
        required=False,
        empty_label="None in this partnership",
    )

    def __init__(self, *args: Any, partnership: Partnership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "reports_to", partnership.boards.order_by("name"))


class SeatForm(forms.Form):
    """One seat: a role title, never an officer's name."""

    title = forms.CharField(label="Role title", max_length=200, help_text=ROLE_HINT)
    organisation = forms.ModelChoiceField(
        label="Of which organisation",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="None: somebody who speaks for people, for example",
    )
    chairs = forms.BooleanField(label="This seat chairs the board or group", required=False)
    is_a_role = forms.BooleanField(label="This is a role title and nobody's name", required=False)

    def __init__(self, *args: Any, partnership: Partnership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "organisation", organisations_of(partnership, today))
