"""What is bought or given at a price: what has to be said of it before a cost can be worked out."""

from datetime import date
from decimal import Decimal
from typing import Any

from lifecourse.people.api import CannotStand, must_say
from lifecourse.standards.api import PricedBy, cost_formula

# A price unit of the published formula (standards/formulas).
NO_CHARGE = "no-charge"


def priced(
    *,
    words: str,
    provider: str,
    price: Decimal,
    price_unit: str,
    units_a_week: Decimal | None,
    from_date: date,
    to_date: date | None,
    on: date,
) -> dict[str, Any]:
    """What is kept of something at a price, by column; one payment is on one day. Raises CannotStand."""
    must_say(words, "Say what the support is.")
    must_say(provider, "Say who gives it.")
    _check_price(price, price_unit, units_a_week, on=on)
    if price_unit == "one-off":
        to_date = from_date
    if to_date is not None and to_date < from_date:
        raise CannotStand("It would end before it begins.")
    return {
        "words": words.strip(),
        "provider": provider.strip(),
        "price": price,
        "price_unit": price_unit,
        "units_a_week": units_a_week,
        "from_date": from_date,
        "to_date": to_date,
    }


def _check_price(price: Decimal, unit: str, units_a_week: Decimal | None, *, on: date) -> None:
    """Refuse a price from which no cost can be worked out. Raises CannotStand."""
    known = cost_formula(on).price_units
    if unit not in known:
        raise CannotStand("Choose what the price is for.")
    if (unit == NO_CHARGE) is not (price == 0):
        raise CannotStand("Give a price, or say that there is no charge.")
    if price < 0:
        raise CannotStand("A price cannot be below nothing.")
    if known[unit].units is PricedBy.PLANNED and unit != NO_CHARGE and not units_a_week:
        raise CannotStand("Say how many of these are planned a week: the cost is worked out from it.")
    if units_a_week is not None and units_a_week < 0:
        raise CannotStand("Nobody plans less than nothing.")
