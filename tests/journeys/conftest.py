"""The Essex demonstration, and somebody signed in to it in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from tests.browser import Browser, Page, new_page

from lifecourse.website import demonstration

RUTLAND = "rutland-2016"
SignIn = Callable[[str], Page]


@pytest.fixture
def essex(transactional_db: None, settings: pytest.FixtureRequest, tmp_path: object) -> Iterator[None]:
    """Essex's plan and its made-up users."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.LIFECOURSE_HOME = tmp_path  # type: ignore[attr-defined]
    # The fund of a third partnership takes its time, and has a journey of its own.
    demonstration.prepare(demonstration.EXAMPLES[:2])
    yield


@pytest.fixture
def rutland(transactional_db: None, settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Rutland's plan, its measures and those who will keep its fund, which nobody has set up yet."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.LIFECOURSE_HOME = tmp_path  # type: ignore[attr-defined]
    folder = tmp_path / RUTLAND
    copytree(demonstration.examples_folder() / RUTLAND, folder, ignore=ignore_patterns("fund.toml"))
    demonstration.prepare([str(folder)])


def type_in(page: Page, user: demonstration.DemonstrationUser) -> Page:
    """Sign a demonstration user in, typing what a person would type."""
    page.goto("/")
    page.get_by_label("Email").fill(user.email)
    page.get_by_role("textbox", name="Password").fill(user.password)
    page.get_by_role("button", name="Sign in").click()
    code = next(one for one in demonstration.users() if one.email == user.email).code
    page.get_by_label("code", exact=False).first.fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="What needs you today").wait_for()
    # Whoever types at once finds the keys answered.
    page.wait_for_load_state()
    return page


@pytest.fixture
def sign_in(essex: None, browser_page: Page) -> SignIn:
    """Sign in as the demonstration user of a role."""

    def signed_in(role: str) -> Page:
        return type_in(browser_page, next(user for user in demonstration.users() if user.role == role))

    return signed_in


@pytest.fixture
def sign_in_as(live_server: object, browser: Browser) -> Iterator[SignIn]:
    """Sign somebody in by the first part of their address, each in a browser of their own."""
    with ExitStack() as stack:

        def signed_in(name: str) -> Page:
            page = stack.enter_context(new_page(browser, base_url=live_server.url))  # type: ignore[attr-defined]
            return type_in(
                page, next(user for user in demonstration.users() if user.email == f"{name}@example.org")
            )

        yield signed_in
