"""What a model is made of, as a page shows it: who takes part, and each phase's lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lifecourse.cases.kinds.model import (
    BENEFIT_WORDS,
    COST_WORDS,
    COUNTS_WORDS,
    DIVIDED_WORDS,
    BenefitLine,
    Certainty,
    CostLine,
    Model,
    Move,
    Phase,
)
from lifecourse.cases.rules.model import benefit_by_quarter, cost_by_quarter, evaluate
from lifecourse.cases.rules.quarters import apart, quarters_of
from lifecourse.delivery.api import Quarter
from lifecourse.finance.api import pounds_words


@dataclass(frozen=True, kw_only=True)
class LineShown:
    """A line of a phase: who pays or gains, amounts in pence. `kind`: as addresses call it."""

    slug: str
    kind: str
    name: str
    words: str
    who: str
    best: int
    middle: int
    worst: int
    begins: str
    source: str


@dataclass(frozen=True, kw_only=True)
class PhaseShown:
    """A phase with its lines."""

    phase: Phase
    divided: str
    taking: Sequence[str]
    lines: Sequence[LineShown]


def phases_shown(model: Model) -> tuple[PhaseShown, ...]:
    """Every phase of a model with its costs, its benefits and what it moves."""
    names = {one.slug: one.name for one in model.participants}
    return tuple(
        PhaseShown(
            phase=phase,
            divided=DIVIDED_WORDS[phase.divided],
            taking=[names[one] for one in phase.participants],
            lines=[
                *_costs(model, phase, names),
                *_benefits(model, phase, names),
                *_moves(model, phase, names),
            ],
        )
        for phase in model.phases
    )


def saved_words(before: Model | None, after: Model | None) -> str:
    """What follows from a model that was saved, in a sentence."""
    if after is None:
        return "Saved."
    now = evaluate(after)
    said = (
        f"Saved. By {after.last} it costs {pounds_words(now.cost)} and brings {pounds_words(now.benefit)}: "
        f"benefit less cost is {pounds_words(now.net)}"
    )
    if before is None or (was := evaluate(before).net) == now.net:
        return f"{said}."
    return f"{said}; it was {pounds_words(was)}."


def _costs(model: Model, phase: Phase, names: Mapping[str, str]) -> list[LineShown]:
    return [
        _line(
            line,
            [cost_by_quarter(model, phase, line, one) for one in Certainty],
            phase=phase,
            kind="costs",
            words=COST_WORDS[line.kind] + (", capital" if line.capital else ""),
            who=names.get(line.paid_by, "all who take part"),
        )
        for line in phase.costs
    ]


def _benefits(model: Model, phase: Phase, names: Mapping[str, str]) -> list[LineShown]:
    return [
        _line(
            line,
            [benefit_by_quarter(model, phase, line, one) for one in Certainty],
            phase=phase,
            kind="benefits",
            words=f"{BENEFIT_WORDS[line.kind]}. {COUNTS_WORDS[line.counts]}",
            who=names.get(line.goes_to, "all who take part, by share"),
        )
        for line in phase.benefits
    ]


def _moves(model: Model, phase: Phase, names: Mapping[str, str]) -> list[LineShown]:
    quarters = quarters_of(phase.first, model.last)
    found = []
    for move in phase.moves:
        amounts = {one: move.profile.at(apart(phase.first, one)) for one in quarters}
        paid = {one: pence for one, pence in amounts.items() if pence}
        who = f"from {names[move.giver]} to {names[move.taker]}"
        words = "Moves, and is no saving"
        found.append(_line(move, [paid] * len(Certainty), phase=phase, kind="moves", words=words, who=who))
    return found


def _line(
    line: CostLine | BenefitLine | Move,
    sums: Sequence[Mapping[Quarter, int]],
    *,
    phase: Phase,
    kind: str,
    words: str,
    who: str,
) -> LineShown:
    """A line with its pence by quarter, at best, most likely and at worst."""
    best, middle, worst = (sum(one.values()) for one in sums)
    return LineShown(
        slug=line.slug,
        kind=kind,
        name=line.name,
        words=words,
        who=who,
        best=best,
        middle=middle,
        worst=worst,
        begins=str(min(sums[1], default=phase.first)),
        source=line.source,
    )
