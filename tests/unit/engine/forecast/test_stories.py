"""What happens to few people whose days are known: clocks, queues, rings, closing wards, scenarios."""

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.engine.forecast.conftest import FIRST_DAY, places, somebody

from lifecourse.engine.forecast import (
    AWAY,
    HAPPENINGS,
    YEAR,
    Arrival,
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
    prepare,
    run,
    run_prepared,
)
from lifecourse.engine.forecast.chance import share, wait
from lifecourse.engine.forecast.keeping import Kept

pytestmark = pytest.mark.unit
# At this rate a year somebody leaves within a day or so; at SLOW, never in a forecast.
SOON, SLOW = 365.0, 1e-9
DRAWS = 20


def kept_of(model: Model, *people: object, months: int = 12, draws: int = DRAWS, seed: int = 2) -> Kept:
    """A run of few people."""
    start = Start(people=tuple(people))  # type: ignore[arg-type]
    return run(model, start, first_day=FIRST_DAY, months=months, draws=draws, seed=seed).kept


def test_two_full_wards_whose_people_want_each_others_beds_change_places() -> None:
    model = Model(
        settings=(
            Setting(code="ward", hospital=True, places=places(1)),
            Setting(code="secure", hospital=True, places=places(1)),
        ),
        moves=(
            Move(origin="ward", to="secure", per_year=(SOON, SLOW)),
            Move(origin="secure", to="ward", per_year=(SOON, SLOW)),
        ),
        stay_days=(0.0, 60.0),
    )
    kept = kept_of(model, somebody("ward", hospital_days=0), somebody("secure", hospital_days=0))
    assert np.all(kept.here[:, -1] == 1)
    # Each stays about a day and wants to change again: who is ready first waits for the other; never both.
    assert kept.moved.sum() > 100 * DRAWS
    assert kept.waiting.sum(axis=2).max() == 1


def test_a_place_goes_to_who_was_ready_first() -> None:
    model = Model(
        settings=(
            Setting(code="ward", hospital=True),
            Setting(code="secure", hospital=True),
            Setting(code="flat", places=(Step(day=0, value=0), Step(day=200, value=1))),
        ),
        moves=(
            Move(origin="ward", to="flat", per_year=(SLOW, SOON)),
            Move(origin="secure", to="flat", per_year=(SLOW, SOON)),
        ),
        stay_days=(0.0, 100.0),
    )
    # Who is on the ward will be ready about day 60, who is on the secure ward about day 20.
    kept = kept_of(
        model, somebody("ward", days=40, hospital_days=40), somebody("secure", days=80, hospital_days=80)
    )
    assert np.all(kept.here[:, -1] == [1, 0, 1])
    assert np.all(kept.waiting[:, 4, 2] == 2)


def test_time_in_hospital_runs_over_wards_and_brings_a_dowry_that_ends_with_life() -> None:
    model = Model(
        settings=(
            Setting(code="ward", hospital=True),
            Setting(code="secure", hospital=True),
            Setting(code="flat"),
        ),
        moves=(
            Move(origin="ward", to="secure", per_year=(SOON,)),
            Move(origin="secure", to="flat", per_year=(SLOW, SOON, SOON)),
            Move(origin="flat", to=AWAY, per_year=(SLOW, SLOW, SOON)),
        ),
        stay_days=(0.0, 60.0, 240.0),
        funders=("icb", "council"),
        dowry=Dowry(days=5 * YEAR, pence=(10_000, -10_000)),
    )
    long, short = somebody("ward", hospital_days=5 * YEAR - 30), somebody("ward", hospital_days=0)
    kept = kept_of(model, long, short, months=14)
    # Five years are over on day 30, on the second ward; the dowry runs from about day 61 to about day 301.
    assert np.all(kept.long[:, 0, 2] == 0)
    assert np.all(kept.long[:, 1, 2] <= 1)
    assert np.all(kept.dowries[:, 4:9] == 1)
    assert np.all(kept.dowries[:, 12] == 0)
    paid = kept.spent.sum(axis=1)
    assert np.all(paid.sum(axis=1) == 0)
    assert np.all(np.abs(paid[:, 0] / 10_000 - 240) < 15)


def test_a_night_is_paid_where_somebody_is_at_midnight() -> None:
    model = Model(
        settings=(Setting(code="flat"),), moves=(), funders=("council",),
        prices=(Price(setting="flat", funding="all", pence=((100,), (200,))),),
    )  # fmt: skip
    kept = kept_of(model, somebody("flat"), months=24)
    assert np.all(kept.spent.sum(axis=1) == 365 * 100 + 365 * 200)


def test_a_ward_that_closes_moves_those_who_have_been_there_longest_and_takes_nobody_in() -> None:
    model = Model(
        settings=(
            Setting(code="ward", hospital=True, places=(Step(day=0, value=3), Step(day=100, value=0))),
            Setting(code="flat"),
        ),
        moves=(Move(origin="ward", to="flat", per_year=(SLOW,)),),
        resettlements=(
            Resettlement(day=40, origin="ward", to="flat", people=1),
            Resettlement(day=100, origin="ward", to="flat", people=2),
        ),
    )
    people = [somebody("ward", age=30 + years, hospital_days=YEAR * years) for years in (1, 2, 9)]
    kept = kept_of(model, *people)
    assert np.all(kept.here[:, 2] == [2, 1])
    assert np.all(kept.long[:, 2, 2] == 0)
    assert np.all(kept.here[:, 4] == [0, 3])


def test_a_team_prepares_one_move_after_another() -> None:
    model = Model(
        settings=(Setting(code="ward", hospital=True), Setting(code="flat")),
        moves=(Move(origin="ward", to="flat", per_year=(SOON,)),),
        teams=(Team(code="planners", origins=("ward",), to=("flat",), places=places(1), days=50.0),),
    )
    kept = kept_of(model, *[somebody("ward", hospital_days=0)] * 4, months=24, draws=20_000)
    # Four moves of fifty days each, one after the other: the last is due on day 200, as a sum of four.
    assert kept.waiting[:, 0, 2].mean() == pytest.approx(3 - 0.6, abs=0.2)
    # The first is ready within a quarter of a day; nights are counted at midnight, half a day later.
    assert kept.nights[:, 0].sum() / 20_000 == pytest.approx(
        4 * (0.25 - 0.5) + 50 + 100 + 150 + 200, rel=0.015
    )


def test_a_place_that_nobody_waits_for_is_offered_to_who_has_been_at_risk_longest() -> None:
    model = Model(
        settings=(
            Setting(code="risk"),
            Setting(code="team", places=(Step(day=0, value=0), Step(day=150, value=2)), fills_from="risk"),
        ),
        moves=(Move(origin="risk", to="team", per_year=(SLOW,)),),
    )
    kept = kept_of(model, *[somebody("risk", days=number) for number in range(5)])
    assert np.all(kept.here[:, 3] == [5, 0])
    assert np.all(kept.here[:, 6] == [3, 2])


def test_at_an_age_everybody_leaves() -> None:
    model = Model(
        settings=(Setting(code="school", until_age=19, then="home"), Setting(code="home")),
        moves=(Move(origin="school", to=AWAY, per_year=(SLOW,)),),
    )
    kept = kept_of(model, somebody("school", age=18.5), somebody("school", age=17.5))
    assert np.all(kept.here[:, 4] == [2, 0])
    assert np.all(kept.here[:, 7] == [1, 1])


def test_a_lever_that_does_nothing_changes_nothing_and_one_that_does_is_met_by_the_same_chances(
    ward: Model, people: Start
) -> None:
    base = run(ward, people, first_day=FIRST_DAY, months=36, draws=400, seed=9).kept
    idle = [
        replace(move, by_day=(*move.by_day, Step(day=700, value=1.3 if move.by_day else 1.0)))
        for move in ward.moves
    ]
    again = run(
        replace(ward, moves=tuple(idle)), people, first_day=FIRST_DAY, months=36, draws=400, seed=9
    ).kept
    assert np.array_equal(base.here, again.here)
    fewer = [
        replace(move, by_day=(*move.by_day, Step(day=400, value=0.8))) if move.to == "ward" else move
        for move in ward.moves
    ]
    lever = run(
        replace(ward, moves=tuple(fewer)), people, first_day=FIRST_DAY, months=36, draws=400, seed=9
    ).kept
    other = run(
        replace(ward, moves=tuple(fewer)), people, first_day=FIRST_DAY, months=36, draws=400, seed=10
    ).kept
    beds = slice(2, 4)
    together = (lever.here - base.here)[:, -1, beds].sum(axis=1)
    apart = (other.here - base.here)[:, -1, beds].sum(axis=1)
    assert together.mean() < 0
    assert together.var() <= apart.var() / 2


def test_draws_can_be_run_in_parts() -> None:
    model = Model(settings=(Setting(code="home"),), moves=(Move(origin="home", to=AWAY, per_year=(0.3,)),))
    start = Start(crowds=(Crowd(setting="home", age=40, people=50, cohort="all", funding="all"),))
    prepared = prepare(model, start, first_day=FIRST_DAY, months=12)
    whole = run_prepared(prepared, draws=10, seed=4)
    part = run_prepared(prepared, draws=4, seed=4, first=6)
    assert np.array_equal(whole.here[6:], part.here)


def test_chances_are_spread_evenly_and_do_not_hang_together() -> None:
    drawn = np.array([[share(np.uint64(key), number) for number in range(50)] for key in range(2000)])
    assert 0 < drawn.min() < drawn.max() < 1
    counts = np.histogram(drawn, bins=20, range=(0, 1))[0]
    # Chi squared with 19 degrees of freedom is above 43.8 once in a thousand times.
    assert ((counts - 5000) ** 2 / 5000).sum() < 43.8
    neighbours = [np.corrcoef(drawn[:-1, 0], drawn[1:, 0])[0, 1], np.corrcoef(drawn[:, 0], drawn[:, 1])[0, 1]]
    assert max(map(abs, neighbours)) < 4 / 2000**0.5
    waits = np.array([wait(np.uint64(7), number) for number in range(20_000)])
    assert waits.mean() == pytest.approx(1, abs=0.03)


def test_who_comes_to_a_full_setting_that_lets_nobody_wait_does_not_come() -> None:
    model = Model(
        settings=(Setting(code="ward", hospital=True, places=places(3), when_full="stay"),),
        moves=(Move(origin="ward", to=AWAY, per_year=(SLOW,)),),
        arrivals=(Arrival(setting="ward", age=40, cohort="all", funding="all", per_year=60),),
    )
    kept = kept_of(model)
    assert np.all(kept.here[:, -1] == 3)
    assert np.all(kept.happened[:, :, HAPPENINGS.index("came")].sum(axis=1) == 3)
    assert kept.refused.sum() > 40 * DRAWS


def test_a_draw_that_has_no_room_for_everybody_is_run_again_with_more(
    ward: Model, people: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = prepare(ward, people, first_day=FIRST_DAY, months=24)
    whole = run_prepared(prepared, draws=3, seed=4)
    monkeypatch.setattr("lifecourse.engine.forecast.running.people_for", lambda *_: 40)
    crowded = run_prepared(prepared, draws=3, seed=4)
    assert all(np.array_equal(getattr(whole, name), getattr(crowded, name)) for name in Kept._fields)
