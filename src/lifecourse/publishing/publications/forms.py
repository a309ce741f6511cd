"""What is said when a plan is published."""

from collections.abc import Sequence
from typing import Any

from django import forms

from lifecourse.plans.api import PlanVersion


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
