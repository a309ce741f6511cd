"""Boards and their seats, on screen: by role title, in one partnership, without rings."""

import pytest
from tests.building import one_partnership
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Board, Role

pytestmark = pytest.mark.page


def test_a_secretary_adds_a_board_and_a_seat_on_it(board: Board, signed_in: SignedIn) -> None:
    client = signed_in(Role.BOARD_SECRETARY, board.partnership)
    filled = {"name": "Carers' group", "purpose": "Speaks for carers.", "reports_to": str(board.pk)}
    client.post("/partnerships/one/boards/add", filled)
    added = Board.objects.get(name="Carers' group")
    client.post(f"/partnerships/one/boards/{added.pk}/seats/add", {"title": "Family carer", "chairs": "on"})
    page = client.get("/partnerships/one/").content.decode()
    assert "It reports to: Programme board." in page
    assert "Family carer (chair)" in page


def test_a_title_that_looks_like_a_name_is_asked_about_first(board: Board, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, board.partnership)
    address = f"/partnerships/one/boards/{board.pk}/seats/{board.seats.get().pk}"
    page = client.post(address, {"title": "Poet Laureate"}).content.decode()
    assert "looks like somebody" in page
    assert "Poet Laureate" in page
    assert board.seats.get().title == "Director of commissioning"
    client.post(address, {"title": "Poet Laureate", "is_a_role": "on"})
    assert board.seats.get().title == "Poet Laureate"


def test_boards_do_not_report_in_a_ring_nor_carry_one_name_twice(board: Board, signed_in: SignedIn) -> None:
    below = Board.objects.create(partnership=board.partnership, name="Sub-group", reports_to=board)
    client = signed_in(Role.PROGRAMME_MANAGER, board.partnership)
    address = f"/partnerships/one/boards/{board.pk}/change"
    page = client.post(address, {"name": board.name, "reports_to": str(below.pk)}).content.decode()
    assert "near or far" in page
    client.post("/partnerships/one/boards/add", {"name": "Sub-group"})
    assert Board.objects.filter(name="Sub-group").count() == 1
    board.refresh_from_db()
    assert board.reports_to is None


def test_who_may_not_keep_boards_sees_no_way_to(board: Board, signed_in: SignedIn) -> None:
    reader = signed_in(Role.ANALYST, board.partnership)
    assert "Add a board or group" not in reader.get("/partnerships/one/").content.decode()
    assert reader.post("/partnerships/one/boards/add", {"name": "Mine"}).status_code == 403
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("elsewhere"))
    assert stranger.get(f"/partnerships/one/boards/{board.pk}/change").status_code == 404
    assert stranger.get(f"/partnerships/elsewhere/boards/{board.pk}/change").status_code == 404
