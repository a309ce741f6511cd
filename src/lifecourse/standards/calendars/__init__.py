"""The calendars that ship with Lifecourse."""

import tomllib
from functools import cache
from importlib import resources

from lifecourse.standards.clocks import WorkingDays
from lifecourse.standards.timing_reading import read_working_days


@cache
def working_days_of_england() -> WorkingDays:
    """Which days are working days in England: not weekends, not bank holidays."""
    name = "england-bank-holidays.toml"
    text = resources.files("lifecourse.standards.calendars").joinpath(name).read_text(encoding="utf-8")
    return read_working_days(tomllib.loads(text), where=name)
