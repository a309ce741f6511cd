"""One row of client level data: what must be there, what may stand there, and what it costs."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.standards.api import client_level_return, cost_formula
from lifecourse.support.kinds.carers import CARER_SUPPORT_KINDS
from lifecourse.support.kinds.plan import DELIVERY, SERVICE_COMPONENTS, SERVICE_TYPES
from lifecourse.support.kinds.returns import (
    CARER_SUPPORT_VALUES,
    COMPONENT_VALUES,
    DELIVERY_VALUES,
    FREQUENCY_VALUES,
    SERVICE_TYPE_VALUES,
    Quality,
)
from lifecourse.support.rules.costs import Period
from lifecourse.support.rules.returns import (
    APPLIES,
    CHECKS,
    MANDATORY,
    as_csv,
    component_of,
    cost_of_row,
    quality_of,
    quality_of_rows,
)

pytestmark = pytest.mark.unit
SPEC = client_level_return(date(2026, 11, 27))
FORMULA = cost_formula(date(2026, 11, 27))
YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
# What the published code takes for a week of each (6.Costs_fact.sql).
A_WEEK = {
    "Weekly": Fraction(1),
    "Fortnightly": Fraction(1, 2),
    "4-weekly": Fraction(1, 4),
    "Monthly": Fraction(12, 52),
    "Quarterly": Fraction(4, 52),
    "Annually": Fraction(1, 52),
}


def service(**said: str) -> dict[str, str]:
    return {
        "Client_Type": "Service user",
        "Event_Type": "Service",
        "Event_Start_Date": "2026-02-01",
        "Service_Type": "Long term support: Community",
        "Service_Component": "Day support",
        "Delivery_Mechanism": "Direct payment",
        "Unit_Cost": "20.00",
        "Cost_Frequency_Unit_Type": "Weekly",
    } | said


def found(name: str, row: dict[str, str]) -> Quality | None:
    return quality_of(SPEC.fields[name], row, SPEC)


def test_every_word_of_ours_that_is_sent_is_one_of_the_published() -> None:
    lists = SPEC.lists
    assert set(SERVICE_TYPE_VALUES.values()) == set(lists["service-type"].items)
    assert set(SERVICE_TYPE_VALUES) == set(SERVICE_TYPES) - {"health"}
    assert set(DELIVERY_VALUES.values()) == set(lists["delivery"].items)
    assert set(DELIVERY_VALUES) == set(DELIVERY) - {"not_council"}
    assert set(FREQUENCY_VALUES.values()) == set(lists["frequency"].items)
    assert set(FREQUENCY_VALUES) == set(FORMULA.price_units)
    assert set(COMPONENT_VALUES) <= set(SERVICE_COMPONENTS)
    for component in SERVICE_COMPONENTS:
        for kind in SERVICE_TYPE_VALUES:
            assert component_of(component, kind) in {"", *lists["service-component"].items}
    assert set(CARER_SUPPORT_VALUES) == set(CARER_SUPPORT_KINDS)
    for kind, component in CARER_SUPPORT_VALUES.values():
        assert kind in lists["service-type"].items and component in lists["service-component"].items
    assert component_of("residential", "short_other") == "Short term residential care"
    assert component_of("nursing", "long_nursing") == "Long term nursing care"


def test_every_condition_and_form_of_the_return_is_known() -> None:
    for column in SPEC.fields.values():
        assert column.applies in APPLIES and column.mandatory in MANDATORY
        assert not column.form or column.form in CHECKS


@pytest.mark.parametrize(
    ("name", "change", "quality"),
    [
        ("Service_Type", {}, Quality.VALID),
        ("Service_Type", {"Service_Type": "Long term support"}, Quality.INVALID),
        ("Service_Type", {"Service_Type": ""}, Quality.MISSING),
        ("Service_Type", {"Service_Type": "", "Event_Type": "Review"}, None),
        # A direct payment has a price; what the council commissions may have none.
        ("Unit_Cost", {"Unit_Cost": ""}, Quality.MISSING),
        (
            "Unit_Cost",
            {"Unit_Cost": "", "Delivery_Mechanism": "CASSR commissioned support"},
            Quality.BLANK,
        ),
        ("Unit_Cost", {"Unit_Cost": "dear"}, Quality.INVALID),
        ("Event_End_Date", {}, Quality.BLANK),
        ("Event_End_Date", {"Date_of_Death": "2026-03-01"}, Quality.MISSING),
        ("Event_End_Date", {"Event_Type": "Review"}, Quality.MISSING),
        ("Event_Outcome", {}, Quality.MISSING),
        ("Review_Reason", {"Event_Type": "Review"}, Quality.MISSING),
        ("Review_Reason", {}, None),
        ("Dementia", {}, Quality.BLANK),
        ("Dementia", {"Client_Type": "Unpaid carer"}, None),
        ("Gender", {"Gender": "Female"}, Quality.NOT_CHECKED),
        ("NHS_Number", {"NHS_Number": "9990000018"}, Quality.VALID),
        ("NHS_Number", {"NHS_Number": "9990000019"}, Quality.INVALID),
        ("NHS_Number", {}, Quality.MISSING),
        ("Postcode", {"Postcode": "CM1 1QH"}, Quality.VALID),
        ("Postcode", {"Postcode": "Chelmsford"}, Quality.INVALID),
        ("Employment_Status", {}, Quality.BLANK),
        (
            "Employment_Status",
            {
                "Primary_Support_Reason": "Learning Disability Support",
                "Date_of_Birth": "1990-01-01",
                "Reporting_Period_End_Date": "2026-12-31",
            },
            Quality.MISSING,
        ),
    ],
)
def test_what_becomes_of_a_cell(name: str, change: dict[str, str], quality: Quality | None) -> None:
    assert found(name, service(**change)) is quality


@given(some.lists(some.sampled_from(["Service", "Review", "Assessment", "Request"]), max_size=6))
def test_every_cell_of_every_row_counts_once_or_is_not_for_it(events: list[str]) -> None:
    rows = [service(Event_Type=one) for one in events]
    counted = quality_of_rows(rows, SPEC)
    for name, column in SPEC.fields.items():
        applied = sum(bool(row.get(name)) or APPLIES[column.applies](row) for row in rows)
        assert sum(counted[name].values()) == applied


@given(
    price=some.decimals("0.00", "999.99", places=2),
    frequency=some.sampled_from(list(FREQUENCY_VALUES.values())),
    units=some.none() | some.decimals("0", "99.75", places=2),
    start=some.dates(date(2025, 6, 1), date(2027, 3, 1)),
    days=some.none() | some.integers(0, 500),
)
def test_what_a_row_costs_is_what_the_published_formula_says_day_by_day(
    price: Decimal, frequency: str, units: Decimal | None, start: date, days: int | None
) -> None:
    end = start if frequency == "One-off" else None if days is None else start + timedelta(days=days)
    row = service(
        Unit_Cost=str(price),
        Cost_Frequency_Unit_Type=frequency,
        Planned_units_per_week="" if units is None else str(units),
        Event_Start_Date=start.isoformat(),
        Event_End_Date=end.isoformat() if end else "",
    )
    # Slowly: every day of the period on which it is given costs a seventh of a week.
    given_on = [
        day
        for day in (YEAR.first + timedelta(days=n) for n in range(365))
        if start <= day and (end is None or day <= end)
    ]
    a_week = A_WEEK.get(frequency, Fraction(units or 0))
    expected: Fraction | None
    if frequency == "One-off":
        expected = (Fraction(price) if given_on else Fraction(0)) if price else None
    elif not price or not a_week:
        expected = None
    else:
        expected = sum((Fraction(price) * a_week / 7 for _ in given_on), Fraction(0))
    assert cost_of_row(row, YEAR, FORMULA) == expected


def test_the_file_has_every_column_and_nothing_that_is_worked_out() -> None:
    rows = list(csv.reader(io.StringIO(as_csv([service(Postcode="CM1 1QH")], SPEC))))
    assert rows[0] == list(SPEC.fields) and len(rows[1]) == 46
    assert rows[1][rows[0].index("Unit_Cost")] == "20.00"
    with pytest.raises(ValueError, match="Gender"):
        as_csv([service(Gender="=1+1")], SPEC)
