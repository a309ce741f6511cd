"""An administrator invites a joiner, who signs in, loses a phone, and leaves; an assurer reads all of it."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from tests.browser import Browser, Page, follow, looks_right, new_page
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.journey
PASSWORD = "three quiet herons"
PAGES_OF_ONES_OWN = ["", "2fa/", "sessions/", "password/change/", "2fa/totp/deactivate/", "logout/"]
PAGES_ABOUT_A_PERSON = ["", "give-role/", "end-access/", "new-link/", "reset-second-factor/"]


def test_somebody_joins_loses_a_phone_and_leaves(sign_in: SignIn, browser: Browser, live_server: Any) -> None:
    administrators = sign_in("Administrator")
    link = she_invites_a_joiner(administrators)
    with new_page(browser, base_url=live_server.url) as joiners:
        the_joiner_chooses_a_password(joiners, link)
        the_joiner_sets_up_a_phone(joiners)
        the_joiner_looks_at_her_own_account(joiners)
        she_resets_the_joiners_second_factor(administrators)
        the_joiner_is_signed_out(joiners)
        she_ends_the_joiners_access(administrators)
        she_finds_all_of_it_in_the_record(administrators)
        the_joiner_is_told_that_her_access_has_ended(joiners)


def as_it_should_be(page: Page) -> None:
    looks_right(page)


def press(page: Page, name: str) -> None:
    follow(page.get_by_role("main").get_by_role("button", name=name, exact=True))


def she_invites_a_joiner(page: Page) -> str:
    page.goto("/organisations/people/")
    as_it_should_be(page)
    page.get_by_role("link", name="Invite somebody").click()
    press(page, "Make a link")
    page.get_by_text("There is a problem").wait_for()
    as_it_should_be(page)
    page.get_by_label("Full name").fill("Joan Joiner")
    page.get_by_label("Work email address").fill("joiner@example.org")
    page.get_by_label("Role", exact=True).select_option("programme_manager")
    page.get_by_label("For which organisation").select_option(index=1)
    press(page, "Make a link")
    as_it_should_be(page)
    return page.get_by_label("The link").input_value()


def the_joiner_chooses_a_password(page: Page, link: str) -> None:
    page.goto(link)
    as_it_should_be(page)
    for box in ("Password", "The same password again"):
        page.get_by_role("textbox", name=box, exact=True).fill(PASSWORD)
    press(page, "Set my password")
    page.get_by_text("Your password is set").wait_for()
    page.goto(link)
    page.get_by_text("This link has been used").wait_for()
    as_it_should_be(page)


def the_joiner_gives_her_password(page: Page) -> None:
    page.goto("/accounts/login/")
    as_it_should_be(page)
    page.get_by_label("Email").fill("joiner@example.org")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    press(page, "Sign in")


def the_joiner_sets_up_a_phone(page: Page) -> None:
    the_joiner_gives_her_password(page)
    page.get_by_role("heading", name="Set up an authenticator app").wait_for()
    as_it_should_be(page)
    secret = page.get_by_role("main").locator("code").inner_text().replace(" ", "")
    page.get_by_label("Authenticator code").fill(
        format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    )
    press(page, "Set up")
    page.get_by_role("heading", name="Recovery codes").wait_for()
    as_it_should_be(page)


def the_joiner_looks_at_her_own_account(page: Page) -> None:
    for place in PAGES_OF_ONES_OWN:
        page.goto(f"/accounts/{place}")
        as_it_should_be(page)


def open_the_joiner(page: Page) -> str:
    page.goto("/organisations/people/")
    follow(page.get_by_role("link", name="Joan Joiner"))
    return page.url


def she_resets_the_joiners_second_factor(page: Page) -> None:
    person = open_the_joiner(page)
    for place in PAGES_ABOUT_A_PERSON:
        page.goto(person + place)
        as_it_should_be(page)
    page.get_by_label(re.compile("Why")).fill("Lost phone, seen in person")
    press(page, "Reset it")
    page.get_by_text("Their second factor is reset").wait_for()


def the_joiner_is_signed_out(page: Page) -> None:
    page.goto("/accounts/")
    page.get_by_role("heading", name="Sign in").wait_for()


def she_ends_the_joiners_access(page: Page) -> None:
    page.get_by_role("link", name="End their access").click()
    page.get_by_label(re.compile("Why")).fill("Left")
    press(page, "End access")
    page.get_by_text("Their access ends as you said").wait_for()
    as_it_should_be(page)


def she_finds_all_of_it_in_the_record(page: Page) -> None:
    page.goto("/audit/")
    for words in ("Access ended", "Second factor reset", "Role given"):
        page.get_by_role("heading", name=words, exact=True).first.wait_for()
    as_it_should_be(page)


def the_joiner_is_told_that_her_access_has_ended(page: Page) -> None:
    the_joiner_gives_her_password(page)
    page.get_by_role("heading", name="Your access has ended").wait_for()
    as_it_should_be(page)
