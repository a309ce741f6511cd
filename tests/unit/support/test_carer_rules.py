"""What a plan for when the carer cannot says, and what must not stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.support.rules.carers import Alone, has_address

pytestmark = pytest.mark.unit
HOURS = some.integers(0, 168)


@pytest.mark.parametrize(
    "words",
    [
        "Keys at 14 Mill Lane",
        "with Joan, 3a, Old Church Road",
        "Her sister in CB21 4QT",
        "medicines: cb214qt",
        "at 7 St Mary's Close by the door",
    ],
)
def test_an_address_is_found(words: str) -> None:
    assert has_address(words)


@pytest.mark.parametrize(
    "words",
    [
        "Her sister Joan, by day and by night on 01632 960199",
        "The night team has them. 2 tablets at 8",
        "Two people on the way there",
        "Ask at the day centre before 10",
    ],
)
def test_who_has_the_keys_is_no_address(words: str) -> None:
    assert not has_address(words)


@given(HOURS, HOURS)
def test_nobody_is_alone_too_long_exactly_where_help_comes_in_time(within: int, alone: int) -> None:
    found = Alone(within_hours=within, alone_hours=alone).too_long
    assert (found == 0) is (within <= alone)
    assert found == 0 or within - found == alone
