"""Sharing comes to the penny for any rule and outcome; a rule that cannot hold is refused by its place."""

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.kinds.sharing import By, How, StepKind
from lifecourse.finance.rules.risk_share import Outcome, released_part, share_pot
from lifecourse.finance.rules.settlement import LineOut, Outturn, settle
from lifecourse.finance.rules.sharing import (
    CannotShare,
    RiskShare,
    SettlementRule,
    Step,
    percent_words,
)
from lifecourse.finance.rules.sharing_data import BadRule, Known, read_risk_share, read_settlement

pytestmark = pytest.mark.unit
KNOWN = Known(parties=("council", "ccg"), lines=("1/ccg/minimum", "1/council/minimum"))
RISK: dict[str, Any] = {
    "slug": "admissions",
    "name": "Admissions",
    "clause": "Schedule 3",
    "source": "The agreement",
    "measure": "admissions",
    "from": "2016-04-01",
    "to": "2017-03-31",
    "how": "steps",
    "held": [{"scheme": 1, "lead": "ccg", "contribution": "minimum", "pounds": "100.01"}],
    "kept": [{"party": "ccg", "percent": "66.5"}, {"party": "council", "percent": "33.5"}],
    "steps": [{"achieved": 0, "released": 0}, {"achieved": 50, "released": 40}],
}
SETTLEMENT: dict[str, Any] = {
    "clause": "Schedule 4",
    "source": "The agreement",
    "by": "scheme",
    "over": [
        {"step": "contingency"},
        {"step": "lead", "percent_of_budget": 5},
        {
            "step": "percentages",
            "shares": [{"party": "ccg", "percent": 60}, {"party": "council", "percent": 40}],
        },
    ],
    "under": [{"step": "carry-forward", "held_by": "council"}],
}


def risk(**changes: Any) -> RiskShare:
    return read_risk_share({**deepcopy(RISK), **changes}, KNOWN, place="a file")


def outcome(achieved: Fraction | None, *, met: bool = False) -> Outcome:
    return Outcome(met=met, achieved=achieved, words="9 against at most 8: missed by 1")


shares = st.lists(st.integers(1, 1000), min_size=1, max_size=4).map(
    lambda parts: {f"p{n}": Fraction(part * 100, sum(parts)) for n, part in enumerate(parts)}
)
parts = st.fractions(min_value=-2, max_value=3, max_denominator=500)


@st.composite
def risk_shares(draw: st.DrawFn) -> RiskShare:
    held = {
        f"l{n}": pence
        for n, pence in enumerate(draw(st.lists(st.integers(1, 10**9), min_size=1, max_size=3)))
    }
    how = draw(st.sampled_from(How))
    return RiskShare(
        **{
            **vars(risk()),
            "how": how,
            "held": held,
            "released": {name: Fraction(draw(st.integers(1, 9))) for name in held},
            "kept": draw(shares),
        }
    )


@given(risk_shares(), st.booleans(), parts)
def test_a_pot_goes_to_the_penny_and_nobody_gets_more_than_the_rule(
    rule: RiskShare, met: bool, achieved: Fraction
) -> None:
    found = share_pot(rule, outcome(achieved, met=met))
    assert found.total == rule.pot
    assert all(pence > 0 for pence in (*found.released.values(), *found.kept.values()))
    part, _ = released_part(rule, outcome(achieved, met=met))
    free = sum(found.released.values())
    assert abs(free - rule.pot * part) < 1
    for party, pence in found.kept.items():
        assert pence < sum(found.kept.values()) * rule.kept[party] / 100 + 1
    # Each side can add the working up: what was freed, and who got what.
    steps = [sum(line.pence for line in found.working if line.step == step) for step in (1, 2, 3)]
    assert steps == [free, free, rule.pot - free]


@given(risk_shares(), parts, parts)
def test_whoever_achieves_more_frees_no_less(rule: RiskShare, one: Fraction, other: Fraction) -> None:
    less, more = (sum(share_pot(rule, outcome(way)).released.values()) for way in sorted((one, other)))
    assert less <= more


def test_a_target_without_a_beginning_frees_all_or_nothing_and_no_part() -> None:
    with pytest.raises(CannotShare, match="no number from which it began"):
        share_pot(risk(), outcome(None))
    rule = RiskShare(**{**vars(risk()), "how": How.ALL_OR_NOTHING})
    assert share_pot(rule, outcome(None)).kept == {"ccg": 6651, "council": 3350}
    assert share_pot(rule, outcome(None, met=True)).released == {"1/ccg/minimum": 10_001}


def test_the_step_that_was_reached_frees_its_part() -> None:
    found = share_pot(risk(), outcome(Fraction(1, 2)))
    assert found.released == {"1/ccg/minimum": 4000}
    assert "50% of the way was gone; the step from 50% on frees: 40% of £100.01" in found.working[0].formula


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"kept": [{"party": "ccg", "percent": 110}]},
            "kept 1, percent: found 110, expected a number over 0 to 100",
        ),
        (
            {"kept": [{"party": "ccg", "percent": 60}, {"party": "council", "percent": 50}]},
            "kept: found '110%', expected shares that come to 100%. That is 10% too much.",
        ),
        ({"kept": [{"party": "ccg", "percent": 60}]}, "That is 40% too little."),
        (
            {"kept": [{"party": "lcc", "percent": 100}]},
            "found 'lcc', expected a party to the agreement: council, ccg",
        ),
        ({"kept": []}, "kept: found [], expected one row or more. Say what happens in this case."),
        ({"how": "half"}, "how: found 'half', expected one of all-or-nothing, proportion, steps"),
        ({"how": "proportion"}, "expected no steps unless"),
        (
            {"steps": [{"achieved": 10, "released": 0}]},
            "expected 0 in the first step. Say what happens below it.",
        ),
        (
            {"steps": [{"achieved": 0, "released": 0}, {"achieved": 0, "released": 5}]},
            "expected more than the step before, 0. Two steps would hold at once.",
        ),
        (
            {"steps": [{"achieved": 0, "released": 9}, {"achieved": 5, "released": 8}]},
            "Whoever achieves more would get less.",
        ),
        (
            {"held": [{"scheme": 1, "lead": "lcc", "contribution": "minimum", "pounds": 1}]},
            "found '1/lcc/minimum', expected a line of the fund: scheme, lead, contribution, "
            "and provider if any. Scheme 1 has 1/ccg/minimum, 1/council/minimum.",
        ),
        (
            {"held": [{"scheme": 1, "lead": "ccg", "contribution": "minimum", "pounds": "101k"}]},
            "held 1, pounds: found '101k', expected pounds from a penny up",
        ),
        ({"to": "2016-03-31"}, "to: found '2016-03-31', expected a day from 2016-04-01 on"),
        ({"name": "Â£100"}, "The £ was read in another encoding."),
        ({"colour": "red"}, "colour: found 'red', expected one of clause"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused_by_its_place(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadRule) as refused:
        risk(**changes)
    assert said in str(refused.value)
    assert all(fault.startswith("a file, rule") for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"over": [{"step": "carry-forward", "held_by": "ccg"}]},
            "for what is over: one of contingency, lead",
        ),
        ({"under": [{"step": "contingency"}]}, "for what is under: one of lead, percentages"),
        (
            {"under": [{"step": "lead"}, {"step": "contributions"}]},
            "expected nothing after a step that takes all",
        ),
        ({"under": []}, "under: found [], expected one row or more"),
        ({"under": [{"step": "percentages"}]}, "shares: found [], expected one row or more"),
        ({"under": [{"step": "lead", "held_by": "ccg"}]}, "expected this only in a step carry-forward"),
    ],
)
def test_a_settlement_that_cannot_hold_is_refused_by_its_place(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadRule) as refused:
        read_settlement({**deepcopy(SETTLEMENT), **changes}, KNOWN, place="a file")
    assert said in str(refused.value)


def test_an_overspend_goes_down_the_steps_of_the_agreement() -> None:
    rule = read_settlement(SETTLEMENT, KNOWN, place="a file")
    line = LineOut(
        name="1/ccg/minimum", priority="Home", scheme="1. Support", lead="ccg", budget=100_00, spent=130_00
    )
    found = settle(
        rule,
        Outturn(lines=(line,), contingency={False: 10_00}, unallocated={}, put_in={False: {"ccg": 110_00}}),
    )
    # 30 pounds over: 10 of contingency, 5% of 100 by the lead, and of the 15 left 60 and 40 per cent.
    assert dict(found.covered) == {("1/ccg/minimum", False): 10_00}
    assert dict(found.owed) == {"ccg": 5_00 + 9_00, "council": 6_00}
    assert found.not_agreed_over == 0
    assert [line.step for line in found.working] == [0, 1, 2, 3, 3]


steps = st.builds(
    Step,
    kind=st.sampled_from(StepKind),
    clause=st.just("A clause"),
    percent_of_budget=st.none() | st.fractions(0, 50, max_denominator=7),
    pence=st.none() | st.integers(0, 10**6),
    shares=shares,
    held_by=st.just("p0"),
)
lines = st.lists(
    st.builds(
        LineOut,
        name=st.uuids().map(str),
        priority=st.sampled_from("AB"),
        scheme=st.sampled_from("123"),
        lead=st.sampled_from(["p0", "p1"]),
        budget=st.integers(0, 10**8),
        spent=st.integers(0, 10**8),
        capital=st.booleans(),
    ),
    max_size=5,
)
money = st.fixed_dictionaries({False: st.integers(0, 10**7), True: st.integers(0, 10**7)})


@given(
    st.sampled_from(By),
    st.lists(steps.filter(lambda one: one.kind is not StepKind.CARRY_FORWARD), max_size=4),
    st.lists(steps.filter(lambda one: one.kind is not StepKind.CONTINGENCY), max_size=4),
    st.builds(
        Outturn,
        lines=lines.map(tuple),
        contingency=money,
        unallocated=money,
        put_in=st.just({False: {"p0": 7, "p1": 3}, True: {}}),
    ),
)
def test_a_settlement_comes_to_the_penny_or_says_what_is_not_agreed(
    by: By, over: list[Step], under: list[Step], outturn: Outturn
) -> None:
    rule = SettlementRule(clause="A clause", source="", by=by, over=tuple(over), under=tuple(under))
    found = settle(rule, outturn)
    # All that there was, less all that was spent, is carried, given back, or not agreed.
    there = sum(one.budget - one.spent for one in outturn.lines)
    there += sum(outturn.contingency.values()) + sum(outturn.unallocated.values())
    shared = sum(found.carried.values()) - sum(found.owed.values())
    assert there == shared + found.not_agreed_under - found.not_agreed_over
    taken = sum(line.pence for line in found.working if line.step)
    assert taken == found.over + found.under
    assert sum(found.covered.values()) <= sum(outturn.contingency.values())
    # Money for things that last pays for nothing else.
    for capital in (False, True):
        given = sum(pence for (_, kind), pence in found.covered.items() if kind is capital)
        assert given <= outturn.contingency[capital]


def test_per_cents_are_said_as_one_writes_them() -> None:
    assert [percent_words(Fraction(one)) for one in ("100", "5/2", "0")] == ["100%", "2.5%", "0%"]
    assert percent_words(Fraction(100, 3)) == "about 33.3333%"
