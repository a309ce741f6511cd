"""The checks on pages see what they are meant to see: one that finds nothing proves nothing."""

import socket
from collections.abc import Callable
from threading import Thread

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.browser import Browser, new_page, open_browser, what_went_wrong
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


@pytest.mark.on_both_databases
@pytest.mark.django_db(transaction=True)
def test_no_connection_to_the_database_outlives_the_browser() -> None:
    used: list[BaseDatabaseWrapper] = []

    def browse() -> None:
        with open_browser():
            connection.ensure_connection()
            used.append(connections[DEFAULT_DB_ALIAS])
            assert used[0].connection is not None

    # In a thread of its own, where no other browser runs.
    browsing = Thread(target=browse)
    browsing.start()
    browsing.join()
    assert used[0].connection is None


def test_the_browser_reaches_nobody_outside(browser: Browser) -> None:
    with (
        new_page(browser, base_url="http://localhost") as page,
        pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"),
    ):
        page.goto("http://example.org/")


def test_a_property_is_tried_on_the_same_examples_each_time() -> None:
    tried: list[list[int]] = []

    @given(st.integers())
    @settings(settings.get_profile("house"), max_examples=20)
    def take(number: int) -> None:
        tried[-1].append(number)

    for _ in range(2):
        tried.append([])
        take()
    assert tried[0] == tried[1] and len(set(tried[0])) > 2


def test_a_test_that_reaches_outside_is_stopped() -> None:
    with pytest.raises(ReachedOutside), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))
