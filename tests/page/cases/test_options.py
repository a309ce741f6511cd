"""The page of options: who comes first, its working, what would change it, and weights to try."""

import pytest
from tests.page.cases.conftest import ABOUT
from tests.unit.cases.building import case_data

from lifecourse.cases.models import CasePart
from lifecourse.cases.operations.writing import begin_case
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
PAGE = "/cases/together/homecare/options/"


@pytest.fixture
def options(partners, stamp):
    """A case with three options, the money of which falls on a council and a commissioner."""
    parts = case_data(about=ABOUT)
    money = parts["options"][1]["money"]
    paid = [money[0] | {"organisation": "council"}, money[1] | {"organisation": "ccg"}]
    parts["options"] = [parts["options"][0], parts["options"][1] | {"money": paid}, parts["options"][2]]
    return begin_case(partnership=partners, data=parts, stamp=stamp(), place="a test")


@pytest.fixture
def reader(signed_in, partners, options):
    return signed_in(Role.BOARD_MEMBER, partners)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_says_who_comes_first_and_how(reader):
    page = text(reader.get(PAGE))
    assert "Option 3, Three places comes first, with 6.5 of 10; Option 2, One place is next, with 6.2" in page
    assert "8 × 40% = 3.2" in page
    assert "Above 50%, 10 points more than now, Option 2, One place overtakes Option 3" in page
    assert "All 9 scores were made up by us" in page


def test_the_page_says_that_score_and_value_name_different_options(reader):
    page = text(reader.get(PAGE))
    assert "by score Option 3, Three places comes first, by value for money Option 2, One place" in page
    assert "£384.40" in page
    assert "What Option 3, Three places would cost and bring is not stated" in page


def test_each_partner_is_named_with_what_it_is_worth_to_it(reader):
    page = text(reader.get(PAGE))
    assert '<th scope="row">The council</th>' in page
    assert "−£1,483.09" in page
    assert "£1,867.49" in page


def test_other_weights_are_tried_by_the_address_and_nothing_is_kept(reader):
    parts = CasePart.objects.count()
    page = text(reader.get(PAGE, {"weight-access": "60", "weight-money": "20", "weight-risk": "20"}))
    assert "Option 2, One place comes first" in page
    assert "Nothing is kept" in page
    assert CasePart.objects.count() == parts


def test_a_part_of_the_page_is_answered_where_it_is_asked_for(reader):
    weights = {"weight-access": "60", "weight-money": "20", "weight-risk": "20"}
    part = text(reader.get(PAGE, weights, headers={"HX-Request": "true"}))
    assert part.startswith('<div id="weighing"')
    # What is said of score and value follows the weights as well.
    assert "Option 2, One place comes first both by score and by value for money" in part


def test_weights_that_do_not_come_to_100_are_taken_in_proportion(reader):
    page = text(reader.get(PAGE, {"weight-access": "6", "weight-money": "2", "weight-risk": "2"}))
    assert "What you typed comes to 10%, and is taken in proportion" in page
    assert "8 × 60% = 4.8" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"weight-access": "a lot", "weight-money": "1", "weight-risk": "1"},
            "to reach: Enter a number",
        ),
        ({"weight-access": "-1", "weight-money": "1", "weight-risk": "1"}, "greater than or equal to 0"),
        ({"weight-access": "0", "weight-money": "0", "weight-risk": "0"}, "Every weight is 0"),
        ({"weight-access": "50"}, "Money: This field is required"),
    ],
)
def test_weights_that_are_none_are_refused_and_the_case_stands(reader, typed, told):
    page = text(reader.get(PAGE, typed))
    assert told in page
    assert "These weights cannot be tried" in page
    assert "8 × 40% = 3.2" in page


def test_looking_at_what_changes_it_shows_another_in_front(reader):
    page = reader.get(PAGE).content.decode()
    address = page.split('href="?weight-access=')[1].split("#")[0].replace("&amp;", "&")
    past = text(reader.get(f"{PAGE}?weight-access={address}"))
    assert "Option 2, One place comes first" in past


def test_a_case_without_options_says_so(signed_in, partners, case):
    assert "No option is written yet" in text(signed_in(Role.BOARD_MEMBER, partners).get(PAGE))


def test_the_page_is_not_there_for_who_may_not_read_the_case(signed_in, partners, options):
    assert signed_in(Role.CARE_COORDINATOR, partners).get(PAGE).status_code == 404
