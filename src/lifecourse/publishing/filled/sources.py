"""The lines about figures: where each comes from, of which day it speaks, how sure we are of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from lifecourse.engine.sheets.grid import Held
from lifecourse.figures.api import CONFIDENCE_WORDS, Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.api import LONGEST_NOTE, LONGEST_SOURCE, Column
from lifecourse.publishing.filled.same import same
from lifecourse.publishing.filled.typed import NotThat, read_amount, read_any_day, read_choice, read_words
from lifecourse.publishing.workbook.annexes import shown_of_source
from lifecourse.publishing.workbook.offering import unit_said

# The headings from Unit to Note, in their order on the sheet, with what each says of a figure.
SAYS = {
    "Unit": "unit",
    "Said as": "qualifier",
    "To the nearest": "rounded_to",
    "From": "period_start",
    "As at": "as_at",
    "Source": "source",
    "Confidence": "confidence",
    "Note": "note",
}
UNITS = {unit.value: unit_said(unit) for unit in Unit}
QUALIFIERS = {one.value: one.value for one in Qualifier}
CONFIDENCES = {one.value: words for one, words in CONFIDENCE_WORDS.items()}


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """What a file says of one figure: by heading, with the sheet and the cell where each thing stands."""

    sheet: str
    held: Mapping[str, Held | None]
    at: Mapping[str, str]


class NotThatInCell(Exception):
    """What stands in a cell of a line cannot be taken."""

    def __init__(self, sheet: str, cell: str, reason: NotThat) -> None:
        super().__init__(str(reason))
        self.sheet, self.cell, self.reason = sheet, cell, reason


def changes_in(line: SourceLine, base: FigureValue | None) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """What a line says otherwise than it did: its heading, the field of a figure, and what reads it."""
    shown = dict(zip(SAYS, shown_of_source(base), strict=True)) if base else dict.fromkeys(SAYS)
    for heading, field in SAYS.items():
        if heading in line.held and not same(line.held[heading], shown[heading]):
            yield heading, field, partial(_read, heading, line.held[heading])


def _read(heading: str, held: Held | None) -> Any:
    if held is None:
        return _nothing(heading)
    if heading == "Unit":
        return Unit(read_choice(held, UNITS))
    if heading == "Said as":
        return Qualifier(read_choice(held, QUALIFIERS))
    if heading == "Confidence":
        return Confidence(read_choice(held, CONFIDENCES))
    return read_any_day(held) if heading in {"From", "As at"} else _read_plain(heading, held)


def _read_plain(heading: str, held: Held) -> Any:
    if heading == "To the nearest":
        step = read_amount(held, None).value
        if step <= 0:
            raise NotThat(held.said, "a number above nought", "Write 1 when the figure is exact.")
        return step
    return read_words(held, longest=LONGEST_NOTE if heading == "Note" else LONGEST_SOURCE)


def _nothing(heading: str) -> Any:
    if heading in {"From", "As at"}:
        return None
    if heading in {"Source", "Note"}:
        return ""
    usual = {"Said as": Qualifier.EXACTLY, "Confidence": Confidence.STATED, "To the nearest": Decimal(1)}
    if heading in usual:
        return usual[heading]
    raise NotThat("nothing", "what the number is counted in", "Choose a unit from the list.")


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What is needed to read one figure: the cell, what stood there, its column, and a line about it."""

    held: Held | None
    base: FigureValue | None
    column: Column
    unchanged: bool
    line: SourceLine | None
    said: Mapping[str, Any]
    usual_unit: Unit | None
    quantity: str


def read_figure(stated: Stated) -> FigureValue | None:
    """The figure that a cell and its line state together. Raises NotThat, NotThatInCell or ValueError."""
    base, line = stated.base, stated.line
    if stated.held is None and (base is not None or line is None):
        return None
    said = stated.said
    # A figure that was loaded in another unit than its column's keeps it until a person changes it.
    unit = said.get("unit") or (base.unit if base else stated.column.unit)
    held, number = stated.held, None
    from_line = line.held.get("Value") if line else None
    if line and stated.unchanged and not same(from_line, _shown(base)) and from_line is not None:
        try:
            number = read_amount(from_line, unit)
        except NotThat as reason:
            raise NotThatInCell(line.sheet, line.at.get("Value", ""), reason) from None
    elif not stated.unchanged and held is not None:
        number = read_amount(held, unit)
    if number is None and base is None:
        return None
    unit = unit or (number.unit if number else None) or stated.usual_unit
    if unit is None:
        raise NotThat(
            held.said if held else "a number",
            "a number with its unit",
            "Type the unit after it, such as 12 people.",
        )
    if stated.column.unit and unit not in {stated.column.unit, base.unit if base else None}:
        expected = UNITS[stated.column.unit]
        raise NotThat(UNITS[unit], expected, "This column counts one thing only: put its unit back.")
    value = number.value if number else Decimal(0)
    figure = base or FigureValue(value=value, unit=unit, quantity=stated.quantity)
    if number is not None:
        step = number.step
        if base and not number.typed_as_text and number.value % base.rounded_to == 0:
            step = base.rounded_to
        figure = replace(
            figure, value=number.value, rounded_to=step, qualifier=number.qualifier or figure.qualifier
        )
    return replace(figure, **{**said, "unit": unit})


def _shown(base: FigureValue | None) -> float | date | str | None:
    return None if base is None else float(base.value / 100 if base.unit is Unit.PERCENT else base.value)
