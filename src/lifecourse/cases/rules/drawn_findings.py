"""What does not hold between what a case says of its savings and what a fund's books say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lifecourse.cases.kinds.drawn import Drawn, DrawnReviews, Whose
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.savings import Saving
from lifecourse.cases.kinds.tracking import Came
from lifecourse.cases.rules.drawn import told_otherwise
from lifecourse.engine.allocation import whole
from lifecourse.finance.api import day_words, pounds_words


def drawn_findings(saving: Saving, drawn: Drawn, told: Mapping[date, Came]) -> Iterator[CaseFinding]:
    """Everything about one saving that names a line of a fund. `told`: what was typed of its months."""
    place = f"Saving “{saving.name}”"
    if drawn.line is None:
        yield CaseFinding(
            check="ledger-line-not-there",
            place=place,
            found=f"the line {saving.ledger}, and no fund of this partnership has it",
            expected="a line of a fund, as FUND/PRIORITY.SCHEME, or the name of another budget’s line",
            mend="Take the line’s name from the fund’s page.",
            weight=Weight.MUST_MEND,
        )
    elif saving.baseline_pence is None:
        yield CaseFinding(
            check="ledger-line-without-baseline",
            place=place,
            found=f"the line {saving.ledger}, and not what was spent on it in a year before",
            expected="what was spent before, against which the books are held",
            mend="Say it with its source: until then what came is only what somebody types.",
            weight=Weight.SHOULD_LOOK,
        )
    yield from _taken(place, saving, drawn.taken)
    yield from _otherwise(place, drawn, told)


def review_findings(saving: Saving, drawn: DrawnReviews) -> Iterator[CaseFinding]:
    """Everything about one saving that is made by reviews of people's support."""
    place = f"Saving “{saving.name}”"
    for span, whose in _by_whose(drawn.taken):
        yield CaseFinding(
            check="reviews-claimed-twice",
            place=place,
            found=f"what reviews brought {span} counts already for {whose}",
            expected="one review shows one saving",
            mend="Agree whose it is. Until then it counts there alone.",
            weight=Weight.MUST_MEND,
        )
    promised = whole((saving.each_pence or 0) * saving.confidence)
    if drawn.around.people and promised and drawn.each < promised:
        yield CaseFinding(
            check="reviews-bring-less",
            place=place,
            found=(
                f"support of {drawn.around.people} people who were reviewed costs "
                f"{pounds_words(drawn.each)} less a year each, by {day_words(drawn.around.on)}"
            ),
            expected=f"{pounds_words(promised)} each: what is saved on each, times confidence",
            mend="Say what makes the difference, or mend what is promised of each.",
            weight=Weight.SHOULD_LOOK,
        )


def _taken(place: str, saving: Saving, taken: Sequence[tuple[date, Whose]]) -> Iterator[CaseFinding]:
    for span, whose in _by_whose(taken):
        yield CaseFinding(
            check="posting-claimed-twice",
            place=place,
            found=f"what is posted on {saving.ledger} {span} counts already for {whose}",
            expected="one posting shows one saving",
            mend="Agree whose it is, or name another line. Until then it counts there alone.",
            weight=Weight.MUST_MEND,
        )


def _by_whose(taken: Sequence[tuple[date, Whose]]) -> Iterator[tuple[str, str]]:
    """The months that count already for another saving, and for which, a pair for each."""
    for whose in dict.fromkeys(whose for _, whose in taken):
        reference, slug = whose
        yield _span([month for month, one in taken if one == whose]), f"{reference} ({slug})"


def _otherwise(place: str, drawn: Drawn, told: Mapping[date, Came]) -> Iterator[CaseFinding]:
    differing = list(told_otherwise(drawn, told))
    if differing:
        typed = sum(came.actual for _, came in differing)
        books = sum(month.came for month, _ in differing)
        yield CaseFinding(
            check="books-say-otherwise",
            place=place,
            found=(
                f"{pounds_words(typed)} was typed {_span([month.month for month, _ in differing])}; "
                f"the books say {pounds_words(books)}"
            ),
            expected="the same, month by month",
            mend="Look at the postings. The books count; say beside them what would have come anyway.",
            weight=Weight.SHOULD_LOOK,
        )


def _span(months: Sequence[date]) -> str:
    """From which month to which: "in May 2016", "from April to June 2016" with their years."""
    first, last = min(months), max(months)
    return f"in {first:%B %Y}" if first == last else f"from {first:%B %Y} to {last:%B %Y}"
