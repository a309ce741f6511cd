"""The checks on pages see what they are meant to see: one that finds nothing proves nothing."""

import socket
from collections.abc import Callable

import pytest
from tests.browser import Browser, new_page, what_went_wrong
from tests.network import ReachedOutside

pytestmark = pytest.mark.journey

HEAD = '<!doctype html><html lang="en"><head><title>One page</title></head>'
WHOLE = HEAD + "<body><main>{}</main></body></html>"


def test_a_picture_without_words_is_found(browser: Browser, check_accessible: Callable[..., None]) -> None:
    with new_page(browser, base_url="http://localhost") as page:
        page.set_content(WHOLE.format("<h1>One page</h1>"))
        check_accessible(page)
        page.set_content(WHOLE.format('<h1>One page</h1><img src="data:,">'))
        with pytest.raises(AssertionError, match="image-alt"):
            check_accessible(page)


def test_what_sticks_out_is_found(browser: Browser, check_no_sideways_scroll: Callable[..., None]) -> None:
    with new_page(browser, base_url="http://localhost") as page:
        page.set_content(WHOLE.format("<h1>One page</h1>"))
        check_no_sideways_scroll(page)
        page.set_content(WHOLE.format('<div style="width: 400px">wide</div>'))
        with pytest.raises(AssertionError, match="on a screen of 320 px"):
            check_no_sideways_scroll(page)


def test_a_script_that_fails_is_found(browser: Browser) -> None:
    with new_page(browser, base_url="http://localhost") as page:
        page.set_content(WHOLE.format("<script>nothing.here()</script>"))
        assert any("nothing is not defined" in problem for problem in what_went_wrong(page))


def test_the_browser_reaches_nobody_outside(browser: Browser) -> None:
    with (
        new_page(browser, base_url="http://localhost") as page,
        pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"),
    ):
        page.goto("http://example.org/")


def test_a_test_that_reaches_outside_is_stopped() -> None:
    with pytest.raises(ReachedOutside), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))
