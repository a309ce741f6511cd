"""Whether two cases claim the same money: by people, contract and budget line, in the same days."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from lifecourse.cases.kinds.claims import SHARES_WORDS, Claimed, Hangs, Overlap, Shares
from lifecourse.cases.kinds.document import DEPENDS_WORDS, CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.savings import Saving
from lifecourse.cases.rules.savings import ends_on, saved_by_month, starts_on
from lifecourse.finance.api import pounds_words

ALWAYS = date.max


def overlaps(cases: Sequence[CaseDocument], *, last: date) -> list[Overlap]:
    """Every pair of savings of two cases that claim the same, those of one contract or line first.

    What is at risk of being counted twice is counted up to the month of `last`.
    """
    found = [
        overlap
        for one, other in combinations(sorted(cases, key=lambda case: case.about.reference), 2)
        for overlap in _between(one, other, last)
    ]
    return sorted(found, key=lambda one: (not one.grave, -(one.at_risk or 0)))


def _between(one: CaseDocument, other: CaseDocument, last: date) -> Iterator[Overlap]:
    for mine in one.savings:
        for theirs in other.savings:
            shared = tuple(_shared(mine, theirs))
            days = _together(mine, theirs)
            if shared and days:
                first, ends = days
                yield Overlap(
                    one=_claimed(one, mine),
                    other=_claimed(other, theirs),
                    shared=shared,
                    first=first,
                    last=None if ends == ALWAYS else ends,
                    at_risk=_at_risk(mine, theirs, first, last),
                )


def _claimed(case: CaseDocument, saving: Saving) -> Claimed:
    about = case.about
    return Claimed(
        reference=about.reference, title=about.title, slug=about.slug, saving=saving.slug, name=saving.name
    )


def _shared(one: Saving, other: Saving) -> Iterator[tuple[Shares, str]]:
    """What both name, as the first of them writes it; capitals and spaces make no difference."""
    for what, mine, theirs in (
        (Shares.CONTRACT, one.claim.contracts, other.claim.contracts),
        (Shares.LINE, lines_of(one), lines_of(other)),
        (Shares.PEOPLE, one.claim.people, other.claim.people),
    ):
        there = {_plain(name) for name in theirs}
        for name in mine:
            if _plain(name) in there:
                yield what, name


def lines_of(saving: Saving) -> tuple[str, ...]:
    """The budget lines on which a saving is made, that on which it will be seen among them."""
    return tuple(dict.fromkeys([*saving.claim.lines, *filter(None, [saving.ledger])]))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _together(one: Saving, other: Saving) -> tuple[date, date] | None:
    """The days in which both are saved; a saving without a start may be saved at any time."""
    first = max(starts_on(one) or date.min, starts_on(other) or date.min)
    last = min(ends_on(one), ends_on(other))
    return (first, last) if first <= last else None


def _at_risk(one: Saving, other: Saving, first: date, last: date) -> int | None:
    mine, theirs = (saved_by_month(saving, last=last) for saving in (one, other))
    if not mine or not theirs:
        return None
    begins = first.replace(day=1)
    months = {month for month in mine.keys() | theirs.keys() if month >= begins}
    return min(sum(mine.get(month, 0) for month in months), sum(theirs.get(month, 0) for month in months))


def overlap_words(overlap: Overlap) -> str:
    """What two savings share, from when to when: "the contract Homecare, from 1 November 2017"."""
    things = "; ".join(f"{SHARES_WORDS[what]} “{name}”" for what, name in overlap.shared)
    first = "" if overlap.first == date.min else f" from {_day(overlap.first)}"
    last = f" to {_day(overlap.last)}" if overlap.last else (" on" if first else "")
    return f"{things},{first}{last}" if first or last else things


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def overlap_findings(found: Sequence[Overlap]) -> list[CaseFinding]:
    """Overlaps as a reviewer would tell them, each with both cases and the amount at risk."""
    return [
        CaseFinding(
            check="claimed-twice",
            place=f"{one.one.reference} “{one.one.name}” and {one.other.reference} “{one.other.name}”",
            found=f"both claim {overlap_words(one)}{_risk(one)}",
            expected="each pound is saved by one case",
            mend="Agree which case counts it, or divide it, and write that down in both.",
            weight=Weight.MUST_MEND if one.grave else Weight.SHOULD_LOOK,
        )
        for one in found
    ]


def _risk(overlap: Overlap) -> str:
    if overlap.at_risk is None:
        return "; how much may be counted twice cannot be worked out"
    return f"; up to {pounds_words(overlap.at_risk)} may be counted twice"


def hanging(cases: Sequence[CaseDocument]) -> list[Hangs]:
    """How cases hang on one another and on what is no case here, by reference."""
    there = {_plain(case.about.reference): case.about.reference for case in cases}
    return [
        Hangs(
            reference=case.about.reference,
            on=there.get(_plain(one.reference), one.reference),
            words=DEPENDS_WORDS[one.how],
            title=one.title,
            there=_plain(one.reference) in there,
        )
        for case in cases
        for one in case.dependencies
    ]
