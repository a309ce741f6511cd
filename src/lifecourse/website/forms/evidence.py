"""Adding a file as evidence, and taking one away."""

from django import forms


class AddEvidenceForm(forms.Form):
    """A file and what it shows."""

    say_optional = False

    file = forms.FileField(
        label="File",
        help_text="PDF, Word, Excel, CSV, plain text, PNG or JPEG.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
    )
    shows = forms.CharField(
        label="What it shows",
        help_text="For example “Ward census of 31 December 2015, page 2”. Everybody who may read the plan "
        "can download the file: give none about one person.",
        max_length=500,
        error_messages={"required": "Say what the file shows."},
    )


class RemoveEvidenceForm(forms.Form):
    """Why a file is taken away."""

    say_optional = False

    why = forms.CharField(
        label="Why it is taken away",
        max_length=500,
        error_messages={"required": "Say why it is taken away. It stays on the record."},
    )
