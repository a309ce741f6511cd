"""The paper as one HTML page that needs nothing beside itself: no script and no address elsewhere."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lifecourse.assurance.api import SEVERITY_WORDS
from lifecourse.publishing.paper import (
    Annex,
    Listing,
    Paper,
    PaperFinding,
    PaperTable,
    Paragraph,
    Prose,
    Run,
    SmallHeading,
    SourceLine,
)

NOTHING = SafeString("")


def make_page(paper: Paper, *, nonce: str = "", back: str = "") -> str:
    """The whole paper. `nonce` allows its style on a served page, `back` is the page to return to."""
    return render_to_string("publishing/paper.html", page_context(paper) | {"csp_nonce": nonce, "back": back})


def page_context(paper: Paper) -> dict[str, Any]:
    """What the paper's template needs."""
    return {
        "paper": paper,
        "facts": paper.facts,
        "with_findings": Annex.FINDINGS in paper.annexes,
        "with_sources": Annex.SOURCES in paper.annexes,
        "open_findings": [f for f in paper.findings if f.state == "open"],
        "accepted_findings": [f for f in paper.findings if f.accepted is not None],
        "sources": sources_by_table(paper),
    }


def sources_by_table(paper: Paper) -> list[tuple[str, list[SourceLine]]]:
    """The annex of sources, a group a table, in the order of the paper."""
    grouped = groupby(paper.sources, key=lambda line: (line.place.table, line.place.section))
    found: dict[tuple[str, str], list[SourceLine]] = {}
    for key, lines in grouped:
        found.setdefault(key, []).extend(lines)
    titles = {(t.key, t.section): _called(t) for t in paper.tables()}
    groups = [(title, found.pop(key)) for key, title in titles.items() if key in found]
    rest = [line for lines in found.values() for line in lines]
    return [*groups, ("Figures that name a section that there is not", rest)] if rest else groups


def _called(table: PaperTable) -> str:
    return f"Table {table.number}: {table.title}" if table.number else f"{table.section}: {table.title}"


def prose_html(prose: Sequence[Prose]) -> SafeString:
    """An answer as HTML. Every character that somebody typed is escaped."""
    return format_html_join("\n", "{}", ((_block(block),) for block in prose))


def _block(block: Prose) -> SafeString:
    if isinstance(block, Paragraph):
        return format_html("<p>{}</p>", runs_html(block.runs))
    if isinstance(block, SmallHeading):
        return format_html("<h4>{}</h4>", block.text)
    return _listing(block)


def _listing(listing: Listing) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((_item(item),) for item in listing.items))
    return format_html("<ol>{}</ol>" if listing.numbered else "<ul>{}</ul>", items)


def _item(item: Sequence[Prose]) -> SafeString:
    # A short item is set tight: its one paragraph needs no paragraph of its own.
    first, rest = (item[0], item[1:]) if item else (Paragraph(runs=()), ())
    if isinstance(first, Paragraph):
        return format_html("{}{}", runs_html(first.runs), prose_html(rest))
    return prose_html(item)


def runs_html(runs: Sequence[Run]) -> SafeString:
    """The words of one paragraph as HTML."""
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run: Run) -> SafeString:
    if run.text == "\n":
        return SafeString("<br>")
    html = format_html("{}", run.text)
    if run.emphasis:
        html = format_html("<em>{}</em>", html)
    return format_html("<strong>{}</strong>", html) if run.strong else html


def severity_words(finding: PaperFinding) -> str:
    """How grave a finding is, in words."""
    known = {severity.value: words for severity, words in SEVERITY_WORDS.items()}
    return known.get(finding.severity, finding.severity)
