"""Sliders are made of levers and levers of sliders; what cannot be is refused by name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.pathways import BASELINE, LEVERS, Lever, Scenario
from lifecourse.forecasting.rules.trying import CannotTry, month_words, pulls_of, round_up, scenario_of

pytestmark = pytest.mark.unit
FIRST, MONTHS = date(2016, 1, 1), 60
TEAM = Scenario(
    "A team",
    levers=(
        Lever(
            "forensic-team", {"day": "2016-10-15", "caseload": 27, "pounds_a_year": 600_000, "payer": "icb"}
        ),
        Lever("growth", {"day": "2017-01-01", "percent": -5.5}),
    ),
)


def pulled(asked=None, scenario=TEAM):
    """The levers of the team, moved as is asked."""
    return pulls_of(scenario, first_day=FIRST, months=MONTHS, asked=asked)


def test_a_scenario_that_nobody_moved_is_the_scenario() -> None:
    assert scenario_of(pulled(), name="A team", first_day=FIRST) == TEAM


def test_a_lever_is_moved_by_a_year_and_another_let_go() -> None:
    asked = {"tried": "1", "0-on": "1", "0-month": "21", "0-caseload": "30"}
    moved = scenario_of(pulled(asked), name="A team", first_day=FIRST)
    assert len(moved.levers) == 1
    assert moved.levers[0].values == {
        "day": "2017-10-01",
        "caseload": 30,
        "pounds_a_year": 600_000,
        "payer": "icb",
    }


def test_what_is_said_stands_beside_each_slider() -> None:
    team = pulled()[0]
    assert [(one.words, one.shown) for one in team.sliders] == [
        ("From when", "October 2016"),
        ("How many people at a time", "27"),
        ("What it costs", "£600,000"),
    ]
    assert month_words(FIRST, 14) == "March 2017"


def test_of_the_baseline_there_are_levers_to_begin_with_all_of_them_off() -> None:
    pulls = pulled(scenario=BASELINE)
    assert len(pulls) == 4 and not any(one.on for one in pulls)
    assert scenario_of(pulls, name="none", first_day=FIRST).levers == ()
    asked = {"tried": "1", "1-on": "1"}
    on = pulled(asked, scenario=BASELINE)[1]
    assert on.costs_nothing and not pulled(asked, scenario=BASELINE)[0].costs_nothing


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"0-caseload": "many"}, "How many people at a time: “many” was found; expected 0 to 500."),
        ({"0-caseload": "501"}, "“501” was found; expected 0 to 500."),
        ({"0-month": "60"}, "From when: “60” was found; expected 0 to 59."),
        ({"0-month": "-1"}, "expected 0 to 59."),
        ({"0-caseload": "nan"}, "“nan” was found"),
        ({"0-caseload": "1e400"}, "“1e400” was found"),
        ({"1-percent": "-91"}, "expected -90 to 300."),
    ],
)
def test_what_cannot_be_is_refused_by_name(asked: dict[str, str], said: str) -> None:
    with pytest.raises(CannotTry) as refused:
        pulled({"tried": "1"} | asked)
    assert said in str(refused.value)


@given(st.sampled_from(sorted(LEVERS)), st.data())
def test_every_slider_holds_what_stands_in_its_lever(kind: str, data: st.DataObject) -> None:
    values = {}
    for one in LEVERS[kind].fields:
        if one.kind == "day":
            values[one.code] = "2017-05-01"
        elif one.kind == "number":
            values[one.code] = data.draw(st.integers(int(one.least), int(one.most)))
        else:
            values[one.code] = data.draw(st.sampled_from(sorted(one.choices or {})))
    scenario = Scenario("one", levers=(Lever(kind, values),))
    (pull,) = pulled(scenario=scenario)
    for one in pull.sliders:
        assert one.least <= one.value <= one.most and one.step > 0
    assert scenario_of((pull,), name="one", first_day=FIRST) == scenario


@given(st.floats(0.01, 1e8))
def test_a_round_number_is_no_less_and_not_much_more(number: float) -> None:
    rounded = round_up(number)
    assert rounded >= number and rounded <= max(number * 3, 1)
