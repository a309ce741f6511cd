"""What an agreement must say is whole, cited, and held only from its day."""

from dataclasses import replace
from datetime import date

import pytest

from lifecourse.finance.kinds.fund import Arrangement
from lifecourse.finance.rules.agreement import Terms, regulation_of, what_is_missing
from lifecourse.standards.agreements import read_particulars
from lifecourse.standards.api import BadPack, particulars_of

pytestmark = pytest.mark.unit
DAY = date(2016, 4, 1)


@pytest.mark.parametrize(("regulation", "paragraph"), [(7, 3), (8, 2), (9, 3)])
def test_every_letter_of_a_regulation_is_asked_and_cited(regulation: int, paragraph: int) -> None:
    asked = particulars_of(regulation, on=DAY)
    assert {one.clause for one in asked} == {f"regulation {regulation}({paragraph})({x})" for x in "abcdefg"}
    assert all(one.clause in one.citation for one in asked)
    assert len({one.slug for one in asked}) == len(asked)


def test_nothing_was_asked_before_the_regulations_came_into_force() -> None:
    assert particulars_of(7, on=date(2000, 3, 31)) == ()
    assert particulars_of(7, on=date(2000, 4, 1))


def test_what_nobody_entered_is_missing_in_words_with_its_clause() -> None:
    asked = particulars_of(7, on=DAY)
    everything = {one.slug for one in asked}
    assert what_is_missing(asked, said=everything) == []
    assert what_is_missing(asked, said=everything - {"variation-of-amounts"}) == [
        "It does not say how contributions may be varied (regulation 7(3)(b))."
    ]


def test_who_acts_says_which_regulation_it_is() -> None:
    assert regulation_of(Arrangement.POOLED, led_by_council=True) == 7
    assert regulation_of(Arrangement.LEAD, led_by_council=False) == 8
    assert regulation_of(Arrangement.DELEGATED, led_by_council=True) == 9


def test_an_entry_without_its_citation_is_refused() -> None:
    entry = {
        "id": "x",
        "slug": "x",
        "regulation": 7,
        "words": "x",
        "missing": "x",
        "clause": "x",
        "citation": "",
        "status": "in-force",
        "in_force_from": DAY,
    }
    with pytest.raises(BadPack, match="no citation"):
        read_particulars({"particulars": [entry]}, where="here")


def test_a_last_day_and_sums_say_how_long_it_lasts_and_what_is_put_in() -> None:
    begun = date(2016, 4, 1)
    bare = Terms(holds_from=begun, first=begun)
    full = replace(bare, last=date(2017, 3, 31), puts_in={"2016-17": {"ccg": 5}})
    wanted = particulars_of(7, on=begun)
    lacks = [len(what_is_missing(wanted, said=terms.said)) for terms in (bare, full)]
    # Two of the list, both of which it has by these very names.
    assert lacks == [len(wanted), len(wanted) - 2]
