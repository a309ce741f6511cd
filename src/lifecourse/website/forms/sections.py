"""Writing a section."""

from django import forms

from lifecourse.plans.api import SectionState


class SectionForm(forms.Form):
    """The text of a section, and how far it is."""

    say_optional = False

    text = forms.CharField(
        label="Text",
        help_text="Leave an empty line between paragraphs. Begin a line with - for a list.",
        widget=forms.Textarea(attrs={"rows": 18}),
        required=False,
        max_length=60_000,
    )
    state = forms.ChoiceField(
        label="How far is it?",
        choices=[(s, s.value.capitalize()) for s in SectionState],
        widget=forms.RadioSelect,
    )
    # What the writer started from: whoever saves second is shown both texts.
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    seen_state = forms.CharField(widget=forms.HiddenInput, required=False)
