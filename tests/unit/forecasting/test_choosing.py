"""Which lever buys most, and what is enough, are said in sentences that follow from the numbers."""

from dataclasses import replace
from datetime import date

import pytest

from lifecourse.engine.pathways import Enough, Lever, Outlook, Smallest, Worth, each_alone
from lifecourse.forecasting.reading.choosing import smallest_view, worth_view

pytestmark = pytest.mark.unit
BEDS = Lever("crisis-beds", {"day": "2017-04-01", "beds": 8})
MARCH = date(2019, 4, 1)


def worth(**about: float | None) -> Worth:
    """What crisis beds do: 12 years fewer in hospital for so much."""
    told: dict[str, float | None] = {
        "years_fewer": 12.3,
        "years_low": 4.0,
        "years_high": 22.0,
        "pence": 2_400_000_00,
        "pence_low": -100_000_00,
        "pence_high": 4_000_000_00,
        "pence_a_year": 19_512_195,
    }
    return Worth(lever=BEDS, **(told | about))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), "Nothing is changed in this forecast"),
        ((worth(),), "“Crisis beds outside hospital” buys most for a pound: £200,000 for each year"),
        ((worth(pence_a_year=-1.0),), "buys most: it means fewer years in hospital, and costs all partners"),
        ((worth(pence_a_year=None, years_fewer=-2.0),), "By itself no lever here means fewer years"),
    ],
)
def test_what_buys_most_is_said(found: tuple[Worth, ...], said: str) -> None:
    assert said in worth_view(found).sentence


def test_a_lever_is_shown_with_its_ranges() -> None:
    (row,) = worth_view((worth(),)).rows
    assert (row.years, row.years_between) == ("12 fewer", "22 to 4 fewer")
    assert (row.money, row.money_between) == ("£2.40m more", "£100,000 less to £4.00m more")
    assert (row.a_year, row.said) == ("£200,000", "from 1 April 2017; how many beds: 8")
    (none,) = worth_view((worth(years_fewer=0.01, pence_a_year=None),)).rows
    assert (none.years, none.a_year) == ("no difference", "saves no year in hospital")


def test_levers_of_a_scenario_stand_in_the_order_of_what_they_buy(base: Outlook, changed: Outlook) -> None:
    found = each_alone(base, changed.scenario)
    assert len(worth_view(found).rows) == len(changed.scenario.levers)
    prices = [one.pence_a_year for one in found if one.pence_a_year is not None]
    assert prices == sorted(prices)


def smallest(*enough: Enough) -> Smallest:
    """What was found, of four that were tried."""
    best = Enough(people_a_quarter=16, caseload=200, chance=0.62)
    return Smallest(wanted=0.8, enough=enough, best=best, tried=4)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            smallest(
                Enough(people_a_quarter=4, caseload=0, chance=0.91),
                Enough(people_a_quarter=3, caseload=50, chance=0.8),
            ),
            "a chance of at least 80 in 100 for 58 people or fewer at the end of March 2019:"
            " 4 people home a quarter, or 3 people home a quarter and a team at home for 50.",
        ),
        (
            smallest(Enough(people_a_quarter=0, caseload=0, chance=0.9)),
            "at the end of March 2019: things as they are.",
        ),
        (
            smallest(),
            "The most that was tried, 16 people home a quarter and a team at home for 200, gives 62 in 100.",
        ),
    ],
)
def test_what_is_enough_is_said(found: Smallest, said: str) -> None:
    assert said in smallest_view(found, when=MARCH, high=58).sentence


def test_a_lever_that_nobody_priced_is_not_said_to_buy_most() -> None:
    team = {"day": "2017-04-01", "caseload": 20, "pounds_a_year": 0, "payer": "icb"}
    free = replace(worth(), lever=Lever("intensive-support", team))
    view = worth_view((free,))
    assert "none buys most yet" in view.sentence
    assert view.rows[0].a_year == "its cost is not said"
