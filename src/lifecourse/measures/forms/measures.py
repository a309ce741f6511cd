"""What is filled in about a measure, a target, a result, and an answer to one."""

from typing import Any

from django import forms

from lifecourse.design.api import DayField
from lifecourse.figures.api import CONFIDENCE_WORDS, Confidence, Unit
from lifecourse.measures.models import UNITS
from lifecourse.measures.operations import Counted, Definition, Period, TargetSet
from lifecourse.measures.rules import DIRECTION_WORDS, AimKind, Direction
from lifecourse.organisations.api import Organisation

WAYS = {
    "number": "A number to reach, or to stay within",
    "under": "So many per cent under another number",
    "over": "So many per cent over another number",
}


def lines(rows: int = 2) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea(attrs={"rows": rows})


class NumberField(forms.DecimalField):
    """A number as somebody writes it: 1,210 and 83.5 alike."""

    default_error_messages = {"invalid": "Enter a number, such as 1,210 or 83.5, without a sign or a unit."}

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=18, decimal_places=4, widget=forms.TextInput, **options)
        self.widget.attrs["inputmode"] = "decimal"

    def to_python(self, value: Any) -> Any:
        """The number; commas that part thousands are taken out."""
        return super().to_python(value.replace(",", "") if isinstance(value, str) else value)


class PeriodForm(forms.Form):
    """From the first day to the last."""

    first = DayField(label="First day of the period")
    last = DayField(label="Last day of the period")

    def clean(self) -> dict[str, Any]:
        """In their order."""
        filled = super().clean() or {}
        first, last = filled.get("first"), filled.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day is before the first.")
        return filled

    @property
    def period(self) -> Period:
        """The days that were filled in."""
        return Period(first=self.cleaned_data["first"], last=self.cleaned_data["last"])


class MeasureForm(forms.Form):
    """What a measure counts."""

    name = forms.CharField(label="Name", max_length=120, help_text="Short, such as: emergency admissions.")
    counts = forms.CharField(
        label="What it counts",
        max_length=500,
        widget=lines(3),
        help_text="So that two people who count it come to the same number.",
    )
    unit = forms.ChoiceField(label="What its numbers are in", choices=[("", "Choose"), *UNITS])
    direction = forms.ChoiceField(
        label="Which way is better",
        choices=[(way.value, words) for way, words in DIRECTION_WORDS.items()],
        widget=forms.RadioSelect,
    )
    numerator = forms.CharField(
        label="For a share: which part is counted", required=False, max_length=300, widget=lines()
    )
    denominator = forms.CharField(
        label="For a share: out of what", required=False, max_length=300, widget=lines()
    )
    source = forms.CharField(
        label="Where its numbers come from",
        required=False,
        max_length=300,
        help_text="A system, a return or a survey. Write no names.",
    )

    @property
    def definition(self) -> Definition:
        """What was filled in."""
        filled = self.cleaned_data
        words = {name: filled[name] for name in ("name", "counts", "numerator", "denominator", "source")}
        return Definition(unit=Unit(filled["unit"]), direction=Direction(filled["direction"]), **words)


class ChangeMeasureForm(MeasureForm):
    """The same from a day on, with the reason."""

    from_date = DayField(label="First day on which it is counted so")
    why = forms.CharField(label="Why it changes", max_length=300, widget=lines())


class TargetForm(PeriodForm):
    """What a measure is to reach."""

    way = forms.ChoiceField(label="What the target is", choices=list(WAYS.items()), widget=forms.RadioSelect)
    number = NumberField(label="The number, or how many per cent", help_text="Such as 83, or 2 for 2%.")
    strict = forms.BooleanField(
        label="The number itself is not good enough",
        required=False,
        help_text="Yes for “fewer than” or “more than”. No for “no more than” or “at least”.",
    )
    base_words = forms.CharField(
        label="For per cent: of what",
        required=False,
        max_length=200,
        help_text="Such as: last year's result.",
    )
    base = NumberField(
        label="The number that it is counted from",
        required=False,
        help_text="Leave it empty if nobody knows it yet. Until then nothing is met or missed.",
    )
    agreed_in = forms.CharField(
        label="Where it is agreed", max_length=300, help_text="The paper and its section."
    )
    why = forms.CharField(
        label="If there is a target for these days: why this one takes its place",
        required=False,
        max_length=300,
        widget=lines(),
    )

    def clean(self) -> dict[str, Any]:
        """A change is of something, and at most all of it."""
        filled = super().clean()
        if filled.get("way") in {"under", "over"} and not filled.get("base_words"):
            self.add_error("base_words", "Say what the per cent are of, such as: last year's result.")
        number = filled.get("number")
        if number is not None and filled.get("way") in {"under", "over"} and number < 0:
            self.add_error("number", "Enter how many per cent, without a minus.")
        return filled

    @property
    def target(self) -> TargetSet:
        """What was filled in."""
        filled = self.cleaned_data
        is_number = filled["way"] == "number"
        return TargetSet(
            kind=AimKind.NUMBER if is_number else AimKind.CHANGE,
            number=-filled["number"] if filled["way"] == "under" else filled["number"],
            strict=filled["strict"],
            base=filled["base"],
            base_words=filled["base_words"],
            agreed_in=filled["agreed_in"],
            why=filled["why"],
        )


class ResultForm(PeriodForm):
    """What was counted."""

    value = NumberField(label="The number", help_text="Such as 1,210 or 83.5.")
    as_at = DayField(
        label="Last day that is counted",
        required=False,
        help_text="Leave it empty for the last day of the period.",
    )
    final = forms.BooleanField(
        label="It is final",
        required=False,
        help_text="A final result is agreed by somebody of another organisation.",
    )
    source = forms.CharField(label="Where it comes from", max_length=300)
    confidence = forms.ChoiceField(
        label="How it was found",
        choices=[(one.value, words) for one, words in CONFIDENCE_WORDS.items()],
        initial=Confidence.COUNTED.value,
    )
    note = forms.CharField(
        label="What a reader should know",
        required=False,
        max_length=500,
        widget=lines(),
        help_text="Write no names, and nothing from which somebody could be known.",
    )
    why = forms.CharField(
        label="If there is a result for these days: why this one takes its place",
        required=False,
        max_length=300,
        widget=lines(),
    )
    entered_for = forms.ModelChoiceField(
        label="For which organisation you enter it",
        queryset=Organisation.objects.none(),
        empty_label="Choose",
    )

    def __init__(self, *args: Any, own: list[Organisation], unit_words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].label = f"The number ({unit_words})"
        if len(own) < 2:
            del self.fields["entered_for"]
        elif isinstance(field := self.fields["entered_for"], forms.ModelChoiceField):
            field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in own])

    @property
    def counted(self) -> Counted:
        """What was filled in."""
        filled = self.cleaned_data
        return Counted(
            value=filled["value"],
            as_at=filled["as_at"] or filled["last"],
            source=filled["source"],
            confidence=Confidence(filled["confidence"]),
            final=filled["final"],
            note=filled["note"],
            why=filled["why"],
        )


class AnswerForm(forms.Form):
    """Why a result is not agreed; nothing to fill in to agree."""

    reason = forms.CharField(
        label="If you do not agree: why",
        max_length=500,
        widget=lines(3),
        help_text="Such as what your own organisation counted. Write no names.",
    )
