"""Who may know of somebody: an own duty, or an agreement and what was decided under it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.people.rules import (
    CAN_DECIDE,
    FOR_SOMEBODY,
    SHARES,
    Agreed,
    Basis,
    Capacity,
    Chosen,
    Involved,
    NotADecision,
    Outcome,
    Purpose,
    check_decision,
    sights,
)

pytestmark = pytest.mark.unit
DAY = date(2026, 3, 2)
days = some.integers(-400, 400).map(lambda n: DAY + timedelta(days=n))
organisations = some.integers(1, 3)
purposes = some.sampled_from([Purpose.SUPPORT, Purpose.REVIEW])


def involved(basis: Basis = Basis.AGREED, organisation: int = 1) -> Involved:
    return Involved(
        organisation=organisation, purpose=Purpose.SUPPORT, basis=basis, from_date=None, to_date=None
    )


def agreed(*named: Purpose, organisation: int = 1, to_date: date | None = None) -> Agreed:
    return Agreed(
        organisation=organisation,
        purposes=frozenset(named or {Purpose.SUPPORT}),
        name="Sharing in Essex",
        from_date=date(2020, 1, 1),
        to_date=to_date,
    )


def chosen(outcome: Outcome, *, on: date = DAY, order: int = 1, until: date | None = None) -> Chosen:
    return Chosen(
        organisation=1, purpose=Purpose.SUPPORT, outcome=outcome, decided_on=on, until=until, order=order
    )


def test_an_own_duty_needs_no_agreement_and_a_refusal_does_not_end_it() -> None:
    (seen,) = sights([involved(Basis.OWN_DUTY)], [], [chosen(Outcome.REFUSED)])
    assert seen.why == "Its own legal duty"


@pytest.mark.parametrize("outcome", Outcome)
def test_otherwise_it_takes_an_agreement_and_a_decision_to_share(outcome: Outcome) -> None:
    assert bool(sights([involved()], [agreed()], [chosen(outcome)])) is (outcome in SHARES)
    assert not sights([involved()], [], [chosen(outcome)])
    assert not sights([involved()], [agreed(Purpose.REVIEW)], [chosen(outcome)])
    assert not sights([involved()], [agreed(organisation=2)], [chosen(outcome)])
    assert not sights([involved()], [agreed()], [])


def test_the_latest_decision_counts_and_of_one_day_the_one_recorded_last() -> None:
    yes, no = chosen(Outcome.AGREED, order=1), chosen(Outcome.WITHDRAWN, order=2)
    assert not sights([involved()], [agreed()], [yes, no])
    assert not sights([involved()], [agreed()], [no, yes])
    again = chosen(Outcome.AGREED, on=DAY + timedelta(days=1), order=0)
    assert sights([involved()], [agreed()], [again, no, yes])


def test_sight_begins_with_the_last_of_its_reasons_and_ends_with_the_first() -> None:
    until = date(2026, 9, 1)
    (seen,) = sights([involved()], [agreed(to_date=date(2026, 6, 1))], [chosen(Outcome.AGREED, until=until)])
    assert (seen.from_date, seen.to_date) == (DAY, date(2026, 6, 1))
    assert not sights([involved()], [agreed(to_date=date(2025, 1, 1))], [chosen(Outcome.AGREED)])


@given(
    some.lists(
        some.builds(
            Involved,
            organisation=organisations,
            purpose=purposes,
            basis=some.sampled_from(Basis),
            from_date=days,
            to_date=some.none(),
        )
    ),
    some.lists(
        some.builds(
            Chosen,
            organisation=organisations,
            purpose=purposes,
            outcome=some.sampled_from(Outcome),
            decided_on=days,
            until=some.none(),
            order=some.integers(0, 99),
        ),
        unique_by=lambda one: one.order,
    ),
)
def test_nobody_sees_without_a_part_in_somebodys_life(parts: list[Involved], choices: list[Chosen]) -> None:
    everywhere = [agreed(Purpose.SUPPORT, Purpose.REVIEW, organisation=n) for n in (1, 2, 3)]
    found = sights(parts, everywhere, choices)
    assert {(one.organisation, one.purpose) for one in found} <= {(p.organisation, p.purpose) for p in parts}
    assert found == sights(reversed(parts), everywhere, reversed(choices))
    # Taking everything back leaves only those with a duty of their own.
    last = [
        Chosen(
            organisation=n,
            purpose=purpose,
            outcome=Outcome.WITHDRAWN,
            decided_on=date(2030, 1, 1),
            until=None,
            order=100,
        )
        for n in (1, 2, 3)
        for purpose in (Purpose.SUPPORT, Purpose.REVIEW)
    ]
    left = sights(parts, everywhere, [*choices, *last])
    assert {one.why for one in left} <= {"Its own legal duty"}


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("capacity", Capacity)
def test_who_can_decide_decides_and_nobody_else_does(outcome: Outcome, capacity: Capacity) -> None:
    def decide(
        *, why: str = "Her mother, her nurse and she herself were asked", by: str = "She", on: date = DAY
    ) -> None:
        check_decision(
            outcome=outcome, capacity=capacity, decided_by=by, why=why, decided_on=on, until=None, today=DAY
        )

    if (outcome in FOR_SOMEBODY) is (capacity in CAN_DECIDE):
        with pytest.raises(NotADecision):
            decide()
        return
    decide()
    for wrong in ({"by": " "}, {"on": DAY + timedelta(days=1)}):
        with pytest.raises(NotADecision):
            decide(**wrong)
    if outcome in FOR_SOMEBODY:
        with pytest.raises(NotADecision, match="says what was thought of"):
            decide(why="")
