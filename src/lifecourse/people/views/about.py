"""Writing, with somebody, what they want others to know; the second to save sees both."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.functional import cached_property

from lifecourse.design.api import DayField
from lifecourse.people.kinds import (
    ABOUT_QUESTIONS,
)
from lifecourse.people.models import About
from lifecourse.people.operations.about import ChangedMeanwhile, words_of, write_about
from lifecourse.people.reading import about_of
from lifecourse.people.views.keeping import KeepingPage

SHORT = {"called", "languages", "needs_interpreter"}


class AboutForm(forms.Form):
    """One question a part, and with whom it was written. What stood there before goes along, unseen."""

    # Every question may be left out, which the page says once.
    say_optional = False

    def __init__(self, *args: Any, standing: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in ABOUT_QUESTIONS.items():
            box = forms.TextInput() if name in SHORT else forms.Textarea(attrs={"rows": 4})
            letters = 100 if name == "called" else 200 if name in SHORT else 4000
            self.fields[name] = forms.CharField(
                label=question, widget=box, max_length=letters, required=False, initial=standing[name]
            )
            self.fields[f"seen_{name}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, strip=False, initial=standing[name]
            )
        self.fields["written_with"] = forms.CharField(
            label="Who wrote it, and with whom?",
            help_text="Such as: Bel, with her sister and her support worker.",
            max_length=200,
            error_messages={"required": "Say who wrote it, and with whom."},
        )
        self.fields["written_on"] = DayField(label="On which day?")


class WriteAbout(KeepingPage):
    """What somebody says about themselves, asked with them. The second to save sees both."""

    template_name = "people/write_about.html"
    form_class = AboutForm
    done = "Written down. What it said before stays in the record of change."

    @cached_property
    def standing(self) -> About | None:
        """What is written now."""
        return about_of(self.person)

    def get_form_kwargs(self) -> dict[str, Any]:
        """What stands there to begin with."""
        return super().get_form_kwargs() | {"standing": words_of(self.standing)}

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"written_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        write_about(
            person=self.person,
            typed={name: said[name] for name in ABOUT_QUESTIONS},
            seen={name: said[f"seen_{name}"] for name in ABOUT_QUESTIONS},
            written_on=said["written_on"],
            written_with=said["written_with"],
            by=self.account,
            at=self.at,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep it; where somebody else wrote meanwhile, show what stands beside what was typed."""
        try:
            return super().form_valid(form)
        except ChangedMeanwhile as changed:
            data = {name: str(words) for name, words in form.data.items()}
            for name, words in changed.standing.items():
                typed, seen = data.get(name, ""), data.get(f"seen_{name}", "")
                # What the writer left alone follows the other; what both changed waits for the writer.
                if typed.split() == seen.split():
                    data[name] = words
                data[f"seen_{name}"] = words
            again = AboutForm(data, standing=dict(changed.standing))
            again.is_valid()
            for name, words in changed.both.items():
                shown = f"it says now: {words}" if words else "it is empty now"
                again.add_error(
                    name, f"Somebody else changed this while you wrote; {shown}. Save again to keep yours."
                )
            return self.form_invalid(again)
