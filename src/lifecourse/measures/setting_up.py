"""Setting measures up from a file: all of them or none, with every fault by its place and how to mend it.

What is there already stays: loading a file twice changes nothing.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from lifecourse.engine.entries import Entries, Row, number_of
from lifecourse.figures.api import Unit
from lifecourse.measures.models import Measure
from lifecourse.measures.operations import (
    Definition,
    Period,
    TargetSet,
    UnableToKeepMeasure,
    set_target,
    set_up_measure,
)
from lifecourse.measures.queries import standing_target_of
from lifecourse.measures.rules import AimKind, Direction
from lifecourse.organisations.api import Partnership

FILE = "measures.toml"
MEASURE_KEYS = ("code", "name", "counts", "part", "of", "unit", "better", "source", "from", "targets")
TARGET_KEYS = ("from", "to", "number", "change", "strict", "base", "base-is", "agreed-in")


class BadMeasures(Exception):
    """A file of measures cannot be used; every fault found is in `faults`, each a sentence."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass
class MeasureReader(Entries):
    """Entries in which numbers may be missing, and something is so or not."""

    def number(self, where: str, row: Row, key: str) -> Decimal | None:
        """A number, exactly; None where there is none, or it is none."""
        number = number_of(row[key]) if key in row else None
        if key in row and number is None:
            self.fault(f"{where}, {key}", row[key], "a number", f"Write it without signs: {key} = 83.5.")
        return number

    def yes(self, where: str, row: Row, key: str) -> bool:
        """Whether it is so; no where nothing is said."""
        value = row.get(key, False)
        if not isinstance(value, bool):
            mend = f"Write {key} = true, or leave the line out."
            self.fault(f"{where}, {key}", value, "true or false", mend)
        return value is True


@dataclass(frozen=True, kw_only=True)
class _Target:
    period: Period
    target: TargetSet


@dataclass(frozen=True, kw_only=True)
class _Measure:
    code: str
    definition: Definition
    from_date: date | None
    targets: tuple[_Target, ...]


@transaction.atomic
def set_up_measures(*, partnership: Partnership, folder: Path, at: datetime) -> int:
    """Set up what a folder's measures.toml holds; how many measures it names, 0 without such a file.

    Raises BadMeasures with every fault, and then nothing is kept.
    """
    file = folder / FILE
    if not file.exists():
        return 0
    read = read_measures(file)
    for number, one in enumerate(read, 1):
        try:
            _put(partnership, one, at)
        except UnableToKeepMeasure as reason:
            raise BadMeasures([f"{FILE}, measure {number} ({one.code}): {reason}"]) from None
    return len(read)


def _put(partnership: Partnership, one: _Measure, at: datetime) -> None:
    measure = Measure.objects.filter(partnership=partnership, code=one.code).first()
    if measure is None:
        measure = set_up_measure(
            partnership=partnership,
            code=one.code,
            definition=one.definition,
            from_date=one.from_date,
            by=None,
            at=at,
        )
    for each in one.targets:
        if standing_target_of(measure, first=each.period.first, last=each.period.last) is None:
            set_target(measure=measure, period=each.period, target=each.target, by=None, at=at)


def read_measures(file: Path) -> list[_Measure]:
    """The measures that a file describes, in its order. Raises BadMeasures with every fault."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadMeasures([f"{FILE}: {problem}. Mend the line and load again."]) from None
    except RecursionError:
        raise BadMeasures(
            [f"{FILE}: one list stands in another too many times. Write it out flat."]
        ) from None
    reader = MeasureReader(place=FILE)
    for key in sorted(set(data) - {"measures"}):
        reader.fault(key, data[key], "[[measures]] alone")
    rows = reader.rows("", data, "measures")
    read = [_measure(reader, where, row) for where, row in rows]
    reader.each_once("measures, code", [one.code for one in read if one])
    if reader.faults:
        raise BadMeasures(reader.faults)
    return [one for one in read if one]


def _measure(reader: MeasureReader, where: str, row: Row) -> _Measure | None:
    begun = len(reader.faults)
    reader.strangers(where, row, MEASURE_KEYS)
    code = reader.slug(where, row, "code")
    unit = reader.choice(where, row, "unit", [one.value for one in Unit])
    better = reader.choice(where, row, "better", [one.value for one in Direction])
    name, counts = reader.text(where, row, "name", most=120), reader.text(where, row, "counts", most=500)
    part, of, source = (
        reader.text(where, row, key, most=300, needed=False) for key in ("part", "of", "source")
    )
    first = reader.day(where, row, "from") if "from" in row else None
    targets = [_target(reader, place, one) for place, one in reader.rows(where, row, "targets")]
    if len(reader.faults) > begun:
        return None
    definition = Definition(
        name=name,
        counts=counts,
        numerator=part,
        denominator=of,
        unit=Unit(unit),
        direction=Direction(better),
        source=source,
    )
    return _Measure(
        code=code, definition=definition, from_date=first, targets=tuple(one for one in targets if one)
    )


def _target(reader: MeasureReader, where: str, row: Row) -> _Target | None:
    begun = len(reader.faults)
    reader.strangers(where, row, TARGET_KEYS)
    first, last = reader.day(where, row, "from"), reader.day(where, row, "to")
    number, change, base = (reader.number(where, row, key) for key in ("number", "change", "base"))
    strict, agreed_in = reader.yes(where, row, "strict"), reader.text(where, row, "agreed-in", most=300)
    base_words = reader.text(where, row, "base-is", needed="change" in row)
    if ("number" in row) == ("change" in row):
        found = "both" if "number" in row else "neither"
        mend = "Write number = 83 for a number, or change = -5 for 5% under another number."
        reader.fault(f"{where}, number or change", found, "one of them", mend)
    asked = change if number is None else number
    if len(reader.faults) > begun or first is None or last is None or asked is None:
        return None
    return _Target(
        period=Period(first=first, last=last),
        target=TargetSet(
            kind=AimKind.CHANGE if number is None else AimKind.NUMBER,
            number=asked,
            strict=strict,
            base=base,
            base_words=base_words,
            agreed_in=agreed_in,
        ),
    )
