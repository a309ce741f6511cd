"""What a model expects where there are places for all: not drawn, but worked out day by day.

Of every setting it holds how many are expected by days in it, for each group of people of one age and cohort.
Within a step whoever moves does so in its middle, and may move on in the rest of it, so that the error is of
the second order in the step. It is slow and simple on purpose: it is what the draws are held against.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast.model import DEAD, GONE, YEAR, Model
from lifecourse.engine.forecast.start import Start
from lifecourse.engine.forecast.tables import cuts_of, rates_of

Floats = NDArray[np.float64]
# How often somebody may move on within half a step before it no longer matters.
MOVES_ON = 3


class Expectation:
    """Expected people by setting, for groups of people born at one moment and of one cohort.

    Limits of places, teams, ages at which people leave and people who are added are not of it: a model that
    has any is refused with a ValueError.
    """

    def __init__(self, model: Model, start: Start, *, step: float = 1.0, parts: int = 4) -> None:
        """`step`: days. `parts`: into how many groups a crowd's year of birth is cut."""
        limits = any(one.places or one.until_age is not None for one in model.settings)
        if limits or model.teams or any(not one.instead_of_dead for one in model.arrivals):
            raise ValueError(
                "Expectations are worked out of models in which nobody waits and nobody is added."
            )
        self.model, self.step = model, step
        self.moves = [[move for move in model.moves if move.origin == one.code] for one in model.settings]
        self.cuts = [cuts_of(moves) for moves in self.moves]
        self.rates = [rates_of(model, *pair) for pair in zip(self.moves, self.cuts, strict=True)]
        self.bins = int(model.stay_days[-1] / step) + 1
        middles = (np.arange(self.bins) + 0.5) * step
        self.bands = np.searchsorted(np.array(model.stay_days), middles, side="right") - 1
        self.groups: dict[tuple[float, int], int] = {}
        self.there = [np.zeros((0, self._size(setting))) for setting in range(len(self.moves))]
        self._add_crowds(start, parts)
        self._add_people(start)
        self.instead = next((one for one in model.arrivals if one.instead_of_dead), None)

    def _size(self, setting: int) -> int:
        return self.bins if self.rates[setting].shape[3] > 1 else 1

    def _group(self, born: float, cohort: str) -> int:
        """The row of those born at a moment, a new one for the first of them."""
        key = (born, self.model.cohorts.index(cohort))
        if key not in self.groups:
            self.groups[key] = len(self.groups)
            self.there = [np.vstack([there, np.zeros((1, there.shape[1]))]) for there in self.there]
        return self.groups[key]

    def _add_crowds(self, start: Start, parts: int) -> None:
        for crowd in start.crowds:
            setting = self.model.setting_number(crowd.setting)
            for part in range(parts):
                row = self._group(-(crowd.age + (part + 0.5) / parts) * YEAR, crowd.cohort)
                self.there[setting][row, 0] += crowd.people / parts

    def _add_people(self, start: Start) -> None:
        for person in start.people:
            setting = self.model.setting_number(person.setting)
            row = self._group(-person.age * YEAR, person.cohort)
            self.there[setting][row, min(int(person.days / self.step), self._size(setting) - 1)] += 1

    def run(self, ends: tuple[int, ...]) -> Floats:
        """Expected people at the end of each month that ends on a day of `ends`: months by settings."""
        found = np.zeros((len(ends), len(self.moves)))
        step = 0
        for month, end in enumerate(ends):
            row = None
            if self.instead is not None:
                middle = (step * self.step + end) / 2
                row = self._group(middle - self.instead.age * YEAR, self.instead.cohort)
            while (step + 0.5) * self.step < end:
                dead = self._advance((step + 0.5) * self.step)
                if row is not None and self.instead is not None:
                    self.there[self.model.setting_number(self.instead.setting)][row, 0] += dead
                step += 1
            found[month] = [there.sum() for there in self.there]
        return found

    def _advance(self, middle: float) -> float:
        """One step, whose middle is at a time; gives how many die in it."""
        flows = np.zeros((len(self.groups), len(self.moves)))
        dead = 0.0
        for rows, classes in self._classes(middle):
            for setting, by_move in enumerate(self._rates(classes, middle)):
                dead += self._leave(setting, rows, by_move, flows)
        for there in self.there:
            if there.shape[1] > 1:
                there[:, -1] += there[:, -2]
                there[:, 1:-1] = there[:, :-2].copy()
                there[:, 0] = 0.0
        for _ in range(MOVES_ON):
            again = np.zeros_like(flows)
            for rows, classes in self._classes(middle):
                for setting, by_move in enumerate(self._rates(classes, middle)):
                    dead += self._move_on(setting, rows, by_move[0], flows, again)
            flows = again
        for setting, there in enumerate(self.there):
            there[:, 0] += flows[:, setting]
        return dead

    def _classes(self, middle: float) -> Iterator[tuple[NDArray[np.int64], tuple[int, int]]]:
        """Rows that have one cohort and age band, and which."""
        born = np.array([key[0] for key in self.groups])
        cohort = np.array([key[1] for key in self.groups])
        ages = np.searchsorted(np.array(self.model.ages) * YEAR, middle - born, side="right") - 1
        for one in np.unique(cohort):
            for age in np.unique(ages):
                yield np.flatnonzero((cohort == one) & (ages == age)), (int(one), int(age))

    def _rates(self, classes: tuple[int, int], middle: float) -> list[Floats]:
        """Rates per day of a cohort and age band: for each setting by bin of days in it, and by move."""
        found = []
        for setting, rates in enumerate(self.rates):
            span = int(np.searchsorted(np.array(self.cuts[setting]), middle, side="right")) - 1
            some = rates[classes[0], classes[1], span]
            found.append(some if len(some) == 1 else some[self.bands])
        return found

    def _leave(self, setting: int, rows: NDArray[np.int64], by_move: Floats, flows: Floats) -> float:
        """Let those leave a setting who have been in it since before the step; gives how many die."""
        total = by_move.sum(axis=1)
        there = self.there[setting][rows]
        leaving = there * -np.expm1(-total * self.step)
        self.there[setting][rows] = there - leaving
        share = np.divide(leaving, total, out=np.zeros_like(leaving), where=total > 0)
        return self._spread(setting, rows, share @ by_move, flows)

    def _move_on(
        self, setting: int, rows: NDArray[np.int64], by_move: Floats, flows: Floats, again: Floats
    ) -> float:
        """Let those move on who came in the middle of the step; gives how many die."""
        total = by_move.sum()
        came = flows[rows, setting]
        on = came * -np.expm1(-total * self.step / 2)
        self.there[setting][rows, 0] += came - on
        return self._spread(setting, rows, np.outer(on / (total or 1.0), by_move), again)

    def _spread(self, setting: int, rows: NDArray[np.int64], amounts: Floats, flows: Floats) -> float:
        """Add amounts, rows by moves, to where they lead; gives how many die."""
        dead = 0.0
        for number, move in enumerate(self.moves[setting]):
            if move.to == DEAD:
                dead += float(amounts[:, number].sum())
            elif move.to not in GONE:
                flows[rows, self.model.setting_number(move.to)] += amounts[:, number]
        return dead
