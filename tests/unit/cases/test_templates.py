"""Templates are data that is read whole, and those that come with the product can be filled in."""

from itertools import pairwise

import pytest

from lifecourse.cases.kinds.template import Kind
from lifecourse.cases.rules.template import BadTemplate, read_template, templates

pytestmark = pytest.mark.unit

GATEWAY = {"slug": "go", "name": "Go", "decides": "bringer", "asks": "Shall it go on?"}
PART = {"slug": "aims", "title": "Aims", "by": "go"}
HEAD = {"slug": "small", "name": "Small", "about": "A small one.", "source": "A test"}


def test_the_six_kinds_of_case_are_there():
    assert set(templates()) == {
        "action-plan-2016",
        "council-high-level-2013",
        "full-business-case-2016",
        "national-bid-2016",
        "priority-plan-2016",
        "savings-proposal-2018",
    }


def test_each_template_says_where_its_headings_stand_and_asks_for_something_at_its_first_gateway():
    for template in templates().values():
        assert template.source
        assert template.needed_at(template.gateways[0].slug), template.slug


def test_what_is_asked_for_at_a_gateway_is_asked_for_at_every_later_one():
    for template in templates().values():
        needed = [set(template.needed_at(one.slug)) for one in template.gateways]
        assert all(before <= after for before, after in pairwise(needed))
        assert needed[-1] == {one for one in template.parts if one.by}


def test_a_part_is_called_as_the_document_calls_it():
    template = read_template(
        HEAD
        | {
            "gateways": [GATEWAY],
            "parts": [
                PART,
                {"slug": "costs", "title": "Costs", "kind": "rows", "columns": [{"slug": "a", "title": "A"}]},
                {"slug": "risks", "title": "Risks", "kind": "part"},
            ],
        },
        place="small.toml",
    )
    assert [one.name for one in template.parts] == ["words.aims", "rows.costs", "risks"]
    assert template.part("rows.costs").kind is Kind.ROWS
    assert template.part("words.costs") is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"parts": [PART | {"by": "never"}]}, "parts 1, by: found 'never', expected one of go"),
        ({"parts": [PART, PART]}, "parts: found 'words.aims', expected each once"),
        ({"parts": [PART | {"kind": "part"}]}, "parts 1, slug: found 'aims', expected one of declared"),
        ({"parts": [PART | {"kind": "rows"}]}, "parts 1, columns: found None, expected columns"),
        ({"parts": [PART | {"longest": 0}]}, "parts 1, longest: found 0, expected a whole number"),
        ({"parts": [PART | {"colour": "?"}]}, "parts 1, colour: found '?', expected one of by"),
        ({"gateways": [GATEWAY | {"decides": "all"}]}, "gateways 1, decides: found 'all', expected one of"),
        ({"gateways": []}, "expected at least one of [[parts]] and one of [[gateways]]"),
        ({"source": ""}, "the file, source: found '', expected words of 1 to 500 letters"),
    ],
)
def test_a_template_that_is_wrong_is_refused_by_place(wrong, said):
    with pytest.raises(BadTemplate) as bad:
        read_template(HEAD | {"gateways": [GATEWAY], "parts": [PART]} | wrong, place="small.toml")
    assert any(said in fault for fault in bad.value.faults), bad.value.faults
