"""Versions of an agreement: what is kept comes back, what differs is named, and who must sign it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.kinds.agreement import Decides, Stand
from lifecourse.finance.rules.agreement import (
    Bound,
    Says,
    Terms,
    check_terms,
    differences,
    fingerprint,
    from_data,
    is_year,
    puts_in_faults,
    to_data,
    who_signs,
    with_particular,
    with_party,
    with_sum,
)
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.signing import (
    SignedVersion,
    standing_faults,
    standing_on,
    standing_words,
    version_on,
    who_decides,
)

pytestmark = pytest.mark.unit
FIRST, LAST = date(2016, 4, 1), date(2018, 3, 31)
TERMS = Terms(
    holds_from=FIRST,
    first=FIRST,
    last=LAST,
    pool_manager="Head of finance",
    parties={"council": Bound(), "ccg": Bound()},
    says={"aims": Says(words="Fewer stays", stands_in="Clause 2")},
)
DAYS = st.dates(FIRST, LAST)
PENCE = st.none() | st.integers(0, 10**11)
WORDS = st.text(min_size=1, max_size=20)


@given(
    parties=st.dictionaries(
        WORDS, st.builds(Bound, first=st.none() | DAYS, last=st.none() | DAYS), max_size=4
    ),
    says=st.dictionaries(WORDS, st.builds(Says, words=WORDS, stands_in=WORDS), max_size=4),
    last=st.none() | DAYS,
    pence=st.tuples(PENCE, PENCE),
    puts_in=st.dictionaries(WORDS, st.dictionaries(WORDS, st.integers(0, 10**11)), max_size=2),
)
def test_terms_come_back_as_they_were_kept_under_one_fingerprint(
    parties: dict[str, Bound],
    says: dict[str, Says],
    last: date | None,
    pence: tuple[int | None, int | None],
    puts_in: dict[str, dict[str, int]],
) -> None:
    terms = replace(TERMS, parties=parties, says=says, last=last, puts_in=puts_in)
    terms = replace(terms, manager_pence=pence[0], partner_pence=pence[1])
    assert from_data(to_data(terms)) == terms
    turned = replace(terms, parties=dict(reversed(parties.items())), says=dict(reversed(says.items())))
    assert fingerprint(terms, name="x") == fingerprint(turned, name="x") != fingerprint(terms, name="y")
    other = with_particular(terms, "duration", Says(words="Two years", stands_in="Clause 3"))
    assert (fingerprint(other) == fingerprint(terms)) is (other == terms)


def test_what_differs_is_named_and_nothing_else() -> None:
    later = replace(
        with_party(TERMS, "district", Bound(first=date(2017, 4, 1))),
        holds_from=date(2017, 4, 1),
        manager_pence=1_000_00,
    )
    later = with_particular(later, "aims", None)
    found = differences(TERMS, later, names={"district": "The district"}, particulars=[])
    assert [(one.what, one.before, one.now) for one in found] == [
        ("From when it holds", "1 April 2016", "1 April 2017"),
        ("Moved by the pool manager alone", "", "Up to £1,000.00 in a year from one line"),
        ("The district", "", "Joins on 1 April 2017"),
        ("aims", "Fewer stays (Clause 2)", ""),
    ]
    assert differences(later, later, names={}, particulars=[]) == []


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        (replace(TERMS, last=date(2016, 3, 31)), "expected 1 April 2016 or later"),
        (replace(TERMS, holds_from=date(2018, 4, 1)), "from 1 April 2016 to 31 March 2018"),
        (with_party(TERMS, "ccg", None), "Found 1 parties"),
        (with_party(TERMS, "ccg", Bound(first=date(2017, 4, 1))), "Found 1 parties"),
        (with_party(TERMS, "council", Bound(last=date(2017, 4, 1))), "Another host is another agreement"),
        (with_party(TERMS, "x", Bound(first=LAST, last=FIRST)), "mend its days"),
        (with_party(TERMS, "x", Bound(last=date(2020, 1, 1))), "outside the days"),
        (replace(TERMS, manager_pence=200, partner_pence=100), "expected an amount of £2.00 or more"),
    ],
)
def test_what_cannot_hold_is_refused_with_the_mend(terms: Terms, says: str) -> None:
    with pytest.raises(CannotHold, match=says):
        check_terms(terms, host="council")


def test_a_variation_differs_and_drops_nobody_in_silence() -> None:
    check_terms(TERMS, host="council")
    with pytest.raises(CannotHold, match="the same as the version before"):
        check_terms(TERMS, host="council", before=TERMS)
    three = with_party(TERMS, "district", Bound())
    with pytest.raises(CannotHold, match="the day on which it leaves"):
        check_terms(TERMS, host="council", before=three, bound=frozenset(three.parties))
    # Nobody was bound by what was never signed: a party named by mistake goes.
    check_terms(TERMS, host="council", before=three)
    leaves = with_party(three, "district", Bound(last=date(2017, 3, 31)))
    check_terms(leaves, host="council", before=three, bound=frozenset(three.parties))


def test_who_leaves_by_a_version_signs_it_and_who_left_before_does_not() -> None:
    varied = replace(TERMS, holds_from=date(2017, 4, 1))
    assert "x" in who_signs(with_party(varied, "x", Bound(last=date(2017, 3, 31))))
    assert "x" not in who_signs(with_party(varied, "x", Bound(last=date(2017, 3, 30))))
    assert "x" in who_signs(with_party(varied, "x", Bound(first=date(2017, 9, 1))))


@given(signed=st.dictionaries(st.sampled_from(["council", "ccg"]), DAYS), on=DAYS)
def test_it_is_in_force_once_all_have_signed_and_its_day_has_come(signed: dict[str, date], on: date) -> None:
    version = SignedVersion(number=1, terms=replace(TERMS, holds_from=date(2016, 6, 1)), signed_on=signed)
    stands = standing_on([version], on=on)
    by_hand = len(signed) == 2 and all(day <= on for day in signed.values()) and on >= date(2016, 6, 1)
    assert (stands.stand is Stand.IN_FORCE) is by_hand
    assert (stands.stand is Stand.NOT_SIGNED) is (len(signed) < 2)
    assert (version_on([version], on=on) == version) is by_hand


def _signed(number: int, terms: Terms, *codes: str) -> SignedVersion:
    return SignedVersion(number=number, terms=terms, signed_on=dict.fromkeys(codes, FIRST))


def test_a_variation_takes_the_place_only_when_it_is_signed_by_all() -> None:
    first = _signed(1, TERMS, "council", "ccg")
    varied = replace(TERMS, holds_from=date(2017, 4, 1))
    half, whole = _signed(2, varied, "council"), _signed(2, varied, "council", "ccg")
    day = date(2017, 4, 1)
    assert standing_on([first, half], on=day).number == 1
    assert standing_on([first, half], on=day).waits_for == {"ccg"}
    both = standing_words(standing_on([first, half], on=day), names={"ccg": "The CCG"}, written=True)
    assert both.endswith("A later version is not signed by The CCG.")
    assert standing_on([first, whole], on=day).number == 2
    assert standing_on([first, whole], on=day - timedelta(days=1)).number == 1
    assert standing_on([first], on=LAST + timedelta(days=1)).stand is Stand.OVER


def test_a_year_that_began_before_everybody_signed_is_told_by_its_days() -> None:
    late = SignedVersion(number=1, terms=TERMS, signed_on={"council": date(2016, 6, 21), "ccg": FIRST})
    for versions, found in (
        ([late], "1 April 2016 to 20 June 2016 without an agreement in force"),
        ([_signed(1, TERMS, "council")], "no agreement in force"),
        ([], "no agreement in force"),
    ):
        stands = standing_on(versions, on=FIRST)
        words = standing_words(stands, names={"ccg": "The CCG"}, written=bool(versions))
        [fault] = standing_faults(stands, first=FIRST, words=words)
        assert fault.found == found
    assert not list(standing_faults(standing_on([late], on=date(2016, 6, 21)), first=FIRST, words=""))
    half = standing_on([_signed(1, TERMS, "council")], on=FIRST)
    assert standing_words(half, names={"ccg": "The CCG"}, written=True) == "It is not signed by The CCG."


def test_who_decides_that_budget_moves_goes_by_how_much_it_is() -> None:
    limits = replace(TERMS, manager_pence=100, partner_pence=1000)
    for pence, before, decides in (
        (100, 0, Decides.MANAGER),
        (60, 41, Decides.PARTNER),
        (101, 0, Decides.PARTNER),
        (1000, 0, Decides.PARTNER),
        (1001, 0, Decides.ALL),
    ):
        assert who_decides(limits, pence=pence, moved_before=before) is decides
    for nothing in (None, TERMS):
        assert who_decides(nothing, pence=10**9) is Decides.PARTNER
    assert who_decides(replace(TERMS, partner_pence=0), pence=1) is Decides.ALL


def test_what_a_party_puts_in_is_said_by_year_and_told_where_the_books_differ() -> None:
    terms = with_sum(with_sum(TERMS, "2016-17", "ccg", 100), "2016-17", "council", 50)
    assert terms.puts_in == {"2016-17": {"ccg": 100, "council": 50}}
    assert with_sum(with_sum(terms, "2016-17", "ccg", None), "2016-17", "council", None) == TERMS
    [differs] = differences(terms, with_sum(terms, "2016-17", "ccg", 101), names={}, particulars=[])
    assert (differs.what, differs.before, differs.now) == ("What ccg puts in, 2016-17", "£1.00", "£1.01")
    assert all(is_year(one) for one in ("2016-17", "1999-00"))
    assert not any(is_year(one) for one in ("2016-18", "2016", "16-17", "2016-17 "))
    with pytest.raises(CannotHold, match="such as 2016-17"):
        with_sum(TERMS, "2016", "ccg", 1)
    with pytest.raises(CannotHold, match="x puts money in"):
        check_terms(with_sum(TERMS, "2016-17", "x", 1), host="council")
    [fault] = puts_in_faults({"A": 100}, {"A": 100, "B": 1})
    assert (fault.place, fault.expected) == ("What B puts in", "the £0.00 of the agreement")
    assert not list(puts_in_faults({}, {"A": 100}))
