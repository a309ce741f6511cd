"""Fields that forms about money share."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.rules.pounds import NotPounds, as_typed, read_pounds


class PoundsField(forms.CharField):
    """An amount asked for in pounds; gives whole pence, or None where it may stay empty and does.

    `initial` is whole pence. `nothing` lets 0 through. What is no amount is refused with the mend.
    """

    def __init__(self, *, nothing: bool = False, **options: Any) -> None:
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.nothing = nothing
        self.error_messages["required"] = "Enter an amount in pounds, such as 1250.50."

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A keyboard with digits on a telephone; words are refused on the page, not by the browser."""
        attrs: dict[str, Any] = dict(super().widget_attrs(widget))
        return attrs | {"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false"}

    def prepare_value(self, value: Any) -> Any:
        """Whole pence as one types them; what was typed as it was."""
        return as_typed(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """What was typed, in whole pence. Raises ValidationError with the mend."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_pounds(text, nothing=self.nothing)
        except NotPounds as reason:
            raise ValidationError(str(reason), code="not_pounds") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another amount was typed: £1,250 and 1250.00 are the same."""
        try:
            typed = read_pounds(str(data or ""), nothing=True) if data else None
        except NotPounds:
            return True
        return bool(typed != initial)


class LineField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One line of a year, by its scheme, whose it is, from which contribution. `going`: none that ended."""

    def __init__(
        self, *, year: FundYear, led_by: Collection[int] | None = None, going: bool = False, **options: Any
    ) -> None:
        found = SchemeLine.objects.filter(contribution__year=year)
        if going:
            found = found.filter(ended=False)
        if led_by is not None:
            found = found.filter(lead__in=led_by)
        options.setdefault("error_messages", {"required": "Choose a line."})
        super().__init__(
            found.select_related("scheme", "lead", "contribution"), empty_label="Choose", **options
        )

    def label_from_instance(self, obj: Any) -> str:
        """Enough to tell it from the scheme's other lines."""
        ended = "it has ended" if obj.ended else ""
        return ", ".join(filter(None, [str(obj), obj.contribution.name, obj.provider, ended]))


class SureField(forms.MultipleChoiceField):
    """Doubts that somebody ticks once they have looked at each. Not shown until `raise_doubts`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label="Look at this first",
            help_text="Tick what you have looked at and send it again, or go back.",
            widget=forms.CheckboxSelectMultiple,
            required=False,
            **options,
        )

    def valid_value(self, value: str) -> bool:
        """Any: what is ticked counts only where it is a doubt that there still is."""
        return True

    @staticmethod
    def raise_doubts(form: forms.Form, doubts: Sequence[str]) -> None:
        """Offer the doubts to be ticked, as an error of the form's field `sure`."""
        cast("SureField", form.fields["sure"]).choices = [(one, one) for one in doubts]
        form.add_error("sure", "Nothing is posted yet. " + " ".join(doubts))

    @staticmethod
    def hide_where_sure(form: forms.Form) -> None:
        """Leave the field out of a page that has no doubts."""
        if "sure" in form.fields and not cast("SureField", form.fields["sure"]).choices:
            del form.fields["sure"]
