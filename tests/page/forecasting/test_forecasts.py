"""A forecast is asked for, drawn portion by portion, stopped, gone on with, kept whole and made again."""

from uuid import uuid4

import numpy as np
import pytest
from tests.page.forecasting.conftest import SHORT, TEAM, THEN

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import BASELINE, Lever, Scenario, compare, outlook
from lifecourse.forecasting.kinds.asked import Asked
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.operations import forecasts
from lifecourse.forecasting.operations.forecasts import (
    begin_forecast,
    go_on_with,
    resume_forecast,
    stop_forecast,
)
from lifecourse.forecasting.operations.overrides import override_parameter
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.forecasting.operations.writing import CannotWrite
from lifecourse.forecasting.queries.forecasts import (
    NoSuchForecast,
    draws_done,
    draws_done_of,
    forecasts_of,
    get_forecast,
)
from lifecourse.forecasting.queries.results import made_again, result_of
from lifecourse.forecasting.rules.kept import BadKept
from lifecourse.forecasting.rules.overriding import SaidOtherwise
from lifecourse.organisations.api import NotAllowed, Role

pytestmark = pytest.mark.page


@pytest.fixture(autouse=True)
def small_portions(monkeypatch):
    """So few draws at a time that a short forecast has several portions."""
    monkeypatch.setattr(forecasts, "PORTION", 15)


@pytest.fixture
def scenario(partners, stamp):
    """The team of 2017, written down."""
    return write_scenario(partnership=partners, slug="a-team", said=TEAM, read=0, stamp=stamp())


def drawn(forecast, stamp):
    """The forecast with all of its draws."""
    for _ in range(20):
        forecast = go_on_with(forecast=forecast, stamp=stamp())
        if forecast.ended_at:
            return forecast
    raise AssertionError("it does not end")


def test_portions_come_to_what_one_run_of_the_engine_says(partners, taken, small_area, stamp):
    forecast = drawn(begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp()), stamp)
    kept = result_of(forecast)
    whole = outlook(small_area, months=24, draws=40, seed=1)
    assert [one.draws for one in forecast.portions.all()] == [15, 15, 10]
    for name in kept.kept._fields:
        assert np.array_equal(getattr(kept.kept, name), getattr(whole.kept, name)), name
    assert kept.month_ends == whole.month_ends
    assert kept.scenario == BASELINE


def test_a_scenario_is_drawn_beside_its_baseline_of_the_same_area_and_seed(partners, taken, scenario, stamp):
    forecast = drawn(
        begin_forecast(partnership=partners, scenario=scenario, asked=SHORT, stamp=stamp()), stamp
    )
    assert forecast.beside is not None
    assert (forecast.number, forecast.beside.number) == (2, 1)
    between = compare(result_of(forecast.beside), result_of(forecast))
    # A team that begins in April 2017 changes nothing before, and costs from then on.
    assert not between.in_hospital()[:, :12].any()
    assert (between.spent("icb")[:, 12:].mean(axis=0) > 0).all()


def test_the_same_question_is_given_the_same_forecast(partners, taken, scenario, stamp):
    first = begin_forecast(partnership=partners, scenario=scenario, asked=SHORT, stamp=stamp())
    again = begin_forecast(partnership=partners, scenario=scenario, asked=SHORT, stamp=stamp())
    alone = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    assert again == first
    assert alone == first.beside
    other = begin_forecast(
        partnership=partners, scenario=None, asked=Asked(months=24, draws=40, seed=2), stamp=stamp()
    )
    assert other not in (first, alone)


def test_a_form_sent_twice_begins_one_and_a_key_stands_for_one_question(partners, taken, stamp):
    one = stamp()
    first = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=one)
    assert begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=one) == first
    with pytest.raises(CannotWrite, match="sent before"):
        begin_forecast(partnership=partners, scenario=None, asked=Asked(months=36), stamp=one)


def test_stopped_it_stays_where_it_is_and_goes_on_from_there(partners, taken, stamp):
    forecast = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    forecast = go_on_with(forecast=forecast, stamp=stamp())
    forecast = stop_forecast(forecast=forecast, stamp=stamp())
    assert forecast.stopped_at == THEN
    forecast = go_on_with(forecast=forecast, stamp=stamp())
    assert draws_done(forecast) == 15
    with pytest.raises(BadKept, match="not all drawn"):
        result_of(forecast)
    forecast = resume_forecast(forecast=forecast, stamp=stamp())
    assert drawn(forecast, stamp).ended_at == THEN
    assert draws_done(forecast) == 40


def test_what_somebody_else_drew_meanwhile_is_not_kept_twice(partners, taken, stamp, monkeypatch):
    forecast = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    packed = forecasts.packed

    def while_another_draws(kept):
        monkeypatch.setattr(forecasts, "packed", packed)
        go_on_with(forecast=forecast, stamp=stamp())
        return packed(kept)

    monkeypatch.setattr(forecasts, "packed", while_another_draws)
    go_on_with(forecast=forecast, stamp=stamp())
    assert draws_done(forecast) == 15


def test_made_again_every_number_is_the_same(partners, taken, stamp):
    forecast = drawn(begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp()), stamp)
    again = made_again(forecast)
    assert again.same
    assert again.engine_then == again.engine_now


def test_an_override_is_in_what_is_forecast_from_then_on(partners, taken, stamp):
    before = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    said = SaidOtherwise(value=9, low=9, high=9, source="Our own count", why="The count of March is wrong")
    override_parameter(partnership=partners, code="people/low-secure", said=said, stamp=stamp())
    after = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    assert after.fingerprint != before.fingerprint
    kept = {one["code"]: one for one in after.inputs["area"]["parameters"]}["people/low-secure"]
    assert (kept["value"], kept["basis"], kept["source"]) == (9, "overridden", "Our own count")


def test_a_lever_that_cannot_be_is_refused_by_name_and_nothing_is_kept(partners, taken, stamp):
    early = Scenario("Too early", levers=(Lever("crisis-beds", {"day": "2015-01-01", "beds": 2}),))
    scenario = write_scenario(partnership=partners, slug="early", said=early, read=0, stamp=stamp())
    with pytest.raises(CannotWrite, match=r"Crisis beds.*2015-01-01.*2016-04-01"):
        begin_forecast(partnership=partners, scenario=scenario, asked=SHORT, stamp=stamp())
    assert not Forecast.objects.exists()


def test_without_an_area_there_is_nothing_to_forecast(partners, stamp):
    with pytest.raises(CannotWrite, match="No area"):
        begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())


def test_only_who_changes_figures_begins_goes_on_and_stops(partners, taken, somebody, stamp):
    forecast = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    member = somebody("council", Role.BOARD_MEMBER)
    for act in (go_on_with, stop_forecast, resume_forecast):
        with pytest.raises(NotAllowed):
            act(forecast=forecast, stamp=Stamp(key=uuid4(), by=member, at=THEN))
    with pytest.raises(NotAllowed):
        begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp(member))
    for role in (Role.PROGRAMME_MANAGER, Role.ANALYST, Role.FINANCE_LEAD):
        go_on_with(forecast=forecast, stamp=stamp(somebody("council", role)))


def test_who_reads_the_plans_reads_forecasts_and_nobody_else(partners, taken, somebody, stamp):
    forecast = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    member, stranger = somebody("council", Role.BOARD_MEMBER), somebody("ccg", Role.CARE_COORDINATOR)
    assert get_forecast(forecast.pk, seen_by=member, on=THEN.date()) == forecast
    with pytest.raises(NoSuchForecast):
        get_forecast(forecast.pk, seen_by=stranger, on=THEN.date())


def test_the_list_says_how_far_each_is(partners, taken, stamp):
    forecast = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    go_on_with(forecast=forecast, stamp=stamp())
    other = begin_forecast(partnership=partners, scenario=None, asked=Asked(months=36), stamp=stamp())
    done = draws_done_of(partners)
    assert [(one, done.get(one.pk, 0)) for one in forecasts_of(partners)] == [(other, 0), (forecast, 15)]
