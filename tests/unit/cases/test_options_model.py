"""An option that is a part of the case's cost model follows it: phases, who takes part, and what is moved."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.cases.building import ABOUT
from tests.unit.cases.models import published_data

from lifecourse.cases.kinds.model import Move, Profile
from lifecourse.cases.kinds.options import FromModel, Goes
from lifecourse.cases.rules.document import BadCase, read_document
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.options_model import best_of, money_of, values_of
from lifecourse.cases.rules.what_if import moved, without

pytestmark = pytest.mark.unit
MODEL = published_data()["model"]


def case(*models, first_year="2016/17"):
    return read_document(
        {
            "about": ABOUT,
            "model": MODEL,
            "appraisal": {"first_year": first_year},
            "options": [
                {"slug": f"o{number}", "number": number, "name": f"Option {number}", "model": model}
                for number, model in enumerate(models, start=1)
            ],
        },
        place="a case",
    )


def model():
    found = case({}).model
    assert found is not None
    return found


def summed(money, goes):
    return sum(pence for one in money if one.goes is goes for pence in one.by_year.values())


def test_the_whole_model_costs_and_brings_what_it_says():
    money, whole = money_of(model(), FromModel()), evaluate(model())
    assert (summed(money, Goes.COST), summed(money, Goes.BENEFIT)) == (whole.cost, whole.benefit)
    assert summed(money, Goes.COST) == 2_273_100_00


def test_an_option_of_some_phases_has_their_money_alone():
    first = money_of(model(), FromModel(phases=("standardisation",)))
    assert summed(first, Goes.COST) == 703_600_00
    assert summed(first, Goes.BENEFIT) == 2_647_048_75


def test_an_option_of_some_who_take_part_has_nobody_elses_money():
    some = money_of(model(), FromModel(participants=("csc", "spa")))
    assert {one.organisation for one in some} == {"leicestershire-council", "lpt"}


def test_an_option_may_cost_more_and_bring_less_than_the_model():
    dear = money_of(model(), FromModel(cost_factor=Fraction(2), benefit_factor=Fraction(1, 2)))
    whole = evaluate(model())
    assert summed(dear, Goes.COST) == 2 * whole.cost
    # Halves of pennies go away from nothing, once for each organisation and year.
    assert 0 <= summed(dear, Goes.BENEFIT) - whole.benefit // 2 < 100


def test_nobody_who_takes_part_is_nothing():
    assert money_of(model(), FromModel(participants=("nobody",))) == []


def test_what_moves_between_partners_comes_to_nothing_on_the_whole():
    first = model().phases[0]
    move = Move(slug="m", name="M", giver="csc", taker="spa", profile=Profile(lasting=100_00))
    shifted = replace(model(), phases=(replace(first, moves=(move,)), *model().phases[1:]))
    before, after = (money_of(one, FromModel()) for one in (model(), shifted))
    assert summed(before, Goes.BENEFIT) == summed(after, Goes.BENEFIT)
    (value,) = values_of(replace(case({}), model=shifted))
    (plain,) = values_of(case({}))
    assert value.purse.value == plain.purse.value
    assert value.partners["lpt"].value < plain.partners["lpt"].value


def test_the_options_follow_a_model_that_is_changed():
    stands = case({}, {"phases": ["standardisation"]})
    late = replace(stands, model=without(moved(model(), "integration", 1), "rutland"))
    assert values_of(late)[0].purse.value < values_of(stands)[0].purse.value
    assert "rutland-council" not in values_of(late)[0].partners
    assert [one.slug for one in best_of(stands).by_value] == ["o1"]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"phases": ["fourth"]}, "options 1, model, phases: found 'fourth', expected one of standardisation"),
        ({"participants": ["charm"]}, "options 1, model, participants: found 'charm', expected one of csc"),
    ],
)
def test_what_is_not_in_the_model_is_refused(part, told):
    with pytest.raises(BadCase) as bad:
        case(part)
    assert told in str(bad.value)


@pytest.mark.parametrize("first", ["", "2017/18"])
def test_the_decision_is_not_after_the_model_begins(first):
    with pytest.raises(BadCase, match="2016/17, in which the cost model begins"):
        case({}, first_year=first)
