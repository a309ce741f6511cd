"""The summary fits on two pages."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck
from lifecourse.publishing.easy_read.layout import PAGES, ROWS_OF_A_PAGE, TYPE_POINTS, fill_of


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """Pages with more lines than large type leaves room for, and pages with none."""
    for fill in fill_of((one.line, one.sentence) for one in printed):
        if fill.over:
            yield (
                "",
                f"Page {fill.page} has {fill.rows} rows; there is room for {fill.most}.",
                f"Take out {fill.over} of its lines, or move them to the other page.",
            )
        elif not fill.rows:
            yield "", f"Page {fill.page} has no lines.", "Add a line to one of its parts."


CHECK = ReadingCheck(
    id="two-pages",
    title="Two pages in large type",
    asks=f"The lines fit on {PAGES} A4 pages at {TYPE_POINTS} points: "
    + ", ".join(f"at most {most} rows on page {page}" for page, most in ROWS_OF_A_PAGE.items())
    + ".",
    find=find,
)
