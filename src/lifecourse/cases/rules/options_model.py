"""What an option costs and brings by the case's cost model: some of its phases, with some who take part."""

from dataclasses import replace
from fractions import Fraction

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.model import Counts, Flow, Model, What
from lifecourse.cases.kinds.options import FromModel, Goes, OptionMoney
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.options import weigh
from lifecourse.cases.rules.options_value import AskModel, Best, OptionValue, best_options, value_options
from lifecourse.cases.rules.what_if import without
from lifecourse.delivery.api import year_name
from lifecourse.engine.allocation import whole

CAPITAL = "capital"


def values_of(document: CaseDocument) -> tuple[OptionValue, ...]:
    """Every option of a case in money, by its own amounts and by its model as it stands in the document.

    Give a document with another model to see what a change of it does to the options.
    """
    return value_options(document.appraisal, on=document.about.first_day, model=asked_of(document.model))


def best_of(document: CaseDocument) -> Best:
    """Which options of a case come first by score, and which by value for money."""
    return best_options(weigh(document.appraisal), values_of(document))


def asked_of(model: Model | None) -> AskModel | None:
    """How a model answers for an option; None where there is no model."""
    if model is None:
        return None
    return lambda part: money_of(model, part)


def money_of(model: Model, part: FromModel) -> list[OptionMoney]:
    """The money of a part of a model, by organisation and year, at the middle of every uncertain amount.

    What only moves from one organisation to another is above nothing for who pays less and below nothing for
    who pays more, so it comes to nothing on the whole. Who is named and not in the model is passed over.
    """
    smaller = _part_of(model, part)
    if smaller is None:
        return []
    sums: dict[tuple[str, Goes, bool, bool], dict[str, int]] = {}
    for flow in evaluate(smaller).flows:
        goes, capital, cash = _sort(flow)
        by_year = sums.setdefault((flow.organisation, goes, capital, cash), {})
        year = year_name(flow.year)
        by_year[year] = by_year.get(year, 0) + flow.pence
    return [
        OptionMoney(
            organisation=organisation,
            goes=goes,
            capital=capital,
            cash=cash,
            by_year=_times(by_year, part.cost_factor if goes is Goes.COST else part.benefit_factor),
            words="From the cost model",
            source=model.source,
        )
        for (organisation, goes, capital, cash), by_year in sums.items()
    ]


def _part_of(model: Model, part: FromModel) -> Model | None:
    """The model with the phases and those who take part of an option; None where nothing is left of it."""
    stay = {one.slug for one in model.participants if not part.participants or one.slug in part.participants}
    if not stay:
        return None
    if part.phases:
        model = replace(model, phases=tuple(one for one in model.phases if one.slug in part.phases))
    for one in [one.slug for one in model.participants if one.slug not in stay]:
        model = without(model, one)
    return model if model.phases else None


def _sort(flow: Flow) -> tuple[Goes, bool, bool]:
    """Which way a flow goes, whether it is something built or bought, and whether it is cash."""
    if flow.what is What.COST:
        return Goes.COST, flow.counts == CAPITAL, False
    return Goes.BENEFIT, False, flow.what is What.MOVED or flow.counts == Counts.CASH


def _times(by_year: dict[str, int], factor: Fraction) -> dict[str, int]:
    return {year: whole(pence * factor) for year, pence in by_year.items()}
