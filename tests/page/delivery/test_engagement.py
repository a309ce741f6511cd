"""Who was heard, what they said, and what became of it: nobody's name, and nothing left unanswered unseen."""

from datetime import date

import pytest
from tests.building import NOON, one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.delivery.models import Cohort, Hearing, Said, SharedWork, Stakeholder, Telling
from lifecourse.delivery.operations.engagement import (
    keep_cohort,
    keep_hearing,
    keep_said,
    keep_shared_work,
    keep_stakeholder,
    keep_telling,
)
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.organisations.api import Board, NotAllowed, Partnership, Role

pytestmark = pytest.mark.page
PAGES = ["heard/", "voices/", "stakeholders/", "communications/", "shaped/"]
FORMS = ["heard/add", "voices/add", "stakeholders/add", "communications/add", "shaped/add"]


def heard(partnership: Partnership, **about: object) -> Hearing:
    filled = {"what": "An afternoon on homes", "day": date(2016, 3, 3), "who": "Family carers"} | about
    return keep_hearing(hearing=Hearing(partnership=partnership), filled=filled, cohorts=[], by=None, at=NOON)


def test_what_was_said_is_answered_once_and_the_answer_is_not_taken_back(partnership: Partnership) -> None:
    said = keep_said(said=Said(hearing=heard(partnership)), what="Too far from home", by=None, at=NOON)
    with pytest.raises(UnableToKeepRecord, match="one of them"):
        keep_said(said=said, what="Too far from home", done="A", why_not="B", by=None, at=NOON)
    said = Said.objects.get()
    keep_said(said=said, what="Too far from home", done="Homes in each district", by=None, at=NOON)
    with pytest.raises(UnableToKeepRecord, match="was answered"):
        keep_said(said=said, what="Too far from home", by=None, at=NOON)
    assert Said.objects.get().done == "Homes in each district"


def test_when_people_were_heard_is_always_said(partnership: Partnership) -> None:
    with pytest.raises(UnableToKeepRecord, match="Say when it was"):
        heard(partnership, day=None)
    assert heard(partnership, day=None, when="Spring 2016").pk


def test_nothing_of_another_partnership_is_joined(board: Board) -> None:
    theirs = one_partnership("elsewhere")
    strange = Board.objects.create(partnership=theirs, name="Theirs")
    filled = {"number": 1, "name": "Children"}
    with pytest.raises(UnableToKeepRecord, match="does not belong"):
        keep_cohort(
            cohort=Cohort(partnership=board.partnership), filled=filled, voices=[strange], by=None, at=NOON
        )
    assert not Cohort.objects.exists()
    with pytest.raises(UnableToKeepRecord, match="does not belong"):
        heard(board.partnership, board=strange)


def test_what_people_say_of_shared_work_has_a_group_that_said_it(partnership: Partnership) -> None:
    filled = {"what": "Homes", "own_level": "led", "evidence": "A paper", "peoples_level": "asked"}
    work = SharedWork(partnership=partnership)
    with pytest.raises(UnableToKeepRecord, match="which group"):
        keep_shared_work(work=work, filled=filled, by=None, at=NOON)
    kept = keep_shared_work(work=work, filled=filled | {"asked_of": "Carers"}, by=None, at=NOON)
    assert kept.apart == "We put it 3 steps higher than the people who took part."


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.BOARD_SECRETARY, Role.FINANCE_LEAD, Role.ASSURER])
def test_only_those_who_keep_engagement_write_it(partnership: Partnership, role: Role) -> None:
    by = somebody(role, partnership)
    stakeholder = Stakeholder(partnership=partnership)
    with pytest.raises(NotAllowed):
        keep_stakeholder(
            stakeholder=stakeholder,
            filled={"name": "Carers", "interest": "H", "influence": "L"},
            by=by,
            at=NOON,
        )
    with pytest.raises(NotAllowed):
        keep_telling(
            telling=Telling(partnership=partnership), filled={"phase": "1", "what": "Tell"}, by=by, at=NOON
        )
    with pytest.raises(NotAllowed):
        keep_said(said=Said(hearing=heard(partnership)), what="Too far", by=by, at=NOON)


def test_the_pages_say_in_a_sentence_what_is_missing(board: Board, signed_in: SignedIn) -> None:
    partnership = board.partnership
    keep_said(
        said=Said(hearing=heard(partnership, people=60, people_said="over")), what="A", by=None, at=NOON
    )
    for number, voices in ((1, [board]), (2, [])):
        cohort, filled = Cohort(partnership=partnership), {"number": number, "name": f"Group {number}"}
        keep_cohort(cohort=cohort, filled=filled, voices=voices, by=None, at=NOON)
    client = signed_in(Role.BOARD_MEMBER, partnership)
    page = client.get("/partnerships/one/heard/").content.decode()
    assert "1 is not yet answered" in page
    assert "over 60 people" in page
    assert (
        "No reference group speaks for 1 of them" in client.get("/partnerships/one/voices/").content.decode()
    )


def test_an_analyst_fills_in_each_form(board: Board, signed_in: SignedIn) -> None:
    partnership = board.partnership
    client = signed_in(Role.ANALYST, partnership)
    sent = {
        "stakeholders/add": {"name": "Family carers", "interest": "H", "influence": "L"},
        "communications/add": {"phase": "1 Begin", "what": "Send a letter", "state": "planned"},
        "voices/add": {"number": "1", "name": "Children", "voices": str(board.pk)},
        "heard/add": {"what": "An afternoon", "when": "Spring 2016", "who": "Family carers"},
        "shaped/add": {"what": "Homes", "own_level": "heard", "evidence": "A paper"},
    }
    for address, filled in sent.items():
        answer = client.post(f"/partnerships/one/{address}", filled, follow=True)
        assert "Saved." in answer.content.decode(), address
    assert "Listen, and help them be heard" in client.get("/partnerships/one/stakeholders/").content.decode()
    address = f"/partnerships/one/heard/{Hearing.objects.get().pk}/said"
    page = client.post(address, {"what": "Too far", "why_not": "No land"}, follow=True).content.decode()
    assert "Why we did not" in page
    number = Cohort.objects.get().pk
    form = client.get(f"/partnerships/one/voices/{number}/change").content.decode()
    assert "checked" in form and "Children" in form


@pytest.mark.parametrize("page", PAGES + FORMS)
def test_nobody_outside_learns_that_a_page_exists(board: Board, signed_in: SignedIn, page: str) -> None:
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("elsewhere"))
    assert stranger.get(f"/partnerships/one/{page}").status_code == 404


def test_a_row_of_another_partnership_is_not_there(board: Board, signed_in: SignedIn) -> None:
    theirs = heard(one_partnership("elsewhere"))
    client = signed_in(Role.PROGRAMME_MANAGER, board.partnership)
    assert client.get(f"/partnerships/one/heard/{theirs.pk}/change").status_code == 404
    assert client.post(f"/partnerships/one/heard/{theirs.pk}/said", {"what": "A"}).status_code == 404
    assert not Said.objects.exists()
