"""The page of a partnership: who is in it, for those who belong to it."""

import pytest
from tests.building import one_partnership
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Role, set_up_partnership

pytestmark = pytest.mark.page


def test_whoever_belongs_to_it_sees_organisations_areas_and_boards(signed_in: SignedIn) -> None:
    partnership = set_up_partnership(
        entry={
            "partnership": {"slug": "p", "name": "The Partnership", "lead": "a"},
            "areas": [{"code": "x", "name": "Westshire", "kind": "county"}],
            "organisations": [
                {
                    "code": "a",
                    "name": "West Council",
                    "kind": "county-council",
                    "areas": ["x"],
                    "role": "commissioner",
                }
            ],
            "boards": [{"name": "Programme board", "seats": [{"title": "Director", "chairs": True}]}],
        }
    )
    page = signed_in(Role.BOARD_MEMBER, partnership).get("/partnerships/p/").content.decode()
    for words in ("The Partnership", "West Council", "County council", "Westshire", "Director (chair)"):
        assert words in page


def test_nobody_else_learns_that_it_exists(signed_in: SignedIn, db: None) -> None:
    there = one_partnership("there")
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("elsewhere"))
    assert stranger.get(f"/partnerships/{there.slug}/").status_code == 404
    assert stranger.get("/partnerships/nowhere/").status_code == 404


def test_find_finds_an_organisation_of_ones_own_partnership_only(signed_in: SignedIn, db: None) -> None:
    mine, theirs = one_partnership("mine"), one_partnership("theirs")
    client = signed_in(Role.BOARD_MEMBER, mine)
    assert "Mine CCG" in client.get("/find", {"q": "mine-ccg"}).content.decode()
    assert theirs.name not in client.get("/find", {"q": "theirs-ccg"}).content.decode().replace(
        "theirs-ccg", ""
    )
