"""A case as a workbook whose sums are formulas: options, savings, printed tables, and what was found."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from lifecourse.cases.api import Appraisal, CaseDocument, CaseWeight, Saving, full_year, rank, weigh
from lifecourse.publishing.cases.galley import CasePaper, dated_words
from lifecourse.publishing.cases.model_book.plan import plan_of
from lifecourse.publishing.cases.model_book.sheets import model_sheets
from lifecourse.publishing.cases.printed_sheet import write_printed
from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.formats import TITLE, TOTAL, Formats
from lifecourse.publishing.workbook.making import OPTIONS
from lifecourse.publishing.workbook.sheet import Sheet

POUNDS, PERCENT, PLAIN = "£#,##0.00", "0.##%", "0.00"
ALL_WEIGHT = 100
WEIGHT_WORDS = {CaseWeight.MUST_MEND: "Must be mended", CaseWeight.SHOULD_LOOK: "Should be looked at"}
HOW = "What stands in a cell with a formula follows when what it is worked out of is changed."


def case_workbook(paper: CasePaper) -> bytes:
    """The case's figures as an Excel workbook; a sheet only for what the case has."""
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    _describe(book, paper, paper.made_at)
    formats = Formats(book)
    document = paper.document
    sheets: tuple[tuple[str, object, Callable[[Sheet, CaseDocument], None]], ...] = (
        ("Options", document.appraisal.criteria, _options),
        ("Savings", document.savings, _savings),
        ("Printed tables", document.published, write_printed),
    )
    _first(Sheet(book.add_worksheet("Case"), formats), paper)
    for name, there, write in sheets:
        if there:
            sheet = Sheet(book.add_worksheet(name), formats)
            write(sheet, document)
            sheet.print_setting(document.about.title, mark=paper.mark)
    if document.model is not None:
        plan = plan_of(document, dict(paper.names))
        for name, write_model in model_sheets(plan):
            sheet = Sheet(book.add_worksheet(name), formats)
            write_model(sheet, plan)
            sheet.print_setting(document.about.title, mark=paper.mark)
    _findings(Sheet(book.add_worksheet("What does not add up"), formats), paper)
    book.close()
    return written.getvalue()


def _describe(book: Workbook, paper: CasePaper, made_at: datetime) -> None:
    book.set_properties(
        {
            "title": holdable(paper.document.about.title),
            "author": holdable(paper.partnership),
            "created": made_at.replace(tzinfo=None, microsecond=0),
        }
    )


def _first(sheet: Sheet, paper: CasePaper) -> None:
    about = paper.document.about
    sheet.worksheet.set_column(0, 0, 24)
    sheet.worksheet.set_column(1, 1, 90)
    sheet.text(0, 0, about.title, TITLE)
    said = [
        ("Partnership", paper.partnership),
        ("Reference", about.reference),
        ("What this is", dated_words(paper)),
        *paper.facts,
        ("Brought by", paper.names.get(about.organisation, about.organisation)),
        ("Who answers for it", about.owner or "Nobody is named"),
        ("Kind of case", paper.template.name),
        ("In short", about.brief),
        ("Source", about.source),
        ("How to read this", HOW),
    ]
    for row, (name, words) in enumerate(said, start=2):
        sheet.text(row, 0, name, TOTAL)
        sheet.text(row, 1, words)
    row = len(said) + 3
    sheet.text(row, 0, "Declared saving", TOTAL)
    for number, one in enumerate(paper.document.declared, start=row + 1):
        sheet.text(number, 0, one.year)
        if one.pence is None:
            sheet.text(number, 1, f"to be confirmed. {one.words}".strip())
        else:
            sheet.number(number, 1, pounds_of(one.pence), POUNDS, {"align": "left"})
    sheet.print_setting(about.title, mark=paper.mark)


def pounds_of(pence: int) -> float:
    """Pence as the number a cell holds."""
    return float(Decimal(pence) / 100)


def _options(sheet: Sheet, document: CaseDocument) -> None:
    """Weights above, scores below; the weighted score and the place are formulas."""
    appraisal = document.appraisal
    count = len(appraisal.criteria)
    titles = ["Option", *(one.name for one in appraisal.criteria), "Weighted score, of 10", "Place"]
    sheet.headings(titles, [40, *[18] * count, 18, 10])
    sheet.text(1, 0, "Weight in percent", TOTAL)
    for column, one in enumerate(appraisal.criteria, start=1):
        sheet.number(1, column, float(one.weight), "0.##", TOTAL)
    weights = xl_range(1, 1, 1, count)
    total = float(sum((one.weight for one in appraisal.criteria), start=Fraction(0)))
    sheet.formula(1, count + 1, f"=SUM({weights})", total, "0.##", TOTAL)
    _scores(sheet, appraisal, _fixed(weights))
    row = len(appraisal.options) + 3
    if appraisal.scores_made_up:
        sheet.text(row, 0, "Scores are made up: they stand in no paper.")


def _fixed(cells: str) -> str:
    """A range that stays where it is when a formula is copied down."""
    first, last = cells.split(":")
    return ":".join(
        f"${one.rstrip('0123456789')}${one.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for one in (first, last)
    )


def _scores(sheet: Sheet, appraisal: Appraisal, weights: str) -> None:
    count, weighed = len(appraisal.criteria), weigh(appraisal)
    places = {one.weighed.option.slug: one.rank for one in rank(weighed)}
    first, last = 2, 1 + len(weighed)
    totals = _fixed(xl_range(first, count + 1, last, count + 1))
    for row, one in enumerate(weighed, start=first):
        sheet.text(row, 0, f"{one.option.number}. {one.option.name}")
        for column, term in enumerate(one.terms, start=1):
            if term.score is None:
                sheet.blank(row, column)
            else:
                sheet.number(row, column, float(term.score.score), "0.##")
        if one.total is None:
            # Nothing may stand for a score that nobody gave.
            sheet.text(row, count + 1, "a score is missing")
            continue
        scores, place = xl_range(row, 1, row, count), places[one.option.slug]
        weighted = f"=SUMPRODUCT({scores},{weights})/{ALL_WEIGHT}"
        sheet.formula(row, count + 1, weighted, float(one.total), PLAIN, TOTAL)
        cell = xl_rowcol_to_cell(row, count + 1)
        sheet.formula(row, count + 2, f"=RANK({cell},{totals})", float(place or 0), "0")


def _savings(sheet: Sheet, document: CaseDocument) -> None:
    """A row for each saving; what comes of people, hours or months is a formula."""
    titles = (
        "Saving",
        "People or hours",
        "Each, £",
        "Confidence",
        "Full year",
        "Put back in",
        "Left",
        "Source",
    )
    sheet.headings(titles, [44, 16, 14, 12, 18, 16, 18, 50])
    rows = [one for one in document.savings if full_year(one) is not None]
    for row, saving in enumerate(rows, start=1):
        _saving(sheet, row, saving)
    last, total = len(rows) + 1, sum(full_year(one) or 0 for one in rows)
    back = sum(one.reinvested_pence for one in rows)
    sheet.text(last, 0, "All savings in a full year", TOTAL)
    for column, pence in ((4, total), (5, back), (6, total - back)):
        formula = f"=SUM({xl_range(1, column, max(len(rows), 1), column)})"
        sheet.formula(last, column, formula, pounds_of(pence), POUNDS, TOTAL)
    for number, one in enumerate((one for one in document.savings if full_year(one) is None), start=last + 2):
        sheet.text(number, 0, f"{one.name}: it cannot be worked out from what is said.")


def _saving(sheet: Sheet, row: int, saving: Saving) -> None:
    yearly = full_year(saving) or 0
    sheet.text(row, 0, saving.name)
    many = saving.people if saving.people is not None else saving.hours
    each = saving.each_pence
    if each is None and saving.price_pence is not None:
        each = saving.price_pence - (saving.ceiling_pence or 0)
    if many is not None and each is not None:
        sheet.number(row, 1, float(many), "#,##0.##")
        sheet.number(row, 2, pounds_of(each), POUNDS)
        sheet.number(row, 3, float(saving.confidence), PERCENT)
        cells = [xl_rowcol_to_cell(row, column) for column in (1, 2, 3)]
        sheet.formula(row, 4, f"=ROUND({'*'.join(cells)},2)", pounds_of(yearly), POUNDS)
    else:
        sheet.number(row, 4, pounds_of(yearly), POUNDS)
    sheet.number(row, 5, pounds_of(saving.reinvested_pence), POUNDS)
    left = f"={xl_rowcol_to_cell(row, 4)}-{xl_rowcol_to_cell(row, 5)}"
    sheet.formula(row, 6, left, pounds_of(yearly - saving.reinvested_pence), POUNDS)
    sheet.text(row, 7, saving.source)


def _findings(sheet: Sheet, paper: CasePaper) -> None:
    sheet.headings(("Weight", "Where", "Found", "Expected", "To mend", "Check"), [20, 40, 50, 50, 50, 28])
    for row, one in enumerate(paper.findings, start=1):
        words = (WEIGHT_WORDS[one.weight], one.place, one.found, one.expected, one.mend, one.check)
        for column, said in enumerate(words):
            sheet.text(row, column, said)
    if not paper.findings:
        sheet.text(1, 0, "Nothing was found.")
    sheet.print_setting(paper.document.about.title, mark=paper.mark)
