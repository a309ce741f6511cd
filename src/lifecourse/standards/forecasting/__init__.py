"""National numbers that a forecast rests on where an area has none of its own."""

import tomllib
from functools import cache
from importlib.resources import files

from lifecourse.engine.pathways import Parameter
from lifecourse.standards.forecasting.reading import NationalNumbers, read_numbers

__all__ = ["NationalNumbers", "national_numbers", "national_parameters"]


@cache
def national_numbers() -> NationalNumbers:
    """The numbers that ship."""
    file = files(__name__) / "pathways.toml"
    return read_numbers(tomllib.loads(file.read_text(encoding="utf-8")), where=file.name)


def national_parameters(adults: float) -> tuple[Parameter, ...]:
    """Every parameter of the model for an area of so many adults with a learning disability."""
    return national_numbers().for_area(adults)
