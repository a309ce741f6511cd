"""Whether the choice between options holds when the cost model they are parts of is otherwise."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.cases.building import ABOUT
from tests.unit.cases.models import published_data

from lifecourse.cases.reading.model_choice import show_choice
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.what_if import moved, scaled

pytestmark = pytest.mark.unit
FIRST, ALL = "Standardise and stop", "Go all the way"


@pytest.fixture(scope="module")
def document():
    return read_document(
        {
            "about": ABOUT,
            "model": published_data()["model"],
            "appraisal": {"first_year": "2016/17"},
            "options": [
                {"slug": "first", "number": 1, "name": FIRST, "model": {"phases": ["standardisation"]}},
                {"slug": "all", "number": 2, "name": ALL, "model": {}},
            ],
        },
        place="a case",
    )


def test_nothing_tried_tells_who_comes_first(document):
    choice = show_choice(document, document.model)
    assert choice.sentence.endswith("comes first by value for money.")
    assert [row.place.after for row in choice.rows] == [1, 2]
    assert not any(row.value.differs for row in choice.rows)


def test_a_phase_that_an_option_lacks_moves_only_the_other(document):
    choice = show_choice(document, moved(document.model, "integration", 2))
    by_name = {row.option.name: row for row in choice.rows}
    assert not by_name[FIRST].value.differs
    assert by_name[ALL].value.by < 0


def test_the_choice_is_said_not_to_hold_when_another_comes_first(document):
    # Half the benefit: what follows the first phase no longer pays for itself.
    poorer = scaled(document.model, benefits=Decimal(50))
    before, after = (show_choice(document, model).rows[0].option.name for model in (document.model, poorer))
    sentence = show_choice(document, poorer).sentence
    assert (before, after) == (ALL, FIRST)
    assert sentence == f"The choice does not hold: “{FIRST}” would come first, and not “{ALL}”."


def test_one_option_is_no_choice(document):
    alone = replace(document.appraisal, options=document.appraisal.options[:1])
    assert show_choice(replace(document, appraisal=alone), document.model) is None
