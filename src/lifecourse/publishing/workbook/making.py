"""Makes the workbook: the same plan gives the same bytes."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.compose import tables_in_order
from lifecourse.publishing.naming import Names
from lifecourse.publishing.paper import Annex, Facts, PaperFinding
from lifecourse.publishing.workbook.annexes import Contents, write_findings, write_read_me, write_sources
from lifecourse.publishing.workbook.formats import Formats
from lifecourse.publishing.workbook.names import sheet_names, table_title
from lifecourse.publishing.workbook.sheet import Sheet, holdable
from lifecourse.publishing.workbook.table_sheet import write_table

READ_ME, SOURCES, FINDINGS = "Read me", "Sources", "Findings"
# Text is text: nothing that somebody typed becomes a formula, an address or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "max_url_length": 2079,
}


def make_workbook(
    document: PlanDocument,
    *,
    facts: Facts,
    findings: Sequence[PaperFinding] = (),
    annexes: frozenset[Annex] = frozenset(),
) -> bytes:
    """The whole plan as an Excel workbook."""
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    _describe(book, document, facts)
    formats = Formats(book)
    tables = {table.key: table for table in tables_in_order(document)}
    extra = [SOURCES, FINDINGS] if Annex.FINDINGS in annexes else [SOURCES]
    titles = [table_title(table.template) for table in tables.values()]
    read_me, *named = sheet_names([READ_ME, *titles, *extra])
    contents = Contents.of(tables, named[: len(tables)])
    sheets = {name: Sheet(book.add_worksheet(name), formats) for name in (read_me, *named)}
    write_read_me(sheets[read_me], document, facts, contents, named[len(tables) :])
    names = Names(document)
    for key, name in contents.sheets.items():
        write_table(sheets[name], names, tables[key])
    write_sources(sheets[named[len(tables)]], document, contents)
    if Annex.FINDINGS in annexes:
        write_findings(sheets[named[-1]], document, findings, contents)
    book.close()
    return written.getvalue()


def _describe(book: Workbook, document: PlanDocument, facts: Facts) -> None:
    book.set_properties(
        {
            "title": holdable(document.title),
            "author": holdable(facts.partnership),
            "comments": f"Revision {facts.revision}, content {facts.content_id}",
            # The day of the last change, not of this download, so that the same plan gives the same bytes.
            "created": facts.changed_at.replace(tzinfo=None, microsecond=0),
        }
    )
