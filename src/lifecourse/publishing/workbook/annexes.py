"""The sheets that are not tables of the plan: what this is, every source, and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lifecourse.figures.api import CONFIDENCE_WORDS, UNIT_WORDS, Unit
from lifecourse.plans.api import Place, PlanDocument, Table
from lifecourse.publishing.compose import source_lines
from lifecourse.publishing.paper import Facts, PaperFinding
from lifecourse.publishing.words import day_words
from lifecourse.publishing.workbook.formats import QUIET, TITLE, number_in_cell, plain_format
from lifecourse.publishing.workbook.names import quoted, table_title
from lifecourse.publishing.workbook.sheet import Sheet
from lifecourse.publishing.workbook.table_sheet import FIRST_ROW

HOW_IT_WAS_MADE = (
    "Each table of the plan has a sheet of its own, in the order of the plan.",
    "Totals that Lifecourse worked out are formulas: change a number and they follow. A total that the plan "
    "states is kept as stated, and below it stands by how much it differs.",
    "Each number has a note that says where it comes from, the day it speaks of and how sure the plan is of "
    "it. The sheet Sources lists them all.",
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
    sheet: Sheet, document: PlanDocument, facts: Facts, contents: Contents, annexes: Sequence[str]
) -> None:
    """The first sheet: what this workbook is, by which rules, and where things stand."""
    sheet.worksheet.set_column(0, 0, 30)
    sheet.worksheet.set_column(1, 1, 90)
    sheet.text(0, 0, document.title, TITLE, {"text_wrap": False})
    about = {
        "Partnership": facts.partnership,
        "Plan dated": day_words(document.dated),
        "Template": f"{document.template.name} ({document.template.citation})",
        "Rules": f"{facts.rules_name} ({facts.rules_id}). {facts.rules_citation}",
        "Revision": f"{facts.revision}, last changed on {day_words(facts.changed_at.date())}",
        "Content": facts.content_id,
    }
    row = 2
    for row, (label, words) in enumerate(about.items(), start=row):  # noqa: B020
        sheet.text(row, 0, label, {"bold": True})
        sheet.text(row, 1, words)
    row += 2
    for row, words in enumerate(HOW_IT_WAS_MADE, start=row):  # noqa: B020
        sheet.text(row, 0, "How this was made" if words is HOW_IT_WAS_MADE[0] else "", {"bold": True})
        sheet.text(row, 1, words)
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


def write_sources(sheet: Sheet, document: PlanDocument, contents: Contents) -> None:
    """Every figure of the plan with everything known about it."""
    sheet.headings(list(SOURCE_COLUMNS), list(SOURCE_COLUMNS.values()))
    for row, line in enumerate(source_lines(document), start=1):
        figure = line.figure
        sheet.link(row, 0, contents.target(line.place), line.where)
        sheet.number(row, 1, number_in_cell(figure), plain_format(figure.value, figure.unit))
        sheet.text(row, 2, "%" if figure.unit is Unit.PERCENT else UNIT_WORDS[figure.unit][1])
        sheet.text(row, 3, figure.qualifier.value)
        sheet.number(row, 4, float(figure.rounded_to), "#,##0.####" if figure.rounded_to < 1 else "#,##0")
        for column, day in ((5, figure.period_start), (6, figure.as_at)):
            if day is not None:
                sheet.day(row, column, day)
        sheet.text(row, 7, figure.source)
        sheet.text(row, 8, CONFIDENCE_WORDS[figure.confidence])
        sheet.text(row, 9, figure.note)
    sheet.print_setting(f"{document.title}: sources")


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
