"""The plan on two pages: who is in hospital, what changes, the money, what comes next, what may go wrong."""

from collections.abc import Callable, Iterator
from datetime import date
from textwrap import shorten

from lifecourse.delivery.api import Level, risk_score
from lifecourse.plans.api import PlanDocument, Row
from lifecourse.publishing.flow import body, foot_words
from lifecourse.publishing.galley import Block, Galley, Heading, Items, Plate
from lifecourse.publishing.naming import Names
from lifecourse.publishing.paper import Paper
from lifecourse.publishing.pdf import count_pages
from lifecourse.publishing.plates import images_of
from lifecourse.publishing.table_grids import plain_grid
from lifecourse.publishing.words import day_words, short_day_words

PAGES = 2
# How many lines each part may have, from the most that reads well down to what always fits.
MOST_LINES = (8, 6, 5, 4, 3, 2, 1)
LONGEST = 150
MONEY_SENTENCES = 3
PANELS_A_ROW = 3


def summary(paper: Paper, document: PlanDocument) -> Galley:
    """The most that fits on two pages."""
    for lines in MOST_LINES:
        made = _galley(paper, document, lines=lines)
        if count_pages(made) <= PAGES:
            break
    return made


def _galley(paper: Paper, document: PlanDocument, *, lines: int) -> Galley:
    blocks = tuple(_blocks(paper, document, lines))
    return Galley(
        title=shorten(paper.title, 160, placeholder="…"),
        kicker=shorten(paper.facts.masthead, 80, placeholder="…"),
        dated=f"The plan on two pages, dated {day_words(paper.dated)}",
        facts=(),
        blocks=blocks or (body("Nothing has been entered in this plan yet.", look="quiet"),),
        running=shorten(paper.title, 80, placeholder="…"),
        foot=foot_words(paper),
        accent=paper.facts.look.accent,
        made_at=paper.facts.changed_at,
        compact=True,
    )


def _blocks(paper: Paper, document: PlanDocument, lines: int) -> Iterator[Block]:
    yield from _people(paper)
    names = Names(document)
    parts: tuple[tuple[str, Callable[[Names, int], Iterator[Block]]], ...] = (
        ("What will change", _changes),
        ("Milestones next", _milestones),
        ("The gravest risks", _risks),
        ("Who is to agree, and who has", _agreement),
    )
    for number, (title, part) in enumerate(parts):
        if number == 1:
            yield from _money(paper)
        blocks = tuple(part(names, lines))
        if blocks:
            yield Heading(level=2, text=title)
            yield from blocks


def _people(paper: Paper) -> Iterator[Block]:
    drawn = [p for s in paper.sections() for p in s.pictures if p.chart.kind == "people_against_range"]
    for picture in drawn[:1]:
        yield Heading(level=2, text="People in hospital now, against the range")
        yield body(shorten(picture.sentence, 900, placeholder="…"))
        yield Plate(label="", title=picture.title, images=images_of(picture.chart, a_row=PANELS_A_ROW))


def _money(paper: Paper) -> Iterator[Block]:
    drawn = [p for s in paper.sections() for p in s.pictures if p.chart.kind == "money_by_year"]
    said = dict.fromkeys(shorten(f"{p.title}: {p.sentence}", 320, placeholder="…") for p in drawn)
    if said:
        yield Heading(level=2, text="The money")
        yield Items(items=tuple((body(words),) for words in list(said)[:MONEY_SENTENCES]))


def _changes(names: Names, lines: int) -> Iterator[Block]:
    rows = names.document.rows("service-changes")
    # What has a day comes first; the plan's own order decides the rest.
    shown = sorted(rows, key=lambda row: row.text("starts") or "9999")[:lines]
    if shown:
        heads = {"Service": 60, "Change": 16, "From": 16}
        said = [_said(names, "service-changes", row, ("service", "change", "starts")) for row in shown]
        yield plain_grid(heads, said, title=_of("Changes of service", len(shown), len(rows)))


def _milestones(names: Names, lines: int) -> Iterator[Block]:
    document = names.document
    dated = [(day, row) for row in document.rows("milestones") if (day := _day(row.text("ends")))]
    coming = sorted((one for one in dated if one[0] >= document.dated), key=lambda one: one[0])
    shown = coming[:lines]
    if shown:
        said = [
            (short_day_words(day), *_said(names, "milestones", row, ("milestone", "group")))
            for day, row in shown
        ]
        heads = {"By": 16, "Milestone": 50, "Part of the route map": 34}
        yield plain_grid(heads, said, title=_of("Milestones after the plan's day", len(shown), len(coming)))


def _risks(names: Names, lines: int) -> Iterator[Block]:
    rows = names.document.rows("risks")
    shown = sorted(rows, key=lambda row: -_score(row))[: min(lines, 5)]
    if shown:
        heads = {"Risk": 60, "Likelihood": 14, "Impact": 12, "Owner": 24}
        said = [_said(names, "risks", row, ("risk", "likelihood", "impact", "owner")) for row in shown]
        yield plain_grid(heads, said, title=_of("Risks, the gravest first", len(shown), len(rows)))


def _agreement(names: Names, lines: int) -> Iterator[Block]:
    rows = names.document.rows("sign-offs")
    if rows:
        agreed = sum(bool(row.text("outcome").strip()) for row in rows)
        yield body(f"{agreed} of {len(rows)} organisations have an outcome recorded in the plan.")
        shown = rows[: lines + 2]
        heads = {"Organisation": 40, "Date set": 18, "Outcome": 34}
        said = [_said(names, "sign-offs", row, ("organisation", "target", "outcome")) for row in shown]
        yield plain_grid(heads, said, title=_of("Each organisation's agreement", len(shown), len(rows)))


def _said(names: Names, key: str, row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    table = names.document.table(key)
    known = {column.key: column for column in table.template.columns}
    return tuple(
        shorten(names.cell(table, known[c], row.cells[c]), LONGEST, placeholder="…")
        if c in known and c in row.cells
        else "not stated"
        for c in columns
    )


def _of(title: str, shown: int, all_of_them: int) -> str:
    return title if shown == all_of_them else f"{title}: {shown} of {all_of_them}"


def _score(row: Row) -> int:
    likelihood, impact = row.text("likelihood"), row.text("impact")
    known = set(Level)
    return risk_score(Level(likelihood), Level(impact)) if likelihood in known and impact in known else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
