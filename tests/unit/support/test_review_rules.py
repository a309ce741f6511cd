"""A review falls due by the rule for that person on each day, as somebody with a calendar would find."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifecourse.standards.api import (
    Basis,
    CountedFrom,
    Counts,
    EnteredTiming,
    Reviewed,
    Rules,
    Step,
    Unit,
    Whom,
    timing_for,
    timing_packs,
    working_days_of_england,
)
from lifecourse.support.rules.reviews import (
    STANDS,
    Consent,
    ImpossibleStay,
    Life,
    ReviewDue,
    Span,
    StayFacts,
    WardSince,
    report_due,
    review_due,
)

pytestmark = pytest.mark.unit

RULES = Rules(packs=timing_packs(), calendar=working_days_of_england())
ADULT = Life(born=date(1980, 5, 1))
A_DAY = timedelta(days=1)


def stay(admitted: date, life: Life = ADULT, *, secure: bool = False, **facts: object) -> StayFacts:
    wards = facts.pop("wards", [WardSince(day=admitted, secure=secure)])
    return StayFacts(life=life, admitted_on=admitted, wards=wards, **facts)


def due(facts: StayFacts, *held: date, on: date) -> ReviewDue:
    found = review_due(facts, held=held, on=on, rules=RULES)
    assert found is not None
    return found


def walked(facts: StayFacts, held: list[date], on: date) -> date | None:
    """Asks on every single day, under the rule of that day, whether the review is due by now."""
    start = max(facts.admitted_on, facts.recognised_on or facts.admitted_on)
    reviews = sorted({day for day in held if start <= day <= on})
    counted = CountedFrom(day=reviews[-1] if reviews else start, held=tuple(reviews))
    day = counted.day
    while True:
        secure = [ward.secure for ward in facts.wards if ward.day <= day][-1]
        plans = facts.life.ehc_plans
        has_plan = any(p.from_date <= day and (p.to_date is None or day <= p.to_date) for p in plans)
        answer = timing_for(
            step=Step.REPEAT if reviews else Step.FIRST,
            who=Reviewed(born=facts.life.born, ehc_plan=has_plan),
            secure=secure,
            on=day,
            start=counted,
            rules=RULES,
        )
        if answer.by is not None and answer.by <= day:
            return day
        if day == on:
            return answer.by
        day += A_DAY


@st.composite
def stays(draw: st.DrawFn) -> tuple[StayFacts, list[date], date]:
    admitted = draw(st.dates(date(2016, 6, 1), date(2025, 6, 1)))
    on = admitted + timedelta(days=draw(st.integers(0, 700)))
    ages = st.one_of(st.none(), st.integers(16 * 365, 20 * 365), st.integers(30 * 365, 31 * 365))
    age = draw(ages)
    moves = sorted(draw(st.lists(st.integers(1, 600), max_size=3)))
    wards = [WardSince(day=admitted, secure=draw(st.booleans()))]
    wards += [WardSince(day=admitted + timedelta(days=n), secure=draw(st.booleans())) for n in moves]
    late = draw(st.one_of(st.none(), st.integers(0, 200)))
    held = [admitted + timedelta(days=n) for n in draw(st.lists(st.integers(-30, 700), max_size=4))]
    facts = StayFacts(
        life=Life(
            born=None if age is None else admitted - timedelta(days=age),
            ehc_plans=[Span(from_date=admitted - A_DAY, to_date=admitted + timedelta(days=90))],
        ),
        admitted_on=admitted,
        wards=wards,
        recognised_on=None if late is None else admitted + timedelta(days=late),
    )
    return facts, held, on


@settings(max_examples=60, deadline=None)
@given(stays())
def test_the_day_is_the_one_that_somebody_asking_every_day_finds(drawn):
    facts, held, on = drawn
    found = review_due(facts, held=held, on=on, rules=RULES)
    if on < facts.applies_from:
        assert found is None
    else:
        assert found is not None
        assert found.by == walked(facts, held, on)


@settings(max_examples=40, deadline=None)
@given(stays())
def test_what_is_overdue_stays_so_until_a_review_is_held(drawn):
    facts, held, on = drawn
    held = [day for day in held if day <= on]
    found = review_due(facts, held=held, on=on, rules=RULES)
    if found is not None and found.overdue_days(on):
        later = review_due(facts, held=held, on=on + timedelta(days=400), rules=RULES)
        assert later is not None
        assert later.by == found.by


def test_a_review_in_a_stay_now_says_what_it_counts_from_and_why():
    found = due(stay(date(2026, 3, 3)), on=date(2026, 3, 10))
    assert (found.by, found.step, found.basis) == (date(2026, 3, 31), Step.FIRST, Basis.STRICTEST)
    assert found.why.startswith("First review: within 4 weeks after 3 March 2026.")
    assert found.also is not None and found.also.by == date(2026, 3, 30)
    assert found.overdue_days(date(2026, 3, 31)) == 0
    assert found.overdue_days(date(2026, 4, 2)) == 2


def test_from_the_day_of_its_assent_the_act_is_told_beside_a_stay_that_went_on():
    facts = stay(date(2025, 12, 1))
    assert due(facts, on=date(2025, 12, 17)).also is None
    assert due(facts, on=date(2025, 12, 18)).also is not None


def test_a_move_to_a_ward_that_is_not_secure_brings_the_next_review_nearer_from_that_day():
    admitted, held, moved = date(2024, 1, 8), date(2024, 2, 1), date(2024, 10, 1)
    facts = stay(admitted, wards=[WardSince(day=admitted, secure=True), WardSince(day=moved, secure=False)])
    assert due(facts, held, on=moved - A_DAY).by == date(2025, 2, 1)
    found = due(facts, held, on=moved)
    assert found.by == moved  # six months were over on 1 August; nobody was late before the move
    assert "since 1 October 2024" in found.why


def test_a_move_to_a_secure_ward_takes_nothing_back_that_was_due():
    admitted, held, moved = date(2024, 1, 8), date(2024, 2, 1), date(2024, 10, 1)
    facts = stay(admitted, wards=[WardSince(day=admitted, secure=False), WardSince(day=moved, secure=True)])
    found = due(facts, held, on=date(2024, 12, 1))
    assert found.by == date(2024, 8, 1)
    assert STANDS in found.why


def test_at_eighteen_the_rule_of_adults_begins_and_what_a_child_was_owed_stands():
    life = Life(born=date(2006, 3, 1))
    facts = stay(date(2024, 1, 8), life)
    assert due(facts, on=date(2024, 1, 9)).by == date(2024, 1, 15)
    assert due(facts, on=date(2024, 3, 20)).by == date(2024, 1, 15)
    held = date(2024, 2, 20)
    assert due(facts, held, on=date(2024, 2, 29)).by == date(2024, 5, 20)
    assert due(facts, held, on=date(2024, 3, 1)).by == date(2024, 8, 20)


def test_on_the_day_of_a_new_rule_the_one_before_it_asks_for_nothing_any_more():
    facts = stay(date(2023, 11, 1), Life(born=date(2006, 3, 1)))
    held = date(2023, 12, 1)
    assert due(facts, held, on=date(2024, 2, 29)).by == date(2024, 3, 1)
    assert due(facts, held, on=date(2024, 3, 1)).by == date(2024, 6, 1)


def test_somebody_there_before_any_known_policy_is_owed_a_review_when_it_begins():
    facts = stay(date(2012, 5, 1))
    assert due(facts, on=date(2016, 1, 1)).by is None
    found = due(facts, on=date(2018, 1, 1))
    assert found.by == date(2017, 3, 27)
    assert "asks for nothing before" in found.why


def test_where_it_is_recognised_later_it_counts_from_that_day():
    facts = stay(date(2026, 1, 5), recognised_on=date(2026, 3, 3))
    assert review_due(facts, held=[], on=date(2026, 3, 2), rules=RULES) is None
    found = due(facts, on=date(2026, 3, 3))
    assert (found.counted_from, found.by) == (date(2026, 3, 3), date(2026, 3, 31))
    assert "recognised" in found.why


def test_whoever_says_no_is_asked_again_and_the_day_stands():
    no = Consent(on=date(2026, 3, 9), agreed=False)
    facts = stay(date(2026, 3, 3), consents=[Consent(on=date(2026, 3, 4), agreed=True), no])
    found = due(facts, on=date(2026, 3, 20))
    assert found.ask_again
    assert "They said no on 9 March 2026" in found.why
    assert found.by == date(2026, 3, 31)
    again = stay(date(2026, 3, 3), consents=[no, Consent(on=date(2026, 3, 15), agreed=True)])
    assert not due(again, on=date(2026, 3, 20)).ask_again


def test_nobody_owes_a_review_after_the_stay_or_before_it():
    facts = stay(date(2026, 3, 3), discharged_on=date(2026, 3, 20))
    assert due(facts, on=date(2026, 3, 19))
    assert review_due(facts, held=[], on=date(2026, 3, 20), rules=RULES) is None
    assert review_due(facts, held=[], on=date(2026, 3, 2), rules=RULES) is None


def test_a_review_before_hospital_counts_as_no_review_in_hospital():
    child = Life(born=date(2012, 5, 1))
    assert due(stay(date(2026, 3, 3), child), date(2026, 3, 1), on=date(2026, 3, 5)).step is Step.FIRST


def test_no_policy_says_when_a_report_is_due_and_the_act_would():
    found = report_due(held_on=date(2026, 3, 3), life=ADULT, rules=RULES)
    assert (found.by, found.overdue_days(date(2027, 1, 1))) == (None, 0)
    assert found.also is not None and found.also.by == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("held", "by"),
    [
        # Mental Health Act 2025, section 4: a further meeting in each successive period of 12 months that
        # begin with the first. The first period ends on 3 February 2027.
        ([date(2026, 2, 4)], date(2027, 2, 3)),
        ([date(2026, 2, 4), date(2026, 3, 1)], date(2028, 2, 3)),
        ([date(2026, 2, 4), date(2027, 2, 3)], date(2028, 2, 3)),
        ([date(2026, 2, 4), date(2027, 2, 4)], date(2029, 2, 3)),
        ([date(2026, 2, 4), date(2026, 3, 1), date(2026, 9, 1)], date(2028, 2, 3)),
    ],
)
def test_the_act_would_run_from_the_first_meeting_in_periods_that_follow_one_another(held, by):
    found = due(stay(date(2026, 1, 5)), *held, on=date(2027, 3, 1))
    assert found.also is not None and found.also.by == by


def test_what_was_entered_applies_from_its_day():
    entered = EnteredTiming(
        step=Step.REPEAT,
        whom=Whom.ADULT,
        count=4,
        unit=Unit.MONTHS,
        counts=Counts.AFTER,
        citation="A letter of 1 April 2026",
        entered_on=date(2026, 4, 1),
        holds_from=date(2026, 4, 1),
    )
    rules = Rules(packs=RULES.packs, calendar=RULES.calendar, entered=[entered])
    facts, held = stay(date(2026, 1, 5)), [date(2026, 2, 1)]
    before = review_due(facts, held=held, on=date(2026, 3, 31), rules=rules)
    after = review_due(facts, held=held, on=date(2026, 4, 1), rules=rules)
    assert before is not None and before.by == date(2026, 8, 1)
    assert after is not None and after.by == date(2026, 6, 1)
    assert after.basis is Basis.ENTERED


@pytest.mark.parametrize(
    "facts",
    [
        {"wards": []},
        {"wards": [WardSince(day=date(2026, 3, 4), secure=False)]},
        {
            "wards": [
                WardSince(day=date(2026, 3, 3), secure=False),
                WardSince(day=date(2026, 5, 1), secure=True),
                WardSince(day=date(2026, 4, 1), secure=False),
            ]
        },
        {"discharged_on": date(2026, 3, 2)},
        {"life": Life(born=date(2026, 3, 4))},
    ],
)
def test_facts_that_cannot_all_be_so_are_refused(facts):
    with pytest.raises(ImpossibleStay):
        stay(date(2026, 3, 3), **facts)
