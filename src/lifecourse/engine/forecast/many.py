"""Many areas at once, added up draw by draw: in portions, on threads, processes or other machines.

Which portions there are, where they are drawn and in which order makes no difference to any figure. What is
kept grows with the draws and months, not with the areas. A run can be stopped after any portion, written to a
file, and gone on with.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast.compiled import fingerprint
from lifecourse.engine.forecast.factors import Factors
from lifecourse.engine.forecast.faults import BadModel
from lifecourse.engine.forecast.keeping import Kept
from lifecourse.engine.forecast.running import BY_DRAW, Prepared, new_kept, run_prepared

Sums = dict[str, NDArray[Any]]
# Portions that are under way or waiting, for each worker: enough that none is idle, few enough to be held.
AHEAD = 2
PORTION = 500


@dataclass(frozen=True, kw_only=True)
class Part:
    """One area, with a name and a seed of its own: from the seed its chances follow, whoever else there is.

    `factors`: gives those of so many draws from a first one on; areas that share what nobody knows for
    certain are given the same.
    """

    name: str
    prepared: Prepared
    seed: int
    factors: Callable[[int, int], Factors] | None = None


@dataclass(frozen=True)
class Portion:
    """Draws `first` to `first + draws` of one part, by its number."""

    part: int
    first: int
    draws: int


class NotTheSame(ValueError):
    """What was written to a file is of another run; says of which."""


@dataclass
class Many:
    """A run of many areas. `keep`: which figures of `Kept` are added up over areas, draw by draw where `Kept`
    has them by draw. `each`: which of them are also kept of every area, for as much more memory.

    `total`, `of_each`: what they come to so far; `done`: the portions that are in it.
    """

    parts: Sequence[Part]
    draws: int
    keep: tuple[str, ...] = ("here", "spent")
    each: tuple[str, ...] = ()
    portion: int = PORTION
    done: set[Portion] = field(default_factory=set)
    total: Sums = field(default_factory=dict)
    of_each: list[Sums] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make room for all figures. Raises BadModel for areas that cannot be added up."""
        shapes = [self._shapes(part) for part in self.parts]
        unlike = [part.name for part, one in zip(self.parts, shapes, strict=True) if one != shapes[0]]
        own = min(len({part.name for part in self.parts}), len({part.seed for part in self.parts}))
        if not shapes or unlike or own < len(shapes):
            told = f"{', '.join(unlike)}: other settings, months or ages" if unlike else "none, or one twice"
            raise BadModel(
                [f"areas: {told}; expected are some of one kind, each with its own name and seed."]
            )
        self.total = room_for(self.parts[0].prepared, self.draws, (*self.keep, *self.each))
        self.of_each = [room_for(part.prepared, self.draws, self.each) for part in self.parts]

    def _shapes(self, part: Part) -> list[tuple[int, ...]]:
        none = new_kept(part.prepared, 0)
        return [getattr(none, name).shape for name in self.keep]

    @property
    def portions(self) -> Iterator[Portion]:
        """All portions, area after area."""
        for number in range(len(self.parts)):
            for first in range(0, self.draws, self.portion):
                yield Portion(number, first, min(self.portion, self.draws - first))

    def run(
        self,
        *,
        threads: int = 1,
        pool: Executor | None = None,
        workers: int = 1,
        on_progress: Callable[[int, int], bool] | None = None,
    ) -> bool:
        """Draw what is not done, and say if everything is. Figures are the same however it is done.

        `pool`: where to draw, such as Dask's `client.get_executor()`, with so many `workers`; without one,
        on `threads` here. `on_progress` is told the portions done and all of them; False stops the run.
        """
        if pool is not None:
            return self._run(pool, workers, on_progress)
        with ThreadPoolExecutor(threads) as own:
            return self._run(own, threads, on_progress)

    def _run(self, pool: Executor, workers: int, on_progress: Callable[[int, int], bool] | None) -> bool:
        whole, names = list(self.portions), (*self.keep, *self.each)
        left = iter([one for one in whole if one not in self.done])
        under_way: dict[Future[Sums], Portion] = {}
        goes_on = True
        while True:
            while goes_on and len(under_way) < AHEAD * workers and (one := next(left, None)) is not None:
                under_way[pool.submit(draw_portion, *self._asked(one), names)] = one
            if not under_way:
                return len(self.done) == len(whole)
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                self._add(under_way.pop(future), future.result())
                if on_progress is not None and not on_progress(len(self.done), len(whole)):
                    goes_on = False

    def _asked(self, one: Portion) -> tuple[Prepared, Factors | None, int, int, int]:
        part = self.parts[one.part]
        factors = part.factors(one.first, one.draws) if part.factors else None
        return part.prepared, factors, part.seed, one.first, one.draws

    def _add(self, one: Portion, sums: Sums) -> None:
        rows = slice(one.first, one.first + one.draws)
        for name, figures in sums.items():
            for whole in (self.total, self.of_each[one.part]):
                if name in whole:
                    whole[name][rows if name in BY_DRAW else slice(None)] += figures
        self.done.add(one)

    def fingerprint(self) -> str:
        """Twelve letters that change with anything on which a figure depends."""
        found = sha256(repr((fingerprint(), self.draws, self.portion, self.keep, self.each)).encode())
        for part in self.parts:
            found.update(repr((part.name, part.seed, part.prepared.model, part.prepared.ends)).encode())
            found.update(b"".join(np.ascontiguousarray(one).tobytes() for one in part.prepared.starting))
            if part.factors:
                found.update(b"".join(one.tobytes() for one in part.factors(0, 1)))
        return found.hexdigest()[:12]

    def write(self, file: Path) -> None:
        """Write what is done, whole or not at all, to go on with later."""
        half = file.with_name(file.name + ".half")
        done = np.array([(one.part, one.first, one.draws) for one in self.done], np.int64).reshape(-1, 3)
        arrays = {f"total.{name}": one for name, one in self.total.items()}
        for number, sums in enumerate(self.of_each):
            arrays |= {f"each.{number}.{name}": one for name, one in sums.items()}
        with half.open("wb") as out:
            np.savez(out, allow_pickle=False, of=np.array(self.fingerprint()), done=done, **arrays)
        half.replace(file)

    def go_on_from(self, file: Path) -> None:
        """Take over what was written. Raises NotTheSame where it is of another run."""
        with np.load(file, allow_pickle=False) as found:
            if str(found["of"]) != self.fingerprint():
                raise NotTheSame(
                    f"{file.name} is of a run with other areas, draws, seed or program ({found['of']}); this "
                    f"one is {self.fingerprint()}. Begin with another file, or ask for what that run was."
                )
            self.done = {Portion(*map(int, row)) for row in found["done"]}
            self.total = {name: found[f"total.{name}"] for name in self.total}
            self.of_each = [
                {name: found[f"each.{number}.{name}"] for name in sums}
                for number, sums in enumerate(self.of_each)
            ]


def room_for(prepared: Prepared, draws: int, names: Iterable[str]) -> Sums:
    """Nothing yet of some figures of `Kept`: in numbers that hold sums over many areas."""
    none = new_kept(prepared, 0)
    found: Sums = {}
    for name in names:
        one = getattr(none, name)
        shape = (draws, *one.shape[1:]) if name in BY_DRAW else one.shape
        found[name] = np.zeros(shape, one.dtype)
    return found


def draw_portion(
    prepared: Prepared, factors: Factors | None, seed: int, first: int, draws: int, names: Sequence[str]
) -> Sums:
    """Draw one portion, wherever this runs, and give what is asked of it."""
    kept: Kept = run_prepared(prepared, draws=draws, seed=seed, first=first, factors=factors)
    return {name: getattr(kept, name) for name in names}
