"""Options, criteria and scores that are wrong are refused, each fault by its place."""

from typing import Any

import pytest
from tests.unit.cases.building import ABOUT, CRITERIA, OPTIONS, case_data, scores

from lifecourse.cases.kinds.options import Appraisal, Prices
from lifecourse.cases.rules.document import BadCase, read_document

pytestmark = pytest.mark.unit
COST = {"organisation": "county", "goes": "cost", "years": {"2016/17": 1}}


def option(**parts: Any) -> dict[str, Any]:
    return {"options": [OPTIONS[1] | {"money": []} | parts, *OPTIONS[2:]], "scores": []}


def criterion(**parts: Any) -> dict[str, Any]:
    return {"criteria": [CRITERIA[0] | parts, *CRITERIA[1:]]}


def score(**parts: Any) -> dict[str, Any]:
    return {"scores": [scores()[0] | parts]}


def test_what_is_right_is_read():
    found = read_document(case_data(), place="a case").appraisal
    assert [one.slug for one in found.options] == ["now", "one-place", "three-places"]
    assert found.scores_made_up
    assert found.options[1].money[1].by_year == {"2018/19": 200_050}
    assert found.basis.prices is Prices.UNSAID


def test_a_case_needs_no_options():
    assert read_document({"about": ABOUT}, place="a case").appraisal == Appraisal()


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (criterion(weight=39), "criteria, weight: found '99 in all', expected weights that add up to 100"),
        (
            criterion(weight="a lot"),
            "criteria 1, weight: found 'a lot', expected a number from 0 to 100. Write",
        ),
        (criterion(weight=None), "criteria 1, weight: found None"),
        (criterion(weight=-5), "criteria 1, weight: found -5"),
        (criterion(weight=True), "criteria 1, weight: found True"),
        (criterion(slug="money"), "criteria: found 'money', expected each once"),
        (criterion(heft=3), "criteria 1, heft: found 3"),
        (score(score=11), "scores 1, score: found 11, expected a number from 0 to 10"),
        (score(score="7 of 10"), "scores 1, score: found '7 of 10'"),
        (score(score="nan"), "scores 1, score: found 'nan'"),
        (
            score(criterion="charm"),
            "scores 1, criterion: found 'charm', expected the short name of a criterion",
        ),
        (score(option="four"), "scores 1, option: found 'four', expected the short name of an option"),
        ({"scores": scores()[:1] * 2}, "scores: found 'now, access', expected each once"),
        (score(made_up="yes"), "scores 1, made_up: found 'yes', expected true or false"),
        (option(number="2"), "options 1, number: found '2', expected a whole number"),
        (option(number=3), "options, number: found 3, expected each once"),
        (option(slug="three-places"), "options: found 'three-places', expected each once"),
        (option(advantages="cheap"), "options 1, advantages: found 'cheap', expected a list"),
        (
            option(money=[COST | {"years": {}}]),
            "options 1, money 1, years: found {}, expected pounds by year",
        ),
        (option(money=[COST | {"years": {"2016": 1}}]), "years: found '2016', expected a financial year"),
        (option(money=[COST | {"years": {"2016/17": "1k"}}]), "years, 2016/17: found '1k'"),
        (option(money=[COST | {"years": {"2016/17": -1}}]), "years, 2016/17: found -1"),
        (
            option(money=[COST | {"years": {"2015/16": 1}}]),
            "found '2015/16', expected no year before the first",
        ),
        (option(money=[COST | {"goes": "up"}]), "options 1, money 1, goes: found 'up'"),
        (option(money=[COST | {"cash": True}]), "money 1, cash: found True, expected it only of a benefit"),
        (option(money=[COST | {"goes": "benefit", "capital": True}]), "capital: found True"),
        (option(model="all"), "options 1, model: found 'all'"),
        (option(model={"cost_factor": "twice"}), "options 1, model, cost_factor: found 'twice'"),
        (option(model={"phases": "one"}), "options 1, model, phases: found 'one'"),
        ({"options": [one | {"status_quo": True} for one in OPTIONS]}, "true for one option at most"),
        ({"appraisal": {}}, "appraisal, first_year: found ''"),
        ({"appraisal": {"first_year": "16/17"}}, "appraisal, first_year: found '16/17'"),
        ({"appraisal": "standard"}, "appraisal: found 'standard', expected a section"),
        (
            {"appraisal": {"first_year": "2016/17", "schedule": "health"}},
            "found 'health', expected one of the rates that held on 2016-04-01: standard, without-time",
        ),
        ({"appraisal": {"first_year": "2016/17", "prices": "as-paid"}}, "inflation: found None"),
        ({"appraisal": {"first_year": "2016/17", "inflation": 2}}, "inflation: found 2, expected none"),
        ({"appraisal": {"first_year": "2016/17", "project": "moonshot"}}, "project: found 'moonshot'"),
        (
            {"appraisal": {"first_year": "2016/17", "project": "outsourcing", "mitigated": 101, "why": "x"}},
            "mitigated: found 101, expected a number from 0 to 100",
        ),
        (
            {"appraisal": {"first_year": "2016/17", "project": "outsourcing", "mitigated": 50}},
            "appraisal, why: found ''",
        ),
    ],
)
def test_what_is_wrong_is_refused_where_it_stands(parts, told):
    with pytest.raises(BadCase) as bad:
        read_document(case_data(**parts), place="a case")
    assert told in str(bad.value)


def test_every_fault_is_told_at_once():
    with pytest.raises(BadCase) as bad:
        read_document(case_data(**criterion(weight="a lot"), **score(score=11)), place="a case")
    assert len(bad.value.faults) == 3
