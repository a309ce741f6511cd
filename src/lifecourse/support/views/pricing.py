"""What is bought or given at a price, as forms ask for it."""

from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms

from lifecourse.design.api import DayField
from lifecourse.standards.api import cost_formula

PRICED = ("words", "provider", "price", "price_unit", "units_a_week", "from_date", "to_date")


def money_field(label: str, help_text: str = "", **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        max_digits=10,
        decimal_places=2,
        min_value=Decimal(0),
        error_messages={"required": "Give an amount in pounds.", "invalid": "Give a number, such as 20.50."},
        **options,
    )


class PricedForm(forms.Form):
    """What it is, who gives it, how much of it, at what price, and from when to when."""

    words = forms.CharField(
        label="What is it?",
        help_text="Such as: two people at home in the morning.",
        max_length=300,
        error_messages={"required": "Say what the support is."},
    )
    provider = forms.CharField(
        label="Who gives it?", max_length=200, error_messages={"required": "Say who gives it."}
    )
    price = money_field("What is the price, in pounds?", "0 if there is no charge.")
    price_unit = forms.ChoiceField(
        label="What is that price for?", error_messages={"required": "Choose what the price is for."}
    )
    units_a_week = forms.DecimalField(
        label="How many of these a week?",
        help_text="For a price by the hour, the day or the session.",
        max_digits=6,
        decimal_places=2,
        min_value=Decimal(0),
        required=False,
    )
    from_date = DayField(label="From which day?")
    to_date = DayField(label="Up to which day, if it is known?", required=False)


def offer_prices(form: forms.Form, *, on: date) -> None:
    """Offer what a price can be for, by the formula of a day."""
    units = cost_formula(on).price_units.values()
    offered = [("", "Choose"), *((one.id, one.words) for one in units)]
    cast("forms.ChoiceField", form.fields["price_unit"]).choices = offered
