"""Rows of a part are put in their place, moved and taken out; everything else stays as it was."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.asking import DECLARED, IMPACT, MILESTONES, RISKS
from lifecourse.cases.kinds.asking_money import BENEFITS, OPTION_MONEY, money_of_option
from lifecourse.cases.kinds.template import Kind
from lifecourse.cases.rules.asking import (
    NotThere,
    asked_for,
    filled,
    number_read,
    place_of,
    placed,
    print_of,
    rows_in,
    with_rows,
    without,
)
from lifecourse.cases.rules.document import BadCase, read_document
from lifecourse.cases.rules.template import templates

pytestmark = pytest.mark.unit
ABOUT = {
    "slug": "homecare",
    "reference": "A/1",
    "title": "Tender homecare again",
    "template": "savings-proposal-2018",
    "organisation": "council",
    "first_day": "2018-04-01",
}
# A value that the reader takes for each way of asking.
TYPED: dict[str, Any] = {
    "line": "words",
    "words": "words",
    "day": "2018-05-01",
    "pounds": "12.50",
    "yes": True,
    "lines": ["C1", "C2"],
    "others": [],
    "organisation": "council",
    "years": {"2018/19": "100"},
}
# What a field holds that the reader takes for more than words.
SPECIAL = {"year": "2018/19", "code": "length-of-stay", "baseline": "12", "target": "9"}


def rows_of(count: int) -> list[dict[str, Any]]:
    return [{"title": f"Risk {number}"} for number in range(1, count + 1)]


@given(count=st.integers(1, 6), number=st.integers(1, 6), after=st.integers(0, 6))
def test_a_row_that_is_moved_is_there_once_and_the_others_keep_their_order(count, number, after):
    number, after = min(number, count), min(after, count)
    rows = rows_of(count)
    moved = placed(rows, rows[number - 1], after=after, instead_of=number)
    assert sorted(row["title"] for row in moved) == sorted(row["title"] for row in rows)
    others = [row for row in rows if row is not rows[number - 1]]
    assert [row for row in moved if row is not rows[number - 1]] == others
    if after != number:
        before = moved.index(rows[number - 1])
        assert (moved[before - 1] is rows[after - 1]) if after else before == 0


def test_a_row_that_was_read_is_found_where_it_stands_now():
    rows = rows_of(3)
    read = print_of(rows[2])
    assert number_read(rows, 3, read) == 3
    assert number_read([rows[2], rows[0]], 3, read) == 1
    with pytest.raises(NotThere):
        number_read(rows[:2], 3, read)
    with pytest.raises(NotThere):
        number_read([*rows[:2], {"title": "Risk 3", "owner": "Head of care"}], 3, read)


def test_rows_that_say_the_same_are_told_apart_by_their_place():
    rows = [{"title": "Same"}, {"title": "Same"}]
    assert number_read(rows, 2, print_of(rows[1])) == 2


def test_what_is_taken_out_is_named_by_no_other_row():
    rows = [
        {"slug": "review", "name": "Review", "informs": ["budget", "plan"]},
        {"slug": "budget", "name": "Budget"},
        {"slug": "plan", "name": "Plan", "informs": ["budget"]},
    ]
    before = deepcopy(rows)
    left = without(rows, 2, MILESTONES.fields)
    assert left == [
        {"slug": "review", "name": "Review", "informs": ["plan"]},
        {"slug": "plan", "name": "Plan"},
    ]
    assert rows == before
    read_document({"about": ABOUT, "milestones": left}, place="a test")


def test_rows_lie_in_sections_and_in_rows_of_their_own():
    impact = {"who": "Everybody", "groups": [{"group": "age", "words": "Older people"}]}
    assert rows_in(impact, IMPACT) == impact["groups"]
    assert with_rows(impact, IMPACT, [])["who"] == "Everybody"
    assert with_rows(None, IMPACT, [{"group": "sex"}]) == {"groups": [{"group": "sex"}]}
    options = [{"slug": "stay", "number": 1}, {"slug": "go", "number": 2, "money": [{"goes": "cost"}]}]
    go = money_of_option("go")
    assert rows_in(options, go) == [{"goes": "cost"}]
    assert with_rows(options, go, []) == [options[0], {"slug": "go", "number": 2, "money": []}]
    assert place_of(options, go, 3) == "options 2, money 3"
    assert place_of(impact, IMPACT, 1) == "impact, groups 1"
    assert place_of([], RISKS, 2) == "risks 2"
    with pytest.raises(NotThere):
        rows_in(options, money_of_option("gone"))


def test_what_is_not_asked_stays_and_what_is_empty_is_not_said():
    row = filled(
        RISKS.fields,
        {"title": " Staff leave ", "owner": "", "likelihood": "", "corporate": [], "impact": "high"},
        {"title": "Old", "owner": "Head of care", "kept_by": "a file"},
    )
    assert row == {"title": "Staff leave", "impact": "high", "kept_by": "a file"}


@pytest.mark.parametrize("asked", [DECLARED, MILESTONES, RISKS, IMPACT, BENEFITS, OPTION_MONEY])
def test_whatever_a_page_asks_the_reader_of_a_case_takes(asked):
    row = {
        one.slug: SPECIAL.get(one.slug) or (next(iter(one.choices)) if one.choices else TYPED[one.ask])
        for one in asked.fields
    }
    if asked.named:
        row["slug"] = "one"
    data: dict[str, Any] = {"about": ABOUT}
    if asked is OPTION_MONEY:
        data["appraisal"] = {"first_year": "2018/19"}
        data["options"] = [{"slug": "go", "number": 1, "name": "Go", "money": [row | {"cash": False}]}]
    else:
        data[asked.part] = with_rows(None, asked, [row])
    read_document(data, place="a test")
    broken = deepcopy(data)
    target = broken["options"][0]["money"] if asked is OPTION_MONEY else rows_in(broken[asked.part], asked)
    target[0]["no_such_field"] = "x"
    if asked is not OPTION_MONEY:
        broken[asked.part] = with_rows(broken[asked.part], asked, target)
    with pytest.raises(BadCase, match="no_such_field"):
        read_document(broken, place="a test")


def test_every_list_of_every_kind_of_case_is_asked_for_or_has_pages_of_its_own():
    for template in templates().values():
        for part in template.parts:
            asked = asked_for(template, part.slug)
            if part.kind is Kind.WORDS:
                assert asked is None, part.name
            elif part.kind is Kind.ROWS:
                assert asked is not None
                assert [one.slug for one in asked.fields] == [one.slug for one in part.columns]
            else:
                assert asked is not None or part.slug in {"options", "model"}, part.name
