"""What can be held back of a plan, with what each place is called."""

from lifecourse.plans.api import Place, PlanDocument
from lifecourse.publishing.naming import Names


def places_of(document: PlanDocument) -> dict[str, str]:
    """Every section, filled-in table and row by its path, in the order of the plan."""
    return {path: words for group in grouped_places(document).values() for path, words in group.items()}


def grouped_places(document: PlanDocument) -> dict[str, dict[str, str]]:
    """The same by section: the section whole, then each of its tables whole, then the rows of each."""
    names = Names(document)
    groups: dict[str, dict[str, str]] = {}
    for section in document.template.sections:
        group = {section.key: f"The whole section {section.key} {section.title}"}
        for table in document.tables_in(section.key):
            if table.rows and not table.template.spread_by:
                group[table.place().path] = f"Table: {table.template.title}"
            for row in table.rows:
                words = f"{table.template.title}: {names.row(table.key, row.key)}"
                group[table.place(row.key).path] = words
        groups[f"{section.key} {section.title}"] = group
    return groups


def place_words(document: PlanDocument, path: str) -> str:
    """A place in words, without the section."""
    section, table, row, column = (*path.split("/"), "", "", "")[:4]
    words = Names(document).place(Place(section=section, table=table, row=row, column=column))
    return (
        words.split(", ", 1)[1] if table and ", " in words else "The section's text" if not table else words
    )
