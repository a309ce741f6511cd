"""The sheet of inputs: each stands once, in a shaded cell, and everything else follows."""

from fractions import Fraction
from typing import Any

from lifecourse.cases.api import BenefitLine, Certainty, CostLine, Divided, Move, Phase, Profile
from lifecourse.publishing.cases.model_book.plan import (
    CERTAINTY_AT,
    INPUTS,
    NAMES_ROW,
    PART,
    PENCE,
    POUNDS,
    SCALE_AT,
    Plan,
    cell,
    cells,
)
from lifecourse.publishing.workbook.formats import HEADING, QUIET, TITLE, TOTAL
from lifecourse.publishing.workbook.sheet import Sheet

INPUT: dict[str, Any] = {"bg_color": "#fdf1d3", "border": 1, "border_color": "#aeb7bd"}
WIDE = 34
# Columns of the phases.
FIRST, FIRST_AT, DIVIDED, TAKES = 1, 2, 3, 4
# Columns of the costs.
BEST, MID, WORST, TAKEN, RUNNING, PAID_BY, WEIGHTS = 2, 3, 4, 5, 6, 7, 8
# Columns of the benefits and moves.
COUNTS, BEST_PART, WORST_PART, PART_TAKEN, GOES_TO, LASTING, FOR, RAMP = 2, 3, 4, 5, 6, 7, 8, 9
GIVER, TAKER = 2, 3
SHARE, FLOOR = 2, 3
INTRO = (
    "Change a shaded cell and every figure of the sheets “Model…” follows. Amounts are in pounds. The "
    "model's first and last quarter, and how many phases, lines and partners there are, are changed in "
    "Lifecourse."
)


def write_inputs(sheet: Sheet, plan: Plan) -> None:
    """Everything that the model is worked out of."""
    sheet.worksheet.set_column(0, 1, WIDE)
    sheet.worksheet.set_column(2, 60, 14)
    sheet.text(0, 0, "What the model is made of", TITLE)
    sheet.text(1, 0, INTRO, QUIET)
    sheet.text(CERTAINTY_AT[0], 0, "Which amounts are taken: best, mid or worst", TOTAL)
    sheet.text(*CERTAINTY_AT, "mid", INPUT)
    sheet.worksheet.data_validation(
        *CERTAINTY_AT, *CERTAINTY_AT, {"validate": "list", "source": [one.value for one in Certainty]}
    )
    sheet.text(SCALE_AT[0], 0, "Shares and parts are counted in parts of one in")
    sheet.number(*SCALE_AT, plan.scale, PENCE)
    _people(sheet, plan)
    _phases(sheet, plan)
    _heads(
        sheet,
        plan.costs_row,
        "Costs",
        ("Phase", "Cost", "At best", "Most likely", "At worst", "Taken, in pence"),
    )
    _more(
        sheet,
        plan.costs_row,
        RUNNING,
        ("Each quarter after", "Paid alone by"),
        ("Part in quarter", plan.weight_slots),
    )
    for row, (phase, line) in enumerate(plan.costs, start=plan.costs_row):
        _cost(sheet, row, phase, line, plan)
    heads = ("Phase", "Benefit", "Counts as", "At best, %", "At worst, %", "Taken, %")
    _heads(sheet, plan.benefits_row, "Benefits", heads)
    lasting = ("Each quarter from then on", "For so many quarters")
    _more(sheet, plan.benefits_row, GOES_TO, ("Goes to", *lasting), ("In quarter", plan.ramp_slots))
    for row, (phase, gain) in enumerate(plan.benefits, start=plan.benefits_row):
        _benefit(sheet, row, phase, gain, plan)
    _heads(
        sheet,
        plan.moves_row,
        "Moves from one partner to another",
        ("Phase", "Move", "From", "To", "", "", ""),
    )
    _more(sheet, plan.moves_row, LASTING, lasting, ("In quarter", plan.ramp_slots))
    for row, (phase, move) in enumerate(plan.moves, start=plan.moves_row):
        _move(sheet, row, phase, move, plan)
    _heads(sheet, plan.quarters_row, "Quarters", ("Quarter", "Financial year", "Number", "In the model"))
    for row, quarter in enumerate(plan.quarters, start=plan.quarters_row):
        sheet.text(row, 0, quarter)
        sheet.text(row, 1, quarter[:7])
        sheet.number(row, 2, row - plan.quarters_row, "0")
        sheet.number(row, 3, int(row - plan.quarters_row < len(plan.within)), "0")


def quarter_cells(plan: Plan) -> str:
    """The names of all quarters."""
    return cells(INPUTS, (plan.quarters_row, plan.quarters_row + len(plan.quarters) - 1), (0, 0))


def _heads(sheet: Sheet, row: int, title: str, heads: tuple[str, ...]) -> None:
    sheet.text(row - 2, 0, title, TITLE | {"font_size": 12})
    for column, words in enumerate(heads):
        sheet.text(row - 1, column, words, HEADING)


def _more(sheet: Sheet, row: int, column: int, heads: tuple[str, ...], slots: tuple[str, int]) -> None:
    quarters = (f"{slots[0]} {number + 1}" for number in range(slots[1]))
    for at, words in enumerate((*heads, *quarters), start=column):
        sheet.text(row - 1, at, words, HEADING)


def _people(sheet: Sheet, plan: Plan) -> None:
    heads = ("Name", "Organisation", "Share of the benefit", "Least it carries of a phase, £")
    _heads(sheet, NAMES_ROW, "Who takes part", heads)
    for row, (name, one) in enumerate(zip(plan.names, plan.model.participants, strict=True), start=NAMES_ROW):
        sheet.text(row, 0, name)
        sheet.text(row, 1, plan.organisations[row - NAMES_ROW])
        sheet.number(row, SHARE, float(one.share), PART, INPUT)
        sheet.number(row, FLOOR, one.floor / 100, POUNDS, INPUT)


def _phases(sheet: Sheet, plan: Plan) -> None:
    people = (
        *(f"Takes part: {name}" for name in plan.names),
        *(f"Agreed part: {name}" for name in plan.names),
    )
    heads = ("Phase", "First quarter", "Its number", "Cost is divided", *people)
    _heads(sheet, plan.phases_row, "Phases", heads)
    words = {"validate": "list", "source": [one.value for one in Divided]}
    for row, phase in enumerate(plan.model.phases, start=plan.phases_row):
        sheet.text(row, 0, phase.name)
        sheet.text(row, FIRST, str(phase.first), INPUT)
        quarters = quarter_cells(plan).partition("!")[2]
        sheet.worksheet.data_validation(
            row, FIRST, row, FIRST, {"validate": "list", "source": f"={quarters}"}
        )
        at = f"=MATCH({cell(INPUTS, row, FIRST)},{quarter_cells(plan)},0)-1"
        sheet.formula(row, FIRST_AT, at, plan.quarters.index(str(phase.first)), "0")
        sheet.text(row, DIVIDED, phase.divided.value, INPUT)
        sheet.worksheet.data_validation(row, DIVIDED, row, DIVIDED, words)
        fixed = dict(phase.fixed)
        for number, one in enumerate(plan.model.participants):
            sheet.number(row, TAKES + number, int(one.slug in phase.participants), "0", INPUT)
            part = float(fixed.get(one.slug, Fraction(0)))
            sheet.number(row, TAKES + len(plan.names) + number, part, PART, INPUT)


def _cost(sheet: Sheet, row: int, phase: Phase, line: CostLine, plan: Plan) -> None:
    sheet.text(row, 0, phase.name)
    sheet.text(row, 1, line.name)
    for column, pence in ((BEST, line.best), (MID, line.mid), (WORST, line.worst), (RUNNING, line.running)):
        sheet.number(row, column, pence / 100, POUNDS, INPUT)
    amounts = ",".join(cell(INPUTS, row, column) for column in (BEST, MID, WORST))
    taken = f"=ROUND(CHOOSE({certainty()},{amounts})*100,0)"
    sheet.formula(row, TAKEN, taken, line.mid, PENCE)
    sheet.text(row, PAID_BY, plan.person(line.paid_by), INPUT)
    for number in range(plan.weight_slots):
        if number < len(line.weights):
            sheet.number(row, WEIGHTS + number, float(line.weights[number]), PART, INPUT)
        else:
            sheet.blank(row, WEIGHTS + number, INPUT)


def certainty() -> str:
    """1 for best, 2 for the middle, 3 for worst."""
    return f'MATCH({cell(INPUTS, *CERTAINTY_AT)},{{"best","mid","worst"}},0)'


def _benefit(sheet: Sheet, row: int, phase: Phase, line: BenefitLine, plan: Plan) -> None:
    sheet.text(row, 0, phase.name)
    sheet.text(row, 1, line.name)
    sheet.text(row, COUNTS, line.counts.value, INPUT)
    sheet.number(row, BEST_PART, float(line.best * 100), PART, INPUT)
    sheet.number(row, WORST_PART, float(line.worst * 100), PART, INPUT)
    taken = f"=CHOOSE({certainty()},{cell(INPUTS, row, BEST_PART)},100,{cell(INPUTS, row, WORST_PART)})"
    sheet.formula(row, PART_TAKEN, taken, 100, PART)
    sheet.text(row, GOES_TO, plan.person(line.goes_to), INPUT)
    _profile(sheet, row, line.profile, plan)


def _move(sheet: Sheet, row: int, phase: Phase, move: Move, plan: Plan) -> None:
    sheet.text(row, 0, phase.name)
    sheet.text(row, 1, move.name)
    sheet.text(row, GIVER, plan.person(move.giver), INPUT)
    sheet.text(row, TAKER, plan.person(move.taker), INPUT)
    _profile(sheet, row, move.profile, plan)


def _profile(sheet: Sheet, row: int, profile: Profile, plan: Plan) -> None:
    sheet.number(row, LASTING, profile.lasting / 100, POUNDS, INPUT)
    if profile.quarters is None:
        sheet.blank(row, FOR, INPUT)
    else:
        sheet.number(row, FOR, profile.quarters, "0", INPUT)
    for number in range(plan.ramp_slots):
        if number < len(profile.ramp):
            sheet.number(row, RAMP + number, profile.ramp[number] / 100, POUNDS, INPUT)
        else:
            sheet.blank(row, RAMP + number, INPUT)
