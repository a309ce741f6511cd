"""England forecast without sight of what came: what it may see, and that a fit finds what is so."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from lifecourse.engine.believing import (
    HALF_WAY,
    MODEL,
    BadResult,
    Believed,
    NotFitted,
    Point,
    Series,
    battery,
    expected_in_beds,
    fit,
    forecast,
    in_beds,
    rolled,
)
from lifecourse.engine.believing.battery import published_years_add_up
from lifecourse.engine.believing.england import inside, tries_of
from lifecourse.engine.forecast import month_ends
from lifecourse.engine.scoring import coverage
from lifecourse.standards.api import published_series

pytestmark = pytest.mark.unit
BREAK = date(2024, 11, 29)


@pytest.fixture(scope="module")
def england() -> Series:
    return published_series().series


def test_what_is_forecast_does_not_change_with_what_was_published_later(england: Series) -> None:
    days = [date(2019, 5, 31), date(2022, 4, 30)]
    blind = england.seen_by(HALF_WAY)
    assert all(one.day <= HALF_WAY for one in blind.points)
    said = forecast(england, days, origin=HALF_WAY, keep=40)
    again = forecast(blind, days, origin=HALF_WAY, keep=40)
    assert [one.tolist() for one in said] == [one.tolist() for one in again]


def test_a_number_that_was_revised_later_is_not_seen_before(england: Series) -> None:
    march = [one.people for one in england.seen_by(HALF_WAY).points if one.day == date(2015, 3, 31)]
    assert march == [2395]
    assert 2905 in [one.people for one in england.points]


def test_a_fit_comes_near_what_was_published(england: Series) -> None:
    fitted = fit(england, origin=HALF_WAY)
    for point in england.seen_by(HALF_WAY).used[1:]:
        _, there = inside(fitted.tries, float((point.day - fitted.since).days))
        assert np.median(there.sum(axis=1)) == pytest.approx(point.people, rel=0.015)


def test_a_fit_needs_three_points(england: Series) -> None:
    with pytest.raises(NotFitted, match="expected 3"):
        fit(england, origin=date(2016, 3, 1))


def test_ranges_hold_of_series_that_are_as_the_model_believes(england: Series) -> None:
    """Made-up Englands, each drawn from what is believed; of 200 such, counted apart, 187 held."""
    rng = np.random.default_rng(12)
    days = [england.points[0].day, date(2016, 2, 29), date(2017, 5, 31), HALF_WAY, date(2019, 12, 31)]
    held, made = 0, 12
    for number in range(made):
        truth = tries_of(england, rng.standard_normal((1, 8 + 5)))
        points = []
        for day in days:
            _, there = inside(truth, float((day - days[0]).days))
            people = there.sum() * np.exp(rng.standard_normal() * 0.01)
            points.append(Point(day=day, people=round(people), known_from=day, source="made up"))
        made_up = replace(england, points=tuple(points), flows=(), lengths=())
        draws = forecast(made_up, days[-1:], origin=HALF_WAY, keep=40, seed=number + 1)[0]
        low, high = np.quantile(draws, [0.05, 0.95])
        held += low <= points[-1].people <= high
    assert coverage(held, made, sure=0.999).agrees_with(0.9)


def test_beds_agree_with_theory_where_comings_change_by_year_and_leaving_by_length() -> None:
    days, bands, draws = np.linspace(5, 900, 60), (0.0, 100.0, 400.0), 1500
    leaving, coming = np.tile([3.0, 1.0, 0.3], (draws, 1)), np.tile([40.0, 90.0], (draws, 1))
    begin = date(2026, 4, 1)
    there = in_beds(days, bands=bands, leaving=leaving, coming=coming, first_day=begin, months=20, seed=4)
    for month in (0, 7, 19):
        mean, variance = expected_in_beds(
            days, float(month_ends(begin, 20)[month]), bands=bands, leaving=leaving[:1], coming=coming[:1]
        )
        assert there[:, month].mean() == pytest.approx(mean[0], abs=4 * (variance[0] / draws) ** 0.5)
        assert there[:, month].var() == pytest.approx(variance[0], rel=0.2)


def test_forecasts_of_england_are_scored_beside_naive_ones_on_the_same_months(england: Series) -> None:
    found = rolled(england, until=BREAK, origins=[date(2022, 4, 30)])
    months = {way: [(one.origin, one.day) for one in scored] for way, scored in found.by_way.items()}
    assert len(months) == 4
    assert len({tuple(one) for one in months.values()}) == 1
    assert [found.day(one.day) for one in found.by_way[MODEL]] == [date(2022, 5, 31), date(2024, 3, 31)]
    assert all(one.day <= BREAK for one in found.points)
    assert found.from_origin(date(2022, 4, 30))[MODEL] == found.by_way[MODEL]
    summaries = found.summaries(lambda one: one.day - one.origin < 100)
    assert {one.coverage.of for one in summaries.values()} == {1}


def test_a_result_is_the_same_when_it_was_kept(england: Series) -> None:
    found = Believed(
        program="1.0", checks=(), england=rolled(england, until=BREAK, origins=[date(2022, 5, 31)])
    )
    assert Believed.from_data(found.to_data()) == found
    with pytest.raises(BadResult, match="no kept result"):
        Believed.from_data({"program": "1.0"})


def test_every_check_holds(england: Series) -> None:
    checks = list(battery(england))
    assert [one.name for one in checks if not one.held] == []
    assert len(checks) >= 8


def test_a_year_that_does_not_add_up_is_found(england: Series) -> None:
    first, *others = england.points
    wrong = replace(england, points=(replace(first, people=first.people + 5), *others))
    assert [one.held for one in published_years_add_up(wrong)] == [False]


def test_people_at_the_start_are_those_of_the_first_point(england: Series) -> None:
    tries = tries_of(england, np.zeros((1, 18)))
    _, there = inside(tries, 0.0)
    assert there.sum() == pytest.approx(england.used[0].people, rel=0.001)
    _, later = inside(tries, 3650.0)
    assert 0 < later.sum() < there.sum()
