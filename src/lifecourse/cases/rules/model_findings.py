"""What a reviewer would ask about a model: how sure it is, on whom it falls, whether its parts are whole."""

from collections.abc import Iterator
from fractions import Fraction

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.model import COUNTS_WORDS, Counts, Evaluated, Model, What
from lifecourse.cases.rules.model import evaluate, summed
from lifecourse.delivery.api import quarter_of
from lifecourse.finance.api import pounds_words

# Parts that come to about a hundred are meant as parts of a hundred; any other sum is of a whole of its own.
ALL, ABOUT = 100, 5


def model_findings(given: ToCheck) -> Iterator[CaseFinding]:
    """All of it; nothing of a case without a model, which completeness tells."""
    model = given.document.model
    if model is None:
        return
    done = evaluate(model)
    yield from _whole(model)
    yield from _range(model)
    yield from _too_early(given, model)
    yield from _on_whom(done)
    yield from _not_cash(done)


def _whole(model: Model) -> Iterator[CaseFinding]:
    """Shares and agreed parts that are meant to be all, and are not."""
    parts = [("Shares of the benefit", [one.share for one in model.participants])]
    parts += [(f"Agreed parts of {one.name}", [part for _, part in one.fixed]) for one in model.phases]
    for place, shares in parts:
        whole = sum(shares, start=Fraction(0))
        if whole != ALL and abs(whole - ALL) <= ABOUT:
            yield CaseFinding(
                check="shares-not-all",
                place=place,
                found=f"{float(whole):g} in all",
                expected="100, so that each share is a part of all",
                mend="Mend the share that is wrong. Until then each counts as its part of what they come to.",
                weight=Weight.MUST_MEND,
            )


def _range(model: Model) -> Iterator[CaseFinding]:
    """No cost and no benefit of which anybody said how far it may be off."""
    costs = [line for phase in model.phases for line in phase.costs]
    benefits = [line for phase in model.phases for line in phase.benefits]
    said = any(one.best != one.worst for one in costs) or any(one.best != one.worst for one in benefits)
    if (costs or benefits) and not said:
        yield CaseFinding(
            check="model-without-range",
            place="What it costs and brings",
            found="one amount for each line, and no best and worst of any",
            expected="how far each may be off, so that a board sees how sure the result is",
            mend="State a best and a worst of what is least sure.",
            weight=Weight.SHOULD_LOOK,
        )


def _too_early(given: ToCheck, model: Model) -> Iterator[CaseFinding]:
    """A phase that begins in a quarter before the one in which the case itself does."""
    begins = quarter_of(given.document.about.first_day)
    for phase in model.phases:
        if phase.first < begins:
            yield CaseFinding(
                check="phase-before-the-case",
                place=f"Phase {phase.number}, {phase.name}",
                found=f"it begins in {phase.first}, and the case in {begins}",
                expected="a phase that begins once it can be decided",
                mend="Put the phase later, or give the case the day on which its work begins.",
                weight=Weight.MUST_MEND,
            )


def _on_whom(done: Evaluated) -> Iterator[CaseFinding]:
    """The whole costs more than it brings, or an organisation pays more than it gets."""
    if done.net < 0:
        yield CaseFinding(
            check="costs-more-than-it-brings",
            place="What it costs and brings",
            found=f"{pounds_words(done.cost)} spent, {pounds_words(done.benefit)} back by {done.model.last}",
            expected="as much back as is spent, or what else makes it worth its money",
            mend="Say in the case what people get for it.",
            weight=Weight.SHOULD_LOOK,
        )
    effect: dict[str, int] = {}
    for one in done.flows:
        effect[one.organisation] = effect.get(one.organisation, 0) + one.effect
    for organisation, pence in effect.items():
        if pence < 0 <= done.net:
            names = {one.organisation: one.name for one in done.model.participants}
            yield CaseFinding(
                check="partner-pays-more-than-it-gets",
                place=f"What it costs and brings: {names.get(organisation, organisation)}",
                found=f"it pays {pounds_words(-pence)} more than it gets, while all together gain",
                expected="that this partner knows, and why it agrees",
                mend="Say how the partners make it good, or that this one pays and why.",
                weight=Weight.SHOULD_LOOK,
            )


def _not_cash(done: Evaluated) -> Iterator[CaseFinding]:
    """A part of the benefit that no budget can be cut by, beside what is."""
    counted = summed(done.flows, What.BENEFIT, "counts")
    soft = {one: counted.get((one.value,), 0) for one in Counts if one is not Counts.CASH}
    if any(soft.values()):
        said = "; ".join(
            f"{COUNTS_WORDS[one]}: {pounds_words(pence)}" for one, pence in soft.items() if pence
        )
        yield CaseFinding(
            check="benefit-is-not-all-cash",
            place="What it costs and brings",
            found=f"of {pounds_words(done.benefit)} in all: {said}",
            expected="a board that knows how much of the benefit pays for anything",
            mend="Say beside the whole how much of it is cash; cut budgets by no more than that.",
            weight=Weight.SHOULD_LOOK,
        )
