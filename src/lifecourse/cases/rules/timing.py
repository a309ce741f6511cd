"""What does not fit in time: milestones that come before what they need, reviews too late to be of use."""

from collections.abc import Iterator
from datetime import date

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument, Depends, Milestone
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.finance.api import day_words

MONTHS = 12


def months_between(first: date, last: date) -> int:
    """Whole months from one day to a later one: a month is over on the day before its own day, as 31 May to
    30 June is one month. 0 where the later is not later."""
    if last <= first:
        return 0
    months = (last.year - first.year) * MONTHS + last.month - first.month
    at_end = _is_last_of_month(last)
    return months if last.day >= first.day or at_end else months - 1


def milestones_out_of_time(given: ToCheck) -> Iterator[CaseFinding]:
    """Each milestone beside those it informs, and beside the days of the case."""
    by_slug = {one.slug: one for one in given.document.milestones}
    for one in given.document.milestones:
        yield from _of_itself(one, given.document)
        for slug in one.informs:
            yield from _informs(one, by_slug[slug], given.months_to_act)


def _informs(review: Milestone, informed: Milestone, months: int) -> Iterator[CaseFinding]:
    begins = informed.first_day or informed.due
    if review.due is None or begins is None:
        return
    verb = "begins" if informed.first_day else "is due"
    place = f"Milestones “{review.name}” and “{informed.name}”"
    if begins <= review.due:
        yield CaseFinding(
            check="milestones-out-of-order",
            place=place,
            found=f"the first ends on {day_words(review.due)}; the second {verb} on {day_words(begins)}",
            expected="what informs something ends before it",
            mend="Move one of them, or say that the one does not wait for the other.",
            weight=Weight.MUST_MEND,
        )
    elif (gap := months_between(review.due, begins)) < months:
        yield CaseFinding(
            check="review-ends-too-late",
            place=place,
            found=f"the first ends on {day_words(review.due)}; the second, which it should inform, {verb} on "
            f"{day_words(begins)}: {_months(gap)} later",
            expected=f"{_months(months)} or more in which to decide, plan and buy",
            mend="End the review earlier, or let what it informs come later.",
            weight=Weight.MUST_MEND,
        )


def _of_itself(one: Milestone, document: CaseDocument) -> Iterator[CaseFinding]:
    place = f"Milestone “{one.name}”"
    if one.due is None:
        yield CaseFinding(
            check="milestone-without-day",
            place=place,
            found="no day by which it is done",
            expected="a day",
            mend="Say by when it is done.",
            weight=Weight.SHOULD_LOOK,
        )
    if one.first_day and one.due and one.due < one.first_day:
        yield CaseFinding(
            check="milestone-ends-before-it-begins",
            place=place,
            found=f"it begins on {day_words(one.first_day)} and is due on {day_words(one.due)}",
            expected="a day that is not before its first",
            mend="Mend one of the two days.",
            weight=Weight.MUST_MEND,
        )
    first, last = document.about.first_day, document.about.last_day
    days = [day for day in (one.first_day, one.due) if day is not None]
    outside = [day for day in days if day < first or (last is not None and day > last)]
    if outside:
        until = f" to {day_words(last)}" if last else ""
        yield CaseFinding(
            check="milestone-outside-the-case",
            place=place,
            found=" and ".join(day_words(day) for day in outside),
            expected=f"a day of the case, which runs from {day_words(first)}{until}",
            mend="Mend the day, or the days of the case.",
            weight=Weight.SHOULD_LOOK,
        )


def dependencies_out_of_time(given: ToCheck) -> Iterator[CaseFinding]:
    """A dependency on a case that is not there, or that ends after the case that cannot do without it."""
    end = last_day_of_case(given.document)
    for one in given.document.dependencies:
        if not one.reference:
            continue
        other = given.others.get(one.reference)
        place = f"Dependency on “{one.title}”"
        if other is None:
            yield CaseFinding(
                check="dependency-is-not-there",
                place=place,
                found=f"reference {one.reference}",
                expected="the reference of a case of this partnership",
                mend="Mend the reference, or leave it empty and say whose it is.",
                weight=Weight.SHOULD_LOOK,
            )
            continue
        other_end = last_day_of_case(other)
        if one.how is Depends.NEEDS and end and other_end and other_end > end:
            yield CaseFinding(
                check="dependency-ends-later",
                place=place,
                found=f"{one.reference} ends on {day_words(other_end)}; this case ends on {day_words(end)}",
                expected="what a case cannot do without is there before the case ends",
                mend="Move one of them, or say what of the other is needed and by when.",
                weight=Weight.MUST_MEND,
            )


def last_day_of_case(document: CaseDocument) -> date | None:
    """The day on which a case ends: the one it says, else that of its last milestone; none where neither."""
    if document.about.last_day is not None:
        return document.about.last_day
    return max((one.due for one in document.milestones if one.due), default=None)


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def _is_last_of_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month
