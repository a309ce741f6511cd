"""Plain decisions about one row of a national return: what applies, what must be there, and what it costs."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from nhs_number.validate import is_valid

from lifecourse.engine.sheets.formulas import may_be_formula
from lifecourse.standards.api import CostFormula, NationalReturn, ReturnField, age_on
from lifecourse.support.kinds.returns import COMPONENT_BY_TERM, COMPONENT_VALUES, FREQUENCY_VALUES, Quality
from lifecourse.support.rules.costs import Bought, Period, cost_in

Row = Mapping[str, str]
# As a postcode is written in this country: its outward part, and a digit and two letters.
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
PRICED_COMPONENTS = frozenset(
    {"Short term residential care", "Short term nursing care", "Unpaid carer respite"}
)
WORKING_AGE = range(18, 65)
PRICE_UNITS = {words: unit for unit, words in FREQUENCY_VALUES.items()}


def component_of(component: str, service_type: str) -> str:
    """Our component as client level data writes it; empty where it has no word for it."""
    term = service_type.partition("_")[0]
    return COMPONENT_VALUES.get(component, "") or COMPONENT_BY_TERM.get((component, term), "")


def quality_of(column: ReturnField, row: Row, spec: NationalReturn) -> Quality | None:
    """What becomes of one cell; None where the column is not for such a row."""
    text = row.get(column.id, "")
    if not text:
        if not APPLIES[column.applies](row):
            return None
        return Quality.MISSING if MANDATORY[column.mandatory](row) else Quality.BLANK
    if column.values:
        return Quality.VALID if text in spec.lists[column.values].items else Quality.INVALID
    if column.form:
        return Quality.VALID if CHECKS[column.form](text) else Quality.INVALID
    return Quality.NOT_CHECKED


def quality_of_rows(rows: Iterable[Row], spec: NationalReturn) -> dict[str, dict[Quality, int]]:
    """How many cells of each column came to what."""
    found = {name: dict.fromkeys(Quality, 0) for name in spec.fields}
    for row in rows:
        for name, column in spec.fields.items():
            if (quality := quality_of(column, row, spec)) is not None:
                found[name][quality] += 1
    return found


def cost_of_row(row: Row, period: Period, formula: CostFormula) -> Fraction | None:
    """What one row costs in a period, from its cells alone; None where the formula leaves it out."""
    if row.get("Event_Type") != "Service" or not row.get("Cost_Frequency_Unit_Type"):
        return None
    died, ended = _day(row.get("Date_of_Death", "")), _day(row.get("Event_End_Date", ""))
    bought = Bought(
        price=_number(row.get("Unit_Cost", "")),
        price_unit=PRICE_UNITS[row["Cost_Frequency_Unit_Type"]],
        units_a_week=_number(row.get("Planned_units_per_week", "")),
        from_date=date.fromisoformat(row["Event_Start_Date"]),
        to_date=ended,
    )
    return cost_in(bought, period, formula, died=died)


def as_csv(rows: Sequence[Row], spec: NationalReturn) -> str:
    """Every row in the published columns and their order. Raises ValueError for what could be a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(spec.fields)
    for row in rows:
        cells = [row.get(name, "") for name in spec.fields]
        if unsafe := [name for name, cell in zip(spec.fields, cells, strict=True) if may_be_formula(cell)]:
            raise ValueError(f"A cell of {unsafe[0]} begins as a formula does.")
        writer.writerow(cells)
    return out.getvalue()


def _is(row: Row, event: str) -> bool:
    return row.get("Event_Type", "") == event


def _has_event(row: Row) -> bool:
    return row.get("Client_Type", "") != "Unpaid carer known by association"


def _is_user(row: Row) -> bool:
    return row.get("Client_Type", "") == "Service user"


def _is_of_care(row: Row) -> bool:
    return not row.get("Assessment_Type", "").startswith("Financial")


def _must_be_priced(row: Row) -> bool:
    kind = row.get("Service_Type", "")
    return (
        _is(row, "Service")
        and row.get("Delivery_Mechanism", "") != "CASSR commissioned support"
        and (
            kind.startswith(("Long term", "Unpaid carer support"))
            or row.get("Service_Component", "") in PRICED_COMPONENTS
        )
    )


def _of_working_age(row: Row) -> bool:
    born, on = _day(row.get("Date_of_Birth", "")), _day(row.get("Reporting_Period_End_Date", ""))
    return (
        _is_user(row)
        and row.get("Primary_Support_Reason", "") == "Learning Disability Support"
        and born is not None
        and on is not None
        and age_on(born, on) in WORKING_AGE
    )


def _is_over(row: Row) -> bool:
    return (_has_event(row) and not _is(row, "Service")) or bool(row.get("Date_of_Death"))


def _is_paid_for(row: Row) -> bool:
    financial = _is(row, "Assessment") and not _is_of_care(row)
    return _is_user(row) and (financial or _is(row, "Service") or _is(row, "Review"))


APPLIES: dict[str, Callable[[Row], bool]] = {
    "always": lambda _: True,
    "service-user": _is_user,
    "event": _has_event,
    "request": lambda row: _has_event(row) and _is(row, "Request"),
    "assessment": lambda row: _has_event(row) and _is(row, "Assessment"),
    "service": lambda row: _has_event(row) and _is(row, "Service"),
    "review": lambda row: _has_event(row) and _is(row, "Review"),
    "carer": lambda row: row.get("Client_Type", "").startswith("Unpaid carer"),
}
MANDATORY: dict[str, Callable[[Row], bool]] = {
    "always": lambda _: True,
    "never": lambda _: False,
    "event": _has_event,
    "over": _is_over,
    "outcome": lambda row: _has_event(row) and _is_of_care(row),
    "not-a-request": lambda row: not _is(row, "Request"),
    "request": APPLIES["request"],
    "assessment": APPLIES["assessment"],
    "assessment-of-care": lambda row: APPLIES["assessment"](row) and _is_of_care(row),
    "service": APPLIES["service"],
    "review": APPLIES["review"],
    "planned-review": lambda row: APPLIES["review"](row) and row.get("Review_Reason", "") == "Planned",
    "priced": _must_be_priced,
    "paid-for": _is_paid_for,
    "learning-disability-of-working-age": _of_working_age,
}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


CHECKS: dict[str, Callable[[str], bool]] = {
    "date": lambda text: _day(text) is not None,
    "nhs-number": lambda text: len(text) == 10 and text.isdigit() and is_valid(text),
    "text": lambda text: bool(text.strip()),
    "postcode": lambda text: POSTCODE.fullmatch(text.upper()) is not None,
    "money": lambda text: _number(text) is not None,
    "number": lambda text: _number(text) is not None,
}
