"""What the model of a case says to a printed table: a cost or benefit of a phase, by participant or year."""

from fractions import Fraction

from lifecourse.cases.kinds.model import Evaluated, Model, What
from lifecourse.cases.kinds.published import Span
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.published import Asked
from lifecourse.delivery.api import year_name

PENCE = 100
STEPS = 3
EVERY = "*"


def asking(model: Model | None) -> Asked:
    """How a model is asked: "cost/integration/csc", "benefit/integration/2017-18" or "cost/integration/*".

    It says nothing where there is no model, and where it has no such phase, participant or year.
    """
    if model is None:
        return lambda _: None
    done = evaluate(model)
    return lambda words: _said(done, words)


def _said(done: Evaluated, words: str) -> Span | None:
    steps = words.split("/")
    if len(steps) != STEPS or steps[0] not in {What.COST, What.BENEFIT}:
        return None
    what, phase, of = steps
    pence = [
        flow.pence
        for flow in done.flows
        if flow.what is What(what)
        and phase in {flow.phase, EVERY}
        and of in {flow.participant, year_name(flow.year).replace("/", "-"), EVERY}
    ]
    if not pence:
        return None
    # A model is exact to the penny, as far as whole pence can be divided.
    pounds, penny = Fraction(sum(pence), PENCE), Fraction(1, PENCE)
    return Span(value=pounds, low=pounds - penny, high=pounds + penny)
