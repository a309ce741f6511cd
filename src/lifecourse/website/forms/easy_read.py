"""Writing a line of an Easy Read summary, and recording what a panel said of it."""

from typing import Any

from django import forms

from lifecourse.publishing.api import PART_TITLES, Part, find_pictures


class LineForm(forms.Form):
    """A line: what it says, its picture, and the part in which it stands."""

    say_optional = False

    text = forms.CharField(
        label="What the line says",
        help_text="One short sentence. What stands in [square brackets] is taken from the plan: "
        "move it, and do not type numbers.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
    )
    part = forms.ChoiceField(label="Where it stands", choices=[(p.value, PART_TITLES[p]) for p in Part])
    find = forms.CharField(
        label="Find a picture",
        help_text="A word such as home, money or worried. Then choose from the list above it.",
        max_length=60,
        required=False,
    )
    leave_out = forms.BooleanField(
        label="I leave a number or day out of this line on purpose", required=False
    )
    seen_text = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    seen_picture = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_part = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pictures = sorted(find_pictures(""), key=lambda one: one.alt)
        choices = [(one.name, one.alt) for one in pictures]
        self.fields["picture"] = forms.ChoiceField(label="Picture", choices=choices)
        self.found = pictures

    def with_pictures_found(self) -> "LineForm":
        """The same form, not yet judged, with only the pictures that the words speak of, the best first."""
        begun = {name: self.data.get(name, "") for name in self.fields}
        form = LineForm(initial=begun)
        form.found = find_pictures(begun["find"])
        if form.found:
            choices = [(one.name, one.alt) for one in form.found]
            form.fields["picture"] = forms.ChoiceField(label="Picture", choices=choices)
            form.initial["picture"] = form.found[0].name
        return form

    @property
    def seen(self) -> list[str]:
        """What the writer began from."""
        return [self.cleaned_data[f"seen_{name}"] for name in ("text", "picture", "part")]


class ContactForm(forms.Form):
    """How to tell the partnership something."""

    contact = forms.CharField(
        label="How to tell you something",
        help_text="A telephone number, an email address or a place: the partnership's, not one person's.",
        max_length=200,
        required=False,
    )


class PanelCheckForm(forms.Form):
    """Who checked the summary, when, and what they said."""

    say_optional = False

    panel = forms.CharField(
        label="Name of the group", help_text="A group, never the name of a person.", max_length=120
    )
    people = forms.IntegerField(label="How many people", min_value=1, max_value=1000)
    held_on = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(
        label="Code of the copy that they read",
        help_text="Eight letters and digits at the foot of each page.",
        max_length=20,
    )
    said = forms.CharField(label="What they said", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    changed = forms.CharField(
        label="What was changed because of it",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )
