"""A fund's return as a workbook: its checklist, and figures whose sums are formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range

from lifecourse.finance.api import QUARTERS, ReturnRead, SchemeLine, quarter_words, sentence_of
from lifecourse.organisations.api import Organisation
from lifecourse.publishing.funds.outputs_sheet import write_outputs
from lifecourse.publishing.funds.statement_files import POUNDS
from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.formats import TITLE, TOTAL, Formats
from lifecourse.publishing.workbook.making import OPTIONS
from lifecourse.publishing.workbook.sheet import Sheet

COVER, AGREEMENT, PUT_IN, MONEY, DIFFERS, BRINGS, MEASURES, TOLD = (
    "Return",
    "Agreement",
    "Contributions",
    "Plan and spending",
    "What differs",
    "What it brings",
    "Measures",
    "What happened",
)
LINE = ("Scheme", "Who spends it", "Contribution", "Kind of money")


@dataclass(frozen=True, kw_only=True)
class Filing:
    """That this workbook is filed as a version, and what it corrects; None in its place: it is a draft."""

    number: int
    why: str


def return_workbook(read: ReturnRead, *, made_at: datetime, filing: Filing | None) -> bytes:
    """The workbook of a return."""
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    title = f"{read.year.fund.name}, return {read.name}"
    book.set_properties({"title": holdable(title), "created": made_at.replace(tzinfo=None, microsecond=0)})
    formats = Formats(book)
    sheets = {
        name: Sheet(book.add_worksheet(name), formats)
        for name in (COVER, AGREEMENT, PUT_IN, MONEY, DIFFERS, BRINGS, MEASURES, TOLD)
    }
    _cover(sheets[COVER], read, title, made_at, filing)
    _agreement(sheets[AGREEMENT], read)
    _contributions(sheets[PUT_IN], read)
    _money(sheets[MONEY], read)
    _differs(sheets[DIFFERS], read)
    write_outputs(sheets[BRINGS], read.outputs, quarters=count_of_quarters(read))
    _measures(sheets[MEASURES], read)
    _told(sheets[TOLD], read)
    for sheet in sheets.values():
        sheet.print_setting(title)
    book.close()
    return written.getvalue()


def _cover(sheet: Sheet, read: ReturnRead, title: str, made_at: datetime, filing: Filing | None) -> None:
    filed = f"Version {filing.number}, filed on {_day(made_at)}" if filing else f"Draft of {_day(made_at)}"
    about = [
        ("Fund", read.year.fund.name),
        ("Held by", str(read.year.fund.agreement.host)),
        ("Financial year", read.year.slug),
        ("About", f"{quarter_words(read.quarter)}, {_day(read.first)} to {_day(read.last)}"),
        ("Where the fund stands", sentence_of(read.statement, read.months[-1])),
        ("Filed or draft", filed),
        ("What it corrects", filing.why if filing else ""),
        ("Signed in the role of", read.words.signatory if read.words else ""),
        ("Complete", "Yes" if read.is_complete else "No: see what is missing below"),
    ]
    sheet.text(0, 0, title, TITLE)
    for column, width in enumerate((44, 16, 60, 50)):
        sheet.worksheet.set_column(column, column, width)
    row = 2
    for name, words in about:
        if words:
            sheet.text(row, 0, name, TOTAL)
            sheet.text(row, 2, words)
            row += 1
    row += 1
    for column, words in enumerate(("What it has to have", "Complete", "What is missing", "How to mend it")):
        sheet.text(row, column, words, TOTAL)
    for item in read.checklist:
        row += 1
        sheet.text(row, 0, item.words)
        sheet.text(row, 1, "Yes" if item.is_complete else "No")
        for number, point in enumerate(item.points):
            row += 1 if number else 0
            sheet.text(row, 2, point.missing)
            sheet.text(row, 3, point.mend)
        if item.note:
            row += 1
            sheet.text(row, 2, item.note)


def _agreement(sheet: Sheet, read: ReturnRead) -> None:
    sheet.headings(["What the law wants in writing", "What the agreement says", "Where"], [50, 60, 30])
    for row, (particular, says) in enumerate(read.agreement.rows, start=1):
        sheet.text(row, 0, f"{particular.clause}: {particular.words}")
        sheet.text(row, 1, says.words if says else "Nobody has entered it")
        sheet.text(row, 2, says.stands_in if says else "")


def _contributions(sheet: Sheet, read: ReturnRead) -> None:
    titles = ["Contribution", "Partner", "Kind of money", "For the year", "Fallen due by then"]
    sheet.headings(titles, [40, 30, 14, 18, 18])
    rows = read.statement.contributions
    for row, one in enumerate(rows, start=1):
        for column, words in enumerate(
            (one.contribution.name, str(one.contribution.party), _kind(one.contribution.is_capital))
        ):
            sheet.text(row, column, words)
        sheet.number(row, 3, _pounds(one.promised), POUNDS)
        sheet.number(row, 4, _pounds(one.due), POUNDS)
    last = len(rows) + 1
    sheet.text(last, 0, "All contributions", TOTAL)
    _sums(sheet, last, {3: [one.promised for one in rows], 4: [one.due for one in rows]})
    row = last + 2
    for column, words in enumerate(("Partner", "Paid to the host, less paid out", "Owes the fund")):
        sheet.text(row, column, words, TOTAL)
    keys = {*read.paid, *read.statement.partners}
    for party in Organisation.objects.filter(pk__in=keys).order_by("name"):
        row += 1
        sheet.text(row, 0, party.name)
        sheet.number(row, 1, _pounds(read.paid.get(party.pk, 0)), POUNDS)
        sheet.number(row, 2, _pounds(read.statement.partners.get(party.pk, 0)), POUNDS)


def count_of_quarters(read: ReturnRead) -> int:
    """How many quarters are over by its last day."""
    return read.quarter or len(QUARTERS)


def _money(sheet: Sheet, read: ReturnRead) -> None:
    count = count_of_quarters(read)
    titles = [f"Quarter {number} {what}" for number in range(1, count + 1) for what in ("planned", "spent")]
    first = len(LINE)
    titles += ["Planned so far", "Spent so far", "Budget of the year", "Expected for the year", "Left"]
    sheet.headings([*LINE, *titles], [36, 28, 28, 12, *[16] * len(titles)])
    so_far = first + 2 * count
    columns: dict[int, list[int]] = {}
    for row, one in enumerate(read.lines, start=1):
        for column, words in enumerate(_line_words(one.line)):
            sheet.text(row, column, words)
        figures = [pence for each in one.quarters for pence in (each.planned, each.spent)]
        planned, spent = sum(figures[::2]), sum(figures[1::2])
        for column, pence in enumerate(figures, start=first):
            sheet.number(row, column, _pounds(pence), POUNDS)
        for offset, pence in enumerate((planned, spent)):
            cells = "+".join(f"{xl_col_to_name(first + 2 * each + offset)}{row + 1}" for each in range(count))
            sheet.formula(row, so_far + offset, f"={cells}", _pounds(pence), POUNDS)
        sheet.number(row, so_far + 2, _pounds(one.budget), POUNDS)
        sheet.number(row, so_far + 3, _pounds(one.outturn), POUNDS)
        left = f"={xl_col_to_name(so_far + 2)}{row + 1}-{xl_col_to_name(so_far + 3)}{row + 1}"
        sheet.formula(row, so_far + 4, left, _pounds(one.budget - one.outturn), POUNDS)
        figures += [planned, spent, one.budget, one.outturn, one.budget - one.outturn]
        for column, pence in enumerate(figures, start=first):
            columns.setdefault(column, []).append(pence)
    last = len(read.lines) + 1
    sheet.text(last, 0, "All schemes", TOTAL)
    _sums(sheet, last, columns)


def _differs(sheet: Sheet, read: ReturnRead) -> None:
    titles = ["Planned", "Spent", "More or less", "Kind of reason", "Why", "What is done", "By", "Until"]
    sheet.headings([*LINE, *titles], [36, 28, 28, 12, 16, 16, 16, 30, 50, 40, 24, 20])
    rows = [one for one in read.variance.lines if one.figures.apart]
    for row, one in enumerate(rows, start=1):
        for column, words in enumerate(_line_words(one.line)):
            sheet.text(row, column, words)
        sheet.number(row, 4, _pounds(one.figures.planned), POUNDS)
        sheet.number(row, 5, _pounds(one.figures.spent), POUNDS)
        sheet.formula(row, 6, f"=F{row + 1}-E{row + 1}", _pounds(one.figures.apart), POUNDS)
        if one.is_asked:
            sheet.text(row, 7, "Nobody has said why at these figures")
        elif one.reason:
            sheet.text(row, 7, one.reason.get_kind_display())
            sheet.text(row, 8, one.reason.words)
            sheet.text(row, 9, one.reason.action)
            sheet.text(row, 10, one.reason.who)
            if one.reason.until:
                sheet.day(row, 11, one.reason.until)
        else:
            sheet.text(row, 7, "Within the limit that partners agreed to")


def _measures(sheet: Sheet, read: ReturnRead) -> None:
    sheet.headings(["Measure", "How it stands in these days", "Target met"], [44, 60, 20])
    for row, one in enumerate(read.measures, start=1):
        met = "Not known" if one.met is None else "Yes" if one.met else "No"
        for column, words in enumerate((one.name, one.sentence, met)):
            sheet.text(row, column, words)


def _told(sheet: Sheet, read: ReturnRead) -> None:
    sheet.worksheet.set_column(0, 0, 110)
    sheet.text(0, 0, "What happened", TITLE)
    told = read.words.narrative if read.words else ""
    for row, words in enumerate(told.splitlines() or ["Nothing is told yet."], start=2):
        sheet.text(row, 0, words)


def _sums(sheet: Sheet, last: int, columns: Mapping[int, Sequence[int]]) -> None:
    for column, values in columns.items():
        formula = f"=SUM({xl_range(1, column, max(last - 1, 1), column)})"
        sheet.formula(last, column, formula, _pounds(sum(values)), POUNDS, TOTAL)


def _line_words(line: SchemeLine) -> tuple[str, str, str, str]:
    lead = f"{line.lead}, from {line.provider}" if line.provider else str(line.lead)
    return str(line.scheme), lead, line.contribution.name, _kind(line.contribution.is_capital)


def _kind(capital: bool) -> str:
    return "Capital" if capital else "Revenue"


def _pounds(pence: int) -> float:
    return float(Decimal(pence) / 100)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
