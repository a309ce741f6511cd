"""Setting measures up from a file: all of them or none, with every fault by its place and how to mend it.

What is there already stays: loading a file twice changes nothing.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.db import transaction

from lifecourse.engine.sheets.faults import did_you_mean, quote
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
SHORT_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
MEASURE_KEYS = ("code", "name", "counts", "part", "of", "unit", "better", "source", "from", "targets")
TARGET_KEYS = ("from", "to", "number", "change", "strict", "base", "base-is", "agreed-in")
LONGEST = {"code": 60, "name": 120, "counts": 500, "part": 300, "of": 300, "source": 300} | {
    "base-is": 200,
    "agreed-in": 300,
}
Entry = Mapping[str, Any]


class BadMeasures(Exception):
    """A file of measures cannot be used; every fault found is in `faults`, each a sentence."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


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
        entry = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=_exact)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, InvalidOperation) as problem:
        raise BadMeasures([f"{FILE}: {problem}. Mend the line and load again."]) from None
    except RecursionError:
        raise BadMeasures(
            [f"{FILE}: one list stands in another too many times. Write it out flat."]
        ) from None
    faults: list[str] = []
    found = _rows(entry, "measures", _Reading(FILE, entry, faults))
    read = [_measure(_Reading(f"{FILE}, measure {n}", data, faults)) for n, data in enumerate(found, 1)]
    _once([one.code for one in read if one], faults)
    _unknown(_Reading(FILE, entry, faults), ("measures",))
    if faults:
        raise BadMeasures(faults)
    return [one for one in read if one]


def _exact(text: str) -> Decimal:
    return Decimal(text.replace("_", ""))


class _Reading:
    """One entry of the file, with where it stands; gathers faults instead of stopping at the first."""

    def __init__(self, place: str, data: Entry, faults: list[str]) -> None:
        self.place, self.data, self.faults = place, data, faults
        self.begun = len(faults)

    @property
    def sound(self) -> bool:
        """Whether nothing was wrong since this entry was begun."""
        return len(self.faults) == self.begun

    def fault(self, key: str, found: object, expected: str, mend: str) -> None:
        """Note one fault."""
        shown = found if found == "nothing" else quote(str(found))
        self.faults.append(f"{self.place}, {key}: found {shown}; expected {expected}. {mend}")

    def text(self, key: str, *, needed: bool = True) -> str:
        """Words, at most as long as there is room for."""
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self.fault(key, value, "words", "Put them in quotation marks.")
        elif needed and not value.strip():
            self.fault(key, "nothing", "words", f'Add a line such as {key} = "…".')
        elif len(value) > LONGEST.get(key, 60):
            self.fault(key, f"{len(value)} letters", f"at most {LONGEST[key]}", "Say it shorter.")
        else:
            return value.strip()
        return ""

    def choice(self, key: str, known: list[str]) -> str:
        """One of several words."""
        value = self.text(key)
        if value and value not in known:
            self.fault(key, value, f"one of {', '.join(known)}", did_you_mean(value, known) or "Choose one.")
        return value

    def day(self, key: str, *, needed: bool = True) -> date | None:
        """A day."""
        value = self.data.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None or needed:
            found = "nothing" if value is None else value
            self.fault(key, found, "a day", f"Write it without quotation marks: {key} = 2016-04-01.")
        return None

    def number(self, key: str) -> Decimal | None:
        """A number, where there is one."""
        value = self.data.get(key)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Decimal(value)
        if value is not None:
            self.fault(key, value, "a number", f"Write it without quotation marks or signs: {key} = 83.5.")
        return None

    def yes(self, key: str) -> bool:
        """Yes or no; no where nothing is said."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, value, "true or false", f"Write {key} = true, or leave the line out.")
        return value is True


def _rows(entry: Entry, key: str, reading: _Reading) -> list[Entry]:
    rows = entry.get(key, [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    reading.fault(key, type(rows).__name__, "a list of entries", f"Begin each with [[{key}]].")
    return []


def _unknown(reading: _Reading, known: tuple[str, ...]) -> None:
    for key in reading.data:
        if key not in known:
            hint = did_you_mean(key, list(known)) or "Take the line out."
            reading.fault(key, key, f"one of {', '.join(known)}", hint)


def _measure(reading: _Reading) -> _Measure | None:
    _unknown(reading, MEASURE_KEYS)
    code = reading.text("code")
    if code and not SHORT_NAME.fullmatch(code):
        reading.fault("code", code, "small letters, digits and hyphens", 'Such as code = "at-home".')
    unit = reading.choice("unit", [one.value for one in Unit])
    better = reading.choice("better", [one.value for one in Direction])
    name, counts = reading.text("name"), reading.text("counts")
    part, of = reading.text("part", needed=False), reading.text("of", needed=False)
    source, first = reading.text("source", needed=False), reading.day("from", needed=False)
    targets = [
        _target(_Reading(f"{reading.place}, target {number}", data, reading.faults))
        for number, data in enumerate(_rows(reading.data, "targets", reading), 1)
    ]
    if not reading.sound:
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


def _target(reading: _Reading) -> _Target | None:
    _unknown(reading, TARGET_KEYS)
    first, last = reading.day("from"), reading.day("to")
    number, change, base = reading.number("number"), reading.number("change"), reading.number("base")
    strict, agreed_in = reading.yes("strict"), reading.text("agreed-in")
    base_words = reading.text("base-is", needed="change" in reading.data)
    if ("number" in reading.data) == ("change" in reading.data):
        found = "both" if "number" in reading.data else "neither"
        reading.fault(
            "number or change",
            found,
            "one of them",
            "Write number = 83 for a number, or change = -5 for 5% under another number.",
        )
    asked = change if number is None else number
    if not reading.sound or first is None or last is None or asked is None:
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


def _once(codes: list[str], faults: list[str]) -> None:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        faults.append(
            f"{FILE}, code: found {quote(code)} {codes.count(code)} times; expected each once. "
            "Give each measure a short name of its own."
        )
