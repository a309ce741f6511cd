"""Many areas come to the same wherever and in whatever order they are drawn, and can be gone on with."""

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.unit.engine.forecast.conftest import FIRST_DAY

from lifecourse.engine.forecast import BadModel, Factors, Model, Start, prepare, run_prepared
from lifecourse.engine.forecast.many import Many, NotTheSame, Part

pytestmark = pytest.mark.unit
DRAWS, PORTION = 7, 3
KEEP = ("here", "long", "spent", "moved")


class Elsewhere(Executor):
    """Stands for another machine: all that goes there and comes back is written down on the way."""

    def submit(self, function: Callable[..., Any], /, *told: Any, **more: Any) -> Future[Any]:
        """Run it at once, on a copy."""
        future: Future[Any] = Future()
        asked, told = pickle.loads(pickle.dumps((function, told)))  # noqa: S301
        future.set_result(pickle.loads(pickle.dumps(asked(*told, **more))))  # noqa: S301
        return future


@pytest.fixture
def parts(ward: Model, people: Start) -> list[Part]:
    """Three areas, the last of which has uncertain rates."""
    ready = prepare(ward, people, first_day=FIRST_DAY, months=24)
    fewer = prepare(ward, Start(crowds=people.crowds[:2]), first_day=FIRST_DAY, months=24)

    def factors(first: int, draws: int) -> Factors:
        moves = np.random.default_rng(5).uniform(0.5, 2, (first + draws, len(ward.moves)))[first:]
        return Factors(moves, np.ones((draws, 1)), np.ones((draws, 0)), np.ones((draws, 4, 1)))

    return [
        Part(name="Saltings", prepared=ready, seed=9),
        Part(name="Marsh", prepared=fewer, seed=10),
        Part(name="Fens", prepared=ready, seed=11, factors=factors),
    ]


def many(parts: list[Part], **more: Any) -> Many:
    """A run of them that has not begun."""
    return Many(parts, **{"draws": DRAWS, "keep": KEEP, "portion": PORTION, **more})


def alike(first: Many, second: Many) -> bool:
    """Whether two runs have come to the same."""
    return all(np.array_equal(first.total[name], second.total[name]) for name in KEEP)


@pytest.fixture
def whole(parts: list[Part]) -> Many:
    """All of it on one thread."""
    found = many(parts, each=("here",))
    assert found.run()
    return found


def test_areas_are_added_up_draw_by_draw(parts: list[Part], whole: Many) -> None:
    each = [
        run_prepared(
            part.prepared, draws=DRAWS, seed=part.seed,
            factors=part.factors(0, DRAWS) if part.factors else None,
        )
        for part in parts
    ]  # fmt: skip
    for name in KEEP:
        assert np.array_equal(whole.total[name], sum(getattr(one, name) for one in each))
    for one, found in zip(each, whole.of_each, strict=True):
        assert np.array_equal(one.here, found["here"])
    assert not np.array_equal(each[0].here, each[2].here)


@pytest.mark.parametrize("how", [{"threads": 2}, {"pool": Elsewhere(), "workers": 3}])
def test_where_it_is_drawn_makes_no_difference(parts: list[Part], whole: Many, how: dict[str, Any]) -> None:
    other = many(parts)
    assert other.run(**how)
    assert alike(whole, other)


def test_an_area_has_the_same_chances_whoever_else_there_is(parts: list[Part], whole: Many) -> None:
    alone = many(parts[1:2])
    alone.run()
    assert np.array_equal(alone.total["here"], whole.of_each[1]["here"])


@pytest.mark.parametrize("after", [1, 4])
def test_a_run_that_was_stopped_is_gone_on_with(
    parts: list[Part], whole: Many, after: int, tmp_path: Path
) -> None:
    begun = many(parts, each=("here",))
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        told.append((done, of))
        return done < after

    assert not begun.run(on_progress=stop)
    assert told[0] == (1, 9)
    begun.write(tmp_path / "england.npz")
    later = many(parts, each=("here",))
    later.go_on_from(tmp_path / "england.npz")
    assert after <= len(later.done) < 9
    assert later.run()
    assert alike(whole, later)
    assert np.array_equal(whole.of_each[2]["here"], later.of_each[2]["here"])


@pytest.mark.parametrize("other", [{"keep": (*KEEP, "waited")}, {"draws": 8}, {"portion": 4}])
def test_a_file_of_another_run_is_refused(parts: list[Part], other: dict[str, Any], tmp_path: Path) -> None:
    many(parts).write(tmp_path / "england.npz")
    with pytest.raises(NotTheSame, match=r"england\.npz is of a run with other"):
        many(parts, **other).go_on_from(tmp_path / "england.npz")
    with pytest.raises(NotTheSame):
        many(parts[:2]).go_on_from(tmp_path / "england.npz")


def test_areas_that_cannot_be_added_up_are_refused(parts: list[Part], ward: Model, people: Start) -> None:
    longer = Part(name="Weald", seed=3, prepared=prepare(ward, people, first_day=FIRST_DAY, months=25))
    with pytest.raises(BadModel, match="Weald: other settings, months or ages"):
        many([*parts, longer])
    for none in ([], [parts[0], parts[0]]):
        with pytest.raises(BadModel, match="none, or one twice"):
            many(none)
