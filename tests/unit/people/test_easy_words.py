"""What somebody is told of a decision about sharing: nothing but what was decided, in short lines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.people.easy_words import SHARED, Decided, easy_words, title_of
from lifecourse.people.rules import FOR_SOMEBODY, SHARES, Outcome, Purpose

pytestmark = pytest.mark.unit
LONGEST = 12


def decided(**changes: object) -> Decided:
    said: dict[str, object] = {
        "organisation": "Heron Trust",
        "purpose": Purpose.SUPPORT,
        "outcome": Outcome.AGREED,
        "decided_by": "Ann",
        "decided_on": date(2026, 3, 3),
        "until": None,
        "shared": SHARED,
        "keepers": ("Marsh Council",),
    }
    return Decided(**(said | changes))  # type: ignore[arg-type]


def lines(one: Decided) -> list[str]:
    return [line for told in easy_words(one) for line in told.lines]


@given(
    outcome=st.sampled_from(Outcome),
    purpose=st.sampled_from(Purpose),
    until=st.none() | st.dates(date(2026, 3, 3), date(2030, 1, 1)),
)
def test_every_decision_is_told_in_short_lines_and_says_no_more_than_was_decided(
    outcome: Outcome, purpose: Purpose, until: date | None
) -> None:
    one = decided(outcome=outcome, purpose=purpose, until=until)
    told = lines(one)
    assert all(len(line.split()) <= LONGEST and line[-1] in ".:" for line in told)
    # One idea a line: one sentence, and no bracket or semicolon to hide another in.
    assert all(line.count(".") <= 1 and not set(line) & set("();") for line in told)
    assert ("They may read about you." in told) is (outcome in SHARES)
    assert ("Marsh Council." in told) is (outcome in SHARES)
    assert ("You could not decide this at that time." in told) is (outcome in FOR_SOMEBODY)
    assert ("You said yes." in told) is (outcome is Outcome.AGREED)
    assert any("Heron Trust" in line for line in told) and "The day: Tuesday 3 March 2026." in told
    assert any(line.startswith("It ends after") for line in told) is (until is not None)
    assert ("for you" in title_of(one)) is (outcome in FOR_SOMEBODY)


def test_a_receipt_that_does_not_say_what_was_shared_is_not_told_as_if_it_did() -> None:
    told = lines(decided(shared=(), keepers=()))
    assert "They can read:" not in told and "Marsh Council." not in told
