"""Looking for words or a number in every plan that somebody may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.figures.api import FigureValue, figure_words
from lifecourse.organisations.api import members_of, partnerships_seen_by
from lifecourse.plans.api import (
    CannotRead,
    Plan,
    PlanDocument,
    Table,
    document_of,
    names_of_rows,
    plans_seen_by,
    read_number,
)
from lifecourse.website.shown import anchor

MOST = 50


@dataclass(frozen=True, kw_only=True)
class Found:
    """One result: what it is, where it is, and why it was found."""

    title: str
    why: str
    url: str


def find(asked: str, *, seen_by: Account, on: date) -> list[Found]:
    """What matches, plans and sections first, then figures and rows; at most fifty."""
    results = list(_organisations(asked.casefold(), seen_by, on))
    for plan in plans_seen_by(seen_by, on=on):
        for found in _in_plan(plan, document_of(plan), asked):
            results.append(found)
            if len(results) == MOST:
                return results
    return results


def _organisations(words: str, seen_by: Account, on: date) -> Iterator[Found]:
    for partnership in partnerships_seen_by(seen_by, on):
        url = reverse("show_partnership", args=[partnership.slug])
        if words in partnership.name.casefold():
            yield Found(title=partnership.name, why="A partnership", url=url)
        for member in members_of(partnership, on=on):
            organisation = member.organisation
            if words in f"{organisation.name} {organisation.code}".casefold():
                why = f"{member.get_part_display()} in {partnership.name}"
                yield Found(title=organisation.name, why=why, url=f"{url}#{organisation.code}")


def _in_plan(plan: Plan, document: PlanDocument, asked: str) -> Iterator[Found]:
    words = asked.casefold()
    if words in plan.title.casefold():
        yield Found(title=plan.title, why="A plan", url=reverse("show_plan", args=[plan.slug]))
    number = _number(asked)
    if number is None:
        yield from _sections(plan, document, words)
    for table in document.tables.values():
        yield from _rows(plan, table, words, number)


def _sections(plan: Plan, document: PlanDocument, words: str) -> Iterator[Found]:
    for section in document.template.sections:
        url = reverse("show_section", args=[plan.slug, section.key])
        text = document.answers.get(section.key, "")
        if words in f"{section.key} {section.title}".casefold():
            yield Found(title=f"{section.key} {section.title}", why="A section of the plan", url=url)
        elif words in text.casefold():
            yield Found(title=f"{section.key} {section.title}", why=_around(text, words), url=url)


def _rows(plan: Plan, table: Table, words: str, number: Decimal | None) -> Iterator[Found]:
    names = names_of_rows(table)
    for row in table.rows:
        page = reverse("show_section", args=[plan.slug, table.section_of(row.key)])
        name = names[row.key]
        for column in table.template.columns:
            cell = row.cells.get(column.key)
            if cell is None or cell.empty:
                continue
            url = f"{page}#{anchor(table.key, row.key, column.key)}"
            if cell.figure is not None and number is not None and cell.figure.value == number:
                yield Found(
                    title=f"{figure_words(cell.figure)}: {name}", why=_why(table, cell.figure), url=url
                )
            elif number is None and cell.figure is None and words in cell.text.casefold():
                yield Found(title=_around(cell.text, words), why=f"{table.template.title}: {name}", url=url)
            elif number is None and cell.figure is not None and words in cell.figure.note.casefold():
                yield Found(
                    title=f"{figure_words(cell.figure)}: {name}", why=_why(table, cell.figure), url=url
                )


def _why(table: Table, stated: FigureValue) -> str:
    return f"{table.template.title}. Source: {stated.source or 'none given'}"


def _number(asked: str) -> Decimal | None:
    if not any(c.isdigit() for c in asked):
        return None
    try:
        return read_number(asked)
    except CannotRead:
        return None


def _around(text: str, words: str) -> str:
    at = text.casefold().find(words)
    start, end = max(0, at - 60), min(len(text), at + len(words) + 60)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}".replace(
        "\n", " "
    )
