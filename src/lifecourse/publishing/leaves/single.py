"""The route map and the risk register, each as a paper of its own on pages turned on their side."""

from collections.abc import Iterator
from dataclasses import replace

from lifecourse.publishing.flow import body, foot_words, picture_blocks, table_blocks
from lifecourse.publishing.galley import Block, Galley
from lifecourse.publishing.paper import Paper, PaperRow, PaperTable, Picture
from lifecourse.publishing.words import day_words

EMPTY = {
    "milestones": "No milestones have been entered in this plan yet.",
    "risks": "No risks have been entered in this plan yet.",
}


def route_map(paper: Paper) -> Galley:
    """The picture of the route map, then its table."""
    return _galley(paper, title="Route map", kind="route_map", table="milestones")


def risk_register(paper: Paper) -> Galley:
    """The risks by likelihood and impact, then the register."""
    return _galley(paper, title="Risk register", kind="risk_matrix", table="risks")


def _galley(paper: Paper, *, title: str, kind: str, table: str) -> Galley:
    blocks = tuple(_blocks(paper, kind, table)) or (body(EMPTY[table], look="quiet"),)
    return Galley(
        title=title,
        kicker=paper.facts.masthead,
        dated=f"From {paper.title}, dated {day_words(paper.dated)}",
        facts=(),
        blocks=tuple(replace(block, across=True) for block in blocks),
        running=f"{title}: {paper.title}",
        foot=foot_words(paper),
        accent=paper.facts.look.accent,
        made_at=paper.facts.changed_at,
        compact=True,
        across=True,
    )


def _blocks(paper: Paper, kind: str, table: str) -> Iterator[Block]:
    drawn = [p for section in paper.sections() for p in section.pictures if p.chart.kind == kind]
    printed = [one for one in paper.tables() if one.key == table]
    for number, picture in enumerate(drawn, start=1):
        yield from picture_blocks(_alone(picture, number, has_table=bool(printed)))
    for number, one in enumerate(printed, start=1):
        yield from table_blocks(replace(one, number=number, rows=_numbered(one) if drawn else one.rows))


def _numbered(table: PaperTable) -> tuple[PaperRow, ...]:
    """The rows by the numbers that the grid of risks has for them; a route map's rows have none."""
    if table.key != "risks":
        return table.rows
    return tuple(
        replace(row, cells=(replace(row.cells[0], text=f"{number}. {row.cells[0].text}"), *row.cells[1:]))
        for number, row in enumerate(table.rows, start=1)
    )


def _alone(picture: Picture, number: int, *, has_table: bool) -> Picture:
    # The plan's own table follows and says all that the picture's would say.
    return replace(picture, number=number, wide=True, table_open=not has_table)
