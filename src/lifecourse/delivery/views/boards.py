"""Adding and changing the boards and groups of a partnership, and the seats on them."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from lifecourse.delivery.forms.boards import BoardForm, SeatForm
from lifecourse.delivery.views.place import KeepPage
from lifecourse.organisations.api import Board, BoardSeat, UnableToKeepBoard, keep_board, keep_seat


class BoardPage(KeepPage):
    """A form about a board, that leads back to the partnership's page."""

    here = "partnership"
    refusals = (*KeepPage.refusals, UnableToKeepBoard)

    def back_url(self) -> str:
        """Where the boards are shown."""
        return reverse("show_partnership", args=[self.partnership.slug])

    def board(self) -> Board:
        """The board that the address names, or a new one."""
        if "number" in self.kwargs:
            return get_object_or_404(self.partnership.boards, pk=self.kwargs["number"])
        return Board(partnership=self.partnership)

    def get_form_kwargs(self) -> dict[str, Any]:
        """With what can be chosen here."""
        return super().get_form_kwargs() | {"partnership": self.partnership, "today": self.today}


class KeepBoardView(BoardPage):
    """Add or change a board or reference group."""

    form_class = BoardForm
    heading, button = "A board or reference group", "Save this board or group"

    def get_initial(self) -> dict[str, Any]:
        """The board as it stands."""
        board = self.board()
        return {"name": board.name, "purpose": board.purpose, "reports_to": board.reports_to}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_board(board=self.board(), by=self.account, at=timezone.now(), **filled)


class KeepSeatView(BoardPage):
    """Add or change a seat on a board."""

    form_class = SeatForm
    heading, button = "A seat on a board or group", "Save this seat"
    about = "Seats are kept by role title. Nobody's name is asked for."

    def seat(self) -> BoardSeat:
        """The seat that the address names, or a new one."""
        board = self.board()
        if "seat" in self.kwargs:
            return get_object_or_404(board.seats, pk=self.kwargs["seat"])
        return BoardSeat(board=board)

    def get_initial(self) -> dict[str, Any]:
        """The seat as it stands."""
        seat = self.seat()
        return {"title": seat.title, "organisation": seat.organisation, "chairs": seat.chairs}

    def act(self, filled: dict[str, Any]) -> None:
        """Keep it."""
        keep_seat(seat=self.seat(), by=self.account, at=timezone.now(), **filled)
