"""What a reviewer would ask about the savings and benefits of one case."""

from collections.abc import Iterator
from fractions import Fraction

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.savings import How, Money, Saving
from lifecourse.cases.rules.savings import claimed_in_year, missing, saved_in_year
from lifecourse.engine.allocation import whole
from lifecourse.finance.api import pounds_words

PENNY_A_MONTH = 100


def savings_findings(document: CaseDocument) -> list[CaseFinding]:
    """Everything about savings and benefits that does not add up, saving by saving, then the whole."""
    found: list[CaseFinding] = []
    for saving in document.savings:
        found += _of_saving(saving)
    found += _declared(document)
    found += _avoided_declared(document)
    found += _benefits(document)
    return found


def _of_saving(saving: Saving) -> Iterator[CaseFinding]:
    place = f"Saving “{saving.name}”"
    if wanting := missing(saving):
        yield CaseFinding(
            check="saving-not-worked-out",
            place=place,
            found=f"not said: {', '.join(wanting)}",
            expected="everything that the amount is worked out of",
            mend="Say it, or give the amount of a full year with its source.",
            weight=Weight.MUST_MEND,
        )
    if saving.first_day is None:
        yield CaseFinding(
            check="saving-without-start",
            place=place,
            found="no day from which it is saved",
            expected="a day: what comes in the first year hangs on it",
            mend="Say the day from which less is spent.",
            weight=Weight.MUST_MEND,
        )
    if saving.money is Money.CASH and not saving.ledger:
        yield CaseFinding(
            check="saving-without-ledger-line",
            place=place,
            found="cash, and no line of a budget that falls",
            expected="the short name of the ledger's line on which it will be seen",
            mend="Name the line, or say that it is a cost avoided.",
            weight=Weight.SHOULD_LOOK,
        )
    yield from _moved(saving, place)
    yield from _avoided(saving, place)
    yield from _by_the_month(saving, place)


def _moved(saving: Saving, place: str) -> Iterator[CaseFinding]:
    if not saving.moved:
        return
    others = ", ".join(f"{one.organisation} ({_percent(one.part)})" for one in saving.moved)
    all_of_it = sum(one.part for one in saving.moved) == 1
    yield CaseFinding(
        check="movement-called-saving",
        place=place,
        found=f"what {saving.organisation} no longer pays is paid by {others}",
        expected="a saving is what nobody pays any more",
        mend=(
            "All of it moves, and nobody saves: call it a contribution. "
            if all_of_it
            else "Count the rest alone as saved. "
        )
        + "Each partner's page shows it as moved.",
        weight=Weight.MUST_MEND if all_of_it else Weight.SHOULD_LOOK,
    )


def _avoided(saving: Saving, place: str) -> Iterator[CaseFinding]:
    if saving.money is Money.AVOIDED and saving.ledger:
        yield CaseFinding(
            check="avoided-cost-on-a-budget-line",
            place=place,
            found=f"a cost avoided, taken from the budget line {saving.ledger}",
            expected="no budget falls by what would only have been spent otherwise",
            mend="Say that it is cash and why, or take the line away.",
            weight=Weight.MUST_MEND,
        )


def _by_the_month(saving: Saving, place: str) -> Iterator[CaseFinding]:
    """Stated years whose amounts by the month are not alike, though each says how many months it is worth."""
    rates = [(one, Fraction(one.pence, one.months)) for one in saving.stated if one.months]
    if len(rates) < 2 or max(rate for _, rate in rates) - min(rate for _, rate in rates) < PENNY_A_MONTH:
        return
    said = "; ".join(
        f"{one.year}: {pounds_words(one.pence)} for {one.months} months is {pounds_words(whole(rate))} each"
        for one, rate in rates
    )
    yield CaseFinding(
        check="stated-years-differ-by-the-month",
        place=place,
        found=said,
        expected="the same amount by the month in each year",
        mend="Say what makes the months differ, or mend the amount or the months.",
        weight=Weight.SHOULD_LOOK,
    )


def _declared(document: CaseDocument) -> Iterator[CaseFinding]:
    """What the first page says of a year, beside what its savings come to."""
    if not document.savings or any(missing(one) for one in document.savings):
        return
    for one in document.declared:
        parts = sum(claimed_in_year(saving, one.year) for saving in document.savings)
        avoided = sum(
            claimed_in_year(saving, one.year) for saving in document.savings if saving.money is Money.AVOIDED
        )
        # Cash alone may be declared; with costs avoided in it, that is what is found.
        if one.pence is None or one.pence in {parts, parts - avoided}:
            continue
        each = _each(document, one.pence)
        yield CaseFinding(
            check="declared-is-not-its-parts",
            place=f"Declared saving, {one.year}",
            found=f"{pounds_words(one.pence)} declared; its savings come to {pounds_words(parts)}",
            expected="the same amount",
            mend=f"Mend the one or the other, or add what is not listed.{each}",
            weight=Weight.MUST_MEND,
        )


def _each(document: CaseDocument, pence: int) -> str:
    """What the declared amount means for each person, where one saving is worked out by people."""
    if len(document.savings) != 1 or document.savings[0].how is not How.PEOPLE:
        return ""
    only = document.savings[0]
    weighted = (only.people or 0) * only.confidence
    if not weighted:
        return ""
    implied, said = whole(Fraction(pence) / weighted), only.each_pence or 0
    return f" What is declared is {pounds_words(implied)} a person; {pounds_words(said)} is said."


def _avoided_declared(document: CaseDocument) -> Iterator[CaseFinding]:
    """What is declared of a year and is more than the cash in it, where costs avoided make up the rest."""
    avoided = [one for one in document.savings if one.money is Money.AVOIDED]
    cash = [one for one in document.savings if one.money is Money.CASH]
    for one in document.declared:
        pence = sum(saved_in_year(saving, one.year) for saving in avoided)
        over = (one.pence or 0) - sum(claimed_in_year(saving, one.year) for saving in cash)
        if pence and over > 0:
            yield CaseFinding(
                check="avoided-cost-counted-as-cash",
                place=f"Declared saving, {one.year}",
                found=f"{pounds_words(min(pence, over))} of it is cost avoided: {_names(avoided)}",
                expected="cash alone in what a budget is cut by",
                mend="Declare cash and cost avoided apart.",
                weight=Weight.MUST_MEND,
            )


def _benefits(document: CaseDocument) -> Iterator[CaseFinding]:
    for one in document.benefits:
        wanting = [
            words
            for said, words in (
                (one.measure or one.code, "how it is measured"),
                (one.baseline is not None, "where it stands now"),
                (one.target is not None, "what it should reach"),
                (one.due is not None, "by when"),
                (one.owner, "who sees to it"),
            )
            if not said
        ]
        if wanting:
            yield CaseFinding(
                check="benefit-not-measurable",
                place=f"Benefit “{one.name}”",
                found=f"not said: {', '.join(wanting)}",
                expected="a measure, where it stands, a target, a day and somebody who sees to it",
                mend="Say it: otherwise nobody can tell later whether it came.",
                weight=Weight.MUST_MEND if not (one.measure or one.code) else Weight.SHOULD_LOOK,
            )


def _percent(part: Fraction) -> str:
    return f"{whole(part * 100)}%"


def _names(savings: list[Saving]) -> str:
    return ", ".join(one.name for one in savings)
