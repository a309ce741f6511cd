"""What every parameter is in each draw: the same in a scenario as in its baseline."""

from zlib import crc32

import numpy as np

from lifecourse.engine.forecast import Factors, Model
from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.building import Built
from lifecourse.engine.pathways.flows import LEADS_TO, Driven, moves_of
from lifecourse.engine.pathways.parameters import Floats
from lifecourse.engine.pathways.settings import FUNDINGS, SETTINGS
from lifecourse.engine.pathways.stock import stock_of


def drawn(area: Area, code: str, *, seed: int, first: int, draws: int) -> Floats:
    """A parameter in draws `first` to `first + draws`: by seed, code and number of the draw alone."""
    chance = np.random.Generator(np.random.Philox(key=[seed, crc32(code.encode())]))
    return area.parameter(code).at(chance.standard_normal(first + draws)[first:])


class Draws:
    """All parameters of an area in so many draws, relative to their most likely values."""

    def __init__(self, area: Area, *, seed: int, first: int, draws: int) -> None:
        """Draws `first` to `first + draws` of a seed."""
        self.area, self.count = area, draws
        self._values: dict[str, Floats] = {}
        self._shares: dict[str, Floats] = {}
        self._how = {"seed": seed, "first": first, "draws": draws}

    def value(self, code: str) -> Floats:
        """A parameter in each draw."""
        if code not in self._values:
            self._values[code] = drawn(self.area, code, **self._how)
        return self._values[code]

    def relative(self, code: str) -> Floats:
        """A parameter in each draw over its most likely value; 1 where that is nothing."""
        middle = self.area.value(code)
        return self.value(code) / middle if middle else np.ones(self.count)

    def share(self, code: str) -> Floats:
        """A share of those who leave a setting, with all its shares coming to 1, over its likely value."""
        if code not in self._shares:
            origin = code.split("/")[1]
            codes = [f"go/{origin}/{to}" for to in LEADS_TO[origin]]
            whole = sum(self.value(one) for one in codes)
            middle = sum(self.area.value(one) for one in codes)
            for one in codes:
                scaled = self.relative(one) * middle
                self._shares[one] = scaled / np.where(whole > 0, whole, 1.0)
        return self._shares[code]

    def of_move(self, one: Driven) -> Floats:
        """By what a move's rate is multiplied in each draw."""
        factor = np.ones(self.count)
        for code in one.times:
            factor = factor * self.relative(code)
        if one.share:
            factor = factor * self.share(one.share)
        for code in one.less:
            left = 1 - self.area.value(code)
            factor = factor * ((1 - self.value(code)) / left if left > 0 else 1.0)
        return factor


def factors_of(built: Built, *, seed: int, first: int, draws: int) -> Factors:
    """By what the model's rates, days and prices are multiplied in each draw."""
    found = Draws(built.area, seed=seed, first=first, draws=draws)
    prices = np.stack([found.relative(f"price/{one.code}") for one in SETTINGS], axis=1)
    return Factors(
        moves=np.stack([found.of_move(one) for one in built.moves], axis=1),
        arrivals=np.stack([found.relative(code) for code in built.arrivals], axis=1),
        teams=_teams(built.model, found),
        prices=np.repeat(prices[:, :, None], len(FUNDINGS), axis=2),
    )


def _teams(model: Model, found: Draws) -> Floats:
    return np.stack([found.relative("team/days") for _ in model.teams], axis=1)


def drawn_codes(area: Area) -> frozenset[str]:
    """The parameters that take another value in each draw; all others are taken as they stand.

    The effects of new services are among them: a lever that has one draws it. Raises BadArea.
    """
    codes = {f"price/{one.code}" for one in SETTINGS} | {"team/days", "children/to-young-adults", "move/in"}
    for one in moves_of(area, stock_of(area)):
        codes |= {*one.times, *one.less, *([one.share] if one.share else [])}
    codes |= {one.code for one in area.parameters if one.code.startswith("effect/")}
    return frozenset(code for code in codes if not area.parameter(code).certain)
