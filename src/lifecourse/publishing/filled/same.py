"""Whether a cell still holds what was written into it: whatever another program did to its look."""

from datetime import date
from math import isclose

from lifecourse.engine.sheets.grid import Held, Kind
from lifecourse.publishing.filled.typed import NotThat, day_from, plain_text, read_amount
from lifecourse.publishing.workbook.cells import Shown


def same(held: Held | None, shown: Shown) -> bool:
    """Whether what stands in a cell is what stood there. A formula never is."""
    if isinstance(shown, str) and not shown.strip():
        shown = None
    if held is None or shown is None:
        return held is None and shown is None
    if held.kind in {Kind.FORMULA, Kind.ERROR}:
        return False
    if isinstance(shown, float):
        return _same_number(held, shown)
    if isinstance(shown, date):
        return held.day == shown or (held.kind is Kind.TEXT and day_from(plain_text(held.text)) == shown)
    return _lines(held.said) == _lines(shown)


def _same_number(held: Held, shown: float) -> bool:
    if held.kind is Kind.NUMBER:
        return isclose(held.number, shown, rel_tol=1e-12, abs_tol=1e-12)
    if held.kind is not Kind.TEXT:
        return False
    try:
        read = read_amount(held, None)
    except NotThat:
        return False
    value = read.value / 100 if "%" in held.text else read.value
    return isclose(float(value), shown, rel_tol=1e-12, abs_tol=1e-12)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in plain_text(text).splitlines()]
