"""What keeps people in hospital, by cause and sector; and the fields of the page for a home."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.receiving import receiving_fields
from lifecourse.support.rules.delays import Kept, people_kept, tally

pytestmark = pytest.mark.unit

KEPT = st.lists(
    st.builds(
        Kept,
        person=st.sampled_from("ABC"),
        cause=st.sampled_from(["home", "staff"]),
        sector=st.sampled_from(["health", "both"]),
        days=st.integers(0, 900),
    ),
    max_size=10,
)


@given(KEPT)
def test_days_add_up_and_nobody_is_counted_twice_under_one_cause(kept: list[Kept]) -> None:
    for by in (lambda one: one.cause, lambda one: one.sector):
        found = tally(kept, by)
        assert sum(one.days for one in found) == sum(one.days for one in kept)
        pairs = Counter(key for key, _ in {(by(one), one.person) for one in kept})
        assert {one.key: one.people for one in found} == pairs
        assert [one.days for one in found] == sorted((one.days for one in found), reverse=True)
    assert people_kept(kept) == len({one.person for one in kept})


def test_each_field_for_a_home_says_where_it_comes_from() -> None:
    fields = receiving_fields()
    assert len(fields) == 21 and all(one.source for one in fields)
    # What no source that could be read names is ours, and says so.
    assert {one.source.split(",")[0] for one in fields} == {"PRSB", "Our own"}
