"""What a scenario saves is written to the penny: years stated, more spent as a cost, nothing set off."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.rules.savings_data import read_savings
from lifecourse.engine.entries import Entries
from lifecourse.engine.pathways import FUNDERS, Area, Lever, Scenario, outlook
from lifecourse.forecasting.rules.benefit import NothingSaved, savings_of
from lifecourse.forecasting.rules.years import (
    OutOfReach,
    YearLess,
    in_hospital_after,
    less_by_funder,
    years_of,
)
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.unit
WHO = {"nhse": "england", "icb": "ccg", "council": "council"}
SAID = {"name": "A team", "slug": "forecast-2", "money": "avoided", "source": "Forecast 2"}
PENCE = st.integers(-(10**10), 10**10)


@pytest.fixture(scope="module")
def both():
    """A small area from January on, as it is and with a team."""
    area = Area("A district", date(2016, 1, 1), national_parameters(4_000))
    values = {"day": "2016-06-01", "caseload": 20, "pounds_a_year": 100_000, "payer": "icb"}
    team = Scenario("A team", levers=(Lever("forensic-team", values),))
    return tuple(outlook(area, one, months=20, draws=40, seed=1) for one in (Scenario("none"), team))


def test_years_have_the_months_that_the_forecast_has(both):
    assert {year: len(months) for year, months in years_of(both[0])} == {
        "2015/16": 3,
        "2016/17": 12,
        "2017/18": 5,
    }


def test_what_is_less_is_the_mean_of_draw_by_draw(both):
    base, other = both
    less = less_by_funder(base, other)
    for funder, years in less.items():
        whole = (base.spent(funder) - other.spent(funder)).sum(axis=1)
        assert abs(sum(one.pence for one in years) - whole.mean()) <= len(years)
        assert all(one.low <= one.high for one in years)
    assert [one.begins for one in less["icb"]] == [date(2016, 1, 1), date(2016, 4, 1), date(2017, 4, 1)]
    assert less["icb"][0].pence == 0, "nothing differs before the team begins"


def test_people_on_a_day_are_those_of_its_month(both):
    stood = in_hospital_after(both[0], date(2016, 3, 31))
    assert stood.low <= stood.middle <= stood.high
    for day in (date(2015, 3, 31), date(2016, 3, 30), date(2019, 3, 31)):
        with pytest.raises(OutOfReach, match="begins on 1 January 2016"):
            in_hospital_after(both[0], day)


@given(st.lists(st.tuples(PENCE, PENCE, PENCE), min_size=1, max_size=6))
def test_every_penny_is_a_saving_or_a_cost_and_a_case_can_read_it(years):
    less = {
        funder: tuple(
            YearLess(
                year=f"{2016 + at}/{17 + at}",
                begins=date(2016 + at, 4, 1),
                pence=pence[number],
                low=pence[number],
                high=pence[number],
                months=12,
            )
            for at, pence in enumerate(years)
        )
        for number, funder in enumerate(FUNDERS)
    }
    if all(pence <= 0 for year in years for pence in year):
        with pytest.raises(NothingSaved):
            savings_of(less, WHO, **SAID)
        return
    rows = savings_of(less, WHO, **SAID)
    reader = Entries(place="a test")
    read = read_savings({"savings": rows}, reader)
    assert not reader.faults
    for funder, code in WHO.items():
        saved = sum(y.pence for one in read if one.organisation == code for y in one.stated)
        spent = sum(c.pence for one in read for c in one.costs if c.organisation == code)
        assert saved - spent == sum(one.pence for one in less[funder])
    assert len({one.slug for one in read}) == len(read)


def test_who_is_left_out_is_in_neither(both):
    less = less_by_funder(*both)
    rows = savings_of(less, {"nhse": "england"}, **SAID) if any(y.pence > 0 for y in less["nhse"]) else []
    assert {row["organisation"] for row in rows} <= {"england"}
    assert all(cost["organisation"] == "england" for row in rows for cost in row.get("costs", []))
    assert all(Decimal(y["pounds"]) > 0 for row in rows for y in row["stated"])
