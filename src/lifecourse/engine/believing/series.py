"""A published series of people in hospital: counts with their vintage, flows, lengths of stay, and breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lifecourse.engine.pathways import Parameter


@dataclass(frozen=True, kw_only=True)
class Point:
    """People at the end of a day. `known_from`: the first day on which the number can have been read.

    One that is not of `use` is kept and shown, and no forecast begins from it or is scored on it.
    """

    day: date
    people: int
    source: str
    known_from: date
    use: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Who came and who left after the end of one day, up to the end of another."""

    from_day: date
    to_day: date
    came: int
    left: int
    source: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Length:
    """The share of people who at the end of a day had been in hospital for so many years or more."""

    day: date
    years: float
    share: float
    source: str
    use: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Break:
    """A day from which other people are counted, or numbers are known in another way."""

    day: date
    words: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Series:
    """A whole series, and what is believed before it is seen. Points are in the order of their days."""

    words: str
    points: tuple[Point, ...]
    flows: tuple[Flow, ...] = ()
    lengths: tuple[Length, ...] = ()
    breaks: tuple[Break, ...] = ()
    beliefs: tuple[Parameter, ...] = ()

    @property
    def used(self) -> tuple[Point, ...]:
        """The points that forecasts begin from and are scored on."""
        return tuple(point for point in self.points if point.use)

    def seen_by(self, day: date) -> "Series":
        """What could be known when a day ended, and nothing else."""
        return Series(
            words=self.words,
            points=tuple(one for one in self.points if one.day <= day and one.known_from <= day),
            flows=tuple(one for one in self.flows if one.to_day <= day),
            lengths=tuple(one for one in self.lengths if one.day <= day),
            breaks=self.breaks,
            beliefs=self.beliefs,
        )

    def belief(self, code: str) -> Parameter:
        """What is believed of one parameter. Raises KeyError."""
        found = {one.code: one for one in self.beliefs}
        return found[code]

    def years_that_add_up(self) -> Iterator[tuple[Flow, int, int]]:
        """Flows between two points of use: with the people at the beginning and at the end."""
        stock = {point.day: point.people for point in self.used}
        for flow in self.flows:
            if flow.from_day in stock and flow.to_day in stock:
                yield flow, stock[flow.from_day], stock[flow.to_day]
