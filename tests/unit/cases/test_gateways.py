"""Where a case stands at a gateway follows from what each organisation decided, and from nothing else."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.gateways import (
    ConditionGiven,
    ConditionHeld,
    Decided,
    GatewayStanding,
    Outcome,
    Where,
)
from lifecourse.cases.kinds.template import Decider, Gateway, Template
from lifecourse.cases.rules.gateways import (
    condition_faults,
    next_gateway,
    overdue,
    standing_at,
    who_decides,
    why_not_submit,
)

pytestmark = pytest.mark.unit

DAY = date(2016, 7, 1)
GIVEN = ConditionGiven(words="Agree the split", who="Director of finance", due=date(2016, 9, 30))
FIRST, SECOND = (
    Gateway(slug=slug, name=slug.title(), decides=Decider.EACH, asks="?") for slug in ("first", "second")
)
TEMPLATE = Template(slug="t", name="T", about="", source="", ours="", parts=(), gateways=(FIRST, SECOND))


def decided(code: str, outcome: Outcome = Outcome.APPROVED, *, met: date | None = None) -> Decided:
    held = (ConditionHeld(given=GIVEN, met=met),) if outcome is Outcome.CONDITIONS else ()
    return Decided(organisation=code, outcome=outcome, on=DAY, conditions=held)


def test_whoever_brings_a_case_decides_alone_or_first():
    bringer = Gateway(slug="a", name="A", decides=Decider.BRINGER, asks="?")
    assert who_decides(bringer, bringer="b", members=["a", "b"]) == ("b",)
    assert who_decides(FIRST, bringer="b", members=["c", "a", "b"]) == ("b", "a", "c")


@pytest.mark.parametrize(
    ("decisions", "where"),
    [
        ([], Where.WAITS),
        ([decided("a")], Where.WAITS),
        ([decided("a"), decided("b")], Where.PASSED),
        ([decided("a"), decided("b", Outcome.CONDITIONS)], Where.CONDITIONS),
        ([decided("a"), decided("b", Outcome.CONDITIONS, met=DAY)], Where.PASSED),
        ([decided("a", Outcome.SENT_BACK)], Where.SENT_BACK),
        ([decided("a", Outcome.REFUSED), decided("b", Outcome.SENT_BACK)], Where.REFUSED),
        # Somebody who does not decide here changes nothing.
        ([decided("a"), decided("b"), decided("c", Outcome.REFUSED)], Where.PASSED),
    ],
)
def test_where_it_stands(decisions, where):
    assert standing_at(["a", "b"], decisions, submitted=True).where is where


def test_what_was_not_put_forward_stands_nowhere():
    assert standing_at(["a"], [decided("a")], submitted=False) == GatewayStanding(where=Where.NOT_YET)


@given(
    st.lists(st.sampled_from("abcd"), unique=True, min_size=1),
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(Outcome)),
)
def test_it_is_through_only_when_all_who_decide_approved(deciders, outcomes):
    standing = standing_at(deciders, [decided(code, one) for code, one in outcomes.items()], submitted=True)
    approved = {code for code, one in outcomes.items() if one in {Outcome.APPROVED, Outcome.CONDITIONS}}
    assert (standing.where in {Where.PASSED, Where.CONDITIONS}) == (set(deciders) <= approved)
    assert set(standing.waits_for) == set(deciders) - set(outcomes)


def standings(first: Where, second: Where = Where.NOT_YET) -> dict[str, GatewayStanding]:
    return {"first": GatewayStanding(where=first), "second": GatewayStanding(where=second)}


def test_the_next_gateway_is_the_first_that_it_is_not_through():
    assert next_gateway(TEMPLATE, standings(Where.NOT_YET)) is FIRST
    assert next_gateway(TEMPLATE, standings(Where.CONDITIONS)) is SECOND
    assert next_gateway(TEMPLATE, standings(Where.PASSED, Where.PASSED)) is None


@pytest.mark.parametrize("where", Where)
def test_nothing_is_put_forward_twice_unchanged_but_what_changed_may_be(where):
    now = standings(where)
    unchanged = why_not_submit(TEMPLATE, FIRST, now, changed=False)
    assert bool(unchanged) is (where is not Where.NOT_YET)
    assert not why_not_submit(TEMPLATE, FIRST, now, changed=True)


def test_gateways_come_one_after_the_other():
    said = why_not_submit(TEMPLATE, SECOND, standings(Where.WAITS), changed=True)
    assert said == "It has not come through “First”, which is before “Second”."
    assert not why_not_submit(TEMPLATE, SECOND, standings(Where.CONDITIONS), changed=True)


def test_conditions_are_overdue_the_day_after_their_day_and_never_once_met():
    held = [ConditionHeld(given=GIVEN), ConditionHeld(given=GIVEN, met=DAY)]
    assert overdue(held, on=GIVEN.due) == []
    assert overdue(held, on=date(2016, 10, 1)) == held[:1]


@given(
    st.lists(st.dates(date(2016, 1, 1), date(2016, 12, 31))), st.dates(date(2016, 1, 1), date(2016, 12, 31))
)
def test_overdue_conditions_come_oldest_first(days, on):
    late = overdue([ConditionHeld(given=ConditionGiven(words="w", who="r", due=day)) for day in days], on=on)
    assert len(late) == sum(day < on for day in days)
    assert all(one.given.due <= other.given.due for one, other in pairwise(late))


@pytest.mark.parametrize(
    ("outcome", "words", "conditions", "said"),
    [
        (Outcome.APPROVED, "", [], ""),
        (Outcome.APPROVED, "", [GIVEN], "belong to an approval with conditions"),
        (Outcome.CONDITIONS, "", [GIVEN], ""),
        (Outcome.CONDITIONS, "", [], "at least one condition"),
        (Outcome.SENT_BACK, " ", [], "Say why"),
        (Outcome.REFUSED, "Too dear.", [], ""),
        (Outcome.CONDITIONS, "", [ConditionGiven(words="x", who="", due=DAY)], "the role of whoever does it"),
        (Outcome.CONDITIONS, "", [ConditionGiven(words="x", who="y", due=date(2016, 6, 30))], "was over"),
    ],
)
def test_a_decision_says_what_belongs_to_it(outcome, words, conditions, said):
    fault = condition_faults(outcome, words, conditions, on=DAY)
    assert said in fault
    assert bool(said) is bool(fault)
