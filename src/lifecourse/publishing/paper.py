"""A plan's paper as plain values, from which every printed form is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place
from lifecourse.publishing.look import PLAIN_LOOK, Look
from lifecourse.publishing.since import Since
from lifecourse.publishing.words import day_words

MOST_COLUMNS_SET_CLOSE = 5
# Enough of a hash to tell two versions of one plan apart; the whole stands on the first page.
SHORT_HASH = 12


@dataclass(frozen=True, kw_only=True)
class Run:
    """A piece of text that is set in one way."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph of an answer."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class SmallHeading:
    """A heading inside an answer."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list with bullets or numbers; an item may hold several paragraphs or another list."""

    items: tuple[tuple["Prose", ...], ...]
    numbered: bool = False


type Prose = Paragraph | SmallHeading | Listing


class Layout(StrEnum):
    """How a table is set: upright, on a page turned on its side, a row to a card, or small after the text."""

    UPRIGHT = "upright"
    WIDE = "wide"
    CARDS = "cards"
    ASIDE = "aside"


@dataclass(frozen=True, kw_only=True)
class PaperColumn:
    """One printed column. `as_at` is the day of all its figures, where other columns have another day."""

    key: str
    title: str
    as_at: str = ""
    numeric: bool = False
    dated: bool = False


@dataclass(frozen=True, kw_only=True)
class PaperCell:
    """One printed cell. `note` is the number of the note that says where its figure comes from."""

    text: str = ""
    figure: FigureValue | None = None
    remark: str = ""
    note: int | None = None


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """One printed row: `key` is empty when the row was worked out here and stands nowhere in the plan.

    Rows that follow each other with the same `group` stand under one heading.
    """

    key: str
    cells: tuple[PaperCell, ...]
    total: bool = False
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Note:
    """A numbered note: where a figure comes from."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """One printed table: a source line for most of its figures, numbered notes for the rest.

    A small table of what the text states besides has no number.
    """

    key: str
    section: str
    number: int | None
    title: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    source: str = ""
    notes: tuple[Note, ...] = ()
    left_out: tuple[str, ...] = ()
    layout: Layout = Layout.UPRIGHT

    @property
    def few_figures(self) -> bool:
        """Whether the columns of figures are so few that they are best set close together at the right."""
        return len(self.columns) <= MOST_COLUMNS_SET_CLOSE and not self.columns[0].numeric

    @property
    def anchor(self) -> str:
        """The table's address inside the paper."""
        return f"table-{self.section.replace('.', '-')}-{self.key}"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart: its sentence, and a drawing that carries its own table.

    The table is printed unless one of the plan's own tables beside it says the same, row by row.
    """

    key: str
    number: int
    title: str
    sentence: str
    chart: Any
    wide: bool = False
    table_open: bool = True

    @property
    def anchor(self) -> str:
        """The chart's address inside the paper."""
        return f"figure-{self.key}"


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of the plan as it will print."""

    key: str
    title: str
    prose: tuple[Prose, ...] = ()
    tables: tuple[PaperTable, ...] = ()
    pictures: tuple[Picture, ...] = ()
    not_filled_in: tuple[str, ...] = ()

    @property
    def across(self) -> bool:
        """Whether the whole section goes on pages turned on their side, lest its heading stand alone."""
        first = self.tables[0].layout if self.tables else Layout.UPRIGHT
        return first is Layout.WIDE and not self.prose and not self.pictures

    @property
    def anchor(self) -> str:
        """The section's address inside the paper."""
        return f"section-{self.key.replace('.', '-')}"


@dataclass(frozen=True, kw_only=True)
class Part:
    """Sections that belong together."""

    title: str
    sections: tuple[Section, ...]

    @property
    def anchor(self) -> str:
        """The part's address inside the paper."""
        return f"part-{self.sections[0].anchor}"


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """Why something that was found is let stand, who let it (by role) and when."""

    reason: str
    by_role: str
    at: date


@dataclass(frozen=True, kw_only=True)
class PaperFinding:
    """Something a check found in the plan."""

    check_id: str
    family: str
    severity: str
    state: str
    place: Place
    place_words: str
    found: str
    expected: str
    difference: str
    sentence: str
    mend: str = ""
    other_places: tuple[str, ...] = ()
    accepted: Accepted | None = None


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """One figure of the plan with everything known about it. `short` leaves out section and table."""

    place: Place
    where: str
    short: str
    figure: FigureValue


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a paper says of itself: which plan, in which state, by which rules.

    `version` is said by a paper of a frozen version; `content_id` is then the version's hash.
    """

    partnership: str
    revision: int
    content_id: str
    changed_at: datetime
    rules_id: str
    rules_name: str
    rules_citation: str
    made_on: date
    version: str = ""
    # What the public edition says of itself; empty in the whole plan.
    edition: str = ""
    look: Look = PLAIN_LOOK

    @property
    def masthead(self) -> str:
        """Whose paper it is, above the title."""
        return self.look.masthead or self.partnership

    @property
    def state(self) -> tuple[tuple[str, str], ...]:
        """Which state of the plan was printed, each fact with its name."""
        if self.version:
            return ("Version", f"{self.version}, from revision {self.revision}"), ("Hash", self.content_id)
        last = f"{self.revision}, last changed on {day_words(self.changed_at.date())}"
        return ("Revision", last), ("Content", self.content_id)

    @property
    def foot(self) -> str:
        """By which a loose page can be laid to its plan again."""
        edition = "Public edition. " if self.edition else ""
        if self.version:
            return f"{edition}{self.version}, hash {self.content_id[:SHORT_HASH]}"
        return f"{edition}Revision {self.revision}, content {self.content_id}"


class Annex(StrEnum):
    """What is printed only when asked for."""

    FINDINGS = "findings"
    SOURCES = "sources"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole plan, ready to be set as a page, a document or a workbook."""

    slug: str
    title: str
    dated: date
    template_name: str
    template_citation: str
    facts: Facts
    parts: tuple[Part, ...]
    findings: tuple[PaperFinding, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    annexes: frozenset[Annex] = frozenset()
    since: Since | None = None

    def sections(self) -> Iterator[Section]:
        """Every section, in order."""
        for part in self.parts:
            yield from part.sections

    def tables(self) -> Iterator[PaperTable]:
        """Every printed table, in order."""
        for section in self.sections():
            yield from section.tables
