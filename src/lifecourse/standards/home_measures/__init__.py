"""How national measures count who is at home some time after leaving hospital, by day of leaving."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.values import Entry


class Asks(StrEnum):
    """Whether a measure asks where somebody is on one day, or whether nothing happened up to it."""

    ON_THE_DAY = "on-the-day"
    ALL_ALONG = "all-along"


@dataclass(frozen=True, kw_only=True)
class HomeMeasure(Entry):
    """After how many days, of whom, and what is asked."""

    days: int
    least_age: int
    asks: Asks
    kinds: tuple[str, ...]
    hospitals: tuple[str, ...]
    # Of which months of leaving the national figure is made; every month where there are none.
    published_months: tuple[int, ...] = ()
    # By how many days support may begin before and after the day of leaving; any time where it is None.
    begins_days_before: int | None = None
    begins_days_after: int | None = None


@cache
def home_measures() -> tuple[HomeMeasure, ...]:
    """Every measure, the oldest first."""
    file = resources.files("lifecourse.standards.home_measures") / "home-after-hospital.toml"
    return read_home_measures(tomllib.loads(file.read_text(encoding="utf-8")), where=file.name)


def read_home_measures(data: Mapping[str, Any], *, where: str) -> tuple[HomeMeasure, ...]:
    """Measures from their parsed TOML. Raises BadPack naming the one that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    measures = []
    for raw in data.get("measures", []):
        named = f"{where}, {raw.get('id', 'a measure without an id')}"
        if raw.get("asks") not in set(Asks):
            raise BadPack(f"{named}: asks is {raw.get('asks')!r}; expected one of {', '.join(Asks)}.")
        lists = {key: tuple(raw.get(key, ())) for key in ("kinds", "hospitals", "published_months")}
        measure = read_entry(HomeMeasure, {**raw, **lists, "asks": Asks(raw["asks"])}, named)
        if type(measure.days) is not int or measure.days < 1 or not measure.kinds or not measure.hospitals:
            raise BadPack(f"{named}: expected a number of days, kinds of support and kinds of hospital.")
        measures.append(measure)
    return tuple(sorted(measures, key=lambda one: one.in_force_from))
