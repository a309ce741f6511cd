"""Pictures of a plan: what they say follows the figures and the rules."""

import re
from datetime import date
from decimal import Decimal

import pytest
from tests.building import one_ward_document, people

from lifecourse.design.api import BedsUsed, Coverage, MoneyByYear, PeopleAgainstRange, RiskMatrix, RouteMap
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import PICTURES, Cell, PlanDocument, Row, draw, template
from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

TODAY = date(2016, 4, 11)
RULES = pack("transforming-care-2015")


def row(key: str, **cells: str | FigureValue) -> Row:
    return Row(
        key=key,
        cells={
            name: Cell(text=value) if isinstance(value, str) else Cell(figure=value)
            for name, value in cells.items()
        },
    )


def pounds(number: int) -> FigureValue:
    return FigureValue(value=Decimal(number), unit=Unit.POUNDS)


def adults(number: int) -> Row:
    figure = people(number, quantity="population/gp-registered-18-and-over")
    return row("gp-registered-18-and-over", measure="Adults registered with a GP", people=figure)


def one(document: PlanDocument, key: str, rules: str = "transforming-care-2015") -> object:
    charts = draw(document, pack(rules), key)
    assert len(charts) >= 1
    return charts[0]


def test_a_stated_population_gives_the_range_of_the_rules() -> None:
    document = one_ward_document().with_rows("population", (adults(1_000_000),))
    chart = one(document, "people-in-hospital")
    assert isinstance(chart, PeopleAgainstRange)
    line = chart.lines[0]
    assert line.allowed is not None
    assert (line.allowed.lowest, line.allowed.highest) == (10, 15)
    assert "Transforming Care" in line.allowed.from_words
    assert "3 people were in hospital on 31 December 2015" in chart.sentence


@pytest.mark.parametrize("number", [0, -5])
def test_a_population_of_nobody_gives_no_range_and_breaks_no_page(number: int) -> None:
    chart = one(one_ward_document().with_rows("population", (adults(number),)), "people-in-hospital")
    assert isinstance(chart, PeopleAgainstRange)
    assert all(line.allowed is None for line in chart.lines)


def test_without_the_population_there_is_no_range_and_the_picture_says_why() -> None:
    chart = one(one_ward_document(), "people-in-hospital")
    assert isinstance(chart, PeopleAgainstRange)
    assert all(line.allowed is None for line in chart.lines)
    assert "GP" in chart.sentence
    assert "has not been entered" in chart.sentence


def test_a_range_that_the_plan_states_is_shown_as_the_plans_and_its_population_as_derived() -> None:
    stated = row(
        "ccg",
        commissioner="ccg",
        rate_low=FigureValue(value=Decimal(10), unit=Unit.PER_MILLION),
        rate_high=FigureValue(value=Decimal(15), unit=Unit.PER_MILLION),
        range_low=people("14.5"),
        range_high=people(22),
    )
    chart = one(one_ward_document().with_rows("planning-range", (stated,)), "people-in-hospital")
    assert isinstance(chart, PeopleAgainstRange)
    assert chart.lines[0].allowed is not None
    assert "as the plan states it" in chart.lines[0].allowed.from_words
    assert "1.45 to 1.47 million: derived, not sourced" in chart.sentence


def test_rules_with_one_rate_for_everybody_give_one_range() -> None:
    rules = pack("long-term-plan-2019")
    rate = next(r for r in rules.rates if not r.commissioner and "under 18" not in r.ages)
    assert rate.denominator is not None
    population = row("p", measure="Adults", people=people(1_000_000, quantity=rate.denominator.quantity))
    chart = one(one_ward_document().with_rows("population", (population,)), "people-in-hospital", rules.id)
    assert isinstance(chart, PeopleAgainstRange)
    assert [line.name for line in chart.lines] == ["Everybody"]
    assert chart.lines[0].allowed is not None


def test_rows_beside_the_total_are_not_counted_twice() -> None:
    rows = (
        *one_ward_document().rows("inpatients"),
        row("of-which-rehabilitation", commissioner="ccg", setting="rehabilitation", people=people(1)),
        row("total", commissioner="partnership", setting="all", people=people(3)),
    )
    chart = one(one_ward_document().with_rows("inpatients", rows), "people-in-hospital")
    assert isinstance(chart, PeopleAgainstRange)
    assert chart.lines[-1].today is not None
    assert chart.lines[-1].today.people == 3


def test_money_leaves_totals_out_and_says_what_moves_between_partners() -> None:
    document = (
        one_ward_document()
        .with_rows(
            "funding",
            (
                row("own", funder="partnership", money="revenue", year_1=pounds(100), year_2=pounds(120)),
                row("nhs", funder="nhse-transformation", money="revenue", year_1=pounds(20)),
                row("total-revenue", funder="all", money="revenue", year_1=pounds(120), year_2=pounds(120)),
                row("buildings", funder="nhse-capital", money="capital", year_1=pounds(7)),
            ),
        )
        .with_rows(
            "cost-movements",
            (
                row("saved", change="x", commissioner="nhse", amount=pounds(-1_050_000)),
                row("paid", change="x", commissioner="council", amount=pounds(1_390_000)),
            ),
        )
    )
    charts = draw(document, RULES, "money")
    assert all(isinstance(chart, MoneyByYear) for chart in charts)
    revenue, capital = charts
    assert isinstance(revenue, MoneyByYear)
    assert revenue.totals == (120, 120)
    assert "£1.05m saved by one is £1.39m paid by others, £340,000 more in all" in revenue.sentence
    assert "£7" in capital.sentence


@pytest.mark.parametrize(
    ("saved", "paid", "words"),
    [(-10, 10, "the same in all"), (-10, 4, "less in all"), (0, 10, ""), (-10, 0, "")],
)
def test_what_moves_between_partners_is_said_only_where_something_does(
    saved: int, paid: int, words: str
) -> None:
    rows = (
        row("a", change="x", commissioner="nhse", amount=pounds(saved)),
        row("b", change="x", commissioner="ccg", amount=pounds(paid)),
    )
    money = row("own", funder="partnership", money="revenue", year_1=pounds(1))
    document = one_ward_document().with_rows("funding", (money,)).with_rows("cost-movements", rows)
    chart = one(document, "money")
    assert isinstance(chart, MoneyByYear)
    assert ("Cost has moved" in chart.sentence) is bool(words)
    assert words in chart.sentence


def test_beds_say_when_most_are_not_used_by_this_partnership() -> None:
    beds = row(
        "b",
        setting="secure",
        place="The north",
        beds=FigureValue(value=Decimal(47), unit=Unit.BEDS),
        used=FigureValue(value=Decimal(6), unit=Unit.BEDS),
    )
    chart = one(one_ward_document().with_rows("beds", (beds,)), "beds")
    assert isinstance(chart, BedsUsed)
    assert chart.places[0].name == "Low or medium secure hospital, the north"
    assert "More than half of these beds" in chart.sentence


def test_the_route_map_and_the_risks_come_from_their_tables() -> None:
    document = (
        one_ward_document()
        .with_rows(
            "milestones",
            (
                row("a", group="One", milestone="First", starts="2016-04-01", ends="2016-06-30"),
                row("b", group="One", milestone="Second", ends="2016-09-30", after="a"),
            ),
        )
        .with_rows("risks", (row("r", risk="No homes", likelihood="H", impact="M"), row("s", risk="Unrated")))
    )
    route, risks = one(document, "route-map"), one(document, "risks")
    assert isinstance(route, RouteMap)
    assert route.milestones[1].depends_on == ("a",)
    assert isinstance(risks, RiskMatrix)
    assert [r.number for r in risks.unplaced] == ["2"]


def test_services_that_serve_no_group_and_no_principle_are_gaps() -> None:
    changes = (
        row("team", service="Forensic team", change="new", cohorts="1, 3"),
        row("ward", service="Ward", change="less"),
    )
    groups, principles = draw(
        one_ward_document().with_rows("service-changes", changes), RULES, "service-model"
    )
    assert isinstance(groups, Coverage)
    assert isinstance(principles, Coverage)
    assert len(groups.gaps) == 4
    assert "1 of 2 changes do not say" in groups.sentence
    assert len(principles.gaps) == 9


@pytest.mark.parametrize("key", PICTURES)
def test_an_empty_plan_draws_nothing_and_says_how_to_begin(key: str) -> None:
    plan_template = template("transforming-care-2015")
    empty = PlanDocument(slug="x", title="X", template=plan_template, dated=TODAY)
    assert draw(empty, RULES, key) == []
    assert re.search(r"Enter them in section \d", PICTURES[key].empty(plan_template))
