"""An area of made-up size with the national numbers, and its baseline."""

from datetime import date

import pytest

from lifecourse.engine.pathways import Area, Outlook, outlook
from lifecourse.standards.api import national_parameters

FIRST_DAY = date(2016, 4, 1)


@pytest.fixture(scope="session")
def area() -> Area:
    """Ten thousand adults with a learning disability, of whom 25 are in hospital."""
    return Area("Saltings", FIRST_DAY, national_parameters(10_000))


@pytest.fixture(scope="session")
def baseline(area: Area) -> Outlook:
    """Five years of it."""
    return outlook(area, months=60, draws=60, seed=7)
