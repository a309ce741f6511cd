"""The whole plan as blocks in reading order, for forms that are set block after block."""

from collections.abc import Iterator, Sequence

from lifecourse.assurance.api import SEVERITY_WORDS
from lifecourse.figures.api import CONFIDENCE_WORDS, figure_words
from lifecourse.publishing.galley import (
    Block,
    Galley,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    Heading,
    Items,
    Plate,
    Text,
)
from lifecourse.publishing.page import sources_by_table
from lifecourse.publishing.paper import (
    Annex,
    Layout,
    Listing,
    Paper,
    PaperFinding,
    PaperTable,
    Paragraph,
    Picture,
    Prose,
    Run,
    Section,
    SmallHeading,
    SourceLine,
)
from lifecourse.publishing.plates import images_of
from lifecourse.publishing.since import Since
from lifecourse.publishing.table_grids import cards, chart_grid, grid_of, plain_grid
from lifecourse.publishing.words import as_at_words, day_words, rounding_words

READING = (
    "Below each table stands where its figures come from and the day they speak of; a small number "
    "beside a figure leads to a note of its own. Where nothing more is said, a figure was stated "
    "without saying how it was found. Figures marked worked out were added up here because the plan "
    "does not state them; derived ones follow from others and have no source; doubtful ones should be "
    "treated with care. Totals that the plan states are printed as stated, also where they do not add "
    "up."
)


def plan_galley(paper: Paper) -> Galley:
    """The whole plan."""
    return Galley(
        title=paper.title,
        kicker=paper.facts.masthead,
        dated=f"Dated {day_words(paper.dated)}",
        facts=facts_printed(paper),
        blocks=tuple(_blocks(paper)),
        running=paper.title,
        foot=foot_words(paper),
        accent=paper.facts.look.accent,
        made_at=paper.facts.changed_at,
        contents=True,
    )


def facts_printed(paper: Paper) -> tuple[tuple[str, str], ...]:
    """What a paper says of itself on its first page."""
    facts = paper.facts
    edition = (("Edition", facts.edition),) if facts.edition else ()
    return (
        *edition,
        ("Template", f"{paper.template_name}. {paper.template_citation}."),
        ("Rules", f"{facts.rules_name} ({facts.rules_id}). {facts.rules_citation}."),
        *facts.state,
        *((("Questions and other formats", facts.look.contact),) if facts.look.contact else ()),
    )


def foot_words(paper: Paper) -> str:
    """By which a loose page can be laid to its plan again."""
    return paper.facts.foot


def body(words: str, *, look: str = "body", across: bool = False) -> Text:
    """A paragraph set in one way."""
    return Text(runs=(Run(text=words),), look=look, across=across)


def _blocks(paper: Paper) -> Iterator[Block]:
    if paper.since is not None:
        yield from _since(paper.since)
    yield Heading(level=2, text="How to read the figures")
    yield body(READING)
    for part in paper.parts:
        yield Heading(level=2, text=part.title, new_page=True, across=part.sections[0].across)
        for section in part.sections:
            yield from section_blocks(section)
    if Annex.FINDINGS in paper.annexes:
        yield from _findings(paper)
    if Annex.SOURCES in paper.annexes:
        yield from _sources(paper)


def _since(since: Since) -> Iterator[Block]:
    yield Heading(level=2, text=since.title)
    yield body(since.lead)
    for section in since.sections:
        yield Heading(level=3, text=section.heading)
        yield body(section.sentence)
        if section.figures:
            yield Items(items=tuple((body(said),) for said in section.figures))


def section_blocks(section: Section) -> Iterator[Block]:
    """One section under its heading."""
    yield Heading(level=3, text=f"{section.key} {section.title}", across=section.across)
    if section.prose:
        yield from prose_blocks(section.prose)
    elif not section.tables:
        yield body("Nothing has been written in this section yet.", look="quiet")
    for picture in section.pictures:
        yield from picture_blocks(picture)
    for table in section.tables:
        yield from table_blocks(table)
    if section.not_filled_in:
        last = section.tables[-1].layout if section.tables else Layout.UPRIGHT
        across = section.across and last is Layout.WIDE
        yield body(f"Not filled in: {'; '.join(section.not_filled_in)}.", look="quiet", across=across)


def prose_blocks(prose: Sequence[Prose]) -> Iterator[Block]:
    """An answer."""
    for block in prose:
        if isinstance(block, Paragraph):
            yield Text(runs=block.runs)
        elif isinstance(block, SmallHeading):
            yield Heading(level=4, text=block.text)
        elif isinstance(block, Listing):
            yield Items(items=tuple(tuple(_in_item(item)) for item in block.items), numbered=block.numbered)


def _in_item(item: Sequence[Prose]) -> Iterator[Block]:
    # A heading inside a list would stand below no section: it is set as bold words.
    for block in item:
        if isinstance(block, SmallHeading):
            yield Text(runs=(Run(text=block.text, strong=True),))
        else:
            yield from prose_blocks((block,))


def picture_blocks(picture: Picture) -> Iterator[Block]:
    """A picture: its sentence, then the drawing, then its table where the plan prints none beside it."""
    across = picture.wide
    label = f"Figure {picture.number}"
    yield body(picture.sentence, across=across)
    yield Plate(label=label, title=picture.title, images=images_of(picture.chart), across=across)
    if picture.table_open:
        yield chart_grid(picture.chart.table, title=f"Figures of {label.lower()}", across=across)


def table_blocks(table: PaperTable) -> Iterator[Block]:
    """A table with its sources and notes."""
    across = table.layout is Layout.WIDE
    if table.layout is Layout.CARDS:
        yield body(f"Table {table.number} {table.title}", look="caption")
        yield from cards(table)
    else:
        grid = grid_of(table, across=across)
        across = grid.across
        yield grid
    if table.source:
        said = "Source, unless a note says otherwise:" if table.notes else "Source:"
        runs = (Run(text=said, strong=True), Run(text=f" {table.source}"))
        yield Text(runs=runs, look="note", across=across)
    for note in table.notes:
        yield body(f"{note.number}. {note.text}", look="note", across=across)
    if table.left_out:
        said = f"Nothing has been entered under {', '.join(table.left_out)}."
        yield body(said, look="note", across=across)


def _findings(paper: Paper) -> Iterator[Block]:
    still_open = [f for f in paper.findings if f.state == "open"]
    accepted = [f for f in paper.findings if f.accepted is not None]
    facts = paper.facts
    yield Heading(level=2, text="Annex: what the checks found", new_page=True, across=True)
    yield body(
        f"By the rules of {facts.rules_name} ({facts.rules_id}), on revision {facts.revision} of the plan. "
        f"{len(still_open)} open, {len(accepted)} accepted with a reason.",
        across=True,
    )
    yield Heading(level=3, text="Open", across=True)
    yield _open_findings(still_open) if still_open else body("Nothing is open.", across=True)
    yield Heading(level=3, text="Accepted", across=True)
    yield _accepted_findings(accepted) if accepted else body("Nothing has been accepted.", across=True)


def _open_findings(findings: Sequence[PaperFinding]) -> Grid:
    words = {severity.value: said for severity, said in SEVERITY_WORDS.items()}
    rows: list[GridRow] = []
    before = ""
    for one in findings:
        if one.severity != before:
            before = one.severity
            rows.append(GridRow(cells=(GridCell(text=words.get(before, before)),), kind="group"))
        said = (one.place_words, one.sentence, one.found, one.expected, one.mend)
        rows.append(GridRow(cells=tuple(GridCell(text=text) for text in said)))
    heads = {"Where": 24, "What was found": 30, "Found": 14, "Expected": 14, "How to mend it": 24}
    return Grid(
        label="",
        title="Findings that are still to be mended or accepted",
        columns=tuple(GridColumn(title=title, weight=weight) for title, weight in heads.items()),
        rows=tuple(rows),
        across=True,
    )


def _accepted_findings(findings: Sequence[PaperFinding]) -> Grid:
    heads = {"Where": 24, "What was found": 30, "Accepted because": 24, "By": 16, "On": 12}
    rows = [
        (one.place_words, one.sentence, one.accepted.reason, one.accepted.by_role, day_words(one.accepted.at))
        for one in findings
        if one.accepted is not None
    ]
    return plain_grid(heads, rows, title="Findings that somebody with the authority lets stand", across=True)


def _sources(paper: Paper) -> Iterator[Block]:
    yield Heading(level=2, text="Annex: sources of every figure", new_page=True)
    yield body("Every figure that the plan states, in the order in which it prints them.")
    heads = {"Figure": 30, "Value": 12, "As at": 16, "Source": 20, "Confidence": 22}
    for title, lines in sources_by_table(paper):
        yield Heading(level=3, text=title)
        yield plain_grid(heads, [_source(line) for line in lines], title=f"Sources of {title}")


def _source(line: SourceLine) -> tuple[str, ...]:
    figure = line.figure
    rounding = rounding_words(figure)
    value = f"{figure_words(figure)} ({rounding})" if rounding else figure_words(figure)
    as_at = as_at_words(figure).removeprefix("at ")
    sure = ". ".join(part for part in (CONFIDENCE_WORDS[figure.confidence], figure.note) if part)
    return (line.short, value, as_at[:1].upper() + as_at[1:], figure.source or "Not given", sure)
