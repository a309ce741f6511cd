"""How wrong the forecast was about England and about theory, as it was found, and kept to be shown.

`lifecourse forecast validate --out DIR` writes `how-wrong.json`; the one that ships stands beside this.
"""

import json
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from lifecourse import __version__
from lifecourse.engine.believing import Believed, Series, battery, rolled
from lifecourse.standards.api import published_series

__all__ = ["KEPT_AS", "believed", "last_day_of_one_kind", "validated"]

KEPT_AS = "how-wrong.json"
A_DAY = timedelta(days=1)


@cache
def believed() -> Believed:
    """What was found with the version that ships. Raises BadResult."""
    file = files(__name__) / KEPT_AS
    return Believed.from_data(json.loads(file.read_text(encoding="utf-8")))


def validated() -> Believed:
    """Find it again: some twenty seconds, and more where the machine has yet to be compiled."""
    series = published_series().series
    return Believed(
        program=__version__,
        checks=tuple(battery(series)),
        england=rolled(series, until=last_day_of_one_kind(series)),
    )


def last_day_of_one_kind(series: Series) -> date:
    """The last day before other people were counted, after the series began to be forecast."""
    begins = series.used[2].day
    return min(one.day for one in series.breaks if one.day > begins) - A_DAY
