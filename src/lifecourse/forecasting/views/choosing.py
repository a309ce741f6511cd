"""Which lever buys most for a pound, and the smallest set of homes and teams that meets the range."""

from typing import Any, cast

from django import forms

from lifecourse.engine.forecast import BadModel
from lifecourse.engine.pathways import FUNDERS, BadArea, BadScenario
from lifecourse.forecasting.queries.choosing import each_lever_alone, least_that_meets
from lifecourse.forecasting.queries.trying import TRIED_DRAWS
from lifecourse.forecasting.reading.choosing import SmallestView, smallest_view, worth_view
from lifecourse.forecasting.reading.saying import month_of, range_of, range_words, year_ends
from lifecourse.forecasting.views.results import ResultPage

CANNOT: tuple[type[Exception], ...] = (BadModel, BadArea, BadScenario)
ALL = "all"


class LeastForm(forms.Form):
    """Whose range, when, and with which chance. Nothing of it is kept."""

    say_optional = False
    payer = forms.ChoiceField(label="Whose planning assumption?")
    at = forms.TypedChoiceField(label="At the end of", coerce=int)
    chance = forms.IntegerField(
        label="With a chance of at least, in 100",
        min_value=1,
        max_value=99,
        initial=80,
        widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, payers: list[tuple[str, str]], ends: list[tuple[int, str]], **more: Any):
        super().__init__(*args, **more)
        cast("forms.ChoiceField", self.fields["payer"]).choices = payers
        cast("forms.ChoiceField", self.fields["at"]).choices = ends
        self.fields["at"].initial = ends[-1][0]


class ShowChoosingView(ResultPage):
    """Each lever by itself, and the least that meets a range."""

    template_name = "forecasting/choosing.html"
    shows = "choosing"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The levers weighed; the least that meets a range where that is asked for."""
        context = super().get_context_data(**kwargs)
        payers = [
            (one.payer or ALL, f"{FUNDERS.get(one.payer, 'All together')}: {range_words(one)}")
            for one in sorted(self.outlook.area.ranges, key=lambda one: one.payer)
        ]
        ends = [(one, month_of(self.outlook.month_ends[one])) for one in year_ends(self.outlook)]
        asked = "chance" in self.request.GET
        form = LeastForm(self.request.GET if asked else None, payers=payers, ends=ends) if payers else None
        return context | {
            "worth": worth_view(each_lever_alone(self.forecast)) if self.forecast.beside_id else None,
            "form": form,
            "draws": TRIED_DRAWS,
            "least": self._least(form) if form is not None and asked and form.is_valid() else None,
        }

    def _least(self, form: LeastForm) -> SmallestView | None:
        filled = form.cleaned_data
        payer = "" if filled["payer"] == ALL else filled["payer"]
        one = range_of(self.outlook, payer)
        if one is None:
            return None
        try:
            found = least_that_meets(
                self.forecast, month=filled["at"], high=one.high, payer=payer, wanted=filled["chance"] / 100
            )
        except CANNOT as reason:
            form.add_error(None, str(reason))
            return None
        return smallest_view(found, when=self.outlook.month_ends[filled["at"]], high=one.high)
