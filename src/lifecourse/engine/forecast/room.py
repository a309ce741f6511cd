"""Room for one draw at a time: the arrays, kept alive here, and the record that holds their addresses."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lifecourse.engine.forecast.counts import width_of
from lifecourse.engine.forecast.keeping import find_paths
from lifecourse.engine.forecast.model import YEAR, Model
from lifecourse.engine.forecast.paths import PIECE
from lifecourse.engine.forecast.records import DRAW, MONTH, PERSON
from lifecourse.engine.forecast.tables import Records, Tables, place_of

Arrays = dict[str, np.ndarray[Any, Any]]


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How many people may do something in one draw, and how many years of birth there are from the first."""

    people: int
    births: int
    first_birth: int


class Room:
    """The arrays of one thread. `record` is what compiled loops are handed; it lasts as long as the room."""

    def __init__(
        self,
        model: Model,
        tables: Tables,
        ends: tuple[int, ...],
        sizes: Sizes,
        *,
        rates_change: bool = False,
    ) -> None:
        """Room for a model and months that end on days.

        `rates_change`: each draw writes cells of its own, so that the room does not share the model's.
        """
        self.arrays: Arrays = {
            **self._of_model(tables),
            **self._of_days(ends),
            "people": np.zeros(sizes.people, PERSON),
            **self._of_counts(model, tables, len(ends), sizes),
        }
        self.record: Records = np.zeros(1, DRAW)
        for name, value in self._sizes(model, tables, ends, sizes).items():
            self.record[name] = value
        for name, array in self.arrays.items():
            self._hang(name, array)
        if rates_change:
            self._hang("cells", tables.cells.copy())
        self._lay_paths(model, sizes)

    def _hang(self, name: str, array: np.ndarray[Any, Any]) -> None:
        self.arrays[name] = array
        self.record[f"{name}_at"] = array.ctypes.data
        if name == "pieces":
            self.record["pieces"] = len(array)

    def _lay_paths(self, model: Model, sizes: Sizes) -> None:
        shape = (len(model.settings), len(model.cohorts), sizes.births + 1)
        self._hang("paths", np.zeros(shape, np.int64))
        self._hang("added_up", np.zeros(shape, np.int64))
        self._hang("pieces", np.zeros(find_paths(self.record), PIECE))
        find_paths(self.record)

    def _of_model(self, tables: Tables) -> Arrays:
        size = len(tables.team_of)
        return {
            # A draw changes its places: each room has its own.
            "places": tables.places.copy(),
            "cells": tables.cells,
            **{name: getattr(tables, name) for name in ("age_ends", "span_ends", "stay_ends", "long_days")},
            "team_of": tables.team_of,
            "one_off": tables.one_off,
            "has_one_off": tables.one_off.any(axis=2),
            "waits": np.zeros((size, size), np.int64),
            "path": np.zeros(size, np.int64),
        }

    def _of_days(self, ends: tuple[int, ...]) -> Arrays:
        lengths = np.diff(ends, prepend=0)
        months = np.zeros(len(ends), MONTH)
        months["end"], months["days"], months["year"] = ends, lengths, np.arange(len(ends)) // 12
        of = np.repeat(np.arange(len(ends)), lengths)
        return {"months": months, "month_of": of.astype(np.int16), "day_first": np.zeros(ends[-1], np.int32)}

    def _of_counts(self, model: Model, tables: Tables, months: int, sizes: Sizes) -> Arrays:
        size, queues = len(model.settings), len(tables.places)
        width = width_of(size, len(model.cohorts), len(model.fundings))
        shapes = {
            "counts": (size, width),
            "long": (len(model.long_days),),
            "waiting": (queues,),
            "waited": (queues,),
            "refused": (size,),
        }
        return {
            **{name: np.zeros((months, *shape), np.int32) for name, shape in shapes.items()},
            "ages": np.zeros((-(-months // 12), size, sizes.births), np.int32),
            "spent": np.zeros((months, len(model.funders)), np.int64),
        }

    def _sizes(self, model: Model, tables: Tables, ends: tuple[int, ...], sizes: Sizes) -> dict[str, float]:
        setting, cohort, funding, age = -1, 0, 0, 0.0
        for one in model.arrivals:
            if one.instead_of_dead:
                setting, cohort, funding = place_of(model, one)
                age = one.age * YEAR
        return {
            "settings": len(model.settings),
            "teams": len(model.teams),
            "cohorts": len(model.cohorts),
            "fundings": len(model.fundings),
            "funders": len(model.funders),
            "age_bands": len(model.ages),
            "long_bands": len(model.long_days),
            "months": len(ends),
            "width": width_of(len(model.settings), len(model.cohorts), len(model.fundings)),
            "days": ends[-1],
            "cells": len(tables.cells),
            "spans": len(tables.span_ends),
            "stays": len(tables.stay_ends),
            "most_people": sizes.people,
            "rates": 1,
            "births": sizes.births,
            "first_birth": sizes.first_birth,
            "years": -(-len(ends) // 12),
            "dowry_days": model.dowry.days if model.dowry else np.inf,
            "instead": setting,
            "instead_cohort": cohort,
            "instead_funding": funding,
            "instead_age": age,
        }
