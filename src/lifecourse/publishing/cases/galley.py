"""A case as a paper for a board: what it asks and brings first, then each part as its template has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from lifecourse.cases.api import (
    CaseDocument,
    CaseFinding,
    CasePartKind,
    CaseTemplate,
    CaseWeight,
    TemplatePart,
)
from lifecourse.finance.api import pounds_words
from lifecourse.publishing.cases.parts import part_blocks
from lifecourse.publishing.flow import body
from lifecourse.publishing.galley import Block, Galley, Heading, Items, Text
from lifecourse.publishing.paper import Run
from lifecourse.publishing.table_grids import plain_grid
from lifecourse.publishing.words import day_words

NOTHING = "Nothing is written here yet."
MADE_UP = "Some of this case is made up and stands in no paper: it is marked where it stands."


@dataclass(frozen=True, kw_only=True)
class CasePaper:
    """All that a case's paper is made of. `names`: organisations by code.

    `dated`: which version it is and since when, "" for the case as it stands; `mark` says the same on every
    page; `facts` stand with those of the case.
    """

    document: CaseDocument
    template: CaseTemplate
    partnership: str
    names: Mapping[str, str]
    findings: tuple[CaseFinding, ...]
    made_at: datetime
    dated: str = ""
    mark: str = "Draft"
    facts: tuple[tuple[str, str], ...] = ()


def case_galley(paper: CasePaper) -> Galley:
    """The whole case, ready to be set."""
    about = paper.document.about
    return Galley(
        title=about.title,
        kicker=paper.partnership,
        dated=dated_words(paper),
        facts=tuple(_facts(paper)),
        blocks=tuple(_blocks(paper)),
        running=f"Case {about.reference}. {paper.mark}",
        foot=f"{paper.partnership} · {about.reference} · {paper.mark}",
        made_at=paper.made_at,
        # Whoever reads a short one finds their way without.
        contents=bool(paper.document.appraisal.options or paper.document.model),
    )


def dated_words(paper: CasePaper) -> str:
    """Which version it is, or that it is a draft and of which day."""
    return paper.dated or f"Draft, as it stands on {day_words(paper.made_at.date())}"


def _facts(paper: CasePaper) -> Iterator[tuple[str, str]]:
    about = paper.document.about
    ends = f" to {day_words(about.last_day)}" if about.last_day else ""
    yield "Case", about.reference
    yield "Brought by", paper.names.get(about.organisation, about.organisation)
    yield "Who answers for it", about.owner or "Nobody is named"
    yield "From", f"{day_words(about.first_day)}{ends}"
    yield "Kind of case", paper.template.name
    yield from paper.facts
    if about.source:
        yield "Source", about.source


def _blocks(paper: CasePaper) -> Iterator[Block]:
    yield from _first(paper)
    for part in paper.template.parts:
        yield from _part(paper, part)
    yield from _findings(paper.findings)


def _first(paper: CasePaper) -> Iterator[Block]:
    """What somebody reads who reads nothing else."""
    document = paper.document
    yield Heading(level=2, text="The case in short")
    if document.about.brief:
        yield body(document.about.brief, look="lead")
    if document.about.made_up or document.appraisal.scores_made_up:
        yield body(MADE_UP, look="note")
    if document.declared:
        yield plain_grid(
            {"Year": 14, "Declared saving": 22, "What is said of it": 64},
            [(one.year, _declared(one.pence), one.words or "–") for one in document.declared],
            title="What the case says it saves",
        )
    must = sum(one.weight is CaseWeight.MUST_MEND for one in paper.findings)
    if paper.findings:
        look = len(paper.findings) - must
        yield body(
            f"Before it is decided: {_counted(must)} must be mended, {_counted(look)} should be looked at."
        )


def _declared(pence: int | None) -> str:
    return "to be confirmed" if pence is None else pounds_words(pence).removesuffix(".00")


def _counted(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


def _part(paper: CasePaper, part: TemplatePart) -> Iterator[Block]:
    """A part with its question; one that nobody has to fill in and nobody did is left out."""
    if part.slug == "declared":
        return
    blocks = tuple(_content(paper, part))
    if not blocks and not part.by:
        return
    yield Heading(level=2, text=part.title)
    if part.question:
        yield Text(runs=(Run(text=part.question, emphasis=True),), look="quiet")
    yield from blocks or (body(NOTHING, look="quiet"),)


def _content(paper: CasePaper, part: TemplatePart) -> Iterator[Block]:
    document = paper.document
    if part.kind is CasePartKind.WORDS:
        for words in document.words.get(part.slug, "").split("\n\n"):
            if words.strip():
                yield body(words.strip())
    elif part.kind is CasePartKind.ROWS:
        yield from _rows(document.rows.get(part.slug, ()), part)
    else:
        yield from part_blocks(document, part.slug, paper.names)


def _rows(rows: tuple[Mapping[str, str], ...], part: TemplatePart) -> Iterator[Block]:
    if not rows:
        return
    # A column is as wide as what stands in it needs, within reason.
    widths = {
        one.title: max(8, min(40, max(len(row.get(one.slug, "")) for row in rows) // 2))
        for one in part.columns
    }
    said = [tuple(row.get(one.slug, "") or "–" for one in part.columns) for row in rows]
    yield plain_grid(widths, said, title=part.title)


def _findings(findings: tuple[CaseFinding, ...]) -> Iterator[Block]:
    if not findings:
        return
    yield Heading(level=2, text="What does not add up", new_page=True)
    yield body("Found by checks that anybody can run again. Nothing here was corrected in the case.")
    for weight, title in (
        (CaseWeight.MUST_MEND, "Must be mended"),
        (CaseWeight.SHOULD_LOOK, "Should be looked at"),
    ):
        these = [one for one in findings if one.weight is weight]
        if these:
            yield Heading(level=3, text=f"{title} ({len(these)})")
            yield Items(items=tuple((_finding(one),) for one in these), numbered=True)


def _finding(one: CaseFinding) -> Text:
    expected = one.expected if one.expected.endswith((".", "?")) else f"{one.expected}."
    return Text(
        runs=(
            Run(text=f"{one.place}. ", strong=True),
            Run(text=f"Found: {one.found}. Expected: {expected} "),
            Run(text=one.mend, emphasis=True),
        )
    )
