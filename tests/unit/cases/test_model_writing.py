"""A model that is written and read again is the same model."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.unit.cases.models import NAMES, faults_of, models, published, published_data, read

from lifecourse.cases.kinds.model import Model, Posts, Spread
from lifecourse.cases.operations.writing import plain
from lifecourse.cases.rules.model_writing import CannotSay, model_to_data, number_said, pounds_said
from lifecourse.cases.rules.what_if import scaled, without

pytestmark = pytest.mark.unit


def again(model: Model) -> Model:
    """The model as it is read of what is written, kept in between as the database keeps it."""
    return read({"model": plain(model_to_data(model))})


@given(model=models())
def test_what_is_written_is_read_as_the_same(model: Model) -> None:
    assume(not faults_of({"model": model_to_data(model)}))
    assert again(model) == model


@given(model=models(), percent=st.decimals("0.01", 300, places=2), gone=st.sampled_from(NAMES))
def test_so_is_what_would_be_otherwise(model: Model, percent: Decimal, gone: str) -> None:
    tried = scaled(without(model, gone), costs=percent, benefits=percent)
    assume(not faults_of({"model": model_to_data(tried)}))
    assert again(tried) == tried


def test_a_published_model_is_read_as_the_same() -> None:
    assert again(published()) == published()


def test_a_published_model_is_written_as_its_file_says_it() -> None:
    """Nothing of the file is lost, and what it does not say is not said."""
    told = plain(published_data()["model"])
    written = model_to_data(published())
    for phase, kept in zip(written["phases"], told["phases"], strict=True):
        assert set(phase) == set(kept)
        assert phase["costs"] == kept["costs"]
    assert written["participants"] == told["participants"]
    assert set(written) == set(told)


def test_what_only_some_models_have_is_kept_too() -> None:
    phase = published().phases[0]
    first, other = phase.participants[:2]
    cost = replace(
        phase.costs[0],
        best=100,
        capital=True,
        spread=Spread.UNIFORM,
        falls_away=((first, 50),),
        paid_by=other,
    )
    full = replace(
        published(),
        seed=7,
        draws=500,
        phases=(
            replace(
                phase,
                costs=(cost,),
                posts=(Posts(participant=first, name="Advisers", posts=Fraction(-5, 2)),),
            ),
        ),
    )
    assert again(full) == full


@pytest.mark.parametrize(
    ("number", "said"),
    [(Fraction(3), 3), (Fraction(1, 8), "0.125"), (Fraction(-5, 2), "-2.5"), (Fraction(1, 100), "0.01")],
)
def test_a_number_is_said_exactly(number: Fraction, said: int | str) -> None:
    assert number_said(number) == said


def test_a_third_cannot_be_said() -> None:
    with pytest.raises(CannotSay, match="1/3"):
        number_said(Fraction(1, 3))


@given(pence=st.integers(0, 10**12))
def test_pounds_are_said_to_the_penny(pence: int) -> None:
    assert Decimal(str(pounds_said(pence))) * 100 == pence
