"""What a reviewer would ask about options: whether there was a choice, and what speaks for the one made."""

from collections.abc import Iterator, Sequence

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.options import Option
from lifecourse.cases.rules.options import weigh
from lifecourse.cases.rules.options_model import best_of

FEWEST = 2


def options_findings(given: ToCheck) -> Iterator[CaseFinding]:
    """All of it; nothing of a case that weighs no options, which completeness tells."""
    options = given.document.appraisal.options
    if options:
        yield from _choice(options)
        yield from _without_money(options)
        yield from _scores(given)
        yield from _score_and_value(given)


def _choice(options: Sequence[Option]) -> Iterator[CaseFinding]:
    """Going on as today is one of the options, and beside it there are two to choose between."""
    others = [one for one in options if not one.status_quo]
    if len(others) == len(options):
        yield CaseFinding(
            check="no-option-of-carrying-on",
            place="Options",
            found="no option that carries on as today",
            expected="what happens if nothing is done, as an option that the others are held against",
            mend="Add it, and mark it as carrying on as today.",
            weight=Weight.SHOULD_LOOK,
        )
    if len(others) < FEWEST:
        yield CaseFinding(
            check="no-choice-of-options",
            place="Options",
            found=f"{len(others)} way{'' if len(others) == 1 else 's'} of going about it",
            expected="at least two, so that there is something to choose",
            mend="Add another way that somebody thought of, or say why there is none.",
            weight=Weight.SHOULD_LOOK,
        )


def _without_money(options: Sequence[Option]) -> Iterator[CaseFinding]:
    """An option without money while others have some: it cannot be compared."""
    stated = {one.slug for one in options if one.money or one.model or one.status_quo}
    if len(stated) < FEWEST:
        return
    for one in options:
        if one.slug not in stated:
            yield CaseFinding(
                check="option-without-money",
                place=f"Option {one.number}, {one.name}",
                found="nothing of what it costs and brings, while it is said of others",
                expected="its costs and benefits by year, or which part of the case's model it is",
                mend="State them, or say why this option is not compared.",
                weight=Weight.SHOULD_LOOK,
            )


def _scores(given: ToCheck) -> Iterator[CaseFinding]:
    """Every option has a score by every criterion, and every score that is somebody's has a reason."""
    appraisal = given.document.appraisal
    for one in weigh(appraisal) if appraisal.scores else ():
        if one.missing:
            yield CaseFinding(
                check="option-not-scored",
                place=f"Option {one.option.number}, {one.option.name}",
                found=f"no score by: {', '.join(criterion.name for criterion in one.missing)}",
                expected="a score by each criterion",
                mend="Score it, or take it out of the ranking and say why: nothing stands for a score.",
                weight=Weight.MUST_MEND,
            )
    silent = [one for one in appraisal.scores if not one.why and not one.made_up]
    if silent:
        yield CaseFinding(
            check="score-without-reason",
            place="Scores of options",
            found=f"{len(silent)} of {len(appraisal.scores)} scores without a reason",
            expected="a sentence for each score that somebody else could check",
            mend="Say why.",
            weight=Weight.SHOULD_LOOK,
        )


def _score_and_value(given: ToCheck) -> Iterator[CaseFinding]:
    """The option that scores most is worth less to the public purse than another."""
    best = best_of(given.document)
    if best.differ:
        score, value = (", ".join(one.name for one in those) for those in (best.by_score, best.by_value))
        yield CaseFinding(
            check="score-and-value-differ",
            place="Options",
            found=f"“{score}” scores most, and “{value}” is worth most to the public purse",
            expected="one option that is both, or the reason why the other is chosen",
            mend="Say in the case why what it is worth does not decide, or weigh money otherwise.",
            weight=Weight.SHOULD_LOOK,
        )
