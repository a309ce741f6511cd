"""When a result meets a target: by direction, strictly or not, as a number or as a change."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.figures.api import Unit
from lifecourse.measures.rules import (
    Aim,
    AimKind,
    Direction,
    ResultState,
    achieved,
    aim_words,
    judge,
    period_words,
    state_of,
    step_of,
    why_not_agree,
)

pytestmark = pytest.mark.unit
D = Decimal


def aim(number: str, **more: object) -> Aim:
    about = {"direction": Direction.LOWER, "unit": Unit.ADMISSIONS, "kind": AimKind.NUMBER} | more
    return Aim(number=D(number), **about)  # type: ignore[arg-type]


PREDICTED = aim("-2", kind=AimKind.CHANGE, base=D(414), base_words="what was predicted")
AT_HOME = aim("83", direction=Direction.HIGHER, unit=Unit.PERCENT)
CARE_HOMES = aim("0.36", unit=Unit.PERCENT, strict=True)
FALLS = aim("1.66", unit=Unit.PERCENT)


@pytest.mark.parametrize(
    ("target", "value", "met", "words"),
    [
        (
            PREDICTED,
            "412",
            False,
            "412 against at most 405.72, which is 2% under 414 (what was predicted): missed by 6.28",
        ),
        (
            PREDICTED,
            "405",
            True,
            "405 against at most 405.72, which is 2% under 414 (what was predicted): met by 0.72",
        ),
        (AT_HOME, "83", True, "83% against at least 83%: met exactly"),
        (AT_HOME, "82.9", False, "82.9% against at least 83%: missed by 0.1%"),
        (
            CARE_HOMES,
            "0.36",
            False,
            "0.36% against under 0.36%: missed, because it is not under 0.36%",
        ),
        (CARE_HOMES, "0.35", True, "0.35% against under 0.36%: met by 0.01%"),
        (FALLS, "1.66", True, "1.66% against at most 1.66%: met exactly"),
        (FALLS, "1.67", False, "1.67% against at most 1.66%: missed by 0.01%"),
        (aim("1187"), "1210", False, "1,210 against at most 1,187: missed by 23"),
    ],
)
def test_a_result_is_held_against_its_target(target: Aim, value: str, met: bool, words: str) -> None:
    judged = judge(target, D(value))
    assert (judged.met, judged.words) == (met, words)


def test_what_is_provisional_is_met_or_missed_only_so_far() -> None:
    assert judge(aim("1187"), D(1210), provisional=True).words == (
        "1,210 against at most 1,187: missed by 23 so far"
    )


def test_a_change_from_what_nobody_entered_is_not_judged() -> None:
    delays = aim("-5", kind=AimKind.CHANGE, base_words="last year's target")
    judged = judge(delays, D(40))
    assert (judged.met, judged.gap, judged.achieved) == (None, None, None)
    assert judged.words == "40 against 5% under last year's target (that number is not entered yet)"


def test_a_change_upwards_may_still_be_a_limit() -> None:
    growth = aim("1", kind=AimKind.CHANGE, base=D(200))
    assert aim_words(growth) == "at most 202, which is 1% over 200"
    assert judge(growth, D(202)).met
    assert achieved(growth, D(202)) is None


@pytest.mark.parametrize("wrong", [{"number": "NaN"}, {"number": "-101", "kind": AimKind.CHANGE}])
def test_what_is_no_target_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Expected"):
        aim(str(wrong.pop("number")), **wrong)


numbers = st.decimals(min_value=0, max_value=10**13, places=4)
changes = st.decimals(min_value=-100, max_value=900, places=4)
directions = st.sampled_from(Direction)


@given(numbers, changes, directions)
def test_a_changed_base_is_exact(base: Decimal, change: Decimal, way: Direction) -> None:
    bar = aim(str(change), kind=AimKind.CHANGE, direction=way, base=base).bar
    assert bar is not None
    assert Fraction(bar) == Fraction(base) * (100 + Fraction(change)) / 100


@given(numbers, numbers, directions)
def test_strict_and_not_strict_differ_on_the_number_alone(
    bar: Decimal, value: Decimal, way: Direction
) -> None:
    loose = judge(aim(str(bar), direction=way), value).met
    strict = judge(aim(str(bar), direction=way, strict=True), value).met
    assert (loose != strict) == (value == bar)


@given(numbers, numbers, directions)
def test_what_is_met_one_way_is_missed_the_other_or_is_the_number(
    bar: Decimal, value: Decimal, way: Direction
) -> None:
    other = Direction.LOWER if way is Direction.HIGHER else Direction.HIGHER
    one = judge(aim(str(bar), direction=way), value)
    two = judge(aim(str(bar), direction=other, strict=True), value)
    assert one.met is not two.met
    assert one.gap == two.gap == abs(value - bar)


@given(numbers, numbers, numbers, directions)
def test_the_whole_way_is_gone_exactly_when_it_is_met(
    base: Decimal, bar: Decimal, value: Decimal, way: Direction
) -> None:
    target = aim(str(bar), direction=way, base=base)
    share = achieved(target, value)
    better = bar > base if way is Direction.HIGHER else bar < base
    assert (share is not None) == better
    if share is not None:
        assert (share >= 1) == judge(target, value).met
        assert achieved(target, base) == 0
        assert achieved(target, bar) == 1


@given(numbers, numbers, changes, directions)
def test_the_gap_is_never_below_nothing_and_leads_to_the_bar(
    base: Decimal, value: Decimal, change: Decimal, way: Direction
) -> None:
    target = aim(str(change), kind=AimKind.CHANGE, direction=way, base=base)
    judged = judge(target, value)
    assert judged.gap is not None
    assert target.bar is not None
    assert Fraction(judged.gap) == abs(Fraction(value) - Fraction(target.bar))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 4, 1), date(2016, 12, 31), "from April to December 2016"),
        (date(2016, 4, 1), date(2017, 3, 31), "from April 2016 to March 2017"),
        (date(2016, 2, 1), date(2016, 2, 29), "in February 2016"),
        (date(2016, 4, 2), date(2016, 4, 30), "from 2 April 2016 to 30 April 2016"),
    ],
)
def test_a_period_in_words(first: date, last: date, words: str) -> None:
    assert period_words(first, last) == words


@pytest.mark.parametrize(
    ("value", "step"), [("83.4", "0.1"), ("1210", "1"), ("1.20E+3", "1"), ("0.360", "0.001")]
)
def test_the_step_that_a_number_was_written_to(value: str, step: str) -> None:
    assert step_of(D(value)) == D(step)


def test_the_state_of_a_result() -> None:
    assert state_of(final=False, agreed=None) is ResultState.PROVISIONAL
    assert state_of(final=True, agreed=None) is ResultState.FINAL
    assert state_of(final=True, agreed=True) is ResultState.AGREED
    assert state_of(final=True, agreed=False) is ResultState.REFUSED


COUNCIL, TRUST = "council", "trust"


@pytest.mark.parametrize(
    ("own", "acting", "others", "may"),
    [
        (True, {TRUST}, {TRUST}, False),
        (False, {TRUST}, {TRUST}, True),
        (False, {COUNCIL}, {TRUST}, False),
        # Whoever acts for both is not another organisation.
        (False, {COUNCIL, TRUST}, {TRUST}, False),
        # A partnership of one: another person is enough.
        (False, {COUNCIL}, set(), True),
        (True, {COUNCIL}, set(), False),
    ],
)
def test_who_may_agree(own: bool, acting: set[str], others: set[str], may: bool) -> None:
    why = why_not_agree(
        own_entry=own, entered_for=COUNCIL, acting_for=frozenset(acting), others=frozenset(others)
    )
    assert (why == "") is may
