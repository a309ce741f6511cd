"""What the pages of measures say, and to whom."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.building import browser_of, one_ward_plan
from tests.page.measures.conftest import ADMISSIONS, NOW, UNDER_PREDICTED, YEAR, counted, employ
from tests.page.website.conftest import SignedIn, signed_in

from lifecourse.accounts.api import Account
from lifecourse.measures.api import (
    Period,
    agree_result,
    enter_result,
    refuse_result,
    set_target,
    set_up_measure,
)
from lifecourse.measures.models import Measure, MeasureVersion, Result, Target
from lifecourse.measures.rules import ResultState
from lifecourse.organisations.api import Organisation, Partnership, Role

__all__ = ["signed_in"]
pytestmark = pytest.mark.page
BASE = "/partnerships/one/measures/"
HERE = f"{BASE}emergency-admissions/"


def browser(account: Account) -> Client:
    return browser_of(account)


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def day(name: str, value: date) -> dict[str, str]:
    parts = {"day": value.day, "month": value.month, "year": value.year}
    return {f"{name}_{part}": str(number) for part, number in parts.items()}


WHOLE_YEAR = day("first", YEAR.first) | day("last", YEAR.last)


def test_an_empty_page_says_how_to_begin(partnership: Partnership, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, partnership)
    assert "Set up the first measure" in words(manager, BASE)
    assert "A programme manager or an analyst can set them up." in words(
        signed_in(Role.BOARD_MEMBER, partnership), BASE
    )


def test_a_measure_goes_from_a_name_to_an_agreed_result(
    partnership: Partnership, council: Organisation, analyst: Account, finance_lead: Account
) -> None:
    client = browser(analyst)
    about = {
        "name": "Emergency admissions",
        "counts": "Emergency admissions of people of the area",
        "unit": "admissions",
        "direction": "lower",
        "source": "Hospital episodes",
    }
    answer = client.post(f"{BASE}add", about)
    assert answer["Location"] == HERE
    target = WHOLE_YEAR | {
        "way": "under",
        "number": "2",
        "base": "1,414",
        "base_words": "what was predicted",
        "agreed_in": "Programme, 3.1 b",
    }
    assert client.post(f"{HERE}target", target)["Location"] == HERE
    kept = Target.objects.get()
    assert (kept.number, kept.base) == (Decimal(-2), Decimal(1414))
    result = WHOLE_YEAR | {"value": "1,410", "final": "on", "source": "SUS", "confidence": "counted"}
    assert client.post(f"{HERE}result", result)["Location"] == HERE
    sentence = (
        "1,410 from April 2016 to March 2017 against at most 1,385.72, which is 2% under 1,414 "
        "(what was predicted): missed by 24.28."
    )
    assert sentence in words(client, BASE)
    assert "1 measure: 0 met, 1 missed." in words(client, BASE)
    assert "Final, waiting to be agreed" in words(client, HERE)
    assert "Agree, or say why not" not in words(client, HERE)
    key = Result.objects.get().key
    other = browser(finance_lead)
    assert "Agree, or say why not" in words(other, HERE)
    assert sentence in words(other, f"{HERE}results/{key}")
    assert other.post(f"{HERE}results/{key}", {"agree": "yes"})["Location"] == HERE
    assert Result.objects.get().state is ResultState.AGREED
    assert "One Council agreed on" in words(client, HERE)


def test_a_result_is_refused_with_a_reason(measure: Measure, analyst: Account, finance_lead: Account) -> None:
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    client = browser(finance_lead)
    empty = client.post(f"{HERE}results/{result.key}", {"reason": ""})
    assert empty.status_code == 200
    client.post(f"{HERE}results/{result.key}", {"reason": "Ours counts 399."})
    assert "One Council did not agree on" in words(client, HERE)
    assert "Ours counts 399." in words(browser(analyst), HERE)


def test_the_same_organisation_is_told_why_it_may_not_agree(
    measure: Measure, analyst: Account, council: Organisation, commissioner: Organisation
) -> None:
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    client = browser(employ(Role.FINANCE_LEAD, commissioner))
    assert "Somebody of another one has to agree to it." in words(client, f"{HERE}results/{result.key}")
    assert client.post(f"{HERE}results/{result.key}", {"agree": "yes"}).status_code == 403
    assert not hasattr(Result.objects.get(), "answer")


def test_what_cannot_be_kept_is_said_on_the_form(measure: Measure, analyst: Account) -> None:
    set_target(measure=measure, period=YEAR, target=UNDER_PREDICTED, by=None, at=NOW)
    client = browser(analyst)
    target = WHOLE_YEAR | {"way": "number", "number": "5", "agreed_in": "X"}
    answer = client.post(f"{HERE}target", target)
    assert "Say why this one takes its place" in answer.content.decode()
    back = day("first", YEAR.last) | day("last", YEAR.first)
    wrong = client.post(f"{HERE}target", back | {"way": "under", "number": "-2", "agreed_in": "X"})
    said = wrong.content.decode()
    for sentence in ("before the first", "Say what the per cent are of", "without a minus"):
        assert sentence in said
    word = WHOLE_YEAR | {"value": "£12", "source": "X", "confidence": "counted"}
    assert "without a sign or a unit" in client.post(f"{HERE}result", word).content.decode()
    assert not Result.objects.exists()


def test_the_form_for_a_result_begins_with_the_days_that_wait(measure: Measure, analyst: Account) -> None:
    set_target(measure=measure, period=YEAR, target=UNDER_PREDICTED, by=None, at=NOW)
    form = browser(analyst).get(f"{HERE}result").context["form"]
    assert (form["first"].value(), form["source"].value()) == (YEAR.first, ADMISSIONS.source)


def test_a_definition_changes_from_a_day_on(measure: Measure, analyst: Account) -> None:
    client = browser(analyst)
    about = client.get(f"{HERE}change").context["form"].initial
    change = about | day("from_date", date(2017, 4, 1)) | {"counts": "Without maternity", "why": "Agreed."}
    assert client.post(f"{HERE}change", change)["Location"] == HERE
    assert MeasureVersion.objects.count() == 2
    assert "What it counted, by when" in words(client, HERE)


def test_results_over_time_are_a_picture_with_its_table(
    measure: Measure, analyst: Account, finance_lead: Account
) -> None:
    quarter = Period(first=date(2016, 4, 1), last=date(2016, 6, 30))
    enter_result(
        measure=measure, period=quarter, counted=counted("101", as_at=quarter.last), by=analyst, at=NOW
    )
    assert "Results over time" not in words(browser(finance_lead), HERE)
    set_target(measure=measure, period=YEAR, target=UNDER_PREDICTED, by=None, at=NOW)
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    agree_result(result=result, by=finance_lead, at=NOW)
    again = counted("400", why="Planned ones were among them.")
    enter_result(measure=measure, period=YEAR, counted=again, by=analyst, at=NOW)
    said = words(browser(employ(Role.BOARD_MEMBER, measure.partnership.lead_organisation)), HERE)
    for sentence in (
        "Results over time",
        "The upright line is the target.",
        "Results that others took the place of",
        "One Council agreed. Planned ones were among them.",
        "That is 169% of the way from 414 to the target.",
    ):
        assert sentence in said


def test_the_first_page_says_what_waits(measure: Measure, analyst: Account, finance_lead: Account) -> None:
    one_ward_plan(measure.partnership)
    theirs, ours = browser(finance_lead), browser(analyst)
    assert "Agree to a result" not in words(theirs, "/")
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    assert "Agree to a result, or say why not" in words(theirs, "/")
    assert "Agree to a result" not in words(ours, "/")
    refuse_result(result=result, reason="Ours counts 399.", by=finance_lead, at=NOW)
    assert "Agree to a result" not in words(theirs, "/")
    assert (
        "Look at a result that another organisation did not agree to Emergency admissions from April 2016"
    ) in words(ours, "/")
    again = counted("399", why="So did ours.")
    enter_result(measure=measure, period=YEAR, counted=again, by=analyst, at=NOW)
    assert "did not agree to" not in words(ours, "/")


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ASSURER, Role.FINANCE_LEAD, Role.BOARD_SECRETARY])
def test_who_reads_changes_nothing(measure: Measure, signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role, measure.partnership)
    assert "Enter a result" not in words(client, BASE) + words(client, HERE)
    for address in (f"{BASE}add", f"{HERE}change", f"{HERE}target", f"{HERE}result"):
        assert client.get(address).status_code == client.post(address, {}).status_code == 403


@pytest.mark.parametrize("role", [Role.CARE_COORDINATOR, Role.ADMINISTRATOR, Role.TEAM_MANAGER])
def test_to_others_there_are_no_measures(measure: Measure, signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role, measure.partnership)
    for address in (BASE, f"{BASE}add", HERE, f"{HERE}result"):
        assert client.get(address).status_code == 404


def test_a_long_list_asks_no_more_of_the_database_than_a_short_one(
    measure: Measure, signed_in: SignedIn
) -> None:
    client = signed_in(Role.ANALYST, measure.partnership)

    def reads() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(BASE)
        return len(asked)

    set_target(measure=measure, period=YEAR, target=UNDER_PREDICTED, by=None, at=NOW)
    client.get(BASE)
    few = reads()
    for number in range(5):
        more = set_up_measure(
            partnership=measure.partnership,
            code=f"more-{number}",
            definition=ADMISSIONS,
            from_date=None,
            by=None,
            at=NOW,
        )
        set_target(measure=more, period=YEAR, target=UNDER_PREDICTED, by=None, at=NOW)
    assert reads() == few
