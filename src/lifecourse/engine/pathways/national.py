"""England: boards of one size with the numbers published for England, added up draw by draw.

The boundaries are those before April 2026, when six boards were cut anew. What nobody knows for certain is
not known in any board: in one draw every board has the same rates, and chances of its own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast import Factors, Many, Part
from lifecourse.engine.pathways.outlook import PLACES_APART, Numbers, Pathway
from lifecourse.engine.pathways.settings import CODES, FUNDERS, HOSPITALS, paid_by
from lifecourse.engine.pathways.uncertain import factors_of

BOARDS = 42
# Adults with a learning disability in each, so that all have 1.21 million.
ADULTS = 28_833


@dataclass(frozen=True)
class Totals:
    """All boards added up: people (draws by months by settings), pence (draws by months by funders).

    `boards`: how many there are.
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


def england(ready: Pathway, *, draws: int, seed: int, boards: int = BOARDS) -> Many:
    """So many boards like one, to be drawn wherever there is room, broken off and gone on with."""

    def factors(first: int, many: int) -> Factors:
        return factors_of(ready.built, seed=seed, first=first, draws=many)

    parts = [
        Part(
            name=f"board {number + 1}",
            prepared=ready.prepared,
            seed=seed + PLACES_APART * number,
            factors=factors,
        )
        for number in range(boards)
    ]
    return Many(parts, draws, keep=("here", "spent"))


def totals_of(many: Many) -> Totals:
    """What all boards come to, once all of them are drawn."""
    return Totals(many.total["here"], many.total["spent"], len(many.parts))
