"""What can be chosen before a plan is printed."""

from django import forms

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
