"""Whether a review before hospital counts, which policy asked for it, and how many had one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.standards.api import timing_packs
from lifecourse.support.rules.before import COUNTS_FOR, asked_for_by, review_before, share_of

pytestmark = pytest.mark.unit
CAME = date(2026, 3, 3)
DAYS = some.dates(date(2025, 12, 1), date(2026, 6, 1))


@pytest.mark.parametrize(("days", "counts"), [(0, True), (28, True), (29, False), (-1, False)])
def test_a_review_counts_in_the_weeks_before_and_on_the_day(days: int, counts: bool) -> None:
    assert (review_before(CAME, [CAME - timedelta(days=days)]) is not None) is counts


@given(some.lists(DAYS, max_size=6))
def test_the_last_that_counts_is_found(held: list[date]) -> None:
    found = review_before(CAME, held)
    counting = [one for one in held if CAME - COUNTS_FOR <= one <= CAME]
    assert (found is None) is (not counting)
    assert found is None or (found in counting and all(one <= found for one in counting))


@pytest.mark.parametrize(
    ("came", "age", "pack"),
    [
        (date(2017, 3, 26), 30, None),
        (date(2017, 3, 27), 30, "ctr-2017"),
        (date(2020, 5, 1), 12, "ctr-2017"),
        (date(2023, 4, 30), 30, "ctr-2017"),
        # Of the policy of 2023 no such words could be confirmed.
        (date(2026, 1, 1), 30, None),
    ],
)
def test_a_policy_asks_for_it_on_its_days_alone(came: date, age: int, pack: str | None) -> None:
    found = asked_for_by(timing_packs(), came=came, age=age, ehc_plan=False)
    assert (found[0].id if found else None) == pack


@given(some.lists(some.booleans()))
def test_nothing_is_called_reached_that_is_not(reviewed: list[bool]) -> None:
    share = share_of(reviewed)
    assert share.without == reviewed.count(False)
    if share.of_a_hundred is None:
        assert not reviewed
    else:
        assert share.of_a_hundred * share.came <= 100 * share.reviewed
        assert (share.of_a_hundred == 100) is (share.without == 0)
