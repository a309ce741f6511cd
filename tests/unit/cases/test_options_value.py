"""Options in money: for the purse and each partner, raised for hope, in today's money; and who is best."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.cases.building import OPTIONS, case_data

from lifecourse.cases.kinds.options import Goes, OptionMoney
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.options import weigh
from lifecourse.cases.rules.options_value import added_up, best_options, value_options, years_from
from lifecourse.engine.allocation import whole

pytestmark = pytest.mark.unit
ON = date(2016, 4, 1)


def values(basis=None, options=None, **more):
    parts = {"appraisal": {"first_year": "2016/17"} | (basis or {})}
    if options is not None:
        parts["options"] = options
    found = read_document(case_data(**parts), place="a test").appraisal
    return {one.option.slug: one for one in value_options(found, on=ON, **more)}


def test_an_option_in_money_by_hand():
    one = values()["one-place"]
    assert one.years == ("2016/17", "2017/18", "2018/19")
    assert one.purse.net == (-100_000, -50_000, 200_050)
    # -1000 - 500 / 1.035 + 2000.50 / 1.071225 = -1000 - 483.0918 + 1867.4881
    assert whole(one.purse.value) == 384_40
    assert one.purse.ratio is not None
    # 1867.4881 / 1483.0918
    assert round(float(one.purse.ratio), 4) == 1.2592
    assert (one.purse.payback, one.purse.payback_discounted) == (2, 2)


def test_each_partner_has_its_own_and_they_add_up_to_the_purse():
    one = values()["one-place"]
    assert {code: whole(worth.value) for code, worth in one.partners.items()} == {
        "county": -1483_09,
        "trust": 1867_49,
    }
    assert sum(one.values().values()) == whole(one.purse.value)
    assert one.partners["trust"].ratio is None
    assert one.partners["county"].payback is None


def test_money_from_one_partner_to_another_is_no_gain():
    moved = [
        {"organisation": "county", "goes": "cost", "years": {"2016/17": 70}},
        {"organisation": "trust", "goes": "benefit", "cash": True, "years": {"2016/17": 70}},
    ]
    one = values(options=[OPTIONS[0], OPTIONS[1] | {"money": moved}, OPTIONS[2]])["one-place"]
    assert one.purse.value == 0
    assert one.values() == {"county": -70_00, "trust": 70_00}


def test_costs_are_raised_by_what_experience_adds():
    raised = values({"project": "equipment-and-development", "mitigated": 75, "why": "Bought as it is"})
    one = raised["one-place"]
    # 200% less three quarters of it: half as much again.
    assert one.purse.costs == (150_000, 75_000, 0)
    assert one.added == 75_000
    assert one.purse.benefits == (0, 0, 200_050)


def test_amounts_as_paid_are_brought_to_real_terms():
    one = values({"prices": "as-paid", "inflation": "2.5", "source": "Ours"})["one-place"]
    assert one.purse.costs[1] == Fraction(50_000) / Fraction("1.025")


def test_only_cash_is_counted_as_cash():
    one = values()["one-place"]
    assert one.purse.cash_value == one.purse.value
    not_cash = [dict(OPTIONS[1]["money"][1]) | {"cash": False}]
    other = values(options=[OPTIONS[0], OPTIONS[1] | {"money": not_cash}, OPTIONS[2]])["one-place"]
    assert (other.purse.cash, other.purse.cash_value) == ((0, 0, 0), 0)


def test_an_option_without_money_is_not_said_to_cost_nothing():
    found = values()
    assert not found["three-places"].stated
    # Carrying on as today is what all are compared with.
    assert found["now"].stated
    assert found["now"].purse.value == 0


def test_best_by_score_and_best_by_value_are_told_apart():
    appraisal = read_document(case_data(), place="a test").appraisal
    best = best_options(weigh(appraisal), value_options(appraisal, on=ON))
    assert [one.slug for one in best.by_score] == ["three-places"]
    assert [one.slug for one in best.by_value] == ["one-place"]
    assert best.differ


def test_an_option_may_come_from_a_cost_model():
    asked = []

    def model(part):
        asked.append(part)
        return [OptionMoney(organisation="trust", goes=Goes.COST, by_year={"2017/18": 103_50})]

    options = [OPTIONS[0], {"slug": "all", "number": 2, "name": "All", "model": {"phases": ["one"]}}]
    parts = case_data(options=options, scores=[])
    appraisal = read_document(parts, place="a test").appraisal
    without, within = (value_options(appraisal, on=ON, model=each)[1] for each in (None, model))
    assert without.without_model
    assert whole(within.purse.value) == -100_00
    assert asked[0].phases == ("one",)


def test_years_run_from_the_decision_to_the_last_that_is_named():
    assert years_from("2019/20", "2021/22") == ("2019/20", "2020/21", "2021/22")


@given(st.dictionaries(st.text("abc", min_size=1), st.fractions(-(10**9), 10**9), min_size=1, max_size=6))
def test_rounded_parts_add_up_and_none_is_off_by_a_penny(parts):
    total = whole(sum(parts.values(), start=Fraction(0)))
    found = added_up(parts, to=total)
    assert sum(found.values()) == total
    assert all(abs(found[name] - part) < 1 for name, part in parts.items())
