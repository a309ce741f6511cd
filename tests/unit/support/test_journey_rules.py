"""Where people came from and went to: every stay is on one way, as things stood on the last day."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.rules.journeys import STILL_THERE, Journey, ways, went_home, within

pytestmark = pytest.mark.unit
FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
PLACES = ("own_home", "prison", "care_home")


@st.composite
def stays(draw: st.DrawFn) -> Journey:
    since = FIRST + timedelta(days=draw(st.integers(-500, 500)))
    lasts = draw(st.none() | st.integers(0, 500))
    return Journey(
        head=UUID(int=draw(st.integers(0, 3))),
        came_from=draw(st.sampled_from(PLACES)),
        went_to=STILL_THERE if lasts is None else draw(st.sampled_from(PLACES)),
        since=since,
        until=None if lasts is None else since + timedelta(days=lasts),
    )


@given(st.lists(stays(), max_size=15))
def test_every_stay_of_the_year_is_on_one_way_and_no_other_is(found: list[Journey]) -> None:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    there = [one for one in found if any(one.since <= d and (not one.until or d <= one.until) for d in days)]
    chosen = within(found, first=FIRST, last=LAST)
    assert len(chosen) == len(there)
    assert sum(way.stays for way in ways(chosen, on=LAST)) == len(there)
    assert all(1 <= way.people <= way.stays for way in ways(chosen, on=LAST))
    assert all(one.until is None or FIRST <= one.until <= LAST for one in chosen)
    # Whoever left after the last day was still there on it.
    still = sum(one.until is None or one.until > LAST for one in there)
    assert sum(way.stays for way in ways(chosen, on=LAST) if way.went_to == STILL_THERE) == still


def test_the_most_used_way_comes_first_with_the_nights_in_the_middle() -> None:
    def stay(came: str, went: str, nights: int, who: int = 1) -> Journey:
        since = date(2025, 5, 1)
        return Journey(
            head=UUID(int=who),
            came_from=came,
            went_to=went,
            since=since,
            until=since + timedelta(days=nights),
        )

    found = [stay("prison", "prison", 9), *(stay("own_home", "care_home", n, n) for n in (10, 20, 400))]
    first, second = ways([*found, stay("own_home", "prison", 3)], on=LAST)[:2]
    assert (first.came_from, first.went_to, first.stays, first.people, first.nights) == (
        "own_home",
        "care_home",
        3,
        3,
        20,
    )
    assert (second.came_from, second.went_to) == ("own_home", "prison")
    assert went_home(found, {"care_home"}) == 3
