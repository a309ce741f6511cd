"""What is said when a plan is published, and how its papers look."""

from collections.abc import Sequence
from typing import Any

from django import forms

from lifecourse.plans.api import PlanVersion
from lifecourse.publishing.look import Look
from lifecourse.publishing.looks import UnableToChangeLook, read_colour


class PublicationForm(forms.Form):
    """Which version is published, and what readers of the list should know."""

    say_optional = False

    version = forms.ChoiceField(
        label="Which version?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the version to publish."},
    )
    note = forms.CharField(
        label="Note (optional)",
        help_text="Stands in the list below for good, for example “Sent to the regional team”. Names of "
        "people do not belong here.",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, versions: Sequence[PlanVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [(str(version.number), version.name) for version in versions]


class LookForm(forms.Form):
    """How a partnership's papers look."""

    say_optional = False

    masthead = forms.CharField(
        label="Name above the title (optional)",
        help_text="Left empty, the partnership's own name.",
        required=False,
        max_length=80,
    )
    accent = forms.CharField(
        label="Colour of titles and rules",
        help_text="As a web page writes it, for example #1d4540. It has to be dark enough to read on white.",
        max_length=7,
        widget=forms.TextInput(attrs={"class": "nhsuk-input nhsuk-input--width-10", "spellcheck": "false"}),
        error_messages={"required": "Give a colour, for example #1d4540."},
    )
    contact = forms.CharField(
        label="Questions and other formats (optional)",
        help_text="A team's address or telephone number, where readers ask questions or for other formats. "
        "Not one person's: papers are kept for years.",
        required=False,
        max_length=200,
    )

    def clean_accent(self) -> str:
        """The colour, when it can be read on white."""
        try:
            return read_colour(self.cleaned_data["accent"])
        except UnableToChangeLook as reason:
            raise forms.ValidationError(str(reason)) from None

    def look(self) -> Look:
        """What was chosen."""
        return Look(**self.cleaned_data)
