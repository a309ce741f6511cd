"""What each phase costs and brings in each quarter, and how it is divided among those who take part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lifecourse.cases.api import BenefitLine, CostLine, Phase, What
from lifecourse.publishing.cases.model_book.inputs import (
    FIRST_AT,
    FOR,
    GIVER,
    GOES_TO,
    LASTING,
    PAID_BY,
    PART_TAKEN,
    RAMP,
    RUNNING,
    TAKER,
)
from lifecourse.publishing.cases.model_book.plan import (
    BENEFITS,
    COSTS,
    INPUTS,
    MOVES,
    NAMES_ROW,
    PENCE,
    SHARES,
    SPREAD,
    Plan,
    before,
    cell,
    cells,
    lots,
    lots_of,
    remainder,
)
from lifecourse.publishing.cases.model_book.shares import AT, ORDER_ROW, Block, orders
from lifecourse.publishing.cases.model_book.spread import SLOTS, amount_row, count_cell
from lifecourse.publishing.workbook.sheet import Sheet

TOP = 1
NUMBER, LINE, QUARTER, YEAR, SINCE, AMOUNT, SHARED, LOTS, STILL, OVER, LEFT = (
    0,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    11,
    12,
    13,
)
HEADS: tuple[str, ...] = (
    "Phase number",
    "Phase",
    "Line",
    "Quarter",
    "Year",
    "Quarters since it began",
    "Pence",
    "To divide",
)
HEADS += ("Millions", "Thousands", "Rest", "Still to carry, all", "Pence left over")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of a phase in a quarter: `amount` as a formula of the quarters since the phase began."""

    phase: Phase
    number: int
    line: str
    name: str
    quarter: int
    amount: Callable[[str], str]
    alone: str
    slug: str


def rows_of(plan: Plan, what: What) -> list[Row]:
    """The rows of the table of costs or benefits: by phase, then quarter, then line, as they are divided."""
    found = []
    for number, phase in enumerate(plan.model.phases):
        lines: Sequence[tuple[int, CostLine | BenefitLine]]
        if what is What.COST:
            lines = [(at, line) for at, (one, line) in enumerate(plan.costs) if one is phase]
            length = len(plan.quarters)
        else:
            lines = [(at, line) for at, (one, line) in enumerate(plan.benefits) if one is phase]
            length = len(plan.within)
        for quarter in range(length):
            found += [_row(plan, number, at, line, quarter) for at, line in lines]
    return found


def _row(plan: Plan, number: int, at: int, line: CostLine | BenefitLine, quarter: int) -> Row:
    phase = plan.model.phases[number]
    inside = cell(INPUTS, plan.quarters_row + quarter, 3)
    if isinstance(line, CostLine):
        source = plan.costs_row + at
        pence = cells(SPREAD, (amount_row(at), amount_row(at)), (SLOTS, SLOTS + plan.weight_slots - 1))
        running = f"IF({inside}=1,ROUND({cell(INPUTS, source, RUNNING)}*100,0),0)"
        many = count_cell(at)
        return Row(
            phase=phase,
            number=number,
            line=line.slug,
            name=line.name,
            quarter=quarter,
            slug=line.paid_by,
            alone=cell(INPUTS, source, PAID_BY),
            amount=lambda since: f"=IF({since}<0,0,IF({since}<{many},INDEX({pence},1,{since}+1),{running}))",
        )
    source = plan.benefits_row + at
    part = cell(INPUTS, source, PART_TAKEN)
    return Row(
        phase=phase,
        number=number,
        line=line.slug,
        name=line.name,
        quarter=quarter,
        slug=line.goes_to,
        alone=cell(INPUTS, source, GOES_TO),
        amount=lambda since: f"=ROUND({profile(plan, source, since)}*{part}/100,0)",
    )


def profile(plan: Plan, source: int, since: str) -> str:
    """The pence of a benefit or a move in a quarter, as a formula of the quarters since its phase began."""
    ramp = cells(INPUTS, (source, source), (RAMP, RAMP + plan.ramp_slots - 1))
    lasting, ends = cell(INPUTS, source, LASTING), cell(INPUTS, source, FOR)
    later = f'IF(AND({ends}<>"",{since}>=COUNT({ramp})+N({ends})),0,ROUND({lasting}*100,0))'
    grown = f"ROUND(INDEX({ramp},1,MIN({since}+1,{plan.ramp_slots}))*100,0)"
    return f"IF({since}<0,0,IF({since}<COUNT({ramp}),{grown},{later}))"


def write_costs(sheet: Sheet, plan: Plan) -> None:
    """Every cost by quarter, divided."""
    _write(sheet, plan, What.COST, COSTS)


def write_benefits(sheet: Sheet, plan: Plan) -> None:
    """Every benefit by quarter, divided."""
    _write(sheet, plan, What.BENEFIT, BENEFITS)


def parts_columns(plan: Plan) -> int:
    """The first column of what falls on each."""
    return LEFT + 2 * len(plan.names)


def _write(sheet: Sheet, plan: Plan, what: What, own: str) -> None:
    people = [f"{words}: {name}" for words in ("Still to carry", "Cut off", "Pence") for name in plan.names]
    sheet.headings((*HEADS, *people), [8, 24, 34, 12, 10, *[13] * (len(HEADS) - 5 + len(people))])
    amounts: dict[tuple[str, str, str, str], int] = {}
    for flow in plan.evaluated.flows:
        if flow.what is what:
            amounts[flow.phase, flow.line, str(flow.quarter), flow.participant] = flow.pence
    left: list[int] = []
    last: Row | None = None
    for at, row in enumerate(rows_of(plan, what), start=TOP):
        begins = last is None or last.phase is not row.phase
        got = [
            amounts.get((row.phase.slug, row.line, plan.quarters[row.quarter], one.slug), 0)
            for one in plan.model.participants
        ]
        if begins:
            left = _settled(plan, row, what)
        _line(sheet, plan, row, at, own=own, begins=begins, left=left, got=got, what=what)
        if not row.slug:
            left = [had - part for had, part in zip(left, got, strict=True)]
        last = row


def _settled(plan: Plan, row: Row, what: What) -> list[int]:
    flows = Block(plan, row.number, what).flows()
    return [sum(f.pence for f in flows if f.participant == one.slug) for one in plan.model.participants]


def _line(
    sheet: Sheet,
    plan: Plan,
    row: Row,
    at: int,
    *,
    own: str,
    begins: bool,
    left: list[int],
    got: list[int],
    what: What,
) -> None:
    amount, people = sum(got), len(plan.names)
    shared = 0 if row.slug else amount
    phase = plan.phases_row + row.number
    sheet.number(at, NUMBER, row.number + 1, "0")
    sheet.text(at, NUMBER + 1, row.phase.name)
    sheet.text(at, LINE, row.name)
    sheet.text(at, QUARTER, plan.quarters[row.quarter])
    sheet.text(at, YEAR, plan.quarters[row.quarter][:7])
    begun = plan.quarters.index(str(row.phase.first))
    sheet.formula(at, SINCE, f"={row.quarter}-{cell(INPUTS, phase, FIRST_AT)}", row.quarter - begun, "0")
    sheet.formula(at, AMOUNT, row.amount(cell(own, at, SINCE)), amount, PENCE)
    sheet.formula(at, SHARED, f'=IF({row.alone}="",{cell(own, at, AMOUNT)},0)', shared, PENCE)
    for column, (formula, value) in enumerate(
        zip(lots(cell(own, at, SHARED)), lots_of(shared), strict=True), start=LOTS
    ):
        sheet.formula(at, column, formula, value, PENCE)
    lefts = cells(own, (at, at), (LEFT, LEFT + people - 1))
    cuts = cells(own, (at, at), (LEFT + people, LEFT + 2 * people - 1))
    still, over, to_divide = (cell(own, at, one) for one in (STILL, OVER, SHARED))
    all_left = sum(left)
    cut = [one * shared % all_left if shared else 0 for one in left]
    sheet.formula(at, STILL, f"=SUM({lefts})", all_left, PENCE)
    spare = f"=IF({to_divide}=0,0,ROUND(SUM({cuts})/{still},0))"
    sheet.formula(at, OVER, spare, sum(cut) // all_left if shared else 0, PENCE)
    three = [cell(own, at, LOTS + one) for one in range(3)]
    settled = Block(plan, row.number, what).parts_row
    for number in plan.people:
        mine, off = cell(own, at, LEFT + number), cell(own, at, LEFT + people + number)
        carried = (
            f"={cell(SHARES, settled, AT + number)}"
            if begins
            else f"={cell(own, at - 1, LEFT + number)}-IF({cell(own, at - 1, SHARED)}>0,"
            f"{cell(own, at - 1, LEFT + 2 * people + number)},0)"
        )
        sheet.formula(at, LEFT + number, carried, left[number], PENCE)
        chain = f"=IF({to_divide}=0,0,{remainder(mine, three, still)})"
        sheet.formula(at, LEFT + people + number, chain, cut[number], PENCE)
        first = before((off, mine, cell(SHARES, ORDER_ROW, AT + number)), (cuts, lefts, orders(plan)))
        part = f"ROUND(({mine}*{to_divide}-{off})/{still},0)+IF({first}<{over},1,0)"
        whose = f"IF({row.alone}={cell(INPUTS, NAMES_ROW + number, 0)},{cell(own, at, AMOUNT)},0)"
        formula = f'=IF({row.alone}<>"",{whose},IF({to_divide}=0,0,{part}))'
        sheet.formula(at, LEFT + 2 * people + number, formula, got[number], PENCE)


def write_moves(sheet: Sheet, plan: Plan) -> None:
    """What moves from one partner to another, by quarter."""
    heads = ("Phase", "Move", "Quarter", "Year", "Quarters since it began", "From", "To", "Pence")
    sheet.headings(heads, [24, 34, 12, 10, 12, 30, 30, 14])
    at = TOP
    for number, (phase, move) in enumerate(plan.moves):
        source, begun = plan.moves_row + number, plan.quarters.index(str(phase.first))
        for quarter in range(len(plan.within)):
            sheet.text(at, 0, phase.name)
            sheet.text(at, 1, move.name)
            sheet.text(at, 2, plan.quarters[quarter])
            sheet.text(at, 3, plan.quarters[quarter][:7])
            begins = cell(INPUTS, plan.phases_row + plan.phase_number(phase), FIRST_AT)
            sheet.formula(at, 4, f"={quarter}-{begins}", quarter - begun, "0")
            sheet.formula(at, 5, f"={cell(INPUTS, source, GIVER)}", plan.person(move.giver), "@")
            sheet.formula(at, 6, f"={cell(INPUTS, source, TAKER)}", plan.person(move.taker), "@")
            pence = move.profile.at(quarter - begun)
            sheet.formula(at, 7, f"={profile(plan, source, cell(MOVES, at, 4))}", pence, PENCE)
            at += 1
