"""England: boards added up, the same wherever they are drawn, with one world in each draw."""

import numpy as np
import pytest

from lifecourse.engine.pathways import CODES, FUNDERS, Area, Totals, england, pathway, totals_of

pytestmark = pytest.mark.unit


def drawn(area: Area, *, months: int, draws: int, boards: int, threads: int = 1) -> Totals:
    """So many boards like an area."""
    many = england(pathway(area, months=months), draws=draws, seed=5, boards=boards)
    assert many.run(threads=threads)
    return totals_of(many)


def test_boards_are_added_up_and_each_has_chances_of_its_own(area: Area) -> None:
    whole = drawn(area, months=12, draws=20, boards=3)
    again = drawn(area, months=12, draws=20, boards=3, threads=2)
    assert np.array_equal(whole.people, again.people)
    assert np.array_equal(whole.pence, again.pence)
    ready = pathway(area, months=12)
    alone = [ready.draw(draws=20, seed=5, place=place) for place in range(3)]
    assert np.array_equal(whole.people, sum(one.kept.here for one in alone))
    assert np.array_equal(whole.spent("icb"), sum(one.spent("icb") for one in alone))
    assert not np.array_equal(alone[0].kept.here, alone[1].kept.here), "each board has chances of its own"
    assert whole.people.shape == (20, 12, len(CODES)) and whole.pence.shape == (20, 12, len(FUNDERS))
    assert np.array_equal(whole.in_hospital(), sum(one.in_hospital() for one in alone))


def test_what_nobody_knows_does_not_average_out(area: Area) -> None:
    """Of many boards chance averages out, and what is not known of any of them stays."""
    many = drawn(area, months=24, draws=60, boards=9)
    one = pathway(area, months=24).draw(draws=60, seed=5)
    spread_of_many = many.people[:, -1, CODES.index("at-risk")].std() / 9
    assert spread_of_many > 0.5 * one.people("at-risk")[:, -1].std()
