"""Bad input is refused by name, with what was expected; every fault at once."""

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.engine.forecast.conftest import FIRST_DAY, places, somebody

from lifecourse.engine.forecast import (
    BadModel,
    Crowd,
    Dowry,
    Model,
    Move,
    Price,
    Resettlement,
    Setting,
    Start,
    Step,
    Team,
    check,
    run,
)

pytestmark = pytest.mark.unit


def move(**more: Any) -> Move:
    """A move home from the ward."""
    return Move(**({"origin": "ward", "to": "home", "per_year": (1.0,)} | more))


GOOD = Model(
    settings=(Setting(code="home"), Setting(code="ward", hospital=True, places=places(3))), moves=(move(),)
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"moves": (move(per_year=(400.0,)),)}, "a rate of 400 a year is more than once a day"),
        ({"moves": (move(per_year=(-0.1,)),)}, "-0.1 is not a number from 0 on"),
        ({"moves": (move(per_year=(float("nan"),)),)}, "nan is not a number"),
        ({"moves": (move(per_year=(1.0, 2.0)),)}, "2 rates; expected one, or 1"),
        ({"moves": (move(to="hotel"),)}, "there is no setting “hotel”"),
        ({"moves": (move(to="ward"),)}, "leads to another setting"),
        ({"moves": (move(), move(one_off=(5,)))}, "one amount on the day, and 2 are told"),
        ({"moves": (move(by_age=(1.0, 2.0)),)}, "by_age: 2 factors for 1 bands"),
        ({"moves": (move(by_day=(Step(day=-30, value=2),)),)}, "a step on day -30 is before the start"),
        (
            {"moves": (move(by_day=(Step(day=9, value=2), Step(day=8, value=1))),)},
            "in the order of their days",
        ),
        ({"ages": (0.0, 18.0, 18.5)}, "by a year at least"),
        ({"ages": (18.0,)}, "the first band begins with 0, and not with 18"),
        ({"settings": (*GOOD.settings, Setting(code="dead"))}, "setting “dead”"),
        (
            {"settings": (Setting(code="home", when_full="away"), GOOD.settings[1])},
            "without a number of places",
        ),
        (
            {
                "settings": (
                    Setting(code="home", places=places(1), when_full="ward"),
                    Setting(code="ward", places=places(1), when_full="home"),
                )
            },
            "round in a ring",
        ),
        (
            {"settings": (GOOD.settings[0], replace(GOOD.settings[1], places=places(2.5)))},
            "not a whole number",
        ),
        ({"teams": (Team(code="t", origins=("ward",), to=("home",), places=(), days=5),)}, "it has places"),
        (
            {"resettlements": (Resettlement(day=-1, origin="ward", to="home", people=1),)},
            "on a day from 0 on",
        ),
        (
            {"funders": ("icb", "council"), "dowry": Dowry(days=1, pence=(5, -4))},
            "come to 0 and not to 1 pence",
        ),
        (
            {"funders": ("icb",), "prices": (Price(setting="home", funding="all", pence=((1, 2),)),)},
            "each of 1 funders",
        ),
    ],
)
def test_a_bad_model_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadModel, match=said):
        check(replace(GOOD, **changes), Start())


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (
            Start(people=(somebody("ward", hospital_days=5),) * 4),
            "3 places for 4 people, of whom a resettlement moves 0",
        ),
        (
            Start(people=(somebody("ward", days=9, hospital_days=5),)),
            "5 days in hospital are fewer than 9 days",
        ),
        (Start(people=(somebody("ward"),)), "days in hospital are told of whoever is in one"),
        (Start(people=(somebody("hotel"),)), "there is no such setting"),
        (Start(people=(somebody("home", age=-1),)), "an age from 0 to 120"),
        (
            Start(crowds=(Crowd(setting="ward", age=30, people=2, cohort="all", funding="all"),)),
            "told one by one",
        ),
        (
            Start(crowds=(Crowd(setting="home", age=30, people=2, cohort="x", funding="all"),)),
            "among those of the model",
        ),
    ],
)
def test_a_bad_start_is_refused(start: Start, said: str) -> None:
    with pytest.raises(BadModel, match=said):
        check(GOOD, start)


def test_a_ward_that_shrinks_needs_a_plan_for_those_in_it() -> None:
    start = Start(people=(somebody("ward", hospital_days=5),) * 3)
    smaller = replace(
        GOOD,
        settings=(GOOD.settings[0], replace(GOOD.settings[1], places=(*places(3), Step(day=90, value=1)))),
    )
    with pytest.raises(BadModel, match="places from day 90: 1 places for 3 people"):
        check(smaller, start)
    check(replace(smaller, resettlements=(Resettlement(day=80, origin="ward", to="home", people=2),)), start)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(BadModel) as refused:
        check(replace(GOOD, ages=(1.0,), moves=(move(to="hotel"),)), Start())
    assert len(refused.value.faults) == 2


def test_nothing_is_run_of_a_bad_model() -> None:
    with pytest.raises(BadModel, match="a first of a month"):
        run(GOOD, Start(), first_day=FIRST_DAY.replace(day=2), months=12, draws=1, seed=1)
