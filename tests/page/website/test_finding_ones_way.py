"""Finding one's way: signing in, what words mean, one's own account, and pages that failed."""

from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Partnership, Role
from lifecourse.plans.api import Plan
from lifecourse.website.glossary import terms

pytestmark = pytest.mark.page
GLOSSARY = Path(__file__).resolve().parents[3] / "docs/glossary.md"


def test_sign_in_offers_a_forgotten_password_once_and_leaves_boxes_empty(
    partnership: Partnership,
) -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert page.count("/accounts/password/reset/") == 1
    assert "placeholder" not in page
    assert "I have forgotten my password" in page


def test_a_wrong_password_is_said_in_plain_words(partnership: Partnership) -> None:
    answer = Client().post("/accounts/login/", {"login": "nobody@example.org", "password": "wrong"})
    page = answer.content.decode()
    assert "do not belong together" in page
    assert "and/or" not in page


def test_a_demonstration_says_where_its_people_and_codes_are(partnership: Partnership, settings: Any) -> None:
    settings.DEMONSTRATION = True
    assert 'href="/demonstration"' in Client().get("/accounts/login/").content.decode()
    settings.DEMONSTRATION = False
    assert 'href="/demonstration"' not in Client().get("/accounts/login/").content.decode()


def test_every_page_leads_to_the_words_and_to_ones_own_account(plan: Plan, signed_in: SignedIn) -> None:
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get("/plans/one-ward/").content.decode()
    assert 'href="/glossary"' in page
    assert 'href="/accounts/"' in page


def test_the_words_are_those_of_the_glossary_and_each_can_be_pointed_at(
    partnership: Partnership, signed_in: SignedIn
) -> None:
    page = signed_in(Role.BOARD_MEMBER, partnership).get("/glossary").content.decode()
    # One heading and one rule above the words; every other line of the table is a word.
    rows = sum(line.startswith("|") for line in GLOSSARY.read_text(encoding="utf-8").splitlines()) - 2
    assert len(terms()) == rows
    assert [term.word for term in terms()] == sorted((term.word for term in terms()), key=str.casefold)
    assert len({term.anchor for term in terms()}) == len(terms())
    assert all(f'id="{term.anchor}"' in page for term in terms())
    assert 'id="rule-pack"' in page


def test_a_page_that_failed_looks_like_the_others_and_leads_home() -> None:
    page = render_to_string("500.html")
    assert "main.css" in page
    assert 'href="/"' in page


def test_the_record_of_change_shows_what_has_several_values(plan: Plan, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    manager.get("/plans/one-ward/findings")
    assurer = signed_in(Role.ASSURER, plan.partnership)
    for page in range(1, 9):
        assert assurer.get("/audit/", {"page": page}).status_code == 200


def test_a_form_that_was_open_for_too_long_is_refused_in_plain_words(partnership: Partnership) -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x", "password": "y"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "This page was open for too long" in page
    assert "CSRF" not in page


def test_the_record_of_change_says_days_as_people_do_and_no_row_numbers(
    plan: Plan, signed_in: SignedIn
) -> None:
    assurer = signed_in(Role.ASSURER, plan.partnership)
    page = assurer.get("/audit/", {"table": "plans_plan"}).content.decode()
    assert "11 April 2016</td>" in page
    assert "11 April 2016, 13:00:00</td>" in page
    assert ">ID</th>" not in page
