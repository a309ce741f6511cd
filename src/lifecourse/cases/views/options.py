"""The options of a case: which comes first, why, what would change it, and what each is worth."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from lifecourse.cases.kinds.options import ALL_WEIGHT, Appraisal
from lifecourse.cases.reading.options import (
    describe_options,
    number_words,
    percent_words,
    show_weighing,
)
from lifecourse.cases.reading.options_value import show_value
from lifecourse.cases.rules.options import BadWeights, in_proportion, reweigh
from lifecourse.cases.rules.options_model import asked_of
from lifecourse.cases.views.place import CaseReadPage
from lifecourse.organisations.api import members_of


class OtherWeightsForm(forms.Form):
    """Weights that somebody tries: nothing of it is kept."""

    def __init__(self, *args: Any, appraisal: Appraisal, **options: Any) -> None:
        super().__init__(*args, **options)
        for one in appraisal.criteria:
            self.fields[f"weight-{one.slug}"] = forms.DecimalField(
                label=one.name,
                min_value=0,
                max_value=ALL_WEIGHT,
                decimal_places=4,
                initial=number_words(one.weight, 4),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "nhsuk-input--width-4"}),
            )

    def weights(self) -> dict[str, Fraction]:
        """What was typed, by criterion. Raises BadWeights where it weighs nothing."""
        typed = {name.removeprefix("weight-"): value for name, value in self.cleaned_data.items()}
        return in_proportion({slug: Fraction(value) for slug, value in typed.items()})

    def typed_in_all(self) -> Decimal:
        """What was typed, added up."""
        return sum(self.cleaned_data.values(), start=Decimal(0))


class ShowOptionsView(CaseReadPage):
    """The options, by the case's weights or by others that stand in the address."""

    template_name = "cases/options.html"
    here = "options"

    def get_template_names(self) -> list[str]:
        """Of the page, only what other weights change, where that is asked for."""
        part = getattr(self.request, "htmx", False)
        return ["cases/_weighing.html" if part else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The options weighed and in money."""
        stands = self.document.appraisal
        trying = any(name.startswith("weight-") for name in self.request.GET)
        form = OtherWeightsForm(self.request.GET if trying else None, appraisal=stands)
        appraisal, told = self._tried(form) if trying and form.is_valid() else (stands, "")
        names = {
            one.organisation.code: one.organisation.name
            for one in members_of(self.partnership, on=self.today)
        }
        return super().get_context_data(**kwargs) | {
            "appraisal": appraisal,
            "weighing": show_weighing(appraisal),
            "described": describe_options(stands),
            "value": show_value(
                appraisal,
                on=self.document.about.first_day,
                names=names,
                model=asked_of(self.document.model),
            ),
            "form": form,
            "trying": appraisal is not stands,
            "told": told,
        }

    def _tried(self, form: OtherWeightsForm) -> tuple[Appraisal, str]:
        """The appraisal by the weights that are tried, and what is to be said of them."""
        stands = self.document.appraisal
        try:
            weights = form.weights()
        except BadWeights as reason:
            form.add_error(None, str(reason))
            return stands, ""
        whole = form.typed_in_all()
        told = (
            ""
            if whole == ALL_WEIGHT
            else f"What you typed comes to {percent_words(Fraction(whole))}, and is taken in proportion."
        )
        return reweigh(stands, weights), told
