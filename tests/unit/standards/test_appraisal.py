"""The Treasury's rules of appraisal: each with its source, bands without gaps, and wrong ones refused."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lifecourse.standards.api import (
    BadPack,
    HopefulAbout,
    NoPackInForce,
    appraisal_packs,
    discount_schedule,
    discount_schedules,
    optimism_bound,
    optimism_bounds,
)
from lifecourse.standards.appraisal.reading import read_appraisal_pack

pytestmark = pytest.mark.unit
TODAY = date(2026, 11, 28)
ENTRY: dict[str, Any] = {
    "id": "one",
    "words": "One",
    "citation": "A book",
    "status": "in-force",
    "in_force_from": date(2003, 4, 1),
}
PACK = ENTRY | {"reviewed_on": date(2026, 1, 1), "next_review": date(2027, 1, 1)}
SCHEDULE = ENTRY | {"slug": "one", "used_for": "Money", "bands": [{"first": 1, "percent": "3.5"}]}
BOUND = ENTRY | {"id": "two", "slug": "two", "on": "capital", "upper": "24", "lower": "2"}


def test_everything_says_where_it_comes_from_and_when_it_holds():
    entries = [one for pack in appraisal_packs() for one in (pack, *pack.schedules, *pack.bounds)]
    assert len(entries) > 10
    assert all("HM Treasury" in one.citation for one in entries)
    assert all(pack.next_review > pack.reviewed_on for pack in appraisal_packs())


def test_the_standard_rate_is_three_and_a_half_percent_for_thirty_years():
    standard = discount_schedule("standard", on=TODAY)
    assert [standard.rate_in(year) for year in (0, 1, 30, 31, 301, 1000)] == [
        0,
        Fraction("0.035"),
        Fraction("0.035"),
        Fraction("0.03"),
        Fraction("0.01"),
        Fraction("0.01"),
    ]


def test_each_rate_holds_from_its_day():
    assert [one.slug for one in discount_schedules(on=TODAY)] == [
        "standard",
        "health",
        "without-time-preference",
    ]
    assert [one.slug for one in discount_schedules(on=date(2005, 1, 1))] == ["standard"]
    with pytest.raises(NoPackInForce, match="health"):
        discount_schedule("health", on=date(2016, 4, 1))
    with pytest.raises(NoPackInForce):
        discount_schedule("standard", on=date(2003, 3, 31))


def test_outsourcing_is_hopeful_about_its_running_cost_alone():
    running = optimism_bound("outsourcing", HopefulAbout.RUNNING, on=TODAY)
    assert running is not None
    assert running.upper == Fraction("0.41")
    assert optimism_bound("outsourcing", HopefulAbout.DURATION, on=TODAY) is None
    assert len(optimism_bounds(on=TODAY)) == 11


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"schedules": [SCHEDULE | {"bands": []}]}, "no bands"),
        ({"schedules": [SCHEDULE | {"bands": [{"first": 2, "percent": "3"}]}]}, "begins in year 2"),
        ({"schedules": [SCHEDULE | {"bands": [{"first": 1, "last": 3, "percent": "3"}]}]}, "last year in"),
        ({"schedules": [SCHEDULE | {"bands": [{"first": 1, "percent": 3.5}]}]}, "in quotes"),
        ({"schedules": [SCHEDULE | {"bands": [{"first": 1, "percent": "3%"}]}]}, "in quotes"),
        ({"schedules": [SCHEDULE | {"bands": [{"first": 1, "percent": "-3"}]}]}, "from 0 up"),
        ({"schedules": [SCHEDULE | {"bands": [{"first": "1", "percent": "3"}]}]}, "whole numbers"),
        ({"schedules": [SCHEDULE | {"bands": [{"from": 1, "percent": "3"}]}]}, "from is not known"),
        (
            {
                "schedules": [
                    SCHEDULE
                    | {"bands": [{"first": 1, "last": 0, "percent": "3"}, {"first": 1, "percent": "3"}]}
                ]
            },
            "before it begins",
        ),
        ({"schedules": [SCHEDULE | {"citation": " "}]}, "no citation"),
        ({"bounds": [BOUND | {"on": "hope"}]}, "expected one of"),
        ({"bounds": [BOUND | {"lower": "25"}]}, "above upper"),
        ({"bounds": [BOUND, BOUND]}, "an id of its own"),
        ({}, "an id of its own"),
        ({"bounds": [BOUND | {"words": "[R] said so"}]}, "unconfirmed"),
        ({"bounds": [BOUND], "next_review": date(2026, 1, 1)}, "next review"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(data, told):
    with pytest.raises(BadPack, match="here") as bad:
        read_appraisal_pack(PACK | data, where="here")
    assert told in str(bad.value)
