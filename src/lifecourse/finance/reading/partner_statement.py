"""A partner's statement as it was kept, with what each side said to it, and as a workbook."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from lifecourse.engine.sheets.formulas import guarded
from lifecourse.finance.models import FundYear, PartnerStatement
from lifecourse.finance.queries.partner_statement import PartnerRead, from_data
from lifecourse.organisations.api import Organisation


@dataclass(frozen=True, kw_only=True)
class KeptRead:
    """A statement that was kept, with what each side said, and whether the books still say the same."""

    row: PartnerStatement
    read: PartnerRead
    is_agreed: bool
    disputes: tuple[Any, ...]
    is_current: bool


def kept_of(year: FundYear, party: Organisation, now: PartnerRead) -> list[KeptRead]:
    """Every statement kept for a partner, the newest first."""
    rows = PartnerStatement.objects.filter(year=year, party=party).select_related("kept_by", "party")
    found = []
    for row in rows.prefetch_related("answers__organisation").order_by("-number"):
        answers = list(row.answers.all())
        yes = {one.organisation_id for one in answers if one.agrees}
        disputes = tuple(one for one in answers if not one.agrees)
        found.append(
            KeptRead(
                row=row,
                read=from_data(row.data),
                is_agreed=party.pk in yes and len(yes) > 1 and not disputes,
                disputes=disputes,
                is_current=row.fingerprint == now.fingerprint,
            )
        )
    return found


def as_workbook(read: PartnerRead, *, title: str) -> bytes:
    """The statement as an Excel workbook whose total adds up its rows."""
    written = BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wraps = book.add_format({"text_wrap": True, "valign": "top"})
    pounds = book.add_format({"num_format": "£#,##0.00;[Red]-£#,##0.00", "valign": "top"})
    total = book.add_format({"num_format": "£#,##0.00;[Red]-£#,##0.00", "bold": True})
    sheet = book.add_worksheet("Statement")
    for column, width in enumerate((44, 52, 44, 18)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, guarded(title), bold)
    sheet.write_string(1, 0, "Above nothing the partner owes the fund more by it; below nothing less.", wraps)
    for column, word in enumerate(("Why", "What", "Clause", "Pounds")):
        sheet.write_string(3, column, word, bold)
    first = 4
    for place, row in enumerate(read.rows, start=first):
        for column, words in enumerate((row.group, row.words, row.clauses)):
            sheet.write_string(place, column, guarded(words), wraps)
        sheet.write_number(place, 3, row.pence / 100, pounds)
    last = first + len(read.rows)
    sheet.write_string(last, 0, "What it owes the fund; below nothing the fund owes it", bold)
    formula = f"=ROUND(SUM(D{first + 1}:D{last}),2)" if read.rows else "=0"
    sheet.write_formula(last, 3, formula, total, read.balance / 100)
    sheet.freeze_panes(first, 0)
    book.close()
    return written.getvalue()
