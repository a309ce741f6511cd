"""A figure in words and digits, as a page prints it."""

from decimal import Decimal

from lifecourse.figures.rules import UNIT_WORDS, FigureValue, Qualifier, Unit


def number_words(value: Decimal, unit: Unit) -> str:
    """A number with its unit: "69 people", "£19,500,000", "3.6%"."""
    shown = f"{value.normalize():,f}"
    if unit is Unit.POUNDS:
        return f"-£{shown[1:]}" if shown.startswith("-") else f"£{shown}"
    if unit is Unit.PERCENT:
        return f"{shown}%"
    one, many = UNIT_WORDS[unit]
    return f"{shown} {one if value == 1 else many}"


def figure_words(stated: FigureValue) -> str:
    """A stated figure with the word that stood before it: "over 150 people"."""
    words = number_words(stated.value, stated.unit)
    return words if stated.qualifier is Qualifier.EXACTLY else f"{stated.qualifier.value} {words}"
