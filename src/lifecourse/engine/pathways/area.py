"""An area: what its forecast rests on, as plain values that can be written down and compared."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from lifecourse.engine.forecast import Person
from lifecourse.engine.pathways.parameters import BadParameter, Parameter


class BadArea(ValueError):
    """Data that is no area; the message says what is wrong."""


@dataclass(frozen=True)
class Range:
    """How many people in hospital are allowed for. `payer`: whose, or "" for all; `source`: who says so."""

    payer: str
    low: float
    high: float
    source: str


@dataclass(frozen=True)
class Counted:
    """How many people were in hospital on a day, as it was counted or stated. `payer`: as in a range."""

    day: date
    payer: str
    people: int
    source: str


@dataclass(frozen=True)
class Area:
    """An area at the start of a forecast. `first_day`: the first of a month.

    `parameters`: each once. `people`: those in hospital one by one, where they are known; otherwise they are
    made up from the parameters (`starting.py`). `ranges` and `counted` change nothing in the forecast: it is
    held against them.
    """

    name: str
    first_day: date
    parameters: tuple[Parameter, ...]
    people: tuple[Person, ...] = field(default=())
    ranges: tuple[Range, ...] = field(default=())
    counted: tuple[Counted, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a parameter that stands there twice, and a day that begins no month."""
        seen: set[str] = set()
        for one in self.parameters:
            if one.code in seen:
                raise BadArea(f"{one.code} stands twice among the parameters of {self.name}.")
            seen.add(one.code)
        if self.first_day.day != 1:
            raise BadArea(f"A forecast begins with a month, not on {self.first_day}.")

    @cached_property
    def by_code(self) -> dict[str, Parameter]:
        """The parameters by code."""
        return {one.code: one for one in self.parameters}

    def parameter(self, code: str) -> Parameter:
        """A parameter. Raises BadArea where there is none of that code."""
        try:
            return self.by_code[code]
        except KeyError:
            raise BadArea(f"{self.name} has no parameter {code}.") from None

    def value(self, code: str) -> float:
        """The most likely value of a parameter. Raises BadArea."""
        return self.parameter(code).value

    def with_parameters(self, *parameters: Parameter) -> Self:
        """The same area with other parameters in the place of those of their codes. Raises BadArea."""
        for one in parameters:
            self.parameter(one.code)
        other = {one.code: one for one in parameters}
        return replace(self, parameters=tuple(other.get(one.code, one) for one in self.parameters))

    def to_data(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "name": self.name,
            "first_day": self.first_day.isoformat(),
            "parameters": [one.to_data() for one in self.parameters],
            "people": [asdict(one) for one in self.people],
            "ranges": [asdict(one) for one in self.ranges],
            "counted": [{**asdict(one), "day": one.day.isoformat()} for one in self.counted],
        }

    def range_of(self, payer: str = "") -> Range | None:
        """How many people of a payer, or of all, are allowed for."""
        return next((one for one in self.ranges if one.payer == payer), None)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises BadArea or BadParameter."""
        try:
            return cls(
                name=str(data["name"]),
                first_day=date.fromisoformat(data["first_day"]),
                parameters=tuple(Parameter.from_data(one) for one in data["parameters"]),
                people=tuple(Person(**one) for one in data.get("people", ())),
                ranges=tuple(Range(**one) for one in data.get("ranges", ())),
                counted=tuple(
                    Counted(**{**one, "day": date.fromisoformat(one["day"])})
                    for one in data.get("counted", ())
                ),
            )
        except (BadParameter, BadArea):
            raise
        except (KeyError, TypeError, ValueError) as fault:
            raise BadArea(f"This is no area: {fault}") from fault


def fingerprint(*data: Mapping[str, Any] | Iterable[Any]) -> str:
    """The fingerprint of plain data: the same for the same content, whatever its order of writing."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()
