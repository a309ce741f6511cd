"""A paper as a row of blocks in reading order: what Word and PDF set, one block after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from lifecourse.publishing.look import PLAIN_ACCENT
from lifecourse.publishing.paper import Run


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading. `level` counts from 1, the title of the paper; none is left out on the way down."""

    level: int
    text: str
    across: bool = False
    new_page: bool = False


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph: `look` is body, lead, quiet or note."""

    runs: tuple[Run, ...]
    look: str = "body"
    across: bool = False

    @property
    def words(self) -> str:
        """The paragraph without its setting."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list; an item is a row of blocks."""

    items: tuple[tuple["Block", ...], ...]
    numbered: bool = False
    across: bool = False


@dataclass(frozen=True, kw_only=True)
class GridColumn:
    """A column with its share of the width."""

    title: str
    weight: int
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """A cell: its words, a remark after them, and the number of a note."""

    text: str
    remark: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The cell without its setting."""
        return f"{self.text} ({self.remark})" if self.remark else self.text


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A row; `kind` is plain, total, or group for a heading over the rows that follow."""

    cells: tuple[GridCell, ...]
    kind: str = "plain"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table. The first cell of each row names it. A card has one heading over all its columns.

    A tight one asks for more room than its page has.
    """

    label: str
    title: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    card: bool = False
    across: bool = False
    tight: bool = False

    @property
    def caption(self) -> str:
        """The number and the title."""
        return f"{self.label} {self.title}".strip()


@dataclass(frozen=True, kw_only=True)
class Image:
    """One drawing with the words for those who do not see it."""

    svg: str
    alt: str
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Plate:
    """A picture: its number and title, its sentence, and its drawings."""

    label: str
    title: str
    images: tuple[Image, ...]
    across: bool = False

    @property
    def caption(self) -> str:
        """The number and the title."""
        return f"{self.label} {self.title}".strip()


type Block = Heading | Text | Items | Grid | Plate


@dataclass(frozen=True, kw_only=True)
class Galley:
    """A whole paper, ready to be set. `facts` say on its first page which plan it is of."""

    title: str
    kicker: str
    dated: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    running: str
    foot: str
    made_at: datetime
    contents: bool = False
    compact: bool = False
    across: bool = False
    accent: str = PLAIN_ACCENT

    def spreads(self) -> Iterator[tuple[bool, tuple[Block, ...]]]:
        """The blocks by whether their pages are turned on their side."""
        for across, blocks in groupby(self.blocks, key=lambda block: block.across):
            yield across, tuple(blocks)

    def headings(self) -> Iterator[Heading]:
        """Every heading below the title, in order."""
        return (block for block in self.blocks if isinstance(block, Heading))
