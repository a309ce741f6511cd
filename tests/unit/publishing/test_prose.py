"""Answers are read as paragraphs and lists, and nothing typed into them becomes markup."""

import pytest

from lifecourse.publishing.page import prose_html
from lifecourse.publishing.paper import Listing, Paragraph, Run
from lifecourse.publishing.prose import plain_words, read_prose

pytestmark = pytest.mark.unit


def test_paragraphs_lists_and_bold_are_kept() -> None:
    read = read_prose("One **two**\nthree\n\n- a\n- b\n\n1. c")
    assert read[0] == Paragraph(
        runs=(Run(text="One "), Run(text="two", strong=True), Run(text=" "), Run(text="three"))
    )
    assert isinstance(read[1], Listing)
    assert not read[1].numbered
    assert len(read[1].items) == 2
    assert isinstance(read[2], Listing)
    assert read[2].numbered


def test_a_list_in_a_list_stays_one() -> None:
    assert prose_html(read_prose("- a\n  - b")) == "<ul><li>a<ul><li>b</li></ul></li></ul>"


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[here](javascript:alert(1))",
        "[here](https://example.org)",
        "![x](https://example.org/x.png)",
        "<https://example.org>",
        "```html\n<b>x</b>\n```",
        "> <b>quoted</b>",
        "    <b>set in</b>",
        "# <b>heading</b>",
        "- <b>item</b>",
        "&lt;b&gt;",
    ],
)
def test_nothing_typed_becomes_markup_or_an_address(typed: str) -> None:
    html = str(prose_html(read_prose(typed)))
    for tag in ("<script", "<img", "<a", "<b>", "href", "<iframe"):
        assert tag not in html.lower().replace("&lt;b&gt;", "")


def test_a_hard_break_is_a_break() -> None:
    assert prose_html(read_prose("one  \ntwo")) == "<p>one<br>two</p>"


def test_an_empty_answer_is_nothing() -> None:
    assert read_prose("") == ()
    assert prose_html(()) == ""


def test_an_answer_can_be_said_without_any_setting() -> None:
    assert plain_words(read_prose("One **two**\n\n1. a\n2. b\n\n- c")) == "One two\n1. a\n2. b\n• c"


@pytest.mark.parametrize(("typed", "count"), [("_a " * 1000 + "a_ " * 1000, 2000), ("**a " * 900, 900)])
def test_words_set_in_words_without_end_are_all_read(typed: str, count: int) -> None:
    assert plain_words(read_prose(typed)).count("a") == count
