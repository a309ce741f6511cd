"""A real browser for journeys, and what every page must pass in it."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connections
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

__all__ = [
    "Browser",
    "Locator",
    "Page",
    "check_accessible",
    "check_no_sideways_scroll",
    "chromium",
    "expect",
    "follow",
    "looks_right",
    "new_page",
    "open_browser",
    "what_went_wrong",
]

AXE = Path(__file__).resolve().parent.parent / "node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (320, 640, 1024, 1920)
LEFT_AT_MOST = 5
# Milliseconds. Whoever waits for what comes waits no longer; a busy machine is given its time.
LONGEST = 30_000
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # The browser is another process, so tests' own guard on sockets does not hold it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def chromium() -> str | None:
    """The browser on this machine, if there is one."""
    return (
        os.environ.get("LIFECOURSE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )


# A check that waits is given as long as everything else that waits.
expect.set_options(timeout=LONGEST)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the machine's own Chromium."""
    path = chromium()
    assert path, "Journeys need Chromium; `./lifecourse test` installs it when run as root."
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield opened
        # While the driver's event loop runs, this thread has database connections of its own. Nobody finds
        # them afterwards, and PostgreSQL removes no database that somebody is connected to.
        connections.close_all()
        opened.close()


@contextmanager
def new_page(browser: Browser, *, base_url: str) -> Iterator[Page]:
    """A page that remembers what went wrong in it, in a browser that remembers nobody."""
    context = browser.new_context(
        base_url=base_url,
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(LONGEST)
    page = context.new_page()
    page.on("pageerror", lambda error: remember(page, f"script error: {error}"))
    page.on("console", lambda said: remember(page, said.text) if is_refusal(said.text) else None)
    yield page
    context.close()


def is_refusal(text: str) -> bool:
    """Whether the browser says that the page broke its own content security policy."""
    return "Content Security Policy" in text or "Refused to" in text


def remember(page: Page, problem: str) -> None:
    """Keep a problem on the page it happened in."""
    what_went_wrong(page).append(problem)


def what_went_wrong(page: Page) -> list[str]:
    """What this page's browser complained of so far."""
    problems: list[str] = page.__dict__.setdefault("lifecourse_problems", [])
    return problems


def follow(control: Locator) -> None:
    """Press a link or a button that leads to a page, and wait until that page is there."""
    with control.page.expect_navigation():
        control.click()


@cache
def axe_source() -> str:
    """The accessibility checker, as its package ships it."""
    assert AXE.exists(), "axe-core is not installed; `./lifecourse test` installs it."
    return AXE.read_text(encoding="utf-8")


def check_accessible(page: Page, *, but: Sequence[str] = ()) -> None:
    """No WCAG 2.2 AA violation that axe can find; `but` names rules that a test answers in another way."""
    rules = {rule: {"enabled": False} for rule in but}
    found = run_axe(page, {"runOnly": {"type": "tag", "values": STANDARDS}, "rules": rules})
    said = [
        f"{violation['id']}: {violation['help']}\n      {node['html'][:200]}\n      {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"][:5]
    ]
    assert not said, f"{page.url} is not accessible:\n    " + "\n    ".join(said)


def run_axe(page: Page, options: dict[str, Any]) -> dict[str, Any]:
    """What axe finds in the page that somebody ends up at: never in one that was just being left."""
    # A click does not wait for the page that it leads to. Axe then meets a document that goes while it
    # reads, or ends just before that; either way the mark is gone, and the page that came is read instead.
    for _ in range(LEFT_AT_MOST):
        page.wait_for_load_state()
        try:
            page.evaluate("() => { window.lifecourseRead = true }")
            # Evaluated and not added as a script, so that the page's security policy stays as people get it.
            if not page.evaluate("() => 'axe' in window"):
                page.evaluate(axe_source())
            found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
            if page.evaluate("() => window.lifecourseRead === true"):
                return found
        except PlaywrightError:
            page.wait_for_load_state()
            if page.evaluate("() => window.lifecourseRead === true"):
                raise
    raise AssertionError(f"{page.url} was left again and again while axe read it.")


def check_no_sideways_scroll(page: Page, *, widths: Sequence[int] = WIDTHS) -> None:
    """Nothing makes the whole page scroll sideways, from a small telephone to a wide screen."""
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        needed = page.evaluate("() => document.documentElement.scrollWidth")
        assert needed <= width, f"{page.url} is {needed} px wide on a screen of {width} px: {widest(page)}"
    if before:
        page.set_viewport_size(before)


def looks_right(page: Page, *, widths: Sequence[int] = WIDTHS) -> None:
    """What every page must pass: axe finds nothing, and nothing has to be scrolled to the side."""
    check_accessible(page)
    check_no_sideways_scroll(page, widths=widths)


def widest(page: Page) -> str:
    """The elements that stick out, to help whoever mends it."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""
    )
    return " | ".join(found)
