"""The sheets that are not tables of the plan: what this is, every source, and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlsxwriter.utility import xl_rowcol_to_cell

from lifecourse.figures.api import CONFIDENCE_WORDS, FigureValue
from lifecourse.plans.api import Place, PlanDocument, Table
from lifecourse.publishing.compose import source_lines
from lifecourse.publishing.paper import Facts, PaperFinding
from lifecourse.publishing.words import day_words
from lifecourse.publishing.workbook.cells import Shown, shown_day
from lifecourse.publishing.workbook.formats import QUIET, TITLE, number_in_cell, plain_format
from lifecourse.publishing.workbook.names import quoted, table_title
from lifecourse.publishing.workbook.offering import Offers, offer_sources, unit_said
from lifecourse.publishing.workbook.sheet import Sheet, shown_text
from lifecourse.publishing.workbook.table_sheet import FIRST_ROW

HOW_IT_WAS_MADE = (
    "Each table of the plan has a sheet of its own, in the order of the plan.",
    "Totals that Lifecourse worked out are formulas: change a number and they follow. A total that the plan "
    "states is kept as stated, and below it stands by how much it differs.",
    "Each number has a note that says where it comes from, the day it speaks of and how sure the plan is of "
    "it. The sheet Sources lists them all.",
)
HOW_TO_FILL_IN = (
    "Change what you like, save the workbook, and take it back to the plan under Print and download. You see "
    "what would change before anything does.",
    "New rows go into the empty rows below a table; they need no row reference. Delete a whole row to take "
    "it out: you are asked before it goes.",
    "A number keeps its source, day and confidence until you change them on the sheet Sources. To say where "
    "a new number comes from, add a line there and write its sheet and cell under Figure, such as {example}.",
    "Type values, not formulas. Totals and the hidden sheets are not read back as part of the plan.",
)
# Headings with the width of each column.
SOURCE_COLUMNS = {
    "Figure": 60,
    "Value": 14,
    "Unit": 18,
    "Said as": 12,
    "To the nearest": 14,
    "From": 18,
    "As at": 18,
    "Source": 26,
    "Confidence": 40,
    "Note": 50,
    "Reference": 34,
}
FINDING_COLUMNS = {
    "Where": 44,
    "What was found": 60,
    "State": 14,
    "Severity": 20,
    "Found": 22,
    "Expected": 22,
    "Difference": 18,
    "How to mend it": 44,
    "Accepted because": 40,
    "Accepted by (role)": 20,
    "Accepted on": 18,
    "Check": 28,
}


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Which sheet holds which table, and where each row and column stands, so that places can be linked."""

    sheets: Mapping[str, str]
    tables: Mapping[str, Table]
    rows: Mapping[str, Mapping[str, int]]
    columns: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, tables: Mapping[str, Table], names: Sequence[str]) -> "Contents":
        """The contents of a workbook whose tables, in this order, are on sheets of these names."""
        return cls(
            sheets=dict(zip(tables, names, strict=True)),
            tables=tables,
            rows={k: {r.key: n for n, r in enumerate(t.rows, start=FIRST_ROW)} for k, t in tables.items()},
            columns={k: {c.key: n for n, c in enumerate(t.template.columns)} for k, t in tables.items()},
        )

    def target(self, place: Place) -> str:
        """Where a place stands in this workbook, or an empty string when it has no sheet."""
        if place.table not in self.sheets:
            return ""
        row = self.rows[place.table].get(place.row, 0)
        column = self.columns[place.table].get(place.column, 0)
        return f"{quoted(self.sheets[place.table])}!{xl_rowcol_to_cell(row, column)}"


def write_read_me(
    sheet: Sheet,
    document: PlanDocument,
    facts: Facts,
    contents: Contents,
    annexes: Sequence[str],
    *,
    comes_back: bool,
) -> None:
    """The first sheet: what this workbook is, by which rules, and where things stand."""
    sheet.worksheet.set_column(0, 0, 30)
    sheet.worksheet.set_column(1, 1, 90)
    sheet.text(0, 0, document.title, TITLE, {"text_wrap": False})
    about = {
        **({"Edition": facts.edition} if facts.edition else {}),
        "Partnership": facts.partnership,
        "Plan dated": day_words(document.dated),
        "Template": f"{document.template.name} ({document.template.citation})",
        "Rules": f"{facts.rules_name} ({facts.rules_id}). {facts.rules_citation}",
        **dict(facts.state),
    }
    row = 2
    for row, (label, words) in enumerate(about.items(), start=row):  # noqa: B020
        sheet.text(row, 0, label, {"bold": True})
        sheet.text(row, 1, words)
    row += 2
    for row, words in enumerate(HOW_IT_WAS_MADE, start=row):  # noqa: B020
        sheet.text(row, 0, "How this was made" if words is HOW_IT_WAS_MADE[0] else "", {"bold": True})
        sheet.text(row, 1, words)
    row += 1
    example = f"{next(iter(contents.sheets.values()), 'Sheet')}!C5"
    for row, words in enumerate(HOW_TO_FILL_IN if comes_back else (), start=row):  # noqa: B020
        sheet.text(row, 0, "How to fill it in" if words is HOW_TO_FILL_IN[0] else "", {"bold": True})
        sheet.text(row, 1, words.format(example=example))
    row += 2
    sheet.text(row, 0, "What is here", {"bold": True})
    for key, name in contents.sheets.items():
        table = contents.tables[key]
        sheet.link(row, 1, f"{quoted(name)}!A1", table_title(table.template))
        sheet.text(row, 2, f"{len(table.rows)} rows" if table.rows else "Not filled in", QUIET)
        row += 1
    for name in annexes:
        sheet.link(row, 1, f"{quoted(name)}!A1", name)
        row += 1
    sheet.worksheet.set_column(2, 2, 16)
    sheet.print_setting(document.title)


def write_sources(
    sheet: Sheet, document: PlanDocument, contents: Contents, offers: Offers, *, spare_rows: int
) -> None:
    """Every figure of the plan with everything known about it, and room for more."""
    sheet.headings(list(SOURCE_COLUMNS), list(SOURCE_COLUMNS.values()))
    row = 0
    for row, line in enumerate(source_lines(document), start=1):
        figure = line.figure
        sheet.link(row, 0, contents.target(line.place), line.where)
        sheet.number(row, 1, number_in_cell(figure), plain_format(figure.value, figure.unit))
        for column, shown in enumerate(shown_of_source(figure), start=2):
            if isinstance(shown, date):
                sheet.day(row, column, shown)
            elif isinstance(shown, float):
                sheet.number(row, column, shown, "#,##0.####" if shown < 1 else "#,##0")
            else:
                sheet.text(row, column, shown or "")
        sheet.text(row, 10, reference_of(line.place), QUIET)
    offer_sources(offers, sheet, list(SOURCE_COLUMNS), range(1, row + spare_rows + 2))
    sheet.print_setting(f"{document.title}: sources")


def shown_of_source(figure: FigureValue) -> tuple[Shown, ...]:
    """What a line of sources says of a figure, from Unit to Note."""
    days = (shown_day(day) for day in (figure.period_start, figure.as_at))
    return (
        unit_said(figure.unit),
        figure.qualifier.value,
        float(figure.rounded_to),
        *days,
        shown_text(figure.source),
        CONFIDENCE_WORDS[figure.confidence],
        shown_text(figure.note),
    )


def reference_of(place: Place) -> str:
    """How a line of sources names the cell that it speaks of."""
    return f"{place.table}/{place.row}/{place.column}"


def write_findings(
    sheet: Sheet, document: PlanDocument, findings: Sequence[PaperFinding], contents: Contents
) -> None:
    """What the checks found, open and accepted."""
    sheet.headings(list(FINDING_COLUMNS), list(FINDING_COLUMNS.values()))
    for row, finding in enumerate(findings, start=1):
        target = contents.target(finding.place)
        if target:
            sheet.link(row, 0, target, finding.place_words)
        else:
            sheet.text(row, 0, finding.place_words)
        said = (finding.sentence, finding.state, finding.severity, finding.found, finding.expected)
        for column, words in enumerate((*said, finding.difference, finding.mend), start=1):
            sheet.text(row, column, words)
        if finding.accepted is not None:
            sheet.text(row, 8, finding.accepted.reason)
            sheet.text(row, 9, finding.accepted.by_role)
            sheet.day(row, 10, finding.accepted.at)
        sheet.text(row, 11, finding.check_id)
    sheet.print_setting(f"{document.title}: findings")
