"""Every national number has a source, a status and dates; the pack in force is found by date."""

from datetime import date

import pytest

from lifecourse.standards.api import (
    BadPack,
    NoPackInForce,
    Status,
    UnknownPack,
    pack,
    pack_in_force,
    packs,
    rule_number,
)
from lifecourse.standards.reading import read_pack

pytestmark = pytest.mark.unit

HEAD = {
    "id": "a-pack",
    "words": "A pack",
    "citation": "A book",
    "status": "in-force",
    "in_force_from": date(2020, 1, 1),
    "reviewed_on": date(2026, 1, 1),
    "next_review": date(2027, 1, 1),
    "rounding": {
        "id": "r",
        "words": "Tenths",
        "step": "0.1",
        "citation": "Ours",
        "status": "local-convention",
        "in_force_from": date(2020, 1, 1),
    },
}
NUMBER = {
    "id": "n",
    "words": "A number",
    "value": "1",
    "unit": "percent",
    "citation": "A book, page 1",
    "status": "in-force",
    "in_force_from": date(2020, 1, 1),
}


def without(entry: dict[str, object], name: str) -> dict[str, object]:
    return {k: v for k, v in entry.items() if k != name}


def entries():
    for each in packs():
        for entry in (
            each,
            each.rounding,
            *each.numbers.values(),
            *each.dates.values(),
            *each.lists.values(),
        ):
            yield pytest.param(entry, id=f"{each.id}:{entry.id}")


@pytest.mark.parametrize("entry", list(entries()))
def test_every_entry_says_where_it_comes_from_and_when_it_holds(entry):
    assert entry.citation.strip()
    assert entry.words.strip()
    assert entry.status in set(Status)
    assert isinstance(entry.in_force_from, date)
    assert "[R]" not in repr(entry)


def test_every_rate_names_its_population_and_vintage():
    for each in packs():
        for rate in each.rates:
            assert rate.denominator.quantity.startswith("population/")
            assert rate.denominator.words
            assert rate.denominator.vintage


def test_no_pack_is_read_long_after_its_review():
    assert all(p.next_review > p.reviewed_on for p in packs())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 10, 30), "transforming-care-2015"),
        (date(2016, 4, 11), "transforming-care-2015"),
        (date(2019, 3, 31), "transforming-care-2015"),
        (date(2019, 4, 1), "long-term-plan-2019"),
        (date(2025, 6, 1), "operational-planning-2025"),
    ],
)
def test_the_pack_in_force_is_found_by_date(day, expected):
    assert pack_in_force(day).id == expected


@pytest.mark.parametrize("day", [date(2014, 1, 1), date(2024, 6, 1), date(2026, 6, 1)])
def test_a_day_that_no_confirmed_pack_covers_is_answered_plainly(day):
    with pytest.raises(NoPackInForce, match="Choose one by hand"):
        pack_in_force(day)


def test_an_unknown_pack_is_answered_with_the_known_ones():
    with pytest.raises(UnknownPack, match="transforming-care-2015"):
        pack("nonesuch")


def test_the_rules_of_2015_are_as_published():
    numbers = pack("transforming-care-2015").numbers
    assert (numbers["inpatient-rate-ccg"].least, numbers["inpatient-rate-ccg"].most) == (10, 15)
    assert (numbers["inpatient-rate-nhse"].least, numbers["inpatient-rate-nhse"].most) == (20, 25)
    assert numbers["transformation-fund-revenue"].value == 30_000_000
    assert numbers["transformation-fund-capital"].value == 15_000_000
    assert numbers["match-ratio"].value == 1
    assert numbers["dowry-stay"].value == 5
    assert pack("transforming-care-2015").dates["final-plan-due"].day == date(2016, 4, 11)
    assert len(pack("transforming-care-2015").lists["service-model-principles"].items) == 9


@pytest.mark.parametrize(
    ("number", "complaint"),
    [
        (without(NUMBER, "citation"), "citation"),
        (NUMBER | {"citation": " "}, "no citation"),
        (without(NUMBER, "status"), "status is None"),
        (NUMBER | {"status": "rumoured"}, "rumoured"),
        (without(NUMBER, "in_force_from"), "in_force_from"),
        (NUMBER | {"in_force_from": "2020"}, "expected a day"),
        (NUMBER | {"in_force_to": date(2019, 1, 1)}, "before it begins"),
        (NUMBER | {"in_force_to": date(2021, 1, 1)}, "expected superseded"),
        (without(NUMBER, "value"), "either value"),
        (without(NUMBER, "value") | {"low": "2", "high": "1"}, "above high"),
        (NUMBER | {"low": "1", "high": "2"}, "one of them"),
        (NUMBER | {"value": 0.1}, "in quotes"),
        (NUMBER | {"value": "ten"}, "expected a number"),
        (NUMBER | {"unit": "per-million"}, "denominator"),
        (NUMBER | {"denominator": {"quantity": "x"}}, "denominator"),
        (NUMBER | {"words": "A number [R]"}, "unconfirmed"),
        (NUMBER | {"colour": "red"}, "colour is not known"),
    ],
)
def test_a_number_without_source_status_or_date_is_refused_by_name(number, complaint):
    with pytest.raises(BadPack, match=complaint):
        read_pack(HEAD | {"numbers": [number]}, where="a.toml")


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (HEAD | {"numbers": [NUMBER, NUMBER]}, "two entries"),
        (without(HEAD, "rounding"), "rounding"),
        (HEAD | {"next_review": date(2025, 1, 1)}, "next review"),
        (HEAD | {"lists": [without(NUMBER, "value") | {"items": []}]}, "unit is not known"),
    ],
)
def test_a_pack_with_a_gap_is_refused(data, complaint):
    with pytest.raises(BadPack, match=complaint):
        read_pack(data, where="a.toml")


def test_a_number_is_found_in_whichever_pack_holds_it():
    assert rule_number("dowry-stay").citation
    with pytest.raises(KeyError, match="no-such-number"):
        rule_number("no-such-number")
