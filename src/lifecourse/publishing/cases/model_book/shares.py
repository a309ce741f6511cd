"""What each carries of a phase's cost, and gets of its benefit, settled for the whole phase."""

from lifecourse.cases.api import Divided, Flow, Phase, What, model_shares, model_weights
from lifecourse.engine.allocation import allocate
from lifecourse.publishing.cases.model_book.inputs import DIVIDED, FLOOR, SHARE, TAKES
from lifecourse.publishing.cases.model_book.plan import (
    BENEFITS,
    COSTS,
    INPUTS,
    NAMES_ROW,
    PENCE,
    SCALE_AT,
    SHARES,
    Plan,
    before,
    cell,
    cells,
    lots,
    lots_of,
    remainder,
)
from lifecourse.publishing.workbook.formats import HEADING, QUIET, TITLE, TOTAL
from lifecourse.publishing.workbook.sheet import Sheet

# The first participant's column; before it: a label, then sums.
AT = 5
ORDER_ROW = 3
FIRST_BLOCK = 5
ABOUT = (
    "Whole pence. Whoever would carry less than their least carries that, and the others divide the rest; "
    "pence left over go to whoever's part was cut most, of those cut alike to whoever weighs more, then "
    "by short name. Where what all carry at least comes to more than there is, it is divided by that."
)


class Block:
    """A phase's block for its costs or its benefits: weights, floors, rounds of floors, and parts."""

    def __init__(self, plan: Plan, number: int, what: What) -> None:
        self.plan, self.number, self.what = plan, number, what
        self.phase: Phase = plan.model.phases[number]
        self.rounds = len(plan.names) if what is What.COST else 0
        cost, benefit = len(plan.names) + 9, 9
        self.top = FIRST_BLOCK + number * (cost + benefit) + (0 if what is What.COST else cost)

    @property
    def parts_row(self) -> int:
        """The row of what each carries or gets, in pence."""
        return self.top + 7 + self.rounds

    def line(self, row: int) -> str:
        """The cells of everybody in a row of the block."""
        return cells(SHARES, (row, row), (AT, AT + len(self.plan.names) - 1))

    def flows(self) -> list[Flow]:
        """Everything of the phase that is divided among those who take part."""
        alone = {one.slug for one in self.phase.costs if one.paid_by}
        alone |= {one.slug for one in self.phase.benefits if one.goes_to}
        return [
            flow
            for flow in self.plan.evaluated.flows
            if flow.phase == self.phase.slug and flow.what is self.what and flow.line not in alone
        ]

    def weights(self) -> list[int]:
        """What each weighs, in parts of the scale; nothing for who takes no part."""
        model, phase = self.plan.model, self.phase
        found = model_weights(model, phase) if self.what is What.COST else model_shares(model, phase)
        # Alike is a one for each, whatever the scale.
        alike = set(found.values()) == {1} and (
            (self.what is What.COST and phase.divided is Divided.EQUAL)
            or not any(one.share for one in model.participants if one.slug in phase.participants)
        )
        return [int(found.get(one.slug, 0) * (1 if alike else self.plan.scale)) for one in model.participants]


def write_shares(sheet: Sheet, plan: Plan) -> None:
    """A block for the costs and one for the benefits of each phase."""
    sheet.worksheet.set_column(0, 0, 52)
    sheet.worksheet.set_column(1, AT + len(plan.names), 16)
    sheet.text(0, 0, "What each carries and gets of a phase", TITLE)
    sheet.text(1, 0, ABOUT, QUIET)
    for number, name in enumerate(plan.names):
        sheet.text(ORDER_ROW - 1, AT + number, name, HEADING)
        sheet.number(ORDER_ROW, AT + number, plan.order[number], "0")
    sheet.text(ORDER_ROW, 0, "Order of short names")
    for number in range(len(plan.model.phases)):
        for what in (What.COST, What.BENEFIT):
            _block(sheet, Block(plan, number, what))


def orders(plan: Plan) -> str:
    """The order of everybody by short name."""
    return cells(SHARES, (ORDER_ROW, ORDER_ROW), (AT, AT + len(plan.names) - 1))


def _block(sheet: Sheet, block: Block) -> None:
    top = block.top
    words = "costs" if block.what is What.COST else "brings"
    sheet.text(top, 0, f"{block.phase.name}: what it {words}, in pence", TOTAL)
    other = COSTS if block.what is What.COST else BENEFITS
    # Column A of the table of flows has the phase's number, H what is divided of each row.
    total = sum(flow.pence for flow in block.flows())
    wanted = f"=SUMIFS('{other}'!$H:$H,'{other}'!$A:$A,{block.number + 1})"
    sheet.formula(top, 1, wanted, total, PENCE, TOTAL)
    _weights(sheet, block)
    floors = _floors(sheet, block, total)
    weights = block.weights()
    over = sum(floors) > total
    if over:
        weights, floors = floors, [0] * len(floors)
    free = _rounds(sheet, block, weights, floors, total)
    _parts(sheet, block, free=free, weights=weights, floors=floors, total=total)


def _weights(sheet: Sheet, block: Block) -> None:
    plan, row, at = block.plan, block.top + 1, block.plan.phases_row + block.number
    everybody = len(plan.names)
    takes = cells(INPUTS, (at, at), (TAKES, TAKES + everybody - 1))
    down = cells(INPUTS, (NAMES_ROW, NAMES_ROW + everybody - 1), (SHARE, SHARE))
    scale, divided = cell(INPUTS, *SCALE_AT), cell(INPUTS, at, DIVIDED)
    weights = block.weights()
    sheet.text(row, 0, "Weights, and their sum")
    sheet.formula(row, 1, f"=SUM({block.line(row)})", sum(weights), PENCE)
    for number, weight in enumerate(weights):
        mine = f"ROUND({cell(INPUTS, NAMES_ROW + number, SHARE)}*{scale},0)"
        shared = f"IF(SUMPRODUCT({takes},TRANSPOSE({down}))=0,1,{mine})"
        fixed = f"ROUND({cell(INPUTS, at, TAKES + everybody + number)}*{scale},0)"
        part = shared
        if block.what is What.COST:
            part = f'IF({divided}="equal",1,IF({divided}="fixed",{fixed},{shared}))'
        sheet.formula(row, AT + number, f"={cell(INPUTS, at, TAKES + number)}*{part}", weight, PENCE)


def _floors(sheet: Sheet, block: Block, total: int) -> list[int]:
    """Rows of what each carries at least, and of weights and floors as they are used."""
    plan, row, at = block.plan, block.top + 2, block.plan.phases_row + block.number
    people = plan.model.participants
    costs = block.what is What.COST
    floors = [one.floor if costs and one.slug in block.phase.participants else 0 for one in people]
    weights, over = block.weights(), sum(floors) > total
    sheet.text(row, 0, "What each carries at least, and the sum")
    sheet.formula(row, 1, f"=SUM({block.line(row)})", sum(floors), PENCE)
    sheet.text(row + 1, 0, "Weights as they are used")
    sheet.text(row + 2, 0, "Least as it is used")
    too_much = f"{cell(SHARES, row, 1)}>{cell(SHARES, block.top, 1)}"
    for number, floor in enumerate(floors):
        column = AT + number
        least = f"={cell(INPUTS, at, TAKES + number)}*ROUND({cell(INPUTS, NAMES_ROW + number, FLOOR)}*100,0)"
        sheet.formula(row, column, least if costs else "=0", floor, PENCE)
        mine, weight = cell(SHARES, row, column), cell(SHARES, block.top + 1, column)
        sheet.formula(
            row + 1, column, f"=IF({too_much},{mine},{weight})", floor if over else weights[number], PENCE
        )
        sheet.formula(row + 2, column, f"=IF({too_much},0,{mine})", 0 if over else floor, PENCE)
    return floors


def _rounds(sheet: Sheet, block: Block, weights: list[int], floors: list[int], total: int) -> list[int]:
    """Who still divides the rest, round by round: 1 for who does. As many rounds as there may be."""
    plan, first, at = block.plan, block.top + 5, block.plan.phases_row + block.number
    used, least = block.line(block.top + 3), block.line(block.top + 4)
    takes = cells(INPUTS, (at, at), (TAKES, TAKES + len(plan.names) - 1))
    free = [int(one.slug in block.phase.participants) for one in plan.model.participants]
    began = list(free)
    for turn in range(block.rounds + 1):
        row = first + turn
        sheet.text(
            row, 0, f"Divides the rest, round {turn}: weight, pence" if turn else "Takes part: weight, pence"
        )
        whole = sum(weight for weight, one in zip(weights, free, strict=True) if one)
        rest = total - sum(
            floor for floor, one, was in zip(floors, free, began, strict=True) if was and not one
        )
        mine = block.line(row)
        for number in plan.people:
            column = AT + number
            if not turn:
                formula = f"={cell(INPUTS, at, TAKES + number)}"
            else:
                last = [cell(SHARES, row - 1, one) for one in (column, 1, 2)]
                weight, floor = (cell(SHARES, block.top + one, column) for one in (3, 4))
                low = f"IF({last[1]}=0,{floor}>0,{weight}*{last[2]}<{floor}*{last[1]})"
                formula = f"={last[0]}*IF({low},0,1)"
            sheet.formula(row, column, formula, free[number], "0")
        sheet.formula(row, 1, f"=SUMPRODUCT({mine},{used})", whole, PENCE)
        left = f"={cell(SHARES, block.top, 1)}-SUMPRODUCT({takes}-{mine},{least})"
        sheet.formula(row, 2, left, rest, PENCE)
        if turn < block.rounds:
            free = _next(free, weights, floors, whole=whole, rest=rest)
    return free


def _next(free: list[int], weights: list[int], floors: list[int], *, whole: int, rest: int) -> list[int]:
    low = [
        floor > 0 if not whole else weight * rest < floor * whole
        for weight, floor in zip(weights, floors, strict=True)
    ]
    return [int(one and not below) for one, below in zip(free, low, strict=True)]


def _parts(
    sheet: Sheet, block: Block, *, free: list[int], weights: list[int], floors: list[int], total: int
) -> None:
    """What is cut off of each one's part, and the part with the pence that were left over."""
    plan, row = block.plan, block.parts_row
    state = row - 2
    whole, rest = cell(SHARES, state, 1), cell(SHARES, state, 2)
    sheet.text(row - 1, 0, "The rest in millions, thousands, pence; what is cut off")
    sheet.text(row, 0, "Pence left over; what each carries or gets", TOTAL)
    all_weight = sum(weight for weight, one in zip(weights, free, strict=True) if one)
    left = total - sum(
        floor
        for floor, one, person in zip(floors, free, plan.model.participants, strict=True)
        if not one and person.slug in block.phase.participants
    )
    for column, (formula, value) in enumerate(zip(lots(rest), lots_of(left), strict=True), start=1):
        sheet.formula(row - 1, column, formula, value, PENCE)
    cut = [
        weight * left % all_weight if one and all_weight else 0
        for weight, one in zip(weights, free, strict=True)
    ]
    over = sum(cut) // all_weight if all_weight else 0
    pence = f"=IF({whole}=0,0,ROUND(SUM({block.line(row - 1)})/{whole},0))"
    sheet.formula(row, 1, pence, over, PENCE)
    three = [cell(SHARES, row - 1, column) for column in (1, 2, 3)]
    carried = _carried(block, weights, floors, total)
    for number in plan.people:
        column = AT + number
        mine, weight = cell(SHARES, state, column), cell(SHARES, block.top + 3, column)
        off = cell(SHARES, row - 1, column)
        chain = remainder(weight, three, whole)
        sheet.formula(row - 1, column, f"=IF({mine}*{whole}=0,0,{chain})", cut[number], PENCE)
        order = cell(SHARES, ORDER_ROW, column)
        rows = (block.line(row - 1), block.line(block.top + 3), orders(plan))
        first = before((off, weight, order), rows)
        part = f"ROUND(({weight}*{rest}-{off})/{whole},0)+IF({first}<{cell(SHARES, row, 1)},1,0)"
        floor = cell(SHARES, block.top + 4, column)
        formula = f"=IF({mine}=0,{floor},IF({whole}=0,0,{part}))"
        sheet.formula(row, column, formula, carried[number], PENCE, TOTAL)


def _carried(block: Block, weights: list[int], floors: list[int], total: int) -> list[int]:
    people = block.plan.model.participants
    taking = {one.slug: number for number, one in enumerate(people) if one.slug in block.phase.participants}
    if not any(weights[number] for number in taking.values()):
        return [0] * len(people)
    least = {slug: floors[number] for slug, number in taking.items() if floors[number]}
    parts = allocate(total, {slug: weights[number] for slug, number in taking.items()}, floors=least)
    return [parts.get(one.slug, 0) for one in people]
