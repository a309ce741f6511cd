"""What a model costs and brings: by phase, quarter and participant, exact to the penny.

An amount is spread over quarters first, then divided among participants. What each carries of a phase is
settled for the whole phase (shares, floors, largest remainder); each quarter of each line is then divided by
what each has still to carry. So the parts add up both ways: of a quarter to the quarter, and of a participant
to what was settled.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate

from lifecourse.cases.kinds.model import (
    BenefitLine,
    Certainty,
    CostLine,
    Divided,
    Evaluated,
    Flow,
    Model,
    Move,
    Phase,
    What,
    YearSums,
)
from lifecourse.cases.rules.quarters import apart, later, quarters_of
from lifecourse.delivery.api import Quarter
from lifecourse.engine.allocation import allocate, whole

type Line = CostLine | BenefitLine


@lru_cache(maxsize=256)
def evaluate(model: Model, *, certainty: Certainty = Certainty.MID) -> Evaluated:
    """Work a model out, with every uncertain amount at its best, its middle or its worst."""
    flows = tuple(flow for phase in model.phases for flow in _flows(model, phase, certainty))
    last = max([model.last, *(flow.quarter for flow in flows)])
    return Evaluated(model=model, certainty=certainty, quarters=quarters_of(model.first, last), flows=flows)


def cost_by_quarter(model: Model, phase: Phase, line: CostLine, certainty: Certainty) -> dict[Quarter, int]:
    """What a line costs in each quarter. What is spread is counted also after the model's last quarter."""
    amount = {Certainty.BEST: line.best, Certainty.MID: line.mid, Certainty.WORST: line.worst}[certainty]
    parts = allocate(amount, {f"{number:03}": weight for number, weight in enumerate(line.weights)})
    found = {later(phase.first, int(number)): pence for number, pence in parts.items() if pence}
    if line.running:
        for quarter in quarters_of(later(phase.first, len(line.weights)), model.last):
            found[quarter] = line.running
    return dict(sorted(found.items()))


def benefit_by_quarter(
    model: Model, phase: Phase, line: BenefitLine, certainty: Certainty
) -> dict[Quarter, int]:
    """What a line brings in each quarter to the model's last: a phase that begins late loses its end."""
    part = {Certainty.BEST: line.best, Certainty.MID: Fraction(1), Certainty.WORST: line.worst}[certainty]
    amounts = {
        quarter: whole(line.profile.at(apart(phase.first, quarter)) * part)
        for quarter in quarters_of(phase.first, model.last)
    }
    return {quarter: pence for quarter, pence in amounts.items() if pence}


def divide_both_ways(
    columns: Sequence[int], weights: Mapping[str, Fraction | int], *, floors: Mapping[str, int]
) -> list[dict[str, int]]:
    """Each column divided so that the columns add up, and so do the parts of each name over all columns.

    Where the floors come to more than there is to divide, it is divided by the floors.
    """
    total = sum(columns)
    if sum(floors.values()) > total:
        weights, floors = {name: floors.get(name, 0) for name in weights}, {}
    left = allocate(total, weights, floors=floors)
    found = []
    for column in columns:
        # Nobody's part of a column is more than what they have left, so nobody ends below nothing.
        parts = allocate(column, left) if column else dict.fromkeys(left, 0)
        left = {name: pence - parts[name] for name, pence in left.items()}
        found.append(parts)
    return found


def weights_of(model: Model, phase: Phase) -> dict[str, Fraction]:
    """How much of a phase's cost each of those who take part carries, in parts of any whole."""
    shares = shares_of(model, phase)
    if phase.divided is Divided.EQUAL:
        return dict.fromkeys(shares, Fraction(1))
    if phase.divided is Divided.FIXED:
        return dict.fromkeys(shares, Fraction(0)) | dict(phase.fixed)
    return shares


def shares_of(model: Model, phase: Phase) -> dict[str, Fraction]:
    """The shares of the benefit of those who take part in a phase; alike where none of them has any."""
    shares = {one.slug: one.share for one in model.participants if one.slug in phase.participants}
    return shares if any(shares.values()) else dict.fromkeys(shares, Fraction(1))


def by_year(evaluated: Evaluated) -> tuple[YearSums, ...]:
    """Cost, benefit and the running total of each financial year, from the first to the last."""
    years = sorted({quarter.year for quarter in evaluated.quarters})
    return _sums(evaluated, [(year, str(Quarter(year, 1))[:7]) for year in years], "year")


def by_quarter(evaluated: Evaluated) -> tuple[YearSums, ...]:
    """Cost, benefit and the running total of each quarter, from the first to the last."""
    return _sums(evaluated, [(quarter, str(quarter)) for quarter in evaluated.quarters], "quarter")


def _sums(evaluated: Evaluated, names: Sequence[tuple[object, str]], key: str) -> tuple[YearSums, ...]:
    cost, benefit = (summed(evaluated.flows, what, key) for what in (What.COST, What.BENEFIT))
    both = [(name, cost.get((at,), 0), benefit.get((at,), 0)) for at, name in names]
    running = accumulate(brought - spent for _, spent, brought in both)
    return tuple(
        YearSums(name=name, cost=spent, benefit=brought, running=so_far)
        for (name, spent, brought), so_far in zip(both, running, strict=True)
    )


def summed(flows: Iterable[Flow], what: What, *keys: str) -> dict[tuple[object, ...], int]:
    """Pence of one sort of flow, added up by fields of a flow such as `phase`, `year` or `organisation`."""
    found: dict[tuple[object, ...], int] = {}
    for flow in flows:
        if flow.what is what:
            key = tuple(getattr(flow, one) for one in keys)
            found[key] = found.get(key, 0) + flow.pence
    return found


def _flows(model: Model, phase: Phase, certainty: Certainty) -> list[Flow]:
    costs = [(line, cost_by_quarter(model, phase, line, certainty)) for line in phase.costs]
    benefits = [(line, benefit_by_quarter(model, phase, line, certainty)) for line in phase.benefits]
    floors = {
        one.slug: one.floor for one in model.participants if one.floor and one.slug in phase.participants
    }
    return [
        *_divided(model, phase, costs, weights_of(model, phase), floors),
        *_divided(model, phase, benefits, shares_of(model, phase), {}),
        *(flow for move in phase.moves for flow in _moved(model, phase, move)),
    ]


def _divided[Of: (CostLine, BenefitLine)](
    model: Model,
    phase: Phase,
    lines: Sequence[tuple[Of, dict[Quarter, int]]],
    weights: Mapping[str, Fraction],
    floors: Mapping[str, int],
) -> list[Flow]:
    found: list[Flow] = []
    columns: list[tuple[Quarter, int, Of, int]] = []
    for number, (line, amounts) in enumerate(lines):
        alone = line.paid_by if isinstance(line, CostLine) else line.goes_to
        for quarter, pence in amounts.items():
            if alone:
                found += _flows_of(model, phase, line, quarter, {alone: pence})
            else:
                columns.append((quarter, number, line, pence))
    columns.sort(key=lambda one: one[:2])
    if not columns:
        return found
    parted = divide_both_ways([pence for *_, pence in columns], weights, floors=floors)
    for (quarter, _, line, _), parts in zip(columns, parted, strict=True):
        found += _flows_of(model, phase, line, quarter, parts)
    return found


def _flows_of(
    model: Model, phase: Phase, line: Line, quarter: Quarter, parts: Mapping[str, int]
) -> list[Flow]:
    if isinstance(line, CostLine):
        what, counts = What.COST, "capital" if line.capital else "revenue"
    else:
        what, counts = What.BENEFIT, line.counts.value
    return [
        Flow(
            what=what,
            phase=phase.slug,
            line=line.slug,
            kind=line.kind.value,
            counts=counts,
            participant=name,
            organisation=_organisation(model, name),
            quarter=quarter,
            pence=pence,
        )
        for name, pence in parts.items()
        if pence
    ]


def _moved(model: Model, phase: Phase, move: Move) -> list[Flow]:
    found = []
    for quarter in quarters_of(phase.first, model.last):
        pence = move.profile.at(apart(phase.first, quarter))
        for name, amount in ((move.giver, pence), (move.taker, -pence)):
            if amount:
                found.append(
                    Flow(
                        what=What.MOVED,
                        phase=phase.slug,
                        line=move.slug,
                        kind=What.MOVED.value,
                        counts="",
                        participant=name,
                        organisation=_organisation(model, name),
                        quarter=quarter,
                        pence=amount,
                    )
                )
    return found


def _organisation(model: Model, name: str) -> str:
    return next(one.organisation for one in model.participants if one.slug == name)
