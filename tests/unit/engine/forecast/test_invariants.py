"""What holds of every draw of every model: people, pounds and places are kept, and nobody stands still."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.engine.forecast.conftest import FIRST_DAY

from lifecourse.engine.forecast import (
    AWAY,
    DEAD,
    Arrival,
    Crowd,
    Model,
    Move,
    Person,
    Price,
    Setting,
    Start,
    Step,
    Team,
    prepare,
    run_prepared,
)
from lifecourse.engine.forecast.keeping import Kept

pytestmark = pytest.mark.unit
MONTHS, DRAWS = 15, 3
CODES = ("home", "risk", "ward", "secure", "flat")
NAMES = {
    name: number
    for number, name in enumerate(
        ("admitted", "readmitted", "discharged", "transferred", "died", "came", "left")
    )
}


def comes(setting: str, age: float, **more: Any) -> Arrival:
    """Who comes to a setting at an age."""
    return Arrival(setting=setting, age=age, cohort="all", funding="nhs", **more)


@st.composite
def models(draw: st.DrawFn) -> Model:
    """A model of five settings, of which three may be full, with every kind of rule somewhere."""
    rate = st.sampled_from([0.0, 0.05, 0.5, 3.0])
    full = {code: draw(st.sampled_from(["", AWAY, "stay"])) for code in ("ward", "secure", "flat")}
    places = {code: draw(st.lists(st.integers(4, 9), min_size=1, max_size=3)) for code in full}
    set_up = [
        Setting(code="home"),
        Setting(code="risk"),
        *(
            Setting(
                code=code,
                hospital=code != "flat",
                # Never fewer than before: closing is a test of its own.
                places=tuple(Step(day=90.0 * n, value=v) for n, v in enumerate(sorted(places[code]))),
                when_full=full[code],
                fills_from="risk" if code == "flat" and draw(st.booleans()) else "",
                until_age=45 if code == "secure" else None,
                then="home" if code == "secure" else "",
            )
            for code in full
        ),
    ]
    pairs = [(a, b) for a in CODES for b in (*CODES, DEAD, AWAY) if a != b]
    moves = []
    for origin, to in draw(st.permutations(pairs))[:14]:
        bands = (draw(rate), draw(rate), draw(rate)) if origin != "home" else (draw(rate),)
        steps = (Step(day=100, value=2.0),) if draw(st.booleans()) else ()
        moves.append(
            Move(origin=origin, to=to, per_year=bands, by_day=steps, by_age=(1.0, draw(rate)), one_off=(7, 5))
        )
    prices = tuple(
        Price(setting=code, funding=funding, pence=((draw(st.integers(0, 9000)), 101), (3, 4000)))
        for code in CODES
        for funding in ("nhs", "joint")
    )
    return Model(
        settings=tuple(set_up),
        moves=tuple(moves),
        ages=(0.0, 40.0),
        stay_days=(0.0, 30.0, 200.0),
        fundings=("nhs", "joint"),
        funders=("icb", "council"),
        prices=prices,
        arrivals=(
            comes("home", 20, per_year=9, by_day=(Step(day=50, value=3),)),
            comes("ward", 42, per_year=draw(st.sampled_from([0, 20]))),
            *([comes("home", 18, instead_of_dead=True)] * draw(st.integers(0, 1))),
        ),
        teams=(
            Team(
                code="planners", origins=("ward", "secure"), to=("flat", "home"),
                places=(Step(day=0, value=2),), days=20,
            ),
        ) * draw(st.integers(0, 1)),
    )  # fmt: skip


def start_of() -> Start:
    """A hundred people at home and some of every other kind."""
    crowds = tuple(
        Crowd(setting="home", age=age, people=25, cohort="all", funding="nhs") for age in (3, 39, 44, 80)
    )
    people = [
        Person(
            setting=code, age=30 + number, days=25.0 * number, cohort="all", funding="joint",
            hospital_days=800.0 if code in ("ward", "secure") else None,
        )
        for code in ("risk", "ward", "secure", "flat")
        for number in range(4)
    ]  # fmt: skip
    return Start(crowds=crowds, people=tuple(people))


def same(first: Kept, second: Kept) -> bool:
    """Whether two runs are alike in every figure."""
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in Kept._fields)


@settings(max_examples=40, deadline=None)
@given(models())
def test_people_pounds_and_places_are_kept(model: Model) -> None:
    prepared = prepare(model, start_of(), first_day=FIRST_DAY, months=MONTHS)
    kept = run_prepared(prepared, draws=DRAWS, seed=3)
    assert same(kept, run_prepared(prepared, draws=DRAWS, seed=3, threads=2))
    people_are_kept(kept)
    pounds_are_kept(model, kept)
    nobody_stands_still(model, kept)
    ends = kept.here[:, [11, 14]].sum(axis=0)
    assert np.array_equal(kept.ages.sum(axis=2), ends)
    hospital = kept.here[:, :, 2] + kept.here[:, :, 3]
    assert np.all(kept.long[:, :, 0] <= hospital)
    assert np.all(np.diff(kept.long, axis=2) <= 0)


def people_are_kept(kept: Kept) -> None:
    """Whoever is somewhere came or was there; whoever is nowhere died or left."""
    net = (
        kept.happened[:, :, NAMES["came"]]
        - kept.happened[:, :, NAMES["died"]]
        - kept.happened[:, :, NAMES["left"]]
    )
    assert np.array_equal(kept.here.sum(axis=2), 116 + np.cumsum(net, axis=1))
    assert kept.here.min() >= 0
    assert kept.waiting.min() >= 0
    moves = kept.moved.sum(axis=(0, 1))
    assert moves[1] == kept.happened[:, :, NAMES["died"]].sum()
    assert moves[0] == kept.happened[:, :, NAMES["left"]].sum()


def pounds_are_kept(model: Model, kept: Kept) -> None:
    """What funders pay is what nights and moves cost, to the penny."""
    # A move that no rate brings, such as that at an age, has no cost of its own.
    away = {DEAD: 1, AWAY: 0} | {code: number + 2 for number, code in enumerate(CODES)}
    due = sum(
        kept.moved[:, model.setting_number(one.origin), away[one.to]].sum() * np.array(one.one_off)
        for one in model.moves
    )
    told = sum(
        kept.nights[
            12 * year : 12 * year + 12, model.setting_number(one.setting), model.fundings.index(one.funding)
        ].sum()
        * np.array(one.pence[year])
        for one in model.prices
        for year in (0, 1)
    )
    assert np.array_equal(kept.spent.sum(axis=(0, 1)), due + told)


def nobody_stands_still(model: Model, kept: Kept) -> None:
    """No setting has more people than places, and nobody waits for one that has a place."""
    for number, one in enumerate(model.settings):
        if one.places:
            most = max(step.value for step in one.places)
            assert kept.here[:, :, number].max() <= most
            held = [max(step.value for step in one.places if step.day <= day) for day in month_days()]
            free = kept.here[:, :, number] < np.array(held)
            assert not np.any(free & (kept.waiting[:, :, number] > 0))


def month_days() -> list[float]:
    """The last moment of each month."""
    return [30.4 * (month + 1) for month in range(MONTHS)]
