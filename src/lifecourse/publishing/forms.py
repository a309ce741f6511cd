"""What can be chosen before a plan is printed."""

from django import forms

from lifecourse.engine.sheets.package import MOST_BYTES
from lifecourse.publishing.paper import Annex


class PublishForm(forms.Form):
    """Which annexes are wanted."""

    say_optional = False

    annex = forms.MultipleChoiceField(
        label="Print at the end as well",
        required=False,
        choices=[
            (Annex.FINDINGS.value, "What the checks found, open and accepted"),
            (Annex.SOURCES.value, "The source of every figure"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )

    def annexes(self) -> frozenset[Annex]:
        """The annexes that were chosen; none when what was sent is not on offer."""
        return frozenset(Annex(a) for a in self.cleaned_data["annex"]) if self.is_valid() else frozenset()


class UploadForm(forms.Form):
    """The file that comes back."""

    say_optional = False

    file = forms.FileField(
        label="Your workbook, or one table as a CSV file",
        help_text=f"An Excel workbook (.xlsx) or a CSV file, at most {MOST_BYTES // 1024 // 1024} MB.",
        allow_empty_file=True,
        error_messages={"required": "Choose the file that you filled in."},
    )

    def clean_file(self) -> object:
        """Refuse a file that is too large before anything of it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"The file has {file.size / 1024 / 1024:.0f} MB; a workbook has at most "
                f"{MOST_BYTES // 1024 // 1024}. Take pictures and other sheets out of it, save and "
                "upload it again."
            )
        return file
