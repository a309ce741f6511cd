"""An option's own money by year, and which part of the case's cost model it is."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.http import Http404

from lifecourse.cases.kinds.asking import AskedPart
from lifecourse.cases.kinds.asking_money import money_of_option
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.model import Model
from lifecourse.cases.kinds.options import FromModel
from lifecourse.cases.reading.options import named, number_words
from lifecourse.cases.views.options_forms import PERCENT, as_typed, number_field
from lifecourse.cases.views.options_writing import OptionsPartPage
from lifecourse.cases.views.parts import ListPlace, ShowPartView
from lifecourse.cases.views.parts_row import AddRowView, TakeOutView, WriteRowView

# A factor of a hundred, in percent.
MOST_PERCENT = 10_000


class OptionMoneyPlace(ListPlace):
    """A page about the money of the option that the address names."""

    here = "options"
    named_by = ("option",)
    pages = {
        "show_part": "show_option_money",
        "add_row": "add_option_money",
        "write_row": "write_option_money",
        "take_out": "take_out_option_money",
    }

    @cached_property
    def asked(self) -> AskedPart:
        """What pages ask of its money."""
        if self.document.appraisal.option(self.kwargs["option"]) is None:
            raise Http404("This case has no such option.")
        return money_of_option(self.kwargs["option"])


class ShowOptionMoneyView(OptionMoneyPlace, ShowPartView):
    """What an option costs and brings, amount by amount."""

    template_name = "cases/option_money.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which option it is, and the way back to all of them."""
        option = self.document.appraisal.option(self.kwargs["option"])
        return super().get_context_data(**kwargs) | {
            "title": f"Money of {named(option)}" if option else "",
            "option": option,
            "model": option and option.model and self.document.model,
            "back_url": self.url("show_options"),
            "back_words": "All options",
        }


class AddOptionMoneyView(OptionMoneyPlace, AddRowView):
    """Add an amount to an option."""


class WriteOptionMoneyView(OptionMoneyPlace, WriteRowView):
    """Change an amount of an option."""


class TakeOutOptionMoneyView(OptionMoneyPlace, TakeOutView):
    """Take an amount of an option out."""


class OptionModelForm(forms.Form):
    """Which part of the case's cost model an option is."""

    say_optional = False
    part = forms.BooleanField(label="It is worked out from the case's cost model", required=False)

    def __init__(self, *args: Any, model: Model, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label, those in (
            ("phases", "Which phases belong to it?", model.phases),
            ("participants", "Who takes part in it?", model.participants),
        ):
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                help_text="Choose none for all of them.",
                choices=[(one.slug, one.name) for one in those],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        for name, label in (("cost", "What it costs"), ("benefit", "What it brings")):
            self.fields[f"{name}_factor"] = number_field(
                f"{label}, in percent of the model", MOST_PERCENT, help_text="100: as the model says."
            )

    def content(self) -> dict[str, Any] | None:
        """The link as a file would hold it; None where there is none."""
        typed = self.cleaned_data
        if not typed["part"]:
            return None
        found: dict[str, Any] = {name: typed[name] for name in ("phases", "participants") if typed[name]}
        for name in ("cost_factor", "benefit_factor"):
            if typed[name] not in (None, Decimal(PERCENT)):
                found[name] = as_typed(typed[name] / PERCENT)
        return found


class WriteOptionModelView(OptionsPartPage):
    """Say which part of the case's cost model an option is."""

    template_name = "cases/option_model.html"
    part = PartName.OPTIONS.value
    form_class = OptionModelForm
    about = "Money that comes from the model follows it: when a phase moves, the option moves with it."
    said = "Saved: the option is worked out anew."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which option."""
        return f"{named(self.option())} and the cost model"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The model, if there is one."""
        if self.document.model is None:
            raise Http404("This case has no cost model yet.")
        return super().get_form_kwargs() | {"model": self.document.model}

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        model = self.option().model
        link = model or FromModel()
        return {
            "part": model is not None,
            "phases": link.phases,
            "participants": link.participants,
            "cost_factor": number_words(link.cost_factor * PERCENT, 4),
            "benefit_factor": number_words(link.benefit_factor * PERCENT, 4),
        }

    def do(self, form: OptionModelForm) -> None:
        """Write it in its place."""
        slug, link = self.option().slug, form.content()
        said = {} if link is None else {"model": link}
        rows = [
            {key: value for key, value in row.items() if key != "model"} | said
            if row["slug"] == slug
            else row
            for row in self.rows()
        ]
        self.act({"rows": rows})

    def content(self, filled: dict[str, Any]) -> Any:
        """All options of the case."""
        return filled["rows"]
