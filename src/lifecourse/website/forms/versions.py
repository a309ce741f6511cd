"""Freezing a version, and choosing two to compare."""

from typing import Any

from django import forms

from lifecourse.plans.api import KIND_WORDS, VersionKind


class FreezeForm(forms.Form):
    """Which version is frozen, and why now."""

    say_optional = False

    kind = forms.ChoiceField(
        label="What is this version?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what this version is."},
    )
    note = forms.CharField(
        label="Why it is frozen now",
        help_text="Printed with the version. When something is not settled yet, say why you go on.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, kinds: list[VersionKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [(kind.value, KIND_WORDS[kind]) for kind in kinds]


class CompareForm(forms.Form):
    """Two of: a frozen version, a plan as it is now."""

    say_optional = False

    before = forms.ChoiceField(label="Compare", error_messages={"invalid_choice": "Choose the first one."})
    after = forms.ChoiceField(label="with", error_messages={"invalid_choice": "Choose the second one."})
    show = forms.ChoiceField(
        label="Show",
        choices=[("all", "Words and figures"), ("words", "Words only"), ("figures", "Figures only")],
        required=False,
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
            field.choices = choices
