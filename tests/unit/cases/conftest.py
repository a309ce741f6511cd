"""The Treasury's schedules, for what is appraised."""

from datetime import date

import pytest

from lifecourse.standards.api import DiscountSchedule, discount_schedule


@pytest.fixture(scope="session")
def standard() -> DiscountSchedule:
    """3.5% a year for 30 years, then falling."""
    return discount_schedule("standard", on=date(2026, 11, 28))
