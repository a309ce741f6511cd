"""Published series that a forecast is held to."""

import tomllib
from functools import cache
from importlib.resources import files

from lifecourse.standards.series.reading import PublishedSeries, read_series

__all__ = ["PublishedSeries", "published_series"]


@cache
def published_series() -> PublishedSeries:
    """People in mental health hospitals in England, month ends from 2015 on."""
    file = files(__name__) / "england-people-in-hospital.toml"
    return read_series(tomllib.loads(file.read_text(encoding="utf-8")), where=file.name)
