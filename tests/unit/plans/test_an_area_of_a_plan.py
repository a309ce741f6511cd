"""What a plan says that a forecast rests on, with its place; the national numbers for the rest."""

from datetime import date

import pytest

from lifecourse.engine.pathways import Area, Basis
from lifecourse.plans.api import CannotForecast, area_of_plan, examples_folder, read_example
from lifecourse.plans.document import PlanDocument
from lifecourse.standards.api import national_parameters, pack_in_force

pytestmark = pytest.mark.unit
DAY = date(2016, 4, 1)


@pytest.fixture(scope="module")
def essex() -> PlanDocument:
    """The plan of Essex."""
    return read_example(examples_folder() / "essex-2016").document


@pytest.fixture(scope="module")
def area(essex: PlanDocument) -> Area:
    """Its area."""
    return area_of_plan(essex, pack_in_force(DAY), name="Essex")


def test_it_begins_in_the_month_after_the_count(area: Area) -> None:
    assert area.first_day == date(2016, 1, 1)


def test_everybody_whom_the_plan_counts_in_hospital_is_there(area: Area) -> None:
    hospital = {
        "assessment-treatment": 19,
        "locked-rehabilitation": 14,
        "mental-health": 5,
        "child-inpatient": 3,
    }
    assert {code: area.value(f"people/{code}") for code in hospital} == hospital
    secure = [area.value(f"people/{code}") for code in ("low-secure", "medium-secure", "high-secure")]
    assert sum(secure) == 28
    assert {(one.payer, one.people) for one in area.counted} == {("", 69), ("icb", 38), ("nhse", 31)}


def test_each_number_says_where_in_the_plan_it_stands(area: Area, essex: PlanDocument) -> None:
    places = {place.path for place, _ in essex.figures()}
    from_plan = [one for one in area.parameters if one.basis is Basis.PLAN]
    assert len(from_plan) > 15
    for one in from_plan:
        assert one.source.startswith("The plan")
        assert not one.place or one.place in places, one.code


def test_prices_are_divided_out_of_what_is_spent(area: Area) -> None:
    weeks = 365.25 / 7
    assert area.value("price/residential") * weeks * 170 == pytest.approx(19_500_000)
    paid = sum(
        area.value(f"people/{code}") * area.value(f"price/{code}") * weeks
        for code in (
            "supported-living",
            "specialist-home",
            "residential",
            "assessment-treatment",
            "mental-health",
            "locked-rehabilitation",
            "low-secure",
            "medium-secure",
            "high-secure",
            "child-inpatient",
        )
    )
    assert paid == pytest.approx(101_413_044)


def test_the_lower_and_the_upper_estimate_are_the_range_of_group_two(area: Area) -> None:
    one = area.parameter("group/2")
    assert (one.low, one.value, one.high) == (251, 361.5, 472)


def test_it_is_held_against_the_ranges_that_the_plan_states(area: Area) -> None:
    ranges = {one.payer: (one.low, one.high) for one in area.ranges}
    assert ranges == {"icb": (14.5, 22), "nhse": (29, 36), "": (43.5, 58)}


def test_what_the_plan_does_not_say_is_the_national_number_for_its_size(area: Area) -> None:
    national = {one.code: one for one in national_parameters(32_724)}
    assert area.parameter("crisis/avoidable-share") == national["crisis/avoidable-share"]
    assert {one.code for one in area.parameters} == set(national)


def test_rules_with_a_population_give_the_range_themselves() -> None:
    example = read_example(examples_folder() / "saltings-2016")
    area = area_of_plan(example.document, pack_in_force(DAY), name="Saltings")
    found = area.range_of("icb")
    assert found is not None
    assert (found.low, found.high) == (4, 6)
    assert "400,000" in found.source


def test_a_plan_that_says_too_little_is_refused_with_what_to_write(essex: PlanDocument) -> None:
    saltings = read_example(examples_folder() / "saltings-2016").document
    with pytest.raises(CannotForecast, match="population/adults-learning-disability"):
        area_of_plan(saltings.with_rows("population", ()), pack_in_force(DAY), name="Saltings")
    with pytest.raises(CannotForecast, match="table of people in hospital"):
        area_of_plan(essex.with_rows("inpatients", ()), pack_in_force(DAY), name="Essex")


def test_a_ward_of_which_the_plan_says_nothing_is_empty(essex: PlanDocument) -> None:
    rows = tuple(row for row in essex.rows("inpatients") if row.text("setting") != "camhs")
    area = area_of_plan(essex.with_rows("inpatients", rows), pack_in_force(DAY), name="Essex")
    one = area.parameter("people/child-inpatient")
    assert (one.value, one.basis, one.source) == (0, Basis.PLAN, "The plan lists nobody there")


def test_a_number_over_or_about_another_keeps_its_width(area: Area) -> None:
    one = area.parameter("people/residential-school")
    assert (one.low, one.value, one.high) == pytest.approx((127.5, 150, 172.5))


def test_what_came_and_left_is_drawn_towards_the_national_number(area: Area) -> None:
    """Six came to secure hospitals and thirteen left in two years: fewer than by England's number."""
    national = {one.code: one for one in national_parameters(32_724)}
    wards = ("low-secure", "medium-secure")
    came = sum(area.value(f"admit/{ward}") for ward in wards)
    assert 3 < came < sum(national[f"admit/{ward}"].value for ward in wards)
    one = area.parameter("admit/low-secure")
    assert "6 admissions in 2.0 years" in one.source
    assert one.place == "2.2/flows/nhse-secure/admissions"
    assert "13 left in 2.0 years" in area.parameter("leave/low-secure").source


def test_a_row_that_tells_only_a_part_of_the_area_is_not_taken_for_all_of_it(area: Area) -> None:
    assert area.parameter("admit/assessment-treatment").basis is Basis.PUBLISHED
