"""What other rooms may ask of design in Python; in templates they load `design` and `words`."""

from lifecourse.design.forms import DayField, DayInput, LifecourseFormRenderer
from lifecourse.design.words import (
    day,
    exact_money,
    money,
    number,
    people,
    percent,
    short_day,
    short_money,
)

__all__ = [
    "DayField",
    "DayInput",
    "LifecourseFormRenderer",
    "day",
    "exact_money",
    "money",
    "number",
    "people",
    "percent",
    "short_day",
    "short_money",
]
