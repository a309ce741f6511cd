"""What pages of forecasts show comes from the draws, adds up, and says so in whole sentences."""

import re
from decimal import Decimal

import numpy as np
import pytest

from lifecourse.engine.pathways import (
    CODES,
    FUNDERS,
    HOSPITALS,
    Lever,
    Outlook,
    Scenario,
    compare,
    pathway,
)
from lifecourse.forecasting.reading.ages import ages_view
from lifecourse.forecasting.reading.board import board_view
from lifecourse.forecasting.reading.comparing import compare_view
from lifecourse.forecasting.reading.flows import GROUPS, flows_view
from lifecourse.forecasting.reading.groups import groups_view
from lifecourse.forecasting.reading.headline import rests_on, tiles_of
from lifecourse.forecasting.reading.money import money_by_year, money_view, spent_by_all
from lifecourse.forecasting.reading.people import long_chart, people_view
from lifecourse.forecasting.reading.waits import queue_words, queues_of, waits_view
from lifecourse.forecasting.rules.years import years_of

pytestmark = pytest.mark.unit


def test_people_are_said_at_the_end_of_the_last_financial_year(base: Outlook) -> None:
    view = people_view(base)
    assert view.month == "March 2018" and view.years == ("March 2017", "March 2018")
    march = base.in_hospital()[:, 18]
    middle = int(np.quantile(march, 0.5, method="inverted_cdf"))
    assert view.headline.startswith(f"At the end of March 2018 there will most likely be {middle} people in")
    assert re.search(
        r"The chance of meeting the planning assumption, 14 people or fewer, is .* in 100\.$", view.headline
    )
    assert [one.payer for one in view.by_payer] == ["nhse", "icb"]
    assert len(view.all.fan.dots) == 1 and view.all.fan.allowed is not None
    assert view.chances is not None and len(view.chances.of) == 2


def test_settings_begin_with_who_is_there_and_hold_every_setting(base: Outlook) -> None:
    view = people_view(base)
    assert len(view.settings) == len(CODES)
    now = {name: int(row.now.replace(",", "")) for name, row in zip(CODES, view.settings, strict=True)}
    assert sum(now[code] for code in HOSPITALS) == sum(
        1 for one in base.pathway.built.start.people if one.setting in HOSPITALS
    ) + sum(one.people for one in base.pathway.built.start.crowds if one.setting in HOSPITALS)
    assert now["assessment-treatment"] == round(base.area.value("people/assessment-treatment"))


def test_long_stays_hold_each_other(base: Outlook) -> None:
    rows = people_view(base).long
    for year in range(2):
        middles = [row.by_year[year].middle for row in rows]
        assert middles == sorted(middles, reverse=True)
    assert "more than five years" in long_chart(base).sentence


def test_money_of_years_comes_to_the_money_of_months(base: Outlook) -> None:
    view = money_view(base)
    assert [(one.year, one.whole) for one in view.years] == [
        ("2016/17", False),
        ("2017/18", True),
        ("2018/19", False),
    ]
    assert view.last is not None and view.last.year == "2017/18"
    drawn = sum((pounds or Decimal(0) for part in view.chart.parts for pounds in part.pounds), Decimal(0))
    mean = spent_by_all(base).sum(axis=1).mean()
    # Each month of each funder is rounded to the penny.
    assert float(drawn) * 100 == pytest.approx(mean, abs=30 * 3)
    assert len(view.chart.total_between) == len(view.chart.years)


def test_a_band_of_all_partners_is_no_wider_than_the_bands_of_each_together(base: Outlook) -> None:
    for one in money_by_year(base):
        whole = one.together.high - one.together.low
        assert whole <= sum(part.high - part.low for part in one.by_funder.values()) + 1


def test_years_hold_every_month_once(base: Outlook) -> None:
    months = [month for _, these in years_of(base) for month in these]
    assert months == list(range(30))


def test_flows_of_a_year_are_the_moves_of_its_months(base: Outlook) -> None:
    view = flows_view(base, year="2017/18")
    assert view.year == "2017/18" and view.years == ("2016/17", "2017/18", "2018/19")
    at_risk = GROUPS["At risk of hospital"]
    leaving = base.moved()[7:19, [CODES.index(one) for one in at_risk]].sum()
    shown = sum(one.people for one in view.chart.moved if one.origin == "At risk of hospital")
    assert float(shown) == pytest.approx(leaving, abs=0.01)
    assert not [one for one in view.chart.moved if one.origin == "Own or family home" and one.to == "Died"]
    assert flows_view(base, year="1999/00").year == "2017/18"


def test_every_setting_stands_in_one_group() -> None:
    assert sorted(code for codes in GROUPS.values() for code in codes) == sorted(CODES)


def test_waits_are_of_what_lets_people_wait_and_refusals_of_what_does_not(base: Outlook) -> None:
    view = waits_view(base)
    assert set(queues_of(base)) == {"specialist-home", "resettling"}
    assert [one.code for one in view.queues] == list(queues_of(base))
    assert len(view.refused) == 1 and all(len(one.by_year) == 3 for one in view.refused)
    assert view.sentence.startswith("At the end of March 2018")


def test_a_comparison_says_people_chances_and_what_each_pays(base: Outlook, changed: Outlook) -> None:
    both = compare(base, changed)
    view = compare_view(both)
    assert (view.month, view.year) == ("March 2018", "2017/18")
    assert "goes from" in view.headline and "14 people or fewer" in view.headline
    assert view.chances is not None and [one.name for one in view.chances.of] == [
        "As things are",
        "With the change",
    ]
    assert [row.name for row in view.spend] == list(FUNDERS.values())
    for row, funder in zip(view.spend, FUNDERS, strict=True):
        middle = np.quantile(both.spent(funder)[:, 7:19].sum(axis=1), 0.5, method="inverted_cdf")
        assert row.change.middle == middle
    assert len(view.people.points) == 30


def test_nothing_changed_is_no_difference(base: Outlook) -> None:
    view = compare_view(compare(base, base))
    assert "most likely no difference in hospital; in nine forecasts of ten no difference" in view.headline
    assert view.spend_sentence.startswith("In 2017/18 all partners together most likely pay no difference")


def test_without_a_range_nothing_is_said_of_one(unranged: Outlook) -> None:
    view = people_view(unranged)
    assert view.chances is None and "planning assumption" not in view.headline
    assert view.month == "January 2017"
    assert money_view(unranged).last is None
    assert money_view(unranged).sentence == "The forecast holds no whole financial year."
    assert compare_view(compare(unranged, unranged)).chances is None


def test_everybody_is_of_one_age(base: Outlook) -> None:
    view = ages_view(base)
    assert [day.isoformat() for day in view.days] == ["2017-09-01", "2018-09-01"]
    for year, month in enumerate((11, 23)):
        by_age = sum(row.in_hospital[year] for row in view.rows)
        assert by_age == pytest.approx(base.in_hospital()[:, month].mean())
    children = base.people("child-inpatient")[:, 11].mean()
    assert view.rows[0].in_hospital[0] == pytest.approx(children, abs=0.5)
    assert [row.words for row in view.rows][:2] == ["Under 18", "18 to 24"] and view.rows[
        -1
    ].words == "65 and over"


def test_the_first_figures_say_between_what_they_lie_and_where_they_come_from(base: Outlook) -> None:
    people, money, waits = people_view(base), money_view(base), waits_view(base)
    tiles = tiles_of(base, people, money, waits, name="Forecast 3 of A county", url="/from")
    assert [one.label for one in tiles] == [
        "People in hospital at the end of March 2018",
        "Chance of meeting the planning assumption",
        "People who wait for a home or a team",
        "All partners spend in 2017/18",
    ]
    assert tiles[0].figure.display == people.all.at_end.one
    assert all(
        "Forecast 3 of A county, 60 draws from 1 Sep 2016, seed 1" in one.figure.source for one in tiles
    )
    assert sum(one.many for one in rests_on(base)) == len(base.area.parameters)


def test_without_a_range_no_figure_speaks_of_one(unranged: Outlook) -> None:
    tiles = tiles_of(
        unranged, people_view(unranged), money_view(unranged), waits_view(unranged), name="Forecast", url="/"
    )
    assert len(tiles) == 2
    assert not ages_view(unranged).days


def test_a_board_hears_one_sentence_and_sees_what_was_before(base: Outlook, changed: Outlook) -> None:
    view = board_view(compare(base, changed), month=18, scenario=base)
    assert re.fullmatch(
        r"End of March 2018: \d+ people in hospital, .* in 100 for 14 people or fewer\.", view.said
    )
    assert view.chances is not None
    assert [one.name for one in view.chances.of] == [
        "As things are",
        "As the scenario has it",
        "As the sliders stand",
    ]
    assert view.chances.of[0].met == view.chances.of[1].met
    assert [one.name for one in view.waits] == [queue_words(code) for code in queues_of(base)]
    assert view.people.before.middle >= view.people.now.middle


def test_a_board_without_a_range_hears_no_chance(unranged: Outlook) -> None:
    view = board_view(compare(unranged, unranged), month=4)
    assert view.chances is None and view.chance_now == ""
    assert re.fullmatch(r"End of January 2017: \d+ people in hospital\.", view.said)


def test_groups_and_those_answerable_come_to_everybody(base: Outlook) -> None:
    view = groups_view(base)
    last = 12 * (len(base.month_ends) // 12) - 1
    inside = float(base.in_hospital()[:, last].mean())
    assert view.days[-1] == base.month_ends[last]
    assert sum(row.people[0][-1] for row in view.cohorts) == pytest.approx(inside)
    mean = sum(row.people[0][-1] for row in view.answerable)
    assert mean == pytest.approx(inside, abs=2), "over the month, not at its end"
    at_risk = float(base.people("at-risk")[:, last].mean())
    assert sum(row.people[1][-1] for row in view.cohorts) == pytest.approx(at_risk)
    assert groups_view(base).cohorts[0].words.startswith("1. ")


def test_what_there_is_none_of_is_not_called_full(base: Outlook) -> None:
    assert not [one.words for one in waits_view(base).refused if "crisis bed" in one.words]
    beds = Scenario("Beds", levers=(Lever("crisis-beds", {"day": base.first_day.isoformat(), "beds": 1}),))
    some = pathway(base.area, beds, months=base.pathway.months).draw(draws=base.draws, seed=base.seed)
    assert [one.words for one in waits_view(some).refused if "crisis bed" in one.words]
