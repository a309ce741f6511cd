"""A partnership with a small area, and those who write and read its forecasts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from tests.page.cases.conftest import partners, somebody
from tests.page.website.conftest import SignedIn, signed_in

from lifecourse.accounts.api import Account, Stamp
from lifecourse.engine.pathways import Area, Lever, Scenario
from lifecourse.forecasting.kinds.asked import Asked
from lifecourse.forecasting.models import ForecastArea
from lifecourse.forecasting.operations.areas import TakenFrom, take_area
from lifecourse.organisations.api import Partnership
from lifecourse.standards.api import national_parameters

__all__ = ["SignedIn", "partners", "signed_in", "somebody"]

THEN = datetime(2018, 2, 20, 12, tzinfo=UTC)
SHORT = Asked(months=24, draws=40)
TEAM = Scenario(
    "A team in 2017",
    "A community forensic team, a year after the plan begins.",
    (
        Lever(
            "forensic-team", {"day": "2017-04-01", "caseload": 27, "pounds_a_year": 600_000, "payer": "icb"}
        ),
    ),
)


@pytest.fixture(scope="session")
def small_area() -> Area:
    """Six thousand adults with a learning disability, of whom fifteen are in hospital."""
    return Area("Together", date(2016, 4, 1), national_parameters(6_000))


@pytest.fixture
def stamp() -> Callable[..., Stamp]:
    """A stamp of its own for each thing done; the command line's unless somebody is named."""

    def made(by: Account | None = None, *, at: datetime = THEN) -> Stamp:
        return Stamp(key=uuid4(), by=by, at=at)

    return made


@pytest.fixture
def taken(partners: Partnership, small_area: Area, stamp: Callable[..., Stamp]) -> ForecastArea:
    """The area as the partnership's forecasts rest on it."""
    where = TakenFrom(what="together-2016", revision=3)
    return take_area(partnership=partners, area=small_area, taken_from=where, stamp=stamp())
