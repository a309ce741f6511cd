"""What a model expects where there are places for all: not drawn, but worked out day by day.

Of every setting it holds how many are expected by days in it, for each group of people of one age and cohort.
Within a step whoever moves does so in its middle, and may move on in the rest of it, so that the error is of
the second order in the step. It is slow and simple on purpose: it is what the draws are held against.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast.model import DEAD, GONE, YEAR, Model
from lifecourse.engine.forecast.start import Start
from lifecourse.engine.forecast.tables import cuts_of, rates_of

Floats = NDArray[np.float64]
# How often somebody may move on within half a step before it no longer matters.
MOVES_ON = 3


@dataclass
class _Group:
    """People born in one moment: `there[s]` by days in setting s. Times are days."""

    born: float
    cohort: int
    there: list[Floats]


class Expectation:
    """Expected people by setting, group by group. Limits of places, teams and ages at which people leave are
    not of it: a model that has any is refused with a ValueError."""

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
        self.groups = [*self._crowds(start, parts), *self._people(start)]
        self.instead = next((one for one in model.arrivals if one.instead_of_dead), None)

    def _size(self, setting: int) -> int:
        return self.bins if self.rates[setting].shape[3] > 1 else 1

    def _group(self, born: float, cohort: str) -> _Group:
        there = [np.zeros(self._size(setting)) for setting in range(len(self.moves))]
        return _Group(born, self.model.cohorts.index(cohort), there)

    def _crowds(self, start: Start, parts: int) -> list[_Group]:
        found = []
        for crowd in start.crowds:
            for part in range(parts):
                group = self._group(-(crowd.age + (part + 0.5) / parts) * YEAR, crowd.cohort)
                group.there[self.model.setting_number(crowd.setting)][0] += crowd.people / parts
                found.append(group)
        return found

    def _people(self, start: Start) -> list[_Group]:
        found = []
        for person in start.people:
            setting = self.model.setting_number(person.setting)
            group = self._group(-person.age * YEAR, person.cohort)
            group.there[setting][min(int(person.days / self.step), self._size(setting) - 1)] += 1
            found.append(group)
        return found

    def run(self, ends: tuple[int, ...]) -> Floats:
        """Expected people at the end of each month that ends on a day of `ends`: months by settings."""
        found = np.zeros((len(ends), len(self.moves)))
        step, dead = 0, 0.0
        for month, end in enumerate(ends):
            newcomers = None
            if self.instead is not None:
                middle = (step * self.step + end) / 2
                newcomers = self._group(middle - self.instead.age * YEAR, self.instead.cohort)
                self.groups.append(newcomers)
            while (step + 0.5) * self.step < end:
                dead = sum(self._advance(group, (step + 0.5) * self.step) for group in self.groups)
                if newcomers is not None and self.instead is not None:
                    newcomers.there[self.model.setting_number(self.instead.setting)][0] += dead
                step += 1
            found[month] = sum(np.array([there.sum() for there in group.there]) for group in self.groups)
        return found

    def _advance(self, group: _Group, middle: float) -> float:
        """One step of one group, whose middle is at a time; gives how many die in it."""
        rates = [self._rates(setting, group, middle) for setting in range(len(self.moves))]
        flows, dead = np.zeros(len(self.moves)), 0.0
        for setting, by_move in enumerate(rates):
            there = group.there[setting]
            total = by_move.sum(axis=1)
            leaving = there * -np.expm1(-total * self.step)
            there -= leaving
            share = np.divide(leaving, total, out=np.zeros_like(total), where=total > 0)
            dead += self._spread(setting, share @ by_move, flows)
            if len(there) > 1:
                there[-1] += there[-2]
                there[1:-1] = there[:-2]
                there[0] = 0.0
        for _ in range(MOVES_ON):
            again = np.zeros(len(self.moves))
            for setting, by_move in enumerate(rates):
                total = by_move[0].sum()
                on = flows[setting] * -np.expm1(-total * self.step / 2)
                group.there[setting][0] += flows[setting] - on
                dead += self._spread(setting, by_move[0] * (on / total if total > 0 else 0.0), again)
            flows = again
        for setting, some in enumerate(flows):
            group.there[setting][0] += some
        return dead

    def _spread(self, setting: int, amounts: Floats, flows: Floats) -> float:
        dead = 0.0
        for number, move in enumerate(self.moves[setting]):
            if move.to == DEAD:
                dead += float(amounts[number])
            elif move.to not in GONE:
                flows[self.model.setting_number(move.to)] += amounts[number]
        return dead

    def _rates(self, setting: int, group: _Group, middle: float) -> Floats:
        """Rates per day by bin of days in the setting, and by move."""
        age = int(np.searchsorted(np.array(self.model.ages) * YEAR, middle - group.born, side="right")) - 1
        span = int(np.searchsorted(np.array(self.cuts[setting]), middle, side="right")) - 1
        rates: Floats = self.rates[setting][group.cohort, age, span]
        if len(rates) == 1:
            return rates
        return rates[self.bands]
