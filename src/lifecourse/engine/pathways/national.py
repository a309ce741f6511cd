"""England: boards of one size with the numbers published for England, added up draw by draw.

The boundaries are those before April 2026, when six boards were cut anew. What nobody knows for certain is
not known in any board: in one draw every board has the same rates, and chances of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.pathways.outlook import Numbers, Pathway
from lifecourse.engine.pathways.settings import CODES, FUNDERS, HOSPITALS, paid_by

BOARDS = 42
# Adults with a learning disability in each, so that all have 1.21 million.
ADULTS = 28_833


@dataclass(frozen=True)
class Totals:
    """All boards added up: people (draws by months by settings), pence (draws by months by funders).

    `boards`: how many of them have been added, from the first on.
    """

    people: NDArray[np.int32]
    pence: NDArray[np.int64]
    boards: int

    def in_hospital(self, payer: str | None = None) -> Numbers:
        """People in hospital, of one payer or all: draws by months."""
        some = paid_by(payer) if payer else HOSPITALS
        return self.people[:, :, [CODES.index(one) for one in some]].sum(axis=2)

    def spent(self, funder: str) -> Numbers:
        """Pence of one funder: draws by months."""
        return self.pence[:, :, list(FUNDERS).index(funder)]


def nothing(ready: Pathway, draws: int) -> Totals:
    """No board yet."""
    shape = (draws, ready.months)
    return Totals(np.zeros((*shape, len(CODES)), np.int32), np.zeros((*shape, len(FUNDERS)), np.int64), 0)


def added_up(
    ready: Pathway,
    *,
    draws: int,
    seed: int,
    threads: int = 1,
    boards: int = BOARDS,
    begun: Totals | None = None,
    told: Callable[[Totals], None] | None = None,
) -> Totals:
    """So many boards like one, added up. `begun`: what was added up before, to go on from it; `told` hears
    after each board, and may keep it. The same whether it was broken off or not."""
    done = begun or nothing(ready, draws)
    for one in _boards(ready, done, draws=draws, seed=seed, threads=threads, boards=boards):
        done = one
        if told:
            told(done)
    return done


def _boards(
    ready: Pathway, done: Totals, *, draws: int, seed: int, threads: int, boards: int
) -> Iterator[Totals]:
    for board in range(done.boards, boards):
        drawn = ready.draw(draws=draws, seed=seed, threads=threads, place=board)
        people, pence = done.people + drawn.kept.here, done.pence + drawn.kept.spent
        done = Totals(people, pence, board + 1)
        yield done
