"""What was found when the forecast was held against theory and England, as plain data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from lifecourse.engine.believing.battery import Check
from lifecourse.engine.believing.rolling import Rolled
from lifecourse.engine.believing.series import Point
from lifecourse.engine.scoring import Scored


class BadResult(ValueError):
    """Data that are no kept result; says what is wrong with them."""


@dataclass(frozen=True, kw_only=True)
class Believed:
    """Every check, and England forecast from each origin. `program`: the version that found it."""

    program: str
    checks: tuple[Check, ...]
    england: Rolled

    def to_data(self) -> dict[str, Any]:
        """As plain data: JSON can hold it."""
        return {
            "program": self.program,
            "checks": [asdict(one) for one in self.checks],
            "since": self.england.since.isoformat(),
            "points": [
                {**asdict(one), "day": one.day.isoformat(), "known_from": one.known_from.isoformat()}
                for one in self.england.points
            ],
            "by_way": {way: [asdict(one) for one in scored] for way, scored in self.england.by_way.items()},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises BadResult."""
        try:
            return cls(
                program=data["program"],
                checks=tuple(Check(**one) for one in data["checks"]),
                england=Rolled(
                    since=date.fromisoformat(data["since"]),
                    points=tuple(_point(one) for one in data["points"]),
                    by_way={
                        way: tuple(Scored(**one) for one in scored) for way, scored in data["by_way"].items()
                    },
                ),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise BadResult(f"These data are no kept result: {fault!r}.") from fault


def _point(data: Mapping[str, Any]) -> Point:
    days = {name: date.fromisoformat(data[name]) for name in ("day", "known_from")}
    return Point(**{**data, **days})
