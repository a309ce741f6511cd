"""Plain decisions about reviews: their kind, days, and what became of each promise."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import papers_time, timing_packs
from lifecourse.support.kinds.reviews import Effect, ReviewKind, Step
from lifecourse.support.rules.promises import (
    Happened,
    effect_said,
    kind_of,
    papers_by,
    standing,
    tally,
)

pytestmark = pytest.mark.unit

DUE = date(2026, 5, 1)
STEPS = st.lists(st.tuples(st.sampled_from(list(Step)), st.integers(0, 20)), max_size=8)


@pytest.mark.parametrize(
    ("born", "has_plan", "on", "kind"),
    [
        (date(2008, 3, 4), False, date(2026, 3, 3), ReviewKind.CETR),
        (date(2008, 3, 4), False, date(2026, 3, 4), ReviewKind.CTR),
        (date(2008, 3, 4), True, date(2026, 3, 4), ReviewKind.CETR),
        (date(2008, 2, 29), False, date(2026, 2, 28), ReviewKind.CETR),
        (None, False, date(2026, 3, 4), ReviewKind.CETR),
    ],
)
def test_who_has_a_review_with_education(
    born: date | None, has_plan: bool, on: date, kind: ReviewKind
) -> None:
    """Code of practice: care and treatment reviews are for adults without an education plan."""
    assert kind_of(born, has_ehc_plan=has_plan, on=on) is kind


def test_papers_are_due_so_many_hours_before() -> None:
    """england.nhs.uk, document checklists: to the panel no later than 24 hours before."""
    rule = papers_time(date(2026, 3, 4), timing_packs())
    assert rule is not None
    meets_at = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    assert papers_by(meets_at, rule.time) == datetime(2026, 3, 3, 10, 30, tzinfo=UTC)
    assert papers_by(meets_at, replace(rule.time, hours=36)) == datetime(2026, 3, 2, 22, 30, tzinfo=UTC)


@given(STEPS)
def test_a_promise_is_settled_by_nothing_but_the_last_answer(said: list[tuple[Step, int]]) -> None:
    steps = [Happened(step=step, on=DUE + timedelta(days=after)) for step, after in said]
    settled = None
    for one in steps:
        if one.step in (Step.MET, Step.REFUSED):
            settled = one.step
        elif one.step is Step.REOPENED:
            settled = None
    found = standing(steps, due=DUE, today=DUE + timedelta(days=30))
    assert found.settled is settled
    if settled is None:
        assert found.late == 30


@given(st.lists(STEPS, max_size=12))
def test_every_promise_is_counted_once(many: list[list[tuple[Step, int]]]) -> None:
    found = [
        standing(
            [Happened(step=step, on=DUE + timedelta(days=after)) for step, after in said],
            due=DUE,
            today=DUE + timedelta(days=30),
        )
        for said in many
    ]
    counted = tally(found)
    assert counted.all == len(many)
    assert counted.late <= counted.open


@pytest.mark.parametrize(
    ("step", "after", "words"),
    [
        (Step.MET, 0, "Kept in time"),
        (Step.MET, 1, "Kept, 1 day late"),
        (Step.REFUSED, 9, "Refused"),
        (Step.REOPENED, 9, "10 days late"),
        (Step.CHASED, 9, "10 days late"),
    ],
)
def test_what_became_of_a_promise_is_said_in_words(step: Step, after: int, words: str) -> None:
    steps = [Happened(step=step, on=DUE + timedelta(days=after))]
    assert standing(steps, due=DUE, today=DUE + timedelta(days=10)).words == words


def test_promises_are_counted_in_words_without_what_there_is_none_of() -> None:
    late = standing([], due=DUE, today=DUE + timedelta(days=3))
    kept = standing([Happened(step=Step.MET, on=DUE)], due=DUE, today=DUE)
    assert tally([late, kept]).words == "2 promises: 1 open, of which 1 is late; 1 kept in time"
    assert tally([kept]).words == "1 promise: 1 kept in time"


def test_a_promise_is_open_on_its_day_and_late_the_day_after() -> None:
    assert standing([], due=DUE, today=DUE).words == "Open"
    assert standing([], due=DUE, today=DUE + timedelta(days=1)).words == "1 day late"


def test_what_a_promise_does_to_going_home_is_said_in_words() -> None:
    assert effect_said(Effect.EARLIER, 1) == "1 day earlier home"
    assert effect_said(Effect.LATER, 14) == "14 days later home"
    assert effect_said(Effect.NONE, None) == "It does not change the day of going home"
