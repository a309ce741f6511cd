"""The figures that the Essex document is known to hold, each where the plan keeps it."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.examples.essex import column, figure, in_text, number, partnership, plan

from lifecourse.figures.api import Confidence, Qualifier, agree

pytestmark = pytest.mark.unit


# ---------------------------------------------------------------- who
def test_seven_groups_three_councils_and_one_national_commissioner_agree_the_plan():
    kinds = Counter(row.text("kind") for row in plan().rows("partners"))
    assert kinds["Clinical commissioning group"] == 7
    assert kinds["County council"] + kinds["Unitary council"] == 3
    assert kinds["National commissioner"] == 1
    assert (in_text("ccgs-1-1"), in_text("councils-1-1"), in_text("partners-1-1")) == (7, 3, 10)


def test_partners_are_the_commissioning_members_of_the_partnership():
    commissioners = {o["code"] for o in partnership()["organisations"] if o["role"] == "commissioner"}
    assert {row.text("code") for row in plan().rows("partners")} == commissioners


def test_seven_groups_sign_off_between_26_may_and_22_june_and_no_council_does():
    rows = plan().rows("sign-offs")
    assert [row.date("target") for row in rows] == [
        date(2016, 5, 26),
        date(2016, 5, 26),
        date(2016, 5, 26),
        date(2016, 5, 31),
        date(2016, 6, 2),
        date(2016, 6, 9),
        date(2016, 6, 22),
    ]
    assert not [row.key for row in rows if "council" in row.text("organisation").lower()]


def test_two_events_heard_more_than_sixty_people():
    assert number("engagement", "outcome-events", "count") == 2
    heard = figure("engagement", "outcome-events-people", "count")
    assert (heard.value, heard.qualifier) == (60, Qualifier.OVER)


def test_there_are_six_groups_five_national_and_one_local():
    assert [row.text("cohort") for row in plan().rows("cohorts")] == ["1", "2", "3", "4", "5", "6"]
    assert (in_text("cohorts-1-4"), in_text("cohorts-with-local")) == (5, 6)


def test_nobody_is_counted_by_group_because_the_document_does_not_know():
    assert not column("cohorts", "adults")
    assert not column("cohorts", "children")


# ---------------------------------------------------------------- need
def test_adults_with_a_learning_disability_are_estimated():
    adults = figure("population", "adults-learning-disability", "people")
    assert (adults.value, adults.confidence, adults.as_at) == (
        32724,
        Confidence.ESTIMATED,
        date(2014, 12, 31),
    )
    assert number("population", "moderate-or-severe", "people") == 6744


def test_behaviour_that_challenges_is_estimated_two_ways_and_audited_once():
    assert number("population", "challenging-low", "people") == 251
    assert number("population", "challenging-high", "people") == 472
    audit = figure("population", "challenging-audit", "people")
    assert (audit.value, audit.confidence) == (275, Confidence.COUNTED)


def test_need_grows_by_2_8_and_by_4_per_cent():
    assert number("growth", "specialist-services", "rate") == Decimal("2.8")
    assert number("growth", "behaviour-that-challenges", "rate") == 4
    assert number("growth", "behaviour-that-challenges", "people_low") == 11
    assert number("growth", "behaviour-that-challenges", "people_high") == 13


@pytest.mark.parametrize(
    ("row", "total", "autism", "learning_disability"),
    [
        ("0-4", 11, 3, 8),
        ("5-11", 122, 43, 79),
        ("12-16", 169, 53, 116),
        ("16-plus", 71, 37, 34),
        ("total", 373, 136, 237),
    ],
)
def test_children_at_risk_by_age(row, total, autism, learning_disability):
    assert number("children-at-risk", row, "total") == total == autism + learning_disability
    assert number("children-at-risk", row, "autism") == autism
    assert number("children-at-risk", row, "learning_disability") == learning_disability


def test_children_at_risk_add_up_down_the_table():
    for name in ("total", "autism", "learning_disability"):
        values = column("children-at-risk", name)
        assert values.pop("total") == sum(values.values())


def test_more_than_150_young_people_live_in_placements_of_38_or_52_weeks():
    placed = figure("population", "children-residential-38-52-weeks", "people")
    assert (placed.value, placed.qualifier) == (150, Qualifier.OVER)


# ---------------------------------------------------------------- hospital
def test_sixty_nine_people_are_in_hospital_in_december_2015():
    people = column("inpatients", "people")
    assert people.pop("of-which-rehabilitation") == 3
    assert list(people.values()) == [19, 14, 5, 28, 3]
    assert sum(people.values()) == 69
    assert {f.as_at for _, f in plan().figures() if _.table == "inpatients"} == {date(2015, 12, 31)}


def test_no_total_is_entered_that_the_document_does_not_print():
    assert plan().table("inpatients").row("total") is None
    assert plan().table("funding").row("total-capital") is None
    assert not plan().rows("spend-by-commissioner")


def test_thirteen_people_have_been_in_hospital_for_over_five_years():
    stays = [r.number("people") for r in plan().rows("length-of-stay") if r.text("stay") == "over-5-years"]
    assert stays == [6, 7]


def test_the_same_beds_are_counted_differently_on_one_day_and_both_counts_are_kept():
    first = figure("inpatients", "ccg-independent-hospital", "people")
    second = figure("length-of-stay", "ccg-independent-hospital", "people")
    assert (first.value, second.value) == (14, 11)
    assert (first.quantity, first.as_at) == (second.quantity, second.as_at)
    assert not agree(first, second)


def test_section_6_counts_more_people_in_secure_hospitals_than_section_2_2():
    values = {f.source: (f.value, f.as_at) for _, f in plan().stating("inpatients/nhse-secure")}
    assert values["Section 2.2"] == (28, date(2015, 12, 31))
    assert values["Section 6"] == (40, None)
    assert in_text("locked-rehabilitation-6") == 43


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("nhse-secure", [6, None, 7, 6, -7]),
        ("nhse-camhs", [5, None, 3, None, None]),
        ("ccg-long-stay", [1, 6, 7, None, 0]),
        ("assessment-and-treatment-2014-15", [18, None, 18, None, None]),
        ("assessment-and-treatment-2015-16", [20, None, 20, None, None]),
    ],
)
def test_people_come_and_go(row, expected):
    found = plan().table("flows").row(row)
    assert found is not None
    columns = ("admissions", "transfers_in", "discharges", "transfers_out", "net")
    assert [found.number(name) for name in columns] == expected


def test_the_area_has_47_low_secure_beds_and_uses_six():
    assert (number("beds", "low-secure", "beds"), number("beds", "low-secure", "used")) == (47, 6)


def test_the_area_has_105_independent_beds_and_uses_ten():
    row = "independent-hospitals"
    assert [number("beds", row, name) for name in ("sites", "beds", "used", "used_share")] == [5, 105, 10, 10]
    assert number("beds", "independent-hospitals-north-east", "beds") == 93


def test_the_private_beds_of_section_1_1_agree_with_those_of_2_3_because_they_are_rounded():
    about = figure("providers-today", "private-inpatient", "capacity")
    assert about.qualifier is Qualifier.ABOUT
    assert agree(about, figure("beds", "independent-hospitals", "beds"))


def test_nineteen_people_stand_against_thirteen_beds_and_three():
    assert number("inpatients", "ccg-assessment-and-treatment", "people") == 19
    assert (number("beds", "assessment-and-treatment", "beds"), number("beds", "rehabilitation", "beds")) == (
        13,
        3,
    )


def test_the_ranges_are_14_5_to_22_and_29_to_36():
    def stated(row: str, *names: str) -> list[Decimal]:
        return [number("planning-range", row, name) for name in names]

    ends = ("rate_low", "rate_high", "range_low", "range_high")
    assert stated("ccg", *ends) == [10, 15, Decimal("14.5"), 22]
    assert stated("nhse", *ends) == [20, 25, 29, 36]
    assert stated("ccg", "reduction_low", "reduction_high") == [14, 22]
    assert stated("nhse", "today") == [31]


def test_the_ambition_is_half_in_one_place_and_forty_per_cent_in_another():
    assert {r.text("stated_in"): r.number("reduction") for r in plan().rows("ambition")} == {
        "2.2": 50,
        "6": 40,
    }
    assert set(column("ambition", "years").values()) == {3}


def test_no_figure_claims_the_adult_population_registered_with_a_gp():
    assert not plan().stating("population/gp-registered-18-and-over")


# ---------------------------------------------------------------- services, homes
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("residential", [170, 19_500_000, 41, 4, 86, 9_400_000]),
        ("non-residential", [37, 4_200_000, 11, 4, 28, 3_400_000]),
        ("direct-payments", [14, 300_000, None, None, None, None]),
    ],
)
def test_what_is_bought_and_from_how_many(row, expected):
    found = plan().table("market").row(row)
    assert found is not None
    columns = ("people", "spend", "providers", "largest", "largest_people", "largest_spend")
    assert [found.number(name) for name in columns] == expected
    assert {c.figure.confidence for c in found.cells.values() if c.figure} == {Confidence.ESTIMATED}


def test_the_market_has_over_250_residential_100_home_care_and_over_50_day_providers():
    providers = column("providers-today", "providers")
    assert [providers[k] for k in ("residential", "domiciliary", "day")] == [250, 100, 50]
    assert (providers["specialist-health"], providers["private-inpatient"]) == (3, 5)


def test_sixteen_homes_are_planned_over_350_wanted_and_over_260_people_ask():
    assert number("homes", "resettlement-offer", "homes") == 16
    wanted, asking = figure("homes", "general-need", "homes"), figure("homes", "general-need", "asking")
    assert (wanted.value, wanted.qualifier) == (350, Qualifier.OVER)
    assert (asking.value, asking.qualifier) == (260, Qualifier.OVER)
    assert number("estate", "braintree", "homes") == 5


def test_planning_for_adult_life_starts_six_months_before_18_or_at_14():
    months = figure("figures-in-text", "transition-months", "figure")
    assert (months.value, months.qualifier) == (6, Qualifier.AT_LEAST)
    assert (in_text("transition-age"), in_text("transition-severe-age")) == (18, 14)


def test_what_is_new_and_what_is_less():
    changes = {row.key: row.text("change") for row in plan().rows("service-changes")}
    assert {changes[k] for k in ("forensic-team", "crisis-support", "crash-pads")} == {"new"}
    assert {changes[k] for k in ("secure-beds", "independent-beds", "assessment-beds")} == {"less"}


# ---------------------------------------------------------------- money
YEARS = ("baseline", "year_1", "year_2", "year_3")


def test_revenue_of_the_baseline_and_three_years():
    assert number("funding", "partnership-revenue", "baseline") == 101_413_044
    assert [number("funding", "total-revenue", y) for y in YEARS[1:]] == [
        105_672_392,
        105_111_761,
        104_851_538,
    ]


def test_revenue_adds_up_in_each_year():
    for year in YEARS[1:]:
        parts = [
            r.number(year) or 0
            for r in plan().rows("funding")
            if r.text("money") == "revenue" and r.key != "total-revenue"
        ]
        assert sum(parts) == number("funding", "total-revenue", year)


def test_capital_is_asked_for_in_two_years():
    assert list(plan().table("funding").row("nhse-capital").cells) == ["funder", "money", "year_1", "year_2"]
    assert [number("funding", "nhse-capital", y) for y in ("year_1", "year_2")] == [2_116_000, 1_100_000]


def test_seventy_three_people_in_hospital_and_1116_packages_in_march_2016():
    inpatients = figure("activity", "inpatients", "baseline")
    assert (inpatients.value, inpatients.as_at) == (73, date(2016, 3, 31))
    assert number("activity", "community-packages", "baseline") == 1116


def test_what_one_commissioner_saves_others_pay_and_it_does_not_net_out():
    assert list(column("cost-movements", "amount").values()) == [-1_050_000, 610_000, 780_000]
    assert sum(column("cost-movements", "amount").values()) == 340_000


def test_the_forensic_team_is_sized_from_the_ground_and_from_a_rate():
    bid = "forensic-team"
    assert [number("bids", bid, name) for name in ("bottom_up", "bottom_up_community")] == [19, 8]
    rate, base = number("bids", bid, "rate"), number("bids", bid, "base")
    assert (rate, base) == (Decimal("3.6"), 6744)
    assert round(rate / 100 * base) == number("bids", bid, "top_down") == 243


def test_the_forensic_team_carries_20_advises_on_30_and_runs_four_programmes_of_six():
    assert list(column("bid-elements", "amount").values()) == [20, 30, 4]
    assert number("bid-elements", "programmes", "size") == 6


def test_a_fifth_of_those_to_be_resettled_would_have_a_dowry():
    assert list(column("dowries", "share").values()) == [20, 80]


# ---------------------------------------------------------------- delivery
def test_there_are_three_projects_and_seven_workstreams():
    assert len(plan().rows("projects")) == in_text("projects-5-1") == 3
    assert len(plan().rows("workstreams")) == 7


def test_the_route_map_has_eight_groups_and_four_key_targets():
    groups = Counter(row.text("group") for row in plan().rows("milestones"))
    assert groups.pop("Key targets") == 4
    assert [name[0] for name in groups] == list("12345678")


def test_the_route_map_runs_from_january_2016_to_march_2018():
    days = [r.date(name) for r in plan().rows("milestones") for name in ("starts", "ends")]
    told = [day for day in days if day]
    assert date(2016, 1, 1) <= min(told)
    assert max(told) <= date(2018, 3, 31)


def test_the_procurement_is_in_order_and_its_target_comes_before_it():
    rows = {row.key: row for row in plan().rows("milestones")}
    chain = ["procurement-route", "procurement-specification", "procurement", "contract-award"]
    assert [rows[key].keys("after") for key in chain] == [(), *[(key,) for key in chain[:-1]]]
    assert rows["procurement"].date("starts") == date(2017, 1, 1)
    assert rows["procurement-started"].date("ends") == date(2016, 12, 31)


def test_ten_risks_three_of_them_high_and_high_with_no_owner_and_no_mitigation():
    risks = plan().rows("risks")
    assert len(risks) == 10
    levels = Counter(row.text("likelihood") + row.text("impact") for row in risks)
    assert levels == {"HH": 3, "HM": 2, "MM": 5}
    assert not any(row.text("owner") or row.text("mitigation") for row in risks)


def test_dependencies_constraints_and_assumptions():
    kinds = Counter(row.text("kind") for row in plan().rows("assumptions"))
    assert kinds == {"assumption": 3, "dependency": 12, "constraint": 5}
