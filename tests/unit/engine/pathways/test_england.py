"""England: boards added up, the same whether it was broken off or not, with one world in each draw."""

from typing import Any

import numpy as np
import pytest

from lifecourse.engine.pathways import CODES, FUNDERS, Area, Totals, added_up, pathway

pytestmark = pytest.mark.unit
ASKED: dict[str, Any] = {"draws": 20, "seed": 5, "boards": 3}


def test_boards_are_added_up_and_a_run_goes_on_from_where_it_was(area: Area) -> None:
    ready = pathway(area, months=12)
    heard: list[Totals] = []
    whole = added_up(ready, **ASKED, told=heard.append)
    assert [one.boards for one in heard] == [1, 2, 3]
    again = added_up(ready, **ASKED, begun=heard[0], threads=2)
    assert np.array_equal(whole.people, again.people)
    assert np.array_equal(whole.pence, again.pence)
    alone = [ready.draw(draws=20, seed=5, place=place) for place in range(3)]
    assert np.array_equal(whole.people, sum(one.kept.here for one in alone))
    assert np.array_equal(whole.spent("icb"), sum(one.spent("icb") for one in alone))
    assert not np.array_equal(alone[0].kept.here, alone[1].kept.here), "each board has chances of its own"
    assert whole.people.shape == (20, 12, len(CODES)) and whole.pence.shape == (20, 12, len(FUNDERS))
    assert np.array_equal(whole.in_hospital(), sum(one.in_hospital() for one in alone))


def test_what_nobody_knows_does_not_average_out(area: Area) -> None:
    """Of many boards chance averages out, and what is not known of any of them stays."""
    ready = pathway(area, months=24)
    many = added_up(ready, draws=60, seed=5, boards=9)
    one = ready.draw(draws=60, seed=5)
    spread_of_many = many.people[:, -1, CODES.index("at-risk")].std() / 9
    assert spread_of_many > 0.5 * one.people("at-risk")[:, -1].std()
