"""A parameter of a forecast: a number with its source and range, and what it may be in one draw."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from statistics import NormalDist
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# The range of a parameter is nine in ten: from the 5th to the 95th in a hundred.
EDGE = NormalDist().inv_cdf(0.95)
# A range wider than this many times its low end is not one of proportions: it begins at about nothing.
WIDEST = 1000.0


class Basis(StrEnum):
    """Where a parameter comes from."""

    COUNTED = "counted"
    PLAN = "plan"
    PUBLISHED = "published"
    ASSUMED = "assumed"
    OVERRIDDEN = "overridden"


BASIS_WORDS: dict[Basis, str] = {
    Basis.COUNTED: "Counted from this area's own records",
    Basis.PLAN: "Stated in this area's plan",
    Basis.PUBLISHED: "Published for England, or worked out from it",
    Basis.ASSUMED: "Our own assumption: no source was found",
    Basis.OVERRIDDEN: "Said otherwise by somebody of this partnership",
}


class Unit(StrEnum):
    """What a parameter is counted in."""

    PEOPLE = "people"
    A_YEAR = "people a year"
    RATE = "a year for each person"
    SHARE = "share"
    PERCENT = "percent a year"
    PLACES = "places"
    DAYS = "days"
    WEEKS = "weeks"
    POUNDS = "pounds a week"
    TIMES = "times"


class BadParameter(ValueError):
    """A parameter that cannot be; the message says which, what was found and what is expected."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number that a forecast rests on. `low` and `high`: a range that holds in nine of ten cases.

    `group`: under which heading it is read; `words`: what it says, as a commissioner would say it. `place`:
    where in the area's plan it is stated, as the plan's own address of it.
    Raises BadParameter.
    """

    code: str
    group: str
    words: str
    unit: Unit
    value: float
    low: float
    high: float
    basis: Basis
    source: str
    note: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be a number of its kind."""
        if not all(np.isfinite([self.value, self.low, self.high])):
            raise BadParameter(f"{self.words} ({self.code}): a number was expected.")
        if not 0 <= self.low <= self.value <= self.high:
            raise BadParameter(
                f"{self.words} ({self.code}): {self.low:g}, {self.value:g}, {self.high:g} was found; expected"
                " a lowest, a most likely and a highest number in that order, none below 0."
            )
        if self.unit is Unit.SHARE and self.high > 1:
            raise BadParameter(f"{self.words} ({self.code}): a share of {self.high:g} was found; at most 1.")
        if not self.source.strip():
            raise BadParameter(f"{self.words} ({self.code}): no source. Say where the number comes from.")

    @property
    def certain(self) -> bool:
        """Whether the number is the same in every draw."""
        return self.low == self.high

    def at(self, normals: Floats) -> Floats:
        """The number at standard normal numbers: `value` at 0, `low` and `high` at the edges of nine in ten.

        Above 0 a range is one of proportions, of a share one of odds; one that begins at about 0 is straight.
        """
        if self.certain:
            return np.full(len(normals), self.value)
        there, back = SCALES[self._scale]
        low, middle, high = there(np.array([self.low, self.value, self.high]))
        found = back(middle + normals / EDGE * np.where(normals < 0, middle - low, high - middle))
        return np.minimum(found, 1.0) if self.unit is Unit.SHARE else found

    @property
    def _scale(self) -> str:
        if self.low <= self.high / WIDEST:
            return "straight"
        return "odds" if self.unit is Unit.SHARE and self.high < 1 else "proportion"

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises BadParameter."""
        names = {field.name for field in fields(cls)}
        if unknown := sorted(set(data) - names):
            raise BadParameter(f"{data.get('code', 'a parameter')}: {', '.join(unknown)} is not known.")
        try:
            return cls(**{**data, "unit": Unit(data["unit"]), "basis": Basis(data["basis"])})
        except (KeyError, TypeError, ValueError) as fault:
            if isinstance(fault, BadParameter):
                raise
            raise BadParameter(f"{data.get('code', 'a parameter')}: {fault}") from fault


def _odds(share: Floats) -> Floats:
    return np.log(share / (1 - share))


def _share(odds: Floats) -> Floats:
    return 1 / (1 + np.exp(-odds))


def _same(numbers: Floats) -> Floats:
    return numbers


def _from_nothing(numbers: Floats) -> Floats:
    return np.maximum(numbers, 0.0)


SCALES: dict[str, tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]] = {
    "straight": (_same, _from_nothing),
    "odds": (_odds, _share),
    "proportion": (np.log, np.exp),
}
