"""Makes of a plan the one that everybody may read. Everything public is drawn from what comes out of here."""

from collections.abc import Iterator

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.public_edition.choices import Choices
from lifecourse.publishing.public_edition.counts import hide_small_numbers, without_small_numbers
from lifecourse.publishing.public_edition.held import HeldBack, Redacted, Why
from lifecourse.publishing.public_edition.never import Never, never
from lifecourse.publishing.public_edition.taking_out import (
    without_column,
    without_notes,
    without_rows,
    without_section,
    without_sums,
    without_table,
)
from lifecourse.publishing.public_edition.texts import texts_to_hold, without_texts


def redact(document: PlanDocument, choices: Choices, rules: Never | None = None) -> Redacted:
    """The public edition of a plan, and everything that it holds back."""
    rules = rules or never()
    # What adds up is judged on the whole plan: a row that is taken out is still part of its total.
    hidden = hide_small_numbers(document, rules)
    whole = list(_whole_parts(document, choices, rules))
    texts = [one for one in texts_to_hold(document, choices) if not _inside(one, whole)]
    altered = _altered(document, rules, counts=bool(hidden.words))
    altered |= {part.path.split("/")[1] for part in (*hidden.held, *texts, *whole) if "/" in part.path}
    public = without_small_numbers(document, hidden, rules) if hidden.words else document
    for part in whole:
        public = _without(public, part.path)
    public = without_texts(public, texts)
    for table, column in rules.columns:
        if public.has_table(table):
            public = without_column(public, table, column)
    public = without_sums(without_notes(public), frozenset(altered))
    return Redacted(
        document=public,
        held=tuple(sorted([*whole, *texts, *(one for one in hidden.held if not _inside(one, whole))])),
        altered=frozenset(altered),
        rounded=bool(hidden.words),
    )


def _whole_parts(document: PlanDocument, choices: Choices, rules: Never) -> Iterator[HeldBack]:
    """Sections, tables, rows and columns that go whole: first what was chosen, then what never shows."""
    for path, reason in sorted(choices.withheld.items()):
        if section := _section_now(document, path):
            yield HeldBack(section=section, path=path, why=Why.CHOSEN, reason=reason)
    for table, reason in rules.tables.items():
        if document.rows(table):
            place = document.table(table).place()
            yield HeldBack(section=place.section, path=place.path, why=Why.NEVER, reason=reason)
    for (table, column), reason in rules.columns.items():
        if any(not row.cells[column].empty for row in document.rows(table) if column in row.cells):
            section = document.table(table).template.section
            path = f"{section}/{table}//{column}"
            yield HeldBack(section=section, path=path, why=Why.NEVER, reason=reason)


def _section_now(document: PlanDocument, path: str) -> str:
    """The section in which a place stands; none where the plan's template no longer has the place."""
    section, table = (*path.split("/"), "")[:2]
    if table and not document.has_table(table):
        return ""
    if any(one.key == section for one in document.template.sections):
        return section
    return document.table(table).template.section if table else ""


def _without(document: PlanDocument, path: str) -> PlanDocument:
    section, table, row, column = (*path.split("/"), "", "", "")[:4]
    # Columns go last. One cell goes with its row: what is said to be held back is nowhere.
    if column and not row:
        return document
    if not table:
        return without_section(document, section)
    if not document.has_table(table):
        return document
    return without_rows(document, table, {row}) if row else without_table(document, table)


def _altered(document: PlanDocument, rules: Never, *, counts: bool) -> set[str]:
    """The tables of which every number of people was rounded."""
    return {
        p.table
        for p, figure in document.figures()
        if counts and rules.counts_people(p.table, p.column, figure)
    }


def _inside(one: HeldBack, whole: list[HeldBack]) -> bool:
    """Whether a thing stands in a part that is held back whole."""
    return any(_holds(part.path, one.path) for part in whole)


def _holds(part: str, path: str) -> bool:
    section, table, row, column = (*path.split("/"), "", "", "")[:4]
    around = {section, f"{section}/{table}", f"{section}/{table}/{row}", f"{section}/{table}//{column}"}
    return part == path or (bool(table) and part in around)
