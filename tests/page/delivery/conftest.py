"""One partnership with a board, and people of every role signed in to it."""

import pytest
from tests.page.website.conftest import SignedIn, partnership, signed_in

from lifecourse.organisations.api import Board, BoardSeat, Partnership

__all__ = ["SignedIn", "partnership", "signed_in"]


@pytest.fixture
def board(partnership: Partnership) -> Board:
    board = Board.objects.create(partnership=partnership, name="Programme board")
    BoardSeat.objects.create(board=board, title="Director of commissioning", chairs=True)
    return board
