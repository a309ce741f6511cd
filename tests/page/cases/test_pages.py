"""What a case says, what is missing of it and where it stands are on its pages, for those who may see it."""

from datetime import date

import pytest
from tests.page.cases.test_approval import GIVEN, LATER, WHOLE, taken, version, whole

from lifecourse.cases.kinds.gateways import Outcome
from lifecourse.cases.models import CasePart, CaseVersion, ConditionMet, GatewayDecision
from lifecourse.cases.operations.approval import decide
from lifecourse.cases.operations.writing import write_part
from lifecourse.organisations.api import Organisation, Role
from lifecourse.website.needs_cases import needs_of_cases

__all__ = ["version", "whole"]

pytestmark = pytest.mark.page

AT = "/cases/together/homecare/"
LATE = LATER.date()


@pytest.fixture
def council(partners) -> Organisation:
    return Organisation.objects.get(code="council")


@pytest.fixture
def manager(partners, signed_in):
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    "page", ["", "text/", "text/aims/", "findings/", "gateways/", "gateways/committee/forward/"]
)
def test_nothing_of_a_case_is_there_for_who_may_not_see_it(case, partners, signed_in, page):
    assert signed_in(Role.CARE_COORDINATOR, partners).get(AT + page).status_code == 404


@pytest.mark.parametrize("page", ["text/aims/", "gateways/committee/forward/"])
def test_who_only_reads_writes_nothing(case, partners, signed_in, page):
    assert signed_in(Role.BOARD_MEMBER, partners).get(AT + page).status_code == 403


def test_an_empty_case_says_what_is_missing(case, manager):
    page = text(manager.get(AT))
    assert "must be mended</strong> before a board should decide" in page
    assert "Being written" in text(manager.get("/cases/"))
    findings = text(manager.get(AT + "findings/"))
    assert "Impact on people with protected characteristics" in findings
    gateways = text(manager.get(AT + "gateways/"))
    assert "It cannot be put forward yet. Something must stand in:" in gateways
    assert f'<a href="{AT}text/why/">Background</a>' in gateways


def test_the_whole_text_shows_every_part(whole, manager, stamp):
    for name, content in {
        "milestones": [{"slug": "a", "name": "Tender", "due": "2018-05-01"}],
        "dependencies": [{"title": "Itself", "reference": "A/1", "how": "shares"}, {"title": "A law"}],
        "declared": [{"year": "2018/19"}],
    }.items():
        read = 1 if name in WHOLE else 0
        write_part(case=whole, name=name, content=content, read=read, stamp=stamp())
    page = text(manager.get(AT + "text/"))
    for words in (
        "Tender",
        "1 May 2018",
        f'<a href="{AT}">Itself</a> (A/1)',
        "Nobody bids",
        "to be confirmed",
    ):
        assert words in page
    assert "Empty, and asked for" in page


def test_words_are_written_with_who_wrote_them_and_another_writers_are_not_lost(case, manager, stamp):
    page = AT + "text/aims/"
    manager.post(page, {"words": "First.", "why": "", "read": "0"})
    assert "First." in text(manager.get(page))
    write_part(case=case, name="words.aims", content="Theirs.", read=1, stamp=stamp())
    refused = text(manager.post(page, {"words": "Mine.", "why": "", "read": "1"}))
    assert "Somebody else changed this part" in refused
    assert "Theirs." in refused
    assert 'name="read" value="2"' in refused
    manager.post(page, {"words": "Mine.\r\nTwo lines.", "why": "Both are true.", "read": "2"})
    newest = CasePart.objects.filter(case=case, name="words.aims").latest("number")
    assert (newest.number, newest.content, newest.why) == (3, "Mine.\nTwo lines.", "Both are true.")


def test_words_that_are_too_long_are_refused_at_their_field(case, manager):
    assert "It has 2,001 letters, and may have 2,000" in text(
        manager.post(AT + "text/in-scope/", {"words": "x" * 2001, "read": "0"})
    )
    assert manager.get(AT + "text/elsewhere/").status_code == 404


def test_a_case_is_put_forward_and_decided_on_its_pages(whole, at):
    client = at("council", Role.PROGRAMME_MANAGER)
    assert "Put it forward" in text(client.get(AT + "gateways/"))
    assert client.get(AT + "gateways/never/forward/").status_code == 404
    client.post(AT + "gateways/committee/forward/", {"why": "The first."})
    version = CaseVersion.objects.get()
    page = f"{AT}versions/{version.number}/council/"
    assert client.get(page).status_code == 403
    client = at("council", Role.BOARD_SECRETARY)
    assert page in text(client.get(AT + "gateways/"))
    today = version.at.date()
    filled = {
        "outcome": Outcome.CONDITIONS.value,
        "board": "Adults committee",
        **{f"decided_on_{part}": getattr(today, part) for part in ("day", "month", "year")},
        "words": "",
        "what_1": "Ask people who use it",
    }
    assert "Condition 1: say what has to be done, by whom and by when" in text(client.post(page, filled))
    filled |= {
        "who_1": "Head of commissioning",
        "due_1_day": 1,
        "due_1_month": 6,
        "due_1_year": today.year + 1,
    }
    assert client.post(page, filled).status_code == 302
    assert GatewayDecision.objects.get().conditions.get().who == "Head of commissioning"
    shown = text(client.get(AT + "gateways/"))
    assert "1 condition still to meet." in shown
    assert "Still to meet" in shown


def test_a_condition_is_met_on_its_page(whole, version, council, stamp, at):
    decision = decide(
        version=version,
        organisation=council,
        taken=taken(Outcome.CONDITIONS, conditions=(GIVEN,)),
        stamp=stamp(at=LATER),
    )
    page = f"{AT}conditions/{decision.conditions.get().pk}/"
    assert at("council", Role.PROGRAMME_MANAGER).get(page).status_code == 403
    client = at("council", Role.BOARD_SECRETARY)
    assert "Overdue" in text(client.get(AT + "gateways/"))
    client.post(page, {"met_on_day": 1, "met_on_month": 5, "met_on_year": 2018, "evidence": "Minute 7"})
    assert ConditionMet.objects.get().met_on == date(2018, 5, 1)
    assert "Met on 1 May 2018: Minute 7" in text(client.get(AT + "gateways/"))


def test_a_case_that_changed_since_it_was_put_forward_says_so(whole, version, manager, stamp):
    assert "The case has changed since" not in text(manager.get(AT))
    write_part(case=whole, name="words.aims", content="Other words.", read=1, stamp=stamp())
    assert "The case has changed since version 1 was put forward" in text(manager.get(AT))


def test_a_case_that_waits_is_on_the_first_page_of_the_secretary_it_waits_for(
    version, council, somebody, stamp
):
    def needs(code: str, on: date = LATE):
        partners = version.case.partnership
        return needs_of_cases(partners, account=somebody(code, Role.BOARD_SECRETARY), today=on)

    (need,) = needs("council")
    assert need.sentence == "Write down what The council decided about a case"
    assert need.url == AT + "gateways/"
    assert needs("ccg") == []
    decide(
        version=version,
        organisation=council,
        taken=taken(Outcome.CONDITIONS, conditions=(GIVEN,)),
        stamp=stamp(at=LATER),
    )
    assert needs("council") == []
    (late,) = needs("council", date(2018, 6, 2))
    assert late.sentence == "A condition of The council is overdue"
    assert "Ask people who use it" in late.more
