"""How each cost is spread over quarters from its phase's first, to the penny, by the largest remainder."""

from lifecourse.engine.allocation import allocate
from lifecourse.publishing.cases.model_book.inputs import TAKEN, WEIGHTS
from lifecourse.publishing.cases.model_book.plan import (
    INPUTS,
    PENCE,
    SCALE_AT,
    SPREAD,
    Plan,
    before,
    cell,
    cells,
    lots,
    lots_of,
    remainder,
)
from lifecourse.publishing.workbook.formats import QUIET, TITLE, TOTAL
from lifecourse.publishing.workbook.sheet import Sheet

TOP, HIGH = 3, 4
SLOTS = 4
ABOUT = (
    "Whole pence. Each quarter gets its part, cut to a whole penny; pence left over go to the quarters "
    "that were cut most, of those cut alike to the heavier, then to the earlier."
)


def amount_row(number: int) -> int:
    """The row in which a cost's pence by quarter stand."""
    return TOP + number * HIGH + 2


def count_cell(number: int) -> str:
    """The cell that says over how many quarters a cost is spread."""
    return cell(SPREAD, TOP + number * HIGH, 2)


def write_spread(sheet: Sheet, plan: Plan) -> None:
    """Three rows for each cost: its weights, what is cut off, its pence."""
    sheet.worksheet.set_column(0, 0, 52)
    sheet.worksheet.set_column(1, SLOTS + plan.weight_slots, 14)
    sheet.text(0, 0, "Costs, spread over quarters", TITLE)
    sheet.text(1, 0, ABOUT, QUIET)
    for number, (phase, line) in enumerate(plan.costs):
        row = TOP + number * HIGH
        sheet.text(row, 0, f"{phase.name}: {line.name}. Weights: sum, how many, each", TOTAL)
        sheet.text(row + 1, 0, "Amount in millions, thousands, pence; what is cut off")
        sheet.text(row + 2, 0, "Pence left over; pence of each quarter")
        _spread(sheet, plan, number)


def _spread(sheet: Sheet, plan: Plan, number: int) -> None:
    line, row, source = plan.costs[number][1], TOP + number * HIGH, plan.costs_row + number
    last = plan.weight_slots - 1
    scale, amount = cell(INPUTS, *SCALE_AT), cell(INPUTS, source, TAKEN)
    typed = cells(INPUTS, (source, source), (WEIGHTS, WEIGHTS + last))
    every = [cells(SPREAD, (at, at), (SLOTS, SLOTS + last)) for at in (row, row + 1)]
    whole, left = cell(SPREAD, row, 1), cell(SPREAD, row + 2, 1)
    weights = [int(one * plan.scale) for one in line.weights] + [0] * (plan.weight_slots - len(line.weights))
    sheet.formula(row, 1, f"=SUM({every[0]})", sum(weights), PENCE)
    sheet.formula(row, 2, f"=MAX(1,COUNT({typed}))", len(line.weights), PENCE)
    for column, (formula, value) in enumerate(zip(lots(amount), lots_of(line.mid), strict=True), start=1):
        sheet.formula(row + 1, column, formula, value, PENCE)
    cut = [weight * line.mid % sum(weights) for weight in weights]
    sheet.formula(row + 2, 1, f"=ROUND(SUM({every[1]})/{whole},0)", sum(cut) // sum(weights), PENCE)
    parts = allocate(line.mid, {f"{at:03}": weight for at, weight in enumerate(line.weights)})
    three = [cell(SPREAD, row + 1, column) for column in (1, 2, 3)]
    orders = f"COLUMN({every[0]})"
    for at in range(plan.weight_slots):
        column = SLOTS + at
        mine, off = cell(SPREAD, row, column), cell(SPREAD, row + 1, column)
        alone = "1" if at == 0 else "0"
        weight = f"=IF(COUNT({typed})=0,{alone},ROUND({cell(INPUTS, source, WEIGHTS + at)}*{scale},0))"
        sheet.formula(row, column, weight, weights[at], PENCE)
        sheet.formula(row + 1, column, f"={remainder(mine, three, whole)}", cut[at], PENCE)
        earlier = before((off, mine, "COLUMN()"), (every[1], every[0], orders))
        pence = f"=ROUND(({mine}*{amount}-{off})/{whole},0)+IF({earlier}<{left},1,0)"
        sheet.formula(row + 2, column, pence, parts.get(f"{at:03}", 0), PENCE)
