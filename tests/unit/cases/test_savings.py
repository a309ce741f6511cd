"""What a promised saving comes to: known answers, and what holds whatever is typed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.savings import How, Money, Moved, Saving
from lifecourse.cases.rules.savings import (
    Flow,
    amounts_of,
    by_year,
    claimed_in_year,
    effect_of,
    full_year,
    missing,
    saved_by_month,
    saved_in_year,
)
from lifecourse.cases.rules.savings_data import read_savings
from lifecourse.engine.entries import Entries

pytestmark = pytest.mark.unit
LAST = date(2020, 3, 1)


def saving(**row: Any) -> Saving:
    reader = Entries(place="a test")
    base = {"slug": "one", "name": "One", "organisation": "council", "how": "given"}
    (found,) = read_savings({"savings": [base | row]}, reader)
    assert reader.faults == []
    return found


def test_a_saving_less_what_is_put_back():
    # Cambridgeshire 6.127: 373,000 saved, of which 60,000 goes into brokerage each year.
    out_of_area = saving(pounds=373_000, first_day="2018-04-01", reinvested=60_000)
    assert claimed_in_year(out_of_area, "2018/19") == 313_000_00
    (only,) = by_year(amounts_of(out_of_area, last=date(2019, 3, 1))).values()
    assert (only["council"].cash, only["council"].reinvested) == (373_000_00, -60_000_00)


def test_people_count_by_how_sure_one_is_of_them():
    # 31 people with a confidence of one half are 15.5 people.
    moved_back = saving(how="people", people=31, each=10_000, confidence=50)
    assert full_year(moved_back) == 155_000_00


def test_five_hundred_people_at_ten_thousand_are_five_million():
    assert full_year(saving(how="people", people=500, each=10_000)) == 5_000_000_00


def test_hours_above_the_ceiling_price():
    # 20,000 hours at 17.50 come down to the ceiling of 16.22: 1.28 an hour.
    assert full_year(saving(how="hours", hours=20_000, price="17.50", ceiling="16.22")) == 25_600_00


def test_stated_years_come_in_the_months_they_are_worth():
    retender = saving(
        how="stated",
        first_day="2017-11-01",
        stated=[
            {"year": "2017/18", "pounds": 70_000, "months": 5},
            {"year": "2018/19", "pounds": 100_000, "months": 7},
        ],
    )
    months = saved_by_month(retender, last=LAST)
    assert (min(months), max(months)) == (date(2017, 11, 1), date(2018, 10, 1))
    assert months[date(2017, 11, 1)] == 14_000_00
    assert saved_in_year(retender, "2017/18") == 70_000_00
    assert saved_in_year(retender, "2018/19") == 100_000_00
    assert full_year(retender) == 170_000_00


def test_part_of_a_year_and_then_all_of_it():
    late = saving(pounds=120_000, first_day="2018-10-01")
    assert [saved_in_year(late, year) for year in ("2017/18", "2018/19", "2019/20")] == [
        0,
        60_000_00,
        120_000_00,
    ]


def test_a_month_that_begins_in_its_middle_counts_by_its_days():
    assert saved_by_month(saving(pounds=12_000, first_day="2018-04-16"), last=date(2018, 4, 1)) == {
        date(2018, 4, 1): 500_00
    }


def test_it_grows_evenly_into_its_full_effect():
    growing = saved_by_month(
        saving(pounds=12_000, first_day="2018-04-01", ramp_months=4), last=date(2018, 8, 1)
    )
    assert list(growing.values()) == [250_00, 500_00, 750_00, 1000_00, 1000_00]


def test_slippage_puts_the_start_off_and_not_the_end():
    slipped = saving(pounds=12_000, first_day="2018-04-01", last_day="2018-09-30", slippage_months=4)
    assert saved_by_month(slipped, last=LAST) == {date(2018, 8, 1): 1000_00, date(2018, 9, 1): 1000_00}


def test_what_comes_once_comes_once():
    assert saved_by_month(saving(pounds=12_000, first_day="2018-04-30", once=True), last=LAST) == {
        date(2018, 4, 1): 12_000_00
    }
    spread = saving(pounds=9_000, first_day="2018-04-01", last_day="2018-06-30", once=True)
    assert sum(saved_by_month(spread, last=LAST).values()) == 9_000_00


def test_what_another_partner_pays_instead_is_moved_and_nobody_saves_it():
    # Cambridgeshire 7.110: what the council calls a saving of 500,000 is what the CCG is asked to pay.
    asked = saving(pounds=500_000, first_day="2018-04-01", moved=[{"organisation": "ccg", "percent": 100}])
    amounts = amounts_of(asked, last=date(2019, 3, 1))
    partners = by_year(amounts)["2018/19"]
    assert (partners["council"].moved, partners["ccg"].moved) == (500_000_00, -500_000_00)
    whole = effect_of(amounts)
    assert (whole.saved, whole.moved, whole.net) == (0, 0, 0)


def test_what_is_spent_first_stands_with_who_spends_it():
    first = saving(
        pounds=373_000,
        first_day="2018-04-01",
        costs=[{"organisation": "council", "pounds": 120_000, "month": "2018-04-01", "months": 12}],
    )
    assert effect_of(amounts_of(first, last=date(2019, 3, 1))).spent == -120_000_00


def test_without_its_parts_it_is_not_worked_out():
    unsaid = saving(how="hours", ceiling="16.22", first_day="2017-11-01")
    assert missing(unsaid) == ("how many hours a year", "the price of an hour now")
    assert (full_year(unsaid), amounts_of(unsaid, last=LAST)) == (None, [])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"how": "guess"}, "how: found 'guess', expected one of people, hours, given, stated"),
        ({"people": 5}, "people: found 5, expected one of "),
        ({"pounds": "100k"}, "noughts and no letters"),
        ({"how": "people", "people": 1.5}, "people: found 1.5, expected a whole number"),
        ({"how": "people", "people": [5]}, "people: found [5], expected a whole number"),
        ({"confidence": 150}, "confidence: found 150, expected a percentage from 0 to 100"),
        ({"how": "hours", "price": 16, "ceiling": "16.22"}, "expected a price now above the ceiling"),
        ({"last_day": "2018-04-01"}, "last_day: found '2018-04-01', expected a day not before a first_day"),
        ({"moved": [{"organisation": "council"}]}, "expected another organisation than the one that gains"),
        (
            {"moved": [{"organisation": "a", "percent": 60}, {"organisation": "b", "percent": 60}]},
            "moved: found '120%', expected parts of 100% together at most",
        ),
        ({"how": "stated", "once": True}, "Stated years say themselves what comes when."),
        (
            {"how": "stated", "first_day": "2018-04-01", "stated": [{"year": "2017/18", "pounds": 1}]},
            "expected a day in 2017/18, the first year that is stated",
        ),
        ({"confirmed": "no"}, "confirmed: found 'no', expected true or false"),
        (
            {"claim": {"contract": "x"}},
            "claim, contract: found 'x', expected one of contracts, lines, people",
        ),
    ],
)
def test_what_is_wrong_is_told_by_its_place(row, fault):
    reader = Entries(place="case.toml")
    base = {"slug": "one", "name": "One", "organisation": "council", "how": "given"}
    read_savings({"savings": [base | row]}, reader)
    assert any(fault in told for told in reader.faults), reader.faults
    assert reader.faults[0].startswith("case.toml, savings 1")


def test_a_saving_is_named_once():
    reader = Entries(place="case.toml")
    row = {"slug": "one", "name": "One", "organisation": "council", "how": "given"}
    read_savings({"savings": [row, row]}, reader)
    assert reader.faults == ["case.toml, savings: found 'one', expected each once."]


DAYS = st.dates(date(2017, 4, 1), date(2019, 3, 31))
PENCE = st.integers(0, 10**10)


@st.composite
def savings(draw: st.DrawFn) -> Saving:
    """A saving that is worked out, of any length, growing and slipping."""
    first = draw(DAYS)
    return Saving(
        slug="one",
        name="One",
        how=How.GIVEN,
        organisation="council",
        money=draw(st.sampled_from(Money)),
        given_pence=draw(PENCE),
        confidence=draw(st.fractions(0, 1, max_denominator=100)),
        first_day=first,
        last_day=draw(st.none() | st.dates(first, date(2021, 3, 31))),
        once=draw(st.booleans()),
        ramp_months=draw(st.integers(0, 24)),
        slippage_months=draw(st.integers(0, 18)),
        reinvested_pence=draw(PENCE),
    )


@given(savings(), st.integers(1, 12))
def test_a_later_start_never_raises_the_first_year(one, later):
    slipped = replace(one, slippage_months=one.slippage_months + later)
    for ends in (date(2018, 3, 1), date(2019, 3, 1)):
        by_then = [sum(saved_by_month(which, last=ends).values()) for which in (slipped, one)]
        assert by_then[0] <= by_then[1]


@given(savings())
def test_no_year_brings_more_than_a_full_year(one):
    whole = full_year(one)
    assert whole is not None
    assert all(0 <= saved_in_year(one, f"{year}/{year % 100 + 1}") <= whole for year in range(2017, 2021))


@given(PENCE, DAYS)
def test_after_its_first_year_a_lasting_saving_comes_in_full(pence, first):
    lasting = Saving(
        slug="one", name="One", how=How.GIVEN, organisation="council", money=Money.CASH,
        given_pence=pence, first_day=first,
    )  # fmt: skip
    assert saved_in_year(lasting, "2019/20") == pence


@given(savings(), st.lists(st.fractions(0, 1, max_denominator=20), max_size=3))
def test_what_is_moved_adds_up_to_nothing_and_all_parts_to_the_whole(one, parts):
    parts = [part / max(1, len(parts)) for part in parts]
    moving = replace(one, moved=tuple(Moved(organisation=f"o{n}", part=part) for n, part in enumerate(parts)))
    amounts = amounts_of(moving, last=LAST)
    whole = effect_of(amounts)
    assert whole.moved == 0
    gained = sum(a.pence for a in amounts if a.organisation == "council" and a.flow is not Flow.REINVESTED)
    assert gained == sum(saved_by_month(moving, last=LAST).values())
    years = by_year(amounts).values()
    assert sum(effect.net for year in years for effect in year.values()) == whole.net
    assert whole.saved <= gained
    assert Fraction(whole.saved) >= 0
