"""Makes the workbook: the same plan gives the same bytes."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.compose import tables_in_order
from lifecourse.publishing.naming import Names
from lifecourse.publishing.paper import Annex, Facts, PaperFinding
from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.annexes import Contents, write_findings, write_read_me, write_sources
from lifecourse.publishing.workbook.form import Form, form_lines
from lifecourse.publishing.workbook.formats import Formats
from lifecourse.publishing.workbook.names import sheet_names, table_title
from lifecourse.publishing.workbook.offering import Offers
from lifecourse.publishing.workbook.sheet import Sheet
from lifecourse.publishing.workbook.table_sheet import write_table

READ_ME, SOURCES, FINDINGS = "Read me", "Sources", "Findings"
# Hidden: the lists to choose from, and what the workbook is compared with when it comes back.
CHOICES, FORM_SHEET = "Choices", "Lifecourse form"
SPARE_ROWS = 20
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
    spare_rows: int = SPARE_ROWS,
    comes_back: bool = True,
) -> bytes:
    """The whole plan as an Excel workbook that can be filled in and come back.

    One that does not come back is only read: no spare rows, and no hidden sheet with the plan as it was.
    """
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    _describe(book, document, facts)
    formats = Formats(book)
    tables = {table.key: table for table in tables_in_order(document)}
    spare_rows = spare_rows if comes_back else 0
    extra = [SOURCES, FINDINGS] if Annex.FINDINGS in annexes else [SOURCES]
    titles = [table_title(table.template) for table in tables.values()]
    # Named first, so that no table can take the name of a sheet that must be found again.
    choices, form_name, read_me, *named = sheet_names([CHOICES, FORM_SHEET, READ_ME, *titles, *extra])
    contents = Contents.of(tables, named[: len(tables)])
    hidden = (choices, form_name) if comes_back else (choices,)
    sheets = {n: Sheet(book.add_worksheet(n), formats) for n in (read_me, *named, *hidden)}
    write_read_me(sheets[read_me], document, facts, contents, named[len(tables) :], comes_back=comes_back)
    names, offers = Names(document), Offers(sheets[choices], choices)
    for key, name in contents.sheets.items():
        write_table(sheets[name], names, tables[key], offers, spare_rows=spare_rows)
    sources = named[len(tables)]
    write_sources(sheets[sources], document, contents, offers, spare_rows=spare_rows)
    if Annex.FINDINGS in annexes:
        write_findings(sheets[named[-1]], document, findings, contents)
    if comes_back:
        form = Form(
            plan=document.slug,
            revision=facts.revision,
            content_id=facts.content_id,
            base=document,
            sheets=contents.sheets,
            sources=sources,
        )
        for row, line in enumerate(form_lines(form)):
            sheets[form_name].text(row, 0, line)
    for name in hidden:
        sheets[name].worksheet.hide()
    book.close()
    return written.getvalue()


def _describe(book: Workbook, document: PlanDocument, facts: Facts) -> None:
    book.set_properties(
        {
            "title": holdable(document.title),
            "author": holdable(facts.partnership),
            "comments": facts.foot,
            # The day of the last change, not of this download, so that the same plan gives the same bytes.
            "created": facts.changed_at.replace(tzinfo=None, microsecond=0),
        }
    )
