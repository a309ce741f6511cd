"""Coming to hospital without a review before: asked, written down, counted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import put_on_register, someone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand, Person
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.support.kinds.register import Rating
from lifecourse.support.models import Review, RootCause, WardStay
from lifecourse.support.operations.before import write_root_cause
from lifecourse.support.reading.before import came_in_a_year

pytestmark = pytest.mark.page


def came(person: Person, where: Organisation, days_ago: int = 10, came_from: str = "own_home") -> WardStay:
    return WardStay.objects.create(
        person=person,
        hospital="Alder House",
        provider="Heron",
        ward_kind="acute",
        commissioner=where,
        came_from=came_from,
        why="Nobody slept",
        from_date=timezone.localdate() - timedelta(days=days_ago),
    )


def reviewed(person: Person, where: Organisation, by: Account, days_ago: int, *, held: bool = True) -> Review:
    on = timezone.localdate() - timedelta(days=days_ago)
    return Review.objects.create(
        person=person,
        kind="ctr",
        place="community",
        has_ehc_plan=False,
        held_by=where,
        meets_at=timezone.now() - timedelta(days=days_ago),
        held_on=on if held else None,
        outcome="Two people at night" if held else "",
        by=by,
        at=timezone.now(),
    )


def cause(person: Person, by: Account, **said: Any) -> RootCause:
    words: dict[str, Any] = {
        "cause": "not_planned",
        "words": "The rota for reviews had no deputy",
        "kept_home": "Somebody awake at night",
        "done": "A deputy is named",
        "who": "Lead for Kit Known-By-Name",
        "due": timezone.localdate(),
    }
    return write_root_cause(person=person, by=by, at=timezone.now(), **words | said)


def test_the_page_asks_and_the_stay_says_so_until_it_is_written_down(
    icb: Organisation, coordinator: Account
) -> None:
    person, client, today = someone(icb), browser(coordinator), timezone.localdate()
    asked = client.get(f"/support/{person.pk}/hospital/admit/").content.decode()
    assert "No review before hospital is written down" in asked
    said = {"on_day": today.day, "on_month": today.month, "on_year": today.year, "hospital": "Alder House"}
    said |= {"provider": "Heron", "ward_kind": "acute", "commissioner": icb.pk, "came_from": "own_home"}
    said |= {"legal": "s2", "why": "Nobody slept"}
    answer = client.post(f"/support/{person.pk}/hospital/admit/", said)
    assert answer.status_code == 302 and answer["Location"].endswith("/hospital/without-review/")
    page = client.get(f"/support/{person.pk}/hospital/").content.decode()
    assert "Came in without a review before" in page and "Nobody has written down why" in page
    due = {"due_day": today.day, "due_month": today.month, "due_year": today.year}
    words = {"cause": "same_day", "words": "At night", "kept_home": "A bed nearby", "done": "One is found"}
    unsaid = client.post(answer["Location"], due | words | {"who": "Lead", "kept_home": " "})
    assert unsaid.status_code == 200
    assert client.post(answer["Location"], due | words | {"who": "Lead"}).status_code == 302
    page = client.get(f"/support/{person.pk}/hospital/").content.decode()
    assert "A bed nearby" in page and "Nobody has written down why" not in page


def test_a_stay_with_a_review_before_or_from_another_hospital_needs_no_cause(
    icb: Organisation, coordinator: Account
) -> None:
    with_review, moved, home = (someone(icb, name) for name in ("Ada Wren", "Bea Lark", "Cy Rook"))
    came(with_review, icb)
    reviewed(with_review, icb, coordinator, 20)
    came(moved, icb, came_from="hospital_elsewhere")
    for person in (with_review, moved):
        with pytest.raises(CannotStand, match="There was a review"):
            cause(person, coordinator)
    with pytest.raises(CannotStand, match="has not been in hospital"):
        cause(home, coordinator)
    client = browser(coordinator)
    page = client.get(f"/support/{with_review.pk}/hospital/").content.decode()
    assert "A review before hospital was held on" in page and "Came in without" not in page
    assert "Came in without" not in client.get(f"/support/{moved.pk}/hospital/").content.decode()


def test_what_was_found_says_who_and_by_when_and_goes_with_the_person(
    icb: Organisation, coordinator: Account, employ: Employ
) -> None:
    person = someone(icb)
    came(person, icb)
    for wrong in ({"words": ""}, {"kept_home": " "}, {"done": ""}, {"who": ""}, {"cause": "x"}):
        with pytest.raises(CannotStand):
            cause(person, coordinator, **wrong)
    with pytest.raises(CannotStand, match="since they came"):
        cause(person, coordinator, due=timezone.localdate() - timedelta(days=11))
    with pytest.raises(NotAllowed):
        cause(person, employ(icb, Role.TEAM_MANAGER))
    cause(person, coordinator)
    told = str(everything_about(person)["support"])
    assert "Somebody awake at night" in told and "Known-By-Name" not in told
    erase(person, why="A court decided", by=None, at=timezone.now())
    assert not RootCause.objects.exists()


def test_who_came_is_counted_of_those_whom_the_reader_may_see(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    year = timezone.localdate().year
    child = someone(icb, "Cy Rook", birth_date=f"{year - 12}-01-01")
    with_review, without = someone(icb, "Ada Wren"), someone(icb, "Bea Lark")
    for person in (child, with_review, without, someone(council, "Not Ours")):
        came(person, icb)
    reviewed(with_review, icb, coordinator, 12)
    # Held, but not before that stay; and called to a day that has not come.
    reviewed(without, icb, coordinator, 2)
    came(someone(icb, "Long Ago"), icb, days_ago=366)
    cause(without, coordinator)
    now = timezone.now()
    found = came_in_a_year(seen_by=coordinator, on=timezone.localdate(), at=now)
    assert (found.everybody.came, found.everybody.reviewed, found.unexplained) == (3, 1, 1)
    assert (found.children.came, found.children.of_a_hundred) == (1, 0)
    assert {one.called for one in found.without} == {"Cy Rook", "Bea Lark"}
    page = browser(coordinator).get("/support/reviews/before/").content.decode()
    assert "33 of 100" in page and "A deputy is named" in page and "Not Ours" not in page

    def asks() -> int:
        with CaptureQueriesContext(connection) as asked:
            came_in_a_year(seen_by=coordinator, on=timezone.localdate(), at=now)
        return len(asked)

    few = asks()
    for number in range(3):
        came(someone(icb, f"More {number}"), icb)
    assert asks() == few
    stranger = browser(employ(council, Role.CARE_COORDINATOR)).get("/support/reviews/before/")
    assert "Bea Lark" not in stranger.content.decode()


def test_somebody_red_without_a_review_planned_is_a_sign(icb: Organisation, coordinator: Account) -> None:
    person, client = someone(icb), browser(coordinator)
    put_on_register(person, icb, coordinator, Rating.RED)
    assert "no review before hospital is planned" in client.get("/support/register/").content.decode()
    reviewed(person, icb, coordinator, -3, held=False)
    assert "no review before hospital is planned" not in client.get("/support/register/").content.decode()
