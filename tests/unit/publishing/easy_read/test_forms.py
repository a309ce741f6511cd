"""The forms of a summary: the same lines, large type, two pages, tagged."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lifecourse.plans.api import read_example
from lifecourse.publishing.easy_read.drafting import draft
from lifecourse.publishing.easy_read.layout import LETTERS_A_ROW, ROWS_OF_A_PAGE, TYPE_POINTS
from lifecourse.publishing.easy_read.lines import PAGE_OF, Line, Part
from lifecourse.publishing.easy_read.page import make_easy_read_page
from lifecourse.publishing.easy_read.pdf import make_easy_read_pdf
from lifecourse.publishing.easy_read.pictures import CREDIT
from lifecourse.publishing.easy_read.summary import Summary
from lifecourse.publishing.easy_read.taken import Known

pytestmark = pytest.mark.unit

ESSEX = Path(__file__).parents[4] / "examples" / "essex-2016"
MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def essex() -> Summary:
    known = Known(document=read_example(ESSEX).document, partnership="Essex", contact="easyread@example.org")
    return Summary(known=known, lines=draft(known))


def marked(pdf: pikepdf.Pdf) -> list[str]:
    """Every tag of a document's structure, with words for its pictures."""
    found: list[str] = []
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S) + (f" {node.Alt}" if "/Alt" in node else ""))
            if "/K" in node:
                waiting.append(node.K)
    return found


def test_essex_is_two_tagged_pages_with_words_for_every_picture(essex: Summary) -> None:
    with pikepdf.open(BytesIO(make_easy_read_pdf(essex, made_at=MADE))) as pdf:
        assert len(pdf.pages) == 2
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        tags = marked(pdf)
        assert tags.count("/H1") == 1
        figures = [tag for tag in tags if tag.startswith("/Figure")]
        assert len(figures) == len(essex.shown) + 1
        assert all(" " in figure for figure in figures)
        with pdf.open_metadata() as about:
            assert about.get("pdfuaid:part") == "1"


def test_the_same_summary_gives_the_same_bytes(essex: Summary) -> None:
    assert make_easy_read_pdf(essex, made_at=MADE) == make_easy_read_pdf(essex, made_at=MADE)


@pytest.mark.parametrize("letters", [LETTERS_A_ROW, 2 * LETTERS_A_ROW])
def test_as_many_rows_as_the_check_allows_fit_on_two_pages(essex: Summary, letters: int) -> None:
    sentence = ("We help people at home. " * 9)[: letters - 1].strip() + "."
    by_page = {page: [part for part in Part if PAGE_OF[part] == page] for page in ROWS_OF_A_PAGE}
    full = [
        Line(key=f"{page}-{n}", part=by_page[page][n % 3], text=sentence, picture="heart")
        for page, most in ROWS_OF_A_PAGE.items()
        for n in range(most)
    ]
    summary = replace(essex, lines=full)
    assert not any(look.check == "two-pages" for look in summary.looks)
    with pikepdf.open(BytesIO(make_easy_read_pdf(summary, made_at=MADE))) as pdf:
        assert len(pdf.pages) == 2


def test_the_page_is_in_large_type_and_names_who_drew_the_pictures(essex: Summary) -> None:
    page = make_easy_read_page(essex)
    assert TYPE_POINTS >= 16
    assert f"font: {TYPE_POINTS}pt" in page
    assert CREDIT in page
    assert "People have not tested this paper yet." in page
    assert page.count("<img") == len(essex.shown) + 1
    for one in essex.shown:
        assert one.sentence in page


def test_the_page_needs_nothing_beside_itself(essex: Summary) -> None:
    page = make_easy_read_page(essex)
    assert "<script" not in page
    assert 'src="http' not in page
