"""How a summary is laid out on its two pages: the sizes that every form of it keeps to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lifecourse.publishing.easy_read.lines import PAGE_OF, Line

TYPE_POINTS = 16
SMALLEST_POINTS = 12  # only for who drew the pictures and which plan this is: never for what is said
PICTURE_MM = 16
PAGES = 2
# How many letters of our typeface at 16 points surely fit beside a picture; measured, with a little to spare.
LETTERS_A_ROW = 58
ROWS_OF_A_PAGE = {1: 10, 2: 10}


@dataclass(frozen=True, kw_only=True)
class Fill:
    """How full a page is, in rows of one picture each."""

    page: int
    rows: int
    most: int

    @property
    def over(self) -> int:
        """How many rows too many."""
        return max(0, self.rows - self.most)


def fill_of(lines: Iterable[tuple[Line, str]]) -> Sequence[Fill]:
    """How full each page is with these lines, each given with the sentence that it prints."""
    rows = dict.fromkeys(ROWS_OF_A_PAGE, 0)
    for line, sentence in lines:
        # Two rows of type stand beside one picture.
        rows[PAGE_OF[line.part]] += -(-len(sentence) // (2 * LETTERS_A_ROW)) or 1
    return [Fill(page=page, rows=count, most=ROWS_OF_A_PAGE[page]) for page, count in rows.items()]
