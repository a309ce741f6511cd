"""The Essex demonstration, and somebody signed in to it in a real browser."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from tests.browser import Page

from lifecourse.website import demonstration

SignIn = Callable[[str], Page]


@pytest.fixture
def essex(transactional_db: None, settings: pytest.FixtureRequest, tmp_path: object) -> Iterator[None]:
    """Essex's plan and its made-up users."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.LIFECOURSE_HOME = tmp_path  # type: ignore[attr-defined]
    call_command("createcachetable", verbosity=0)
    demonstration.prepare()
    yield


@pytest.fixture
def sign_in(essex: None, browser_page: Page) -> SignIn:
    """Sign in as the demonstration user of a role, typing what a person would type."""

    def signed_in(role: str) -> Page:
        user = next(u for u in demonstration.users() if u.role == role)
        browser_page.goto("/")
        browser_page.get_by_label("Email").fill(user.email)
        browser_page.get_by_role("textbox", name="Password").fill(user.password)
        browser_page.get_by_role("button", name="Sign in").click()
        code = next(u for u in demonstration.users() if u.role == role).code
        browser_page.get_by_label("code", exact=False).first.fill(code)
        browser_page.get_by_role("button", name="Sign in").click()
        browser_page.get_by_role("heading", name="What needs you today").wait_for()
        # Whoever types at once finds the keys answered.
        browser_page.wait_for_load_state()
        return browser_page

    return signed_in
