"""Puts a whole paper together from a plan, what was found in it, and its pictures."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lifecourse.plans.api import PlanDocument, SectionTemplate, Table
from lifecourse.publishing.paper import (
    Annex,
    Facts,
    Paper,
    PaperFinding,
    PaperTable,
    Part,
    Picture,
    Section,
    SourceLine,
)
from lifecourse.publishing.prose import read_prose
from lifecourse.publishing.tables import Numbers, set_table
from lifecourse.publishing.words import row_words


def compose_paper(
    document: PlanDocument,
    *,
    facts: Facts,
    findings: Sequence[PaperFinding] = (),
    pictures: Mapping[str, Sequence[Picture]] | None = None,
    annexes: frozenset[Annex] = frozenset(),
) -> Paper:
    """The paper of a plan. `pictures` are given by the key of the section in which they stand."""
    set_tables = _tables(document)
    sections = {
        section.key: _section(document, section, set_tables, (pictures or {}).get(section.key, ()))
        for section in document.template.sections
    }
    parts = tuple(
        Part(title=title, sections=tuple(sections[s.key] for s in group))
        for title, group in groupby(document.template.sections, key=lambda s: s.part)
    )
    return Paper(
        slug=document.slug,
        title=document.title,
        dated=document.dated,
        template_name=document.template.name,
        template_citation=document.template.citation,
        facts=facts,
        parts=parts,
        findings=tuple(findings),
        sources=tuple(source_lines(document)) if Annex.SOURCES in annexes else (),
        annexes=annexes,
    )


def source_lines(document: PlanDocument) -> Iterator[SourceLine]:
    """Every figure of the plan with where it stands."""
    for place, figure in document.figures():
        table = document.table(place.table)
        row = table.row(place.row)
        called = row_words(table, row) if row else place.row
        short = f"{called}, {table.template.column(place.column).title}"
        where = f"{place.section} {table.template.title}, {short}"
        yield SourceLine(place=place, where=where, short=short, figure=figure)


def tables_in_order(document: PlanDocument) -> Iterator[Table]:
    """Every table in the order in which it is printed: by section, then as the template lists them."""
    for section in document.template.sections:
        for template in document.template.tables_of(section.key):
            yield document.table(template.key)


def _tables(document: PlanDocument) -> dict[str, PaperTable]:
    printed: dict[str, PaperTable] = {}
    note = 1
    for table in tables_in_order(document):
        if table.rows:
            numbers = Numbers(table=len(printed) + 1, note=note)
            printed[table.key] = set_table(document, table, numbers=numbers)
            note += len(printed[table.key].notes)
    return printed


def _section(
    document: PlanDocument,
    section: SectionTemplate,
    printed: Mapping[str, PaperTable],
    pictures: Sequence[Picture],
) -> Section:
    templates = document.template.tables_of(section.key)
    return Section(
        key=section.key,
        title=section.title,
        prose=read_prose(document.answers.get(section.key, "")),
        tables=tuple(printed[t.key] for t in templates if t.key in printed),
        pictures=tuple(pictures),
        not_filled_in=tuple(t.title for t in templates if t.key not in printed),
    )
