"""Puts a whole paper together from a plan, what was found in it, and its pictures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from lifecourse.plans.api import PlanDocument, SectionTemplate, Table
from lifecourse.publishing.naming import Names
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
from lifecourse.publishing.since import Since
from lifecourse.publishing.tables import Numbers, set_table


def compose_paper(
    document: PlanDocument,
    *,
    facts: Facts,
    findings: Sequence[PaperFinding] = (),
    pictures: Mapping[str, Sequence[Picture]] | None = None,
    annexes: frozenset[Annex] = frozenset(),
    since: Since | None = None,
) -> Paper:
    """The paper of a plan. `pictures` are given by the key of the section in which they stand."""
    set_tables = _tables(document)
    sections = {
        section.key: _section(
            document, section, set_tables.get(section.key, ()), (pictures or {}).get(section.key, ())
        )
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
        since=since,
    )


def source_lines(document: PlanDocument) -> Iterator[SourceLine]:
    """Every figure of the plan with where it stands."""
    names = Names(document)
    for place, figure in document.figures():
        table = document.template.table(place.table)
        short = f"{names.row(place.table, place.row)}, {table.column(place.column).title}"
        where = f"{place.section} {table.title}, {short}"
        yield SourceLine(place=place, where=where, short=short, figure=figure)


def tables_in_order(document: PlanDocument) -> Iterator[Table]:
    """Every whole table in the order of the plan; those whose rows are spread over all sections come last."""
    for section in document.template.sections:
        for template in document.template.tables_of(section.key):
            yield document.table(template.key)
    yield from _spread_tables(document)


def tables_printed_in(document: PlanDocument, section: str) -> Iterator[Table]:
    """The tables that a section prints: its own, then the rows of spread tables that belong in it."""
    for template in document.template.tables_of(section):
        yield document.table(template.key)
    known = {s.key for s in document.template.sections}
    for table in _spread_tables(document):
        # A row that names no section that there is must not be lost: it is printed in the table's own.
        rows = tuple(
            row
            for row in table.rows
            if section == (at if (at := table.section_of(row.key)) in known else table.template.section)
        )
        if rows:
            yield replace(table, rows=rows)


def _spread_tables(document: PlanDocument) -> Iterator[Table]:
    return (document.table(t.key) for t in document.template.tables if t.spread_by)


def _tables(document: PlanDocument) -> dict[str, list[PaperTable]]:
    """The printed tables by section, numbered through the paper."""
    printed: dict[str, list[PaperTable]] = {}
    names = Names(document)
    table_number = note_number = 1
    for section in document.template.sections:
        for table in tables_printed_in(document, section.key):
            if table.rows:
                numbers = Numbers(table=table_number, note=note_number)
                one = set_table(names, table, section=section.key, numbers=numbers)
                printed.setdefault(section.key, []).append(one)
                table_number += one.number is not None
                note_number += len(one.notes)
    return printed


def _section(
    document: PlanDocument,
    section: SectionTemplate,
    printed: Sequence[PaperTable],
    pictures: Sequence[Picture],
) -> Section:
    filled = {table.key for table in printed}
    return Section(
        key=section.key,
        title=section.title,
        prose=read_prose(document.answers.get(section.key, "")),
        tables=tuple(printed),
        pictures=tuple(pictures),
        not_filled_in=tuple(t.title for t in document.template.tables_of(section.key) if t.key not in filled),
    )
