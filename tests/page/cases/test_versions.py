"""Who decides sees what changed since they last did, and what became of what they asked for."""

import re
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from lifecourse.cases.kinds.gateways import ConditionGiven, Outcome
from lifecourse.cases.operations.approval import DecisionTaken, decide, meet_condition, submit
from lifecourse.cases.operations.writing import write_part
from lifecourse.cases.reading.printed import NoSuchVersion, version_to_print
from lifecourse.delivery.models import Meeting
from lifecourse.organisations.api import Board, Organisation, Role

pytestmark = pytest.mark.page

SAVING = {"slug": "price", "name": "Price", "how": "given", "pounds": 40_000, "organisation": "council"}
WHOLE: dict[str, Any] = {
    "declared": [{"year": "2018/19", "pounds": 100_000}],
    "risks": [{"title": "Nobody bids"}],
    "impact": {"who": "People who have homecare"},
    "savings": [SAVING],
} | {f"words.{part}": "Words." for part in ("why", "without", "aims", "doing", "assumptions", "in-scope")}
AT = "/cases/together/homecare/versions/"
COMPARE = f"{AT}compare/"


@pytest.fixture
def first(case, stamp):
    """The first version: a saving of £40,000."""
    for name, content in WHOLE.items():
        write_part(case=case, name=name, content=content, read=0, stamp=stamp())
    return submit(case=case, gateway="committee", stamp=stamp())


@pytest.fixture
def second(case, first, stamp):
    """Sent back with a wish, and put forward again with more saved and other words."""
    council = Organisation.objects.get(code="council")
    wish = ConditionGiven(words="Ask people who use it", who="Head of commissioning", due=date(2018, 6, 1))
    taken = DecisionTaken(
        outcome=Outcome.CONDITIONS,
        board="Adults committee",
        decided_on=date(2018, 2, 27),
        conditions=(wish,),
    )
    later = datetime(2018, 3, 1, 12, tzinfo=UTC)
    made = decide(version=first, organisation=council, taken=taken, stamp=stamp(at=later))
    meet_condition(
        condition=made.conditions.get(), met_on=date(2018, 2, 28), evidence="Notes.", stamp=stamp(at=later)
    )
    write_part(case=case, name="savings", content=[SAVING | {"pounds": 50_000}], read=1, stamp=stamp())
    write_part(case=case, name="words.aims", content="Help that people choose.", read=1, stamp=stamp())
    return submit(case=case, gateway="committee", why="More is saved.", stamp=stamp(at=later))


def test_two_versions_are_held_side_by_side(at, second):
    page = at("ccg", Role.PROGRAMME_MANAGER).get(f"{COMPARE}?was=1&now=2").content.decode()
    assert "2 things differ in 2 parts of the case" in page
    assert "£10,000.00 more (25% more)." in page
    assert "Help that people choose.<span" in page
    assert "<ins>" in page
    assert "Its savings come to in a full year, cash" in page


def test_a_version_is_held_against_the_case_as_it_stands(at, case, second, stamp):
    browser = at("ccg", Role.PROGRAMME_MANAGER)
    assert "say the same to the letter" in browser.get(COMPARE).content.decode()
    write_part(case=case, name="words.why", content="It is dear.", read=1, stamp=stamp())
    page = browser.get(COMPARE).content.decode()
    assert "1 thing differs in 1 part of the case" in page


@pytest.mark.parametrize("asked", ["?was=9", "?was=x", "?now=-1", "?was=1&now=12345678901234567890"])
def test_a_version_that_nobody_put_forward_is_not_there(at, second, asked):
    assert at("ccg", Role.PROGRAMME_MANAGER).get(f"{COMPARE}{asked}").status_code == 404


def test_nothing_is_compared_before_anything_was_put_forward(at, case):
    browser = at("ccg", Role.PROGRAMME_MANAGER)
    assert browser.get(COMPARE).status_code == 404
    assert "Nothing was put forward yet" in browser.get(AT).content.decode()


def test_versions_are_listed_with_why_and_what_changed(at, second):
    page = at("ccg", Role.PROGRAMME_MANAGER).get(AT).content.decode()
    assert "More is saved." in page
    assert "What changed since version 1" in page
    assert second.content_hash in page


def test_who_decides_reads_what_changed_and_what_became_of_their_wish(at, second):
    page = at("council", Role.BOARD_SECRETARY).get(f"{AT}2/council/").content.decode()
    assert "What changed since version 1" in page
    assert "The council asked for then" in page
    assert "Met on 28 February 2018: Notes." in page or "Met on 28 Feb 2018: Notes." in page


def test_who_never_decided_is_told_so(at, first):
    assert (
        "This is the first version of the case."
        in at("council", Role.BOARD_SECRETARY).get(f"{AT}1/council/").content.decode()
    )


def test_a_stranger_finds_no_versions(signed_in, partners, second):
    stranger = signed_in(None, partners)
    for address in (AT, f"{COMPARE}?was=1&now=2", f"{PAPERS}version-2.pdf"):
        assert stranger.get(address).status_code == 404


def paper_words(response) -> str:
    """The words of a Word paper, its headers and footers too."""
    assert response.status_code == 200
    with ZipFile(BytesIO(response.content)) as paper:
        parts = [paper.read(name).decode() for name in paper.namelist() if name.endswith(".xml")]
    return unescape(re.sub(r"<[^>]+>", "", " ".join(parts)))


PAPERS = "/cases/together/homecare/papers/"


def test_the_papers_of_a_version_carry_its_number_and_fingerprint(at, case, second, stamp):
    write_part(case=case, name="words.aims", content="Written after it was frozen.", read=2, stamp=stamp())
    browser = at("ccg", Role.PROGRAMME_MANAGER)
    said = paper_words(browser.get(f"{PAPERS}version-2.docx"))
    assert f"Version 2, fingerprint {second.content_hash[:12]}" in said
    assert second.content_hash in said
    assert "Help that people choose." in said
    assert "Written after it was frozen." not in said
    first = paper_words(browser.get(f"{PAPERS}version-1.docx"))
    assert "Help that people choose." not in first
    assert "Approved with conditions on 27 February 2018 by Adults committee" in first


def test_the_papers_of_the_case_as_it_stands_say_that_they_are_a_draft(at, case, second, stamp):
    browser = at("ccg", Role.PROGRAMME_MANAGER)
    assert "The same as version 2, on which boards decide." in paper_words(browser.get(f"{PAPERS}case.docx"))
    write_part(case=case, name="words.aims", content="Written after it was frozen.", read=2, stamp=stamp())
    said = paper_words(browser.get(f"{PAPERS}case.docx"))
    assert "Case A/1. Draft" in said
    assert "A draft, changed since version 2." in said


def test_a_workbook_of_a_version_says_which_it_is(at, second):
    response = at("ccg", Role.PROGRAMME_MANAGER).get(f"{PAPERS}version-2.xlsx")
    book = load_workbook(BytesIO(response.content))
    assert all(f"fingerprint {second.content_hash[:12]}" in sheet.oddFooter.left.text for sheet in book)


@pytest.mark.parametrize("name", ["version-3.pdf", "version-0.odt", "version-99999999999999.pdf"])
def test_there_are_no_papers_of_a_version_that_nobody_put_forward(at, second, name):
    assert at("ccg", Role.PROGRAMME_MANAGER).get(f"{PAPERS}{name}").status_code == 404


def test_a_version_that_somebody_altered_past_the_site_is_not_printed(case, second):
    second.content = second.content.replace("Help", "Harm")
    with patch("lifecourse.cases.reading.printed.CaseVersion.objects.filter") as found:
        found.return_value.first.return_value = second
        with pytest.raises(NoSuchVersion, match="not what was put forward"):
            version_to_print(case, 2)


@pytest.mark.parametrize(
    ("board", "day", "called_off", "linked"),
    [
        ("ADULTS committee", date(2018, 2, 27), "", True),
        ("Health committee", date(2018, 2, 27), "", False),
        ("Adults committee", date(2018, 2, 28), "", False),
        # What did not take place decided nothing.
        ("Adults committee", date(2018, 2, 27), "Snow", False),
    ],
)
def test_a_decision_leads_to_the_meeting_of_its_board(at, first, stamp, board, day, called_off, linked):  # noqa: PLR0917
    partners = first.case.partnership
    held = Board.objects.create(partnership=partners, name=board)
    meeting = Meeting.objects.create(partnership=partners, board=held, day=day, called_off=called_off)
    council = Organisation.objects.get(code="council")
    taken = DecisionTaken(outcome=Outcome.APPROVED, board="Adults committee", decided_on=date(2018, 2, 27))
    later = datetime(2018, 3, 1, 12, tzinfo=UTC)
    decide(version=first, organisation=council, taken=taken, stamp=stamp(at=later))
    page = at("ccg", Role.PROGRAMME_MANAGER).get("/cases/together/homecare/gateways/").content.decode()
    assert (f"/partnerships/together/meetings/{meeting.pk}/" in page) is linked
