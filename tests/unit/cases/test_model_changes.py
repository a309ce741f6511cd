"""What differs between two models is said in words, and nothing that differs goes unsaid."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.cases.models import models, published

from lifecourse.cases.kinds.model import Model, Move, Profile
from lifecourse.cases.rules.model_changes import changes_of, told
from lifecourse.cases.rules.model_kept import CannotKeep, check_can_keep, why_not_kept
from lifecourse.cases.rules.what_if import moved, without

pytestmark = pytest.mark.unit


@given(one=models(), other=models())
def test_what_differs_is_said_and_what_does_not_is_not(one: Model, other: Model) -> None:
    assert bool(changes_of(one, other)) == (one != other)
    assert changes_of(one, one) == ()


def test_a_later_start_and_who_stays_out_read_as_somebody_would_say_them() -> None:
    before = published()
    after = without(moved(before, "integration", 1), "rutland")
    said = changes_of(before, after)
    assert said[0] == "Rutland customer service team stays out."
    assert "Integration: the first quarter is 2016/17 Q4 instead of 2016/17 Q3." in said
    assert not any("takes no part in" in one for one in said)


def test_lines_say_amounts_and_who_pays() -> None:
    before = published()
    phase = before.phases[0]
    line = replace(phase.costs[0], mid=100, best=100, worst=100, paid_by="csc", weights=(Fraction(1),))
    move = Move(slug="m", name="Desks", giver="csc", taker="spoc", profile=Profile(lasting=5))
    after = replace(
        before,
        phases=(replace(phase, costs=(line, phase.costs[1]), moves=(move,)), *before.phases[1:]),
    )
    name = "Programme team (Standardisation)"
    assert changes_of(before, after) == (
        f"{name}: at best is £1.00 instead of £621,000.00.",
        f"{name}: most likely is £1.00 instead of £621,000.00.",
        f"{name}: at worst is £1.00 instead of £621,000.00.",
        f"{name}: how it is spread over quarters is said differently.",
        f"{name}: paid alone by Customer service centre instead of everybody by share.",
        "Desks (Standardisation) is added.",
    )


@given(
    changes=st.lists(st.text("abc", min_size=1, max_size=60), max_size=12),
    why=st.text("abc", max_size=60),
    most=st.integers(80, 500),
)
def test_what_is_told_fits_and_says_how_much_is_left_out(changes: list[str], why: str, most: int) -> None:
    said = told(changes, why, most=most)
    assert len(said) <= most
    whole = " ".join([why.strip(), *changes]).strip()
    assert said == whole or said.endswith(" more.") or len(why.strip()) + 20 > most


def test_a_published_model_can_be_kept() -> None:
    assert why_not_kept(published()) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"participants": tuple(replace(one, share=Fraction(0)) for one in published().participants)},
            "no share",
        ),
        ({"participants": tuple(replace(one, floor=10**9) for one in published().participants)}, "at least"),
        ({"phases": ()}, "No phase would be left"),
        ({"seed": 0}, "seed"),
    ],
)
def test_what_could_not_be_read_again_is_not_kept(change: dict[str, object], words: str) -> None:
    with pytest.raises(CannotKeep, match=words):
        check_can_keep(replace(published(), **change))  # type: ignore[arg-type]
