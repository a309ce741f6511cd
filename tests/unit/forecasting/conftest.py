"""A small area with a range, its forecast, and a forecast of it with something changed."""

from dataclasses import replace
from datetime import date

import pytest

from lifecourse.engine.pathways import Area, Counted, Lever, Outlook, Range, Scenario, pathway
from lifecourse.standards.api import national_parameters

MONTHS, DRAWS = 30, 60
CHANGE = Scenario(
    "Homes and a team",
    levers=(
        Lever("programme", {"day": "2016-10-01", "people": 2, "quarters": 8}),
        Lever(
            "intensive-support",
            {"day": "2016-10-01", "caseload": 40, "pounds_a_year": 300_000, "payer": "icb"},
        ),
    ),
)


@pytest.fixture(scope="session")
def ranged_area() -> Area:
    """Six thousand adults with a learning disability, from September 2016, held against a range."""
    return Area(
        "A county",
        date(2016, 9, 1),
        national_parameters(6_000),
        ranges=(
            Range("icb", 3, 5, "a rule pack"),
            Range("nhse", 5.5, 9, "a rule pack"),
            Range("", 8.5, 14, "the ranges of those who pay, added up"),
        ),
        counted=(
            Counted(date(2016, 8, 31), "", 15, "the plan"),
            Counted(date(2016, 8, 31), "icb", 8, "the plan"),
        ),
    )


@pytest.fixture(scope="session")
def base(ranged_area: Area) -> Outlook:
    """The area as things are."""
    return pathway(ranged_area, months=MONTHS).draw(draws=DRAWS, seed=1)


@pytest.fixture(scope="session")
def changed(ranged_area: Area) -> Outlook:
    """The area with people moving home, and a team."""
    return pathway(ranged_area, CHANGE, months=MONTHS).draw(draws=DRAWS, seed=1)


@pytest.fixture(scope="session")
def unranged(ranged_area: Area) -> Outlook:
    """The area held against nothing, for a few months."""
    return pathway(replace(ranged_area, ranges=(), counted=()), months=5).draw(draws=20, seed=1)
