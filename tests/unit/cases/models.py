"""Models to work out: one that was published, and any that hypothesis can think of."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from lifecourse.cases.kinds.model import (
    BenefitKind,
    BenefitLine,
    CostKind,
    CostLine,
    Counts,
    Divided,
    Model,
    Move,
    Participant,
    Phase,
    Profile,
)
from lifecourse.cases.rules.model_data import read_model
from lifecourse.cases.rules.quarters import later
from lifecourse.delivery.api import Quarter
from lifecourse.engine.entries import Entries

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "examples" / "leicestershire-access-2016" / "cases" / "points-of-access.toml"
FIRST = Quarter(2020, 1)
NAMES = ("a", "b", "c")
PENCE = st.integers(0, 10_000_000)


def published_data() -> dict[str, Any]:
    """The model of the points of access as its file says it."""
    return {"model": tomllib.loads(FILE.read_text(encoding="utf-8"))["model"]}


def published() -> Model:
    """The model of the points of access."""
    return read(published_data())


def read(data: dict[str, Any]) -> Model:
    """The model in plain data, which has no fault."""
    reader = Entries(place="a test")
    model = read_model(data, reader)
    assert reader.faults == []
    assert model is not None
    return model


def faults_of(data: dict[str, Any]) -> list[str]:
    """Every fault of a model in plain data."""
    reader = Entries(place="a test")
    read_model(data, reader)
    return reader.faults


@st.composite
def costs(draw: st.DrawFn, slug: str, names: tuple[str, ...]) -> CostLine:
    """A cost whose middle lies between its best and its worst."""
    best, mid, worst = sorted(draw(st.tuples(PENCE, PENCE, PENCE)))
    weights = draw(st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any))
    return CostLine(
        slug=slug,
        name=slug,
        kind=draw(st.sampled_from(CostKind)),
        best=best,
        mid=mid,
        worst=worst,
        weights=tuple(map(Fraction, weights)),
        running=draw(st.sampled_from((0, 12_345))),
        paid_by=draw(st.sampled_from(("", *names))),
    )


@st.composite
def benefits(draw: st.DrawFn, slug: str, names: tuple[str, ...]) -> BenefitLine:
    """A benefit that grows, lasts, and may end."""
    return BenefitLine(
        slug=slug,
        name=slug,
        kind=draw(st.sampled_from(BenefitKind)),
        counts=draw(st.sampled_from(Counts)),
        profile=Profile(
            ramp=tuple(draw(st.lists(PENCE, max_size=5))),
            lasting=draw(PENCE),
            quarters=draw(st.none() | st.integers(1, 8)),
        ),
        best=Fraction(draw(st.integers(100, 150)), 100),
        worst=Fraction(draw(st.integers(0, 100)), 100),
        goes_to=draw(st.sampled_from(("", *names))),
    )


@st.composite
def phases(draw: st.DrawFn, number: int, length: int) -> Phase:
    """A phase of some of those who take part."""
    names = tuple(draw(st.sets(st.sampled_from(NAMES), min_size=1).map(sorted)))
    moves = ()
    if len(names) > 1 and draw(st.booleans()):
        moves = (
            Move(
                slug="move", name="move", giver=names[0], taker=names[1], profile=Profile(lasting=draw(PENCE))
            ),
        )
    return Phase(
        slug=f"phase-{number}",
        number=number,
        name=f"Phase {number}",
        first=later(FIRST, draw(st.integers(0, length - 1))),
        participants=names,
        divided=draw(st.sampled_from(Divided)),
        fixed=tuple((name, Fraction(draw(st.integers(1, 5)))) for name in names),
        costs=tuple(draw(costs(f"cost-{at}", names)) for at in range(draw(st.integers(0, 2)))),
        benefits=tuple(draw(benefits(f"benefit-{at}", names)) for at in range(draw(st.integers(0, 2)))),
        moves=moves,
    )


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Any small model."""
    length = draw(st.integers(1, 12))
    return Model(
        first=FIRST,
        last=later(FIRST, length - 1),
        participants=tuple(
            Participant(
                slug=name,
                name=name,
                organisation=f"of-{name}",
                share=Fraction(draw(st.integers(0, 9))),
                floor=draw(st.sampled_from((0, 1000))),
            )
            for name in NAMES
        ),
        phases=tuple(draw(phases(at, length)) for at in range(1, draw(st.integers(1, 3)) + 1)),
    )
