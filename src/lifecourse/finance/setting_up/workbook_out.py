"""Writing the workbook in which a fund is set up: empty, or filled with a year as it stands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from lifecourse.engine.sheets.formulas import may_be_formula
from lifecourse.finance.kinds.fund import ARRANGEMENT_WORDS, SOURCE_WORDS, Arrangement, Source
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.kinds.shape import (
    AGREEMENT_SHEET,
    ASKED,
    DAYS,
    NOTES,
    NOTES_SHEET,
    PARTNER,
    PARTNERS,
    SHAPES,
    WORDS,
)
from lifecourse.finance.models import FundYear, Output, Priority, Scheme, SchemeLine
from lifecourse.finance.queries.balances import balances_of, sums_by_place
from lifecourse.finance.rules.months import MONTHS
from lifecourse.finance.setting_up.rules_out import agreement_tables, as_pounds, rule_tables

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
SPARE_PARTNERS = 4
OFFERED_ROWS = 200
# The column of the first sheet from which lists of choices stand, out of sight.
CHOICES_FROM = 5
DAY_FORMAT = "yyyy-mm-dd"

type Tables = Mapping[str, Any]


def workbook_to_fill(*, partners: Sequence[str], tables: Tables | None = None) -> bytes:
    """The workbook, with partners' names to choose from; `tables` fill it as a fund's file would say it."""
    written = BytesIO()
    book = Workbook(written, OPTIONS)
    # The same figures are the same file.
    book.set_properties({"title": "A pooled fund to set up", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - no hour of ours
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": DAY_FORMAT})
    wrap = book.add_format({"text_wrap": True})
    tables = tables or {}
    notes = book.add_worksheet(NOTES_SHEET)
    notes.set_column(0, 0, 100, wrap)
    for row, words in enumerate(NOTES):
        notes.write_string(row, 0, words)
    choices = _choices(notes)
    _first_sheet(book.add_worksheet(AGREEMENT_SHEET), tables, partners, choices, (head, day))
    for shape in SHAPES:
        sheet = book.add_worksheet(shape.title)
        sheet.freeze_panes(1, 0)
        for column, one in enumerate(shape.columns):
            sheet.set_column(column, column, one.width)
            sheet.write_string(0, column, one.heading, head)
            _offer(sheet, one.key, (1, column, OFFERED_ROWS, column), partners, choices)
        for row, said in enumerate(tables.get(shape.table, []), start=1):
            for column, one in enumerate(shape.columns):
                _write(sheet, row, column, said.get(one.key), day)
    book.close()
    return written.getvalue()


def _choices(notes: Worksheet) -> dict[str, str]:
    """Lists of which a choice has a comma in it, on the first sheet's own margin: where each stands."""
    found = {}
    long = {key: list(words) for key, words in WORDS.items() if any("," in one for one in words)}
    for column, (key, words) in enumerate(sorted(long.items()), start=CHOICES_FROM):
        for row, one in enumerate(words):
            notes.write_string(row, column, one)
        found[key] = f"='{NOTES_SHEET}'!{xl_range_abs(0, column, len(words) - 1, column)}"
        notes.set_column(column, column, None, None, {"hidden": True})
    return found


def _first_sheet(
    sheet: Worksheet, tables: Tables, partners: Sequence[str], choices: Mapping[str, str], looks: Any
) -> None:
    head, day = looks
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 70)
    sheet.write_string(0, 0, "Question", head)
    sheet.write_string(0, 1, "Answer", head)
    row = 1
    for section, key, question in ASKED:
        sheet.write_string(row, 0, question)
        _offer(sheet, key, (row, 1, row, 1), partners, choices)
        _write(sheet, row, 1, tables.get(section, {}).get(key), day)
        row += 1
    parties = tables.get("agreement", {}).get("parties", [])
    for place in range(max(SPARE_PARTNERS, len(parties))):
        sheet.write_string(row, 0, PARTNER)
        _offer(sheet, "party", (row, 1, row, 1), partners, choices)
        _write(sheet, row, 1, parties[place] if place < len(parties) else None, day)
        row += 1


def _offer(
    sheet: Worksheet,
    key: str,
    cells: tuple[int, int, int, int],
    partners: Sequence[str],
    choices: Mapping[str, str],
) -> None:
    """Let one choose from the few answers that there are, where a spreadsheet can hold the list."""
    named = list(partners) if key in PARTNERS else list(WORDS.get(key, {}))
    if key in choices:
        sheet.data_validation(*cells, {"validate": "list", "source": choices[key]})
    elif named and len(",".join(named)) < 255 and not any("," in one for one in named):
        sheet.data_validation(*cells, {"validate": "list", "source": named})
    elif key in DAYS:
        sheet.data_validation(
            *cells, {"validate": "any", "input_title": "A day", "input_message": "Such as 2026-04-01"}
        )


def _write(sheet: Worksheet, row: int, column: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value:
        text = str(value)
        # As text it is never worked out; what begins like a formula is shown as it is.
        sheet.write_string(row, column, f" {text}" if may_be_formula(text) else text)


def tables_of(year: FundYear) -> dict[str, Any]:
    """A year as it stands now, as the workbook says it: today's budgets, after what was moved."""
    agreement = year.fund.agreement
    sums = sums_by_place(balances_of(year), up_to=MONTHS)
    contributions = list(year.contributions.select_related("party"))
    schemes = list(Scheme.objects.filter(priority__year=year).select_related("priority"))
    lines = SchemeLine.objects.filter(contribution__year=year)
    names = {
        one.organisation.code: one.organisation.name
        for one in agreement.parties.select_related("organisation")
    }
    return {
        **agreement_tables(agreement, names),
        **rule_tables(year, names),
        "agreement": {
            "slug": agreement.slug,
            "name": agreement.name,
            "arrangement": ARRANGEMENT_WORDS[Arrangement(agreement.arrangement)],
            "host": agreement.host.name,
            "pool_manager": agreement.pool_manager,
            "from": agreement.from_date,
            "to": agreement.to_date,
            "parties": list(names.values()),
        },
        "fund": {"slug": year.fund.slug, "name": year.fund.name},
        "year": {"first_day": year.first_day},
        "contributions": [
            {
                "slug": one.slug,
                "party": one.party.name,
                "source": SOURCE_WORDS[Source(one.source)],
                "name": one.name,
                "agreed_in": one.agreed_in,
                "pounds": as_pounds(-sums[Kind.PROMISED, one.pk]),
                "contingency": as_pounds(sums[Kind.CONTINGENCY, one.pk]) or None,
            }
            for one in contributions
        ],
        "priorities": [
            {"number": one.number, "name": one.name} for one in Priority.objects.filter(year=year)
        ],
        "schemes": [
            {"number": one.number, "priority": one.priority.number, "name": one.name, "words": one.words}
            for one in schemes
        ],
        "lines": [
            {
                "scheme": one.scheme.number,
                "lead": one.lead.name,
                "contribution": one.contribution.slug,
                "provider": one.provider,
                "area_of_spend": one.area_of_spend,
                "pounds": as_pounds(sums[Kind.BUDGET, one.pk]),
            }
            for one in lines.select_related("scheme", "lead", "contribution")
        ],
        "outputs": [
            {
                "scheme": one.scheme.number,
                "name": one.name,
                "unit": one.unit,
                "planned": None if one.planned is None else float(one.planned),
            }
            for one in Output.objects.filter(scheme__priority__year=year).select_related("scheme")
        ],
    }
