"""What comes of the model: the whole, by phase, for each partner, by year and quarter, in today's money."""

from collections.abc import Sequence
from typing import Any

from lifecourse.cases.api import (
    What,
    model_payback,
    model_quarters,
    model_years,
    summed,
    worth_today,
)
from lifecourse.publishing.cases.model_book.flows import AMOUNT, NUMBER, QUARTER, YEAR, parts_columns
from lifecourse.publishing.cases.model_book.inputs import COUNTS
from lifecourse.publishing.cases.model_book.plan import (
    BENEFITS,
    COSTS,
    INPUTS,
    MOVES,
    POUNDS,
    RATES,
    RESULTS,
    Plan,
    cell,
    cells,
)
from lifecourse.publishing.workbook.formats import HEADING, QUIET, TITLE, TOTAL
from lifecourse.publishing.workbook.sheet import Sheet
from lifecourse.standards.api import DiscountSchedule, NoPackInForce, discount_schedule

ABOUT = (
    "Every figure here is a formula of the sheet “Model inputs”, and says what the page of the case says: "
    "to the penny, up to about £100 million a phase. Beyond that a spreadsheet's numbers are too short "
    "for the last pence."
)
RATES_ROW = 4
# The rows of the whole, and the headings and empty rows between it and the first year.
YEARS_AT_LEAST = 17


def schedule_of(plan: Plan) -> DiscountSchedule | None:
    """The Treasury's standard rates on the case's first day; None where none are published for it."""
    try:
        return discount_schedule("standard", on=plan.document.about.first_day)
    except NoPackInForce:
        return None


def write_results(sheet: Sheet, plan: Plan) -> None:
    """All sums, each from the tables of costs, benefits and moves."""
    sheet.worksheet.set_column(0, 0, 52)
    sheet.worksheet.set_column(1, 7, 18)
    sheet.text(0, 0, "What it costs and brings", TITLE)
    sheet.text(1, 0, ABOUT, QUIET)
    row = _phases(sheet, plan, _whole(sheet, plan, 3) + 2)
    row = _people(sheet, plan, row + 2)
    row = _times(sheet, plan, row + 2, "Year", column=YEAR)
    _times(sheet, plan, row + 2, "Quarter", column=QUARTER)


def _column(sheet: str, column: int) -> str:
    return cells(sheet, (1, 20_000), (column, column))


def _where(sheet: str, column: int, value: str) -> str:
    return f"SUMIFS({_column(sheet, AMOUNT)},{_column(sheet, column)},{value})/100"


def _money(sheet: Sheet, at: tuple[int, int], formula: str, pence: int, *style: dict[str, Any]) -> None:
    sheet.formula(*at, f"={formula}", pence / 100, POUNDS, *style)


def _whole(sheet: Sheet, plan: Plan, row: int) -> int:
    whole = plan.evaluated
    cash = summed(whole.flows, What.BENEFIT, "counts").get(("cash",), 0)
    lines = range(len(plan.benefits))
    first, last = plan.benefits_row, plan.benefits_row + max(len(lines) - 1, 0)
    names, counts = (cells(INPUTS, (first, last), (column, column)) for column in (1, COUNTS))
    phases = cells(INPUTS, (first, last), (0, 0))
    table = [_column(BENEFITS, column) for column in (AMOUNT, 1, 2)]
    cash_of = f'SUMPRODUCT(({counts}="cash")*SUMIFS({table[0]},{table[1]},{phases},{table[2]},{names}))/100'
    sheet.text(row, 0, "The whole", HEADING)
    sheet.text(row, 1, "£", HEADING)
    said = [
        ("Cost", f"SUM({_column(COSTS, AMOUNT)})/100", whole.cost),
        ("Benefit", f"SUM({_column(BENEFITS, AMOUNT)})/100", whole.benefit),
        ("Of this, cash", cash_of if plan.benefits else "0", cash),
        ("Benefit less cost", f"{cell(RESULTS, row + 2, 1)}-{cell(RESULTS, row + 1, 1)}", whole.net),
    ]
    for at, (name, formula, pence) in enumerate(said, start=row + 1):
        sheet.text(at, 0, name)
        _money(sheet, (at, 1), formula, pence, *([TOTAL] if name == "Benefit less cost" else []))
    schedule, at = schedule_of(plan), row + 5
    years = _years_row(plan)
    span = (years, years + len(plan.years) - 1)
    if schedule is not None:
        sheet.text(at, 0, "In today’s money (net present value)")
        net, factors = (
            cells(RESULTS, span, (3, 3)),
            cells(RATES, (RATES_ROW, RATES_ROW + span[1] - span[0]), (2, 2)),
        )
        worth = f"ROUND(SUMPRODUCT({net},{factors}),2)"
        _money(sheet, (at, 1), worth, worth_today(whole, schedule), TOTAL)
    running, names = cells(RESULTS, span, (4, 4)), cells(RESULTS, span, (0, 0))
    below = f"SUMPRODUCT(MAX(({running}<0)*(ROW({running})-{years})))"
    never = f"{cell(RESULTS, span[1], 4)}<0"
    formula = f'=IF({never},"not by the end",INDEX({names},IF(COUNTIF({running},"<0")=0,1,{below}+1)))'
    sheet.text(at + 1, 0, "Paid back by the end of")
    sheet.formula(at + 1, 1, formula, model_payback(whole) or "not by the end", "@", {"align": "right"})
    return at + 1


def _years_row(plan: Plan) -> int:
    """The first year: after the whole, the phases and the partners, each with its heading."""
    organisations = len(dict.fromkeys(plan.organisations))
    return YEARS_AT_LEAST + len(plan.model.phases) + len(plan.names) + organisations


def _phases(sheet: Sheet, plan: Plan, row: int) -> int:
    _heads(sheet, row, ("Phase", "Cost", "Benefit", "Benefit less cost"))
    sums = [summed(plan.evaluated.flows, what, "phase") for what in (What.COST, What.BENEFIT)]
    for at, phase in enumerate(plan.model.phases, start=row + 1):
        sheet.text(at, 0, phase.name)
        number = str(at - row)
        pence = [one.get((phase.slug,), 0) for one in sums]
        _money(sheet, (at, 1), _where(COSTS, NUMBER, number), pence[0])
        _money(sheet, (at, 2), _where(BENEFITS, NUMBER, number), pence[1])
        _money(sheet, (at, 3), f"{cell(RESULTS, at, 2)}-{cell(RESULTS, at, 1)}", pence[1] - pence[0])
    return row + len(plan.model.phases)


def _people(sheet: Sheet, plan: Plan, row: int) -> int:
    """Each service, then each organisation with all of its services."""
    heads = (
        "Partner",
        "Organisation",
        "Pays",
        "Gains",
        "Moves from it (below nothing: to it)",
        "Is left with",
    )
    _heads(sheet, row, heads)
    flows, first = plan.evaluated.flows, row + 1
    for at, (name, one) in enumerate(zip(plan.names, plan.model.participants, strict=True), start=first):
        sheet.text(at, 0, name)
        sheet.text(at, 1, plan.organisations[at - first])
        pence = [summed(flows, what, "participant").get((one.slug,), 0) for what in What]
        column = parts_columns(plan) + at - first
        moved = [
            f"SUMIFS({_column(MOVES, 7)},{_column(MOVES, side)},{cell(RESULTS, at, 0)})" for side in (5, 6)
        ]
        formulas = [
            f"SUM({_column(COSTS, column)})/100",
            f"SUM({_column(BENEFITS, column)})/100",
            f"({moved[0]}-{moved[1]})/100" if plan.moves else "0",
        ]
        _left_with(sheet, at, formulas, pence)
    last = first + len(plan.names) - 1
    for at, name in enumerate(dict.fromkeys(plan.organisations), start=last + 2):
        sheet.text(at, 0, name, TOTAL)
        theirs = [
            one.slug
            for one, whose in zip(plan.model.participants, plan.organisations, strict=True)
            if whose == name
        ]
        pence = [sum(summed(flows, what, "participant").get((slug,), 0) for slug in theirs) for what in What]
        whose = cells(RESULTS, (first, last), (1, 1))
        formulas = [
            f"SUMIFS({cells(RESULTS, (first, last), (column, column))},{whose},{cell(RESULTS, at, 0)})"
            for column in (2, 3, 4)
        ]
        _left_with(sheet, at, formulas, pence)
    return last + 1 + len(dict.fromkeys(plan.organisations))


def _left_with(sheet: Sheet, at: int, formulas: Sequence[str], pence: Sequence[int]) -> None:
    for column, (formula, amount) in enumerate(zip(formulas, pence, strict=True), start=2):
        _money(sheet, (at, column), formula, amount)
    paid, gained, moved = (cell(RESULTS, at, column) for column in (2, 3, 4))
    _money(sheet, (at, 5), f"{gained}+{moved}-{paid}", pence[1] + pence[2] - pence[0], TOTAL)


def _times(sheet: Sheet, plan: Plan, row: int, title: str, *, column: int) -> int:
    names = plan.years if title == "Year" else plan.quarters
    _heads(sheet, row, (title, "Cost", "Benefit", "Benefit less cost", "All so far"))
    sums = model_years(plan.evaluated) if title == "Year" else model_quarters(plan.evaluated)
    found = {one.name: one for one in sums}
    so_far = 0
    for at, name in enumerate(names, start=row + 1):
        one = found.get(name)
        cost, benefit = (one.cost, one.benefit) if one else (0, 0)
        so_far += benefit - cost
        sheet.text(at, 0, name)
        mine = cell(RESULTS, at, 0)
        _money(sheet, (at, 1), _where(COSTS, column, mine), cost)
        _money(sheet, (at, 2), _where(BENEFITS, column, mine), benefit)
        _money(sheet, (at, 3), f"{cell(RESULTS, at, 2)}-{cell(RESULTS, at, 1)}", benefit - cost)
        last = f"{cell(RESULTS, at - 1, 4)}+" if at > row + 1 else ""
        _money(sheet, (at, 4), f"{last}{cell(RESULTS, at, 3)}", so_far, TOTAL)
    return row + len(names)


def _heads(sheet: Sheet, row: int, heads: Sequence[str]) -> None:
    for column, words in enumerate(heads):
        sheet.text(row, column, words, HEADING)


def write_rates(sheet: Sheet, plan: Plan) -> None:
    """The rate of each year, and what a pound of it is worth in the first."""
    schedule = schedule_of(plan)
    if schedule is None:
        raise ValueError("No published rate covers the case's first day.")
    sheet.worksheet.set_column(0, 2, 20)
    sheet.text(0, 0, "What later money is worth in the first year", TITLE)
    sheet.text(1, 0, f"{schedule.words}. {schedule.citation}", QUIET)
    _heads(sheet, RATES_ROW - 1, ("Year", "Rate", "Worth of a pound"))
    worth = 1.0
    for number, year in enumerate(plan.years):
        row, rate = RATES_ROW + number, float(schedule.rate_in(number))
        worth /= 1 + rate
        sheet.text(row, 0, year)
        sheet.number(row, 1, rate, "0.00%", {"bg_color": "#fdf1d3"})
        earlier = f"{cell(RATES, row - 1, 2)}/" if number else "1/"
        sheet.formula(row, 2, f"={earlier}(1+{cell(RATES, row, 1)})", worth, "0.000000")
