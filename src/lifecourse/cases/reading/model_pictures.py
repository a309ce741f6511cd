"""The charts of a model: what is spent and comes back in all, how it comes about, and on what it hangs."""

from decimal import Decimal

from lifecourse.cases.kinds.model import (
    BENEFIT_WORDS,
    COST_WORDS,
    BenefitKind,
    CostKind,
    Evaluated,
    Model,
    What,
)
from lifecourse.cases.rules.model import by_year, evaluate
from lifecourse.cases.rules.model_chances import Swing, steps, swings
from lifecourse.design.api import (
    ChartTable,
    MoneyByYear,
    MoneyPart,
    MoneyStep,
    MoneySteps,
    exact_money,
    money,
    short_money,
)

MOST_SWINGS = 10
COSTS, BENEFITS, LEFT_OVER = 3, 5, 0


def pounds(pence: int) -> Decimal:
    """Pounds of whole pence."""
    return Decimal(pence) / 100


def running_picture(evaluated: Evaluated) -> MoneyByYear:
    """The running total at the end of each year."""
    years = by_year(evaluated)
    lowest = min(years, key=lambda one: one.running)
    said = f"At its lowest, {money(pounds(lowest.running))} at the end of {lowest.name}; "
    end = years[-1].running
    said += f"{money(pounds(end))} at the end of {years[-1].name}."
    return MoneyByYear(
        title="What has come back so far, less what has been spent",
        years=tuple(one.name for one in years),
        parts=(MoneyPart(name="Running total", pounds=tuple(pounds(one.running) for one in years)),),
        parted_by="At the end of",
        own_sentence=said,
    )


def steps_picture(evaluated: Evaluated) -> MoneySteps:
    """From each kind of cost over each kind of benefit to what is left."""
    found, at = [], 0
    for what, kind, pence in steps(evaluated):
        words = COST_WORDS[CostKind(kind)] if what is What.COST else BENEFIT_WORDS[BenefitKind(kind)]
        look = COSTS if what is What.COST else BENEFITS
        found.append(_step(words, at, at + pence, pence, look))
        at += pence
    found.append(_step("What is left (net benefit)", 0, at, at, LEFT_OVER))
    rows = tuple((one.name, exact_money(one.ends - one.starts)) for one in found)
    cost, benefit = money(pounds(evaluated.cost)), money(pounds(evaluated.benefit))
    return MoneySteps(
        title="From what it costs to what is left",
        sentence=f"{cost} is spent and {benefit} comes back: {money(pounds(evaluated.net))} is left.",
        steps=tuple(found),
        table=ChartTable(headers=("What", "Amount"), rows=rows, last_row_is_total=True),
    )


def _step(name: str, starts: int, ends: int, pence: int, look: int) -> MoneyStep:
    return MoneyStep(
        name=name, starts=pounds(starts), ends=pounds(ends), words=short_money(pounds(pence)), look=look
    )


def swings_picture(model: Model) -> MoneySteps | None:
    """Net benefit as one amount at a time is at its worst and at its best; None where nothing can differ."""
    found = swings(model)[:MOST_SWINGS]
    if not found:
        return None
    phases = {phase.slug: phase.name for phase in model.phases}
    names = {one: f"{phases[one.phase]}: {one.name}" for one in found}
    return MoneySteps(
        title="On what the result hangs most",
        sentence=_swings_sentence(found[0], names[found[0]]),
        steps=tuple(
            MoneyStep(
                name=names[one],
                starts=pounds(one.worst),
                ends=pounds(one.best),
                words=f"{short_money(pounds(one.worst))} to {short_money(pounds(one.best))}",
                look=2,
            )
            for one in found
        ),
        table=ChartTable(
            headers=("If only this differs", "Net benefit at its worst", "Net benefit at its best"),
            rows=tuple(
                (names[one], exact_money(pounds(one.worst)), exact_money(pounds(one.best))) for one in found
            ),
        ),
        at=pounds(evaluate(model).net),
        from_nothing=False,
    )


def _swings_sentence(most: Swing, name: str) -> str:
    how = "from its worst to its best" if most.said else "a tenth worse and a tenth better"
    said = "" if most.said else " The case says no best and worst; a tenth either way is ours."
    return (
        f"Each amount by itself, {how}. Most hangs on “{name}”: the net benefit is between "
        f"{money(pounds(most.worst))} and {money(pounds(most.best))}.{said}"
    )
