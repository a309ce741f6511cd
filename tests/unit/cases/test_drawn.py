"""What came is drawn from closed books; one posting shows one saving; what was typed otherwise is told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.drawn import Whose
from lifecourse.cases.kinds.savings import How, Money, Moved, Saving
from lifecourse.cases.kinds.tracking import Came, Known
from lifecourse.cases.rules.drawn import draw, known_months, month_of
from lifecourse.cases.rules.drawn_findings import drawn_findings
from lifecourse.cases.rules.savings import months_after
from lifecourse.cases.rules.tracking import by_known, outcome_of, track
from lifecourse.finance.api import LedgerLine, LineMonth

pytestmark = pytest.mark.unit
START = date(2018, 4, 1)
LINE = "better-care/1.3"
SAVING = Saving(
    slug="one",
    name="One",
    how=How.GIVEN,
    organisation="council",
    money=Money.CASH,
    given_pence=1_200_00,
    first_day=START,
    ledger=LINE,
    baseline_pence=12_000_00,
)
ONE: Whose = ("A/1", "one")
OTHER: Whose = ("A/2", "one")


def books(*spent: int, closed: int = 12) -> dict[str, LedgerLine]:
    """A line on which so much was spent from April 2018 on, and how many of its months are closed."""
    months = tuple(
        LineMonth(
            month=months_after(START, number),
            spent=pence,
            closed=number < closed,
            fund="better-care",
            year="2018-19",
            scheme=3,
            number=number + 1,
        )
        for number, pence in enumerate(spent)
    )
    return {LINE: LedgerLine(name=LINE, words="Homecare", months=months)}


def test_what_came_is_what_was_spent_before_less_what_is_spent_now():
    drawn = draw({ONE: SAVING}, books(900_00, 1_100_00), over=date(2018, 6, 1))[ONE]
    assert [(one.before, one.came) for one in drawn.months] == [(1_000_00, 100_00), (1_000_00, -100_00)]
    assert (drawn.before, drawn.spent, drawn.came) == (2_000_00, 2_000_00, 0)


def test_a_month_whose_books_are_open_shows_nothing():
    """Nothing posted yet would look as if everything were saved."""
    drawn = draw({ONE: SAVING}, books(900_00, 0, 0, closed=1), over=date(2018, 5, 1))[ONE]
    assert [one.month for one in drawn.months] == [START]
    assert drawn.unread == (date(2018, 5, 1),)


def test_a_month_before_it_begins_is_none_of_its():
    later = replace(SAVING, first_day=date(2018, 5, 10), last_day=date(2018, 5, 31))
    drawn = draw({ONE: later}, books(0, 900_00, 0), over=date(2018, 6, 1))[ONE]
    assert [one.month for one in drawn.months] == [date(2018, 5, 1)]


def test_one_posting_shows_the_saving_that_began_first():
    savings = {ONE: replace(SAVING, first_day=date(2018, 5, 1)), OTHER: SAVING}
    drawn = draw(savings, books(900_00, 900_00), over=date(2018, 5, 1))
    assert len(drawn[OTHER].months) == 2
    assert not drawn[ONE].months
    assert drawn[ONE].taken == ((date(2018, 5, 1), OTHER),)
    found = list(drawn_findings(savings[ONE], drawn[ONE], {}))
    assert [one.check for one in found] == ["posting-claimed-twice"]
    assert "in May 2018 counts already for A/2 (one)" in found[0].found


def test_the_books_count_and_what_would_have_come_anyway_stays_said():
    drawn = draw({ONE: SAVING}, books(900_00), over=START)[ONE]
    told = {
        START: Came(month=START, actual=300_00, anyway=150_00),
        date(2018, 5, 1): Came(month=date(2018, 5, 1), actual=50_00),
    }
    known = known_months(drawn, told)
    # No more can have come anyway than came.
    assert known[START] == Came(month=START, actual=100_00, anyway=100_00, known=Known.LEDGER)
    assert known[date(2018, 5, 1)].known is Known.TYPED
    found = list(drawn_findings(SAVING, drawn, told))
    assert [one.check for one in found] == ["books-say-otherwise"]
    assert found[0].found == "£300.00 was typed in April 2018; the books say £100.00"


def test_pence_that_nobody_types_are_no_difference():
    drawn = draw({ONE: SAVING}, books(900_01), over=START)[ONE]
    assert not list(drawn_findings(SAVING, drawn, {START: Came(month=START, actual=100_00)}))


@pytest.mark.parametrize(
    ("saving", "lines", "check"),
    [
        (SAVING, {}, "ledger-line-not-there"),
        (replace(SAVING, baseline_pence=None), books(0), "ledger-line-without-baseline"),
    ],
)
def test_what_cannot_be_drawn_is_told(saving, lines, check):
    drawn = draw({ONE: saving}, lines, over=START)[ONE]
    assert not drawn.months
    assert [one.check for one in drawn_findings(saving, drawn, {})] == [check]


def test_a_line_of_books_that_are_not_kept_here_is_no_fault():
    assert draw({ONE: replace(SAVING, ledger="Adult social care 4.1")}, {}, over=START) == {}


@given(year=st.integers(0, 10**12), first=st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_the_months_of_a_year_are_the_year(year, first):
    month = date(first.year, 4, 1)
    assert sum(month_of(year, months_after(month, number)) for number in range(12)) == year


@given(
    spent=st.lists(st.integers(0, 2_000_00), max_size=12),
    closed=st.integers(0, 12),
    typed=st.lists(st.integers(-500_00, 500_00), max_size=12),
    part=st.fractions(0, 1),
)
def test_each_pound_is_known_in_one_way(spent, closed, typed, part):
    """The ways in which it is known add up to what came, and a posting is in one saving alone."""
    saving = replace(SAVING, moved=(Moved(organisation="ccg", part=part),) if part else ())
    savings = {ONE: saving, OTHER: replace(saving, first_day=date(2018, 7, 1))}
    drawn = draw(savings, books(*spent, closed=closed), over=date(2019, 3, 1))
    months = [one.month for drawn_one in drawn.values() for one in drawn_one.months]
    assert len(months) == len(set(months)) == min(len(spent), closed)
    told = {
        months_after(START, number): Came(month=months_after(START, number), actual=pence)
        for number, pence in enumerate(typed)
    }
    stands = track(saving, known_months(drawn[ONE], told), over=date(2019, 3, 1))
    outcome = outcome_of(saving, stands)
    sums = by_known(saving, stands).values()
    assert sum(one.by_it for one in sums) == outcome.by_it
    assert sum(one.planned for one in sums) == outcome.planned
