"""What is filled in to ask people what they think, by them, and by whoever reads it."""

from typing import Any

from django import forms

from lifecourse.delivery.forms.engagement import NO_NAMES
from lifecourse.delivery.forms.governance import choose, lines
from lifecourse.delivery.models import Hearing
from lifecourse.design.api import DayField
from lifecourse.organisations.api import Partnership

MOST_LETTERS = 2000


class MakeLinkForm(forms.Form):
    """What people are asked, and until when."""

    purpose = forms.CharField(
        label="What you want to know it for", max_length=200, help_text="Only your partnership sees this."
    )
    question = forms.CharField(
        label="The question", max_length=300, help_text="One question, in short words."
    )
    easy_question = forms.CharField(
        label="The same in Easy Read words", max_length=300, required=False, widget=lines(2)
    )
    whom_to_tell = forms.CharField(
        label="Whom to tell if somebody is hurt or not safe",
        max_length=300,
        help_text="Who answers now, with the number to ring, such as your council's safeguarding team.",
    )
    post_to = forms.CharField(
        label="Where a paper answer can be sent",
        max_length=300,
        required=False,
        widget=lines(2),
        help_text="An address for the printed page. Leave empty if there is none.",
    )
    closes_on = DayField(label="The last day to answer")
    most_answers = forms.IntegerField(
        label="At most how many answers", min_value=1, max_value=5000, initial=200
    )


class AnswerForm(forms.Form):
    """What somebody thinks: one box, and one that only machines fill in."""

    text = forms.CharField(
        label="Write here",
        max_length=MOST_LETTERS,
        widget=lines(8),
        error_messages={
            "required": "Write what you think, then press the button.",
            "max_length": "That is too long for this box. Make it shorter: up to 2,000 letters.",
        },
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class JoinForm(forms.Form):
    """Where an answer belongs, in words that show nobody."""

    hearing = forms.ModelChoiceField(
        label="Where it belongs", queryset=Hearing.objects.none(), empty_label="Choose who was heard"
    )
    words = forms.CharField(
        label="What it says, in words that show nobody", max_length=1000, widget=lines(4), help_text=NO_NAMES
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "hearing", partnership.hearings.all())


class SetAsideForm(forms.Form):
    """Why an answer is set aside."""

    reason = forms.CharField(
        label="Why", max_length=300, help_text="For example: about something else; passed on to safeguarding."
    )
    rub_out = forms.BooleanField(
        label="Rub out what it said",
        required=False,
        help_text="Choose this when it names somebody or holds private things. It cannot be brought back.",
    )
