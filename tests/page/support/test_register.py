"""The register: who is put on it, who reads of it, what is decided, and that a withdrawal shuts it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_emergencies import NUMBER, ask
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, named
from tests.page.support.conftest import agree_to_register, put_on_register, someone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand, NoSuchPerson
from lifecourse.people.models import Person
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.operations.telling import everything_about
from lifecourse.people.rules import Basis, Outcome
from lifecourse.people.sight import refresh_sight
from lifecourse.support import models
from lifecourse.support.kinds.register import Rating
from lifecourse.support.models import OnRegister, RegisterDecision
from lifecourse.support.operations.helping import (
    add_risk,
    add_school_place,
    name_coordinator,
    write_crisis_plan,
)
from lifecourse.support.operations.register import add_to_register, decide, take_off_register
from lifecourse.support.queries.register import coordinator_of
from lifecourse.support.reading.board import Row, coming_up, places, rows_at
from lifecourse.support.reading.meeting import notes_of

pytestmark = pytest.mark.page
IN_A_WEEK = timedelta(days=7)


def add(person: Person, keeper: Organisation, by: Account) -> OnRegister:
    now = timezone.now()
    look_by = timezone.localdate() + IN_A_WEEK
    return add_to_register(
        person=person, keeper=keeper, why="Home may end", rating=Rating.RED, look_by=look_by, by=by, at=now
    )


def board(account: Account, order: str = "closeness") -> list[Row]:
    today = timezone.localdate()
    return rows_at(places(seen_by=account, on=today, at=timezone.now(), order=order), on=today)


def read_by(account: Account) -> list[Person]:
    return [row.person for row in board(account)]


def step(person: Person, rating: Rating, by: Account, said: str = "More support") -> RegisterDecision:
    seen = RegisterDecision.objects.order_by("-pk")[0].pk
    look_by = timezone.localdate() + IN_A_WEEK
    now = timezone.now()
    return decide(person=person, rating=rating, said=said, look_by=look_by, seen=seen, by=by, at=now)


def test_nobody_is_put_on_the_register_without_having_agreed(icb: Organisation, coordinator: Account) -> None:
    ada = someone(icb)
    with pytest.raises(CannotStand, match="agrees to be on the register"):
        add(ada, icb, coordinator)
    agree_to_register(ada, icb, Outcome.REFUSED)
    with pytest.raises(CannotStand, match="agrees to be on the register"):
        add(ada, icb, coordinator)
    agree_to_register(ada, icb)
    add(ada, icb, coordinator)
    assert read_by(coordinator) == [ada]
    with pytest.raises(CannotStand, match="already"):
        add(ada, icb, coordinator)


def test_who_takes_back_what_they_agreed_is_on_no_board_from_then_on(
    icb: Organisation, coordinator: Account
) -> None:
    ada = someone(icb)
    put_on_register(ada, icb, coordinator)
    agree_to_register(ada, icb, Outcome.WITHDRAWN)
    assert read_by(coordinator) == []
    page = browser(coordinator).get(f"/support/{ada.pk}/").content.decode()
    assert "Not agreed any more" in page and "Her home may end." not in page
    with pytest.raises(CannotStand, match="not on a register"):
        step(ada, Rating.RED, coordinator)
    # Their keeper still takes them off; and they may come back.
    take_off_register(person=ada, why="Ada said no", by=coordinator, at=timezone.now())
    agree_to_register(ada, icb)
    assert read_by(coordinator) == []
    add(ada, icb, coordinator)
    assert read_by(coordinator) == [ada]


def test_another_organisation_reads_of_it_only_once_the_person_agrees(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, social_worker = someone(icb), employ(council)
    put_on_register(ada, icb, coordinator)
    involve(ada, council, Basis.OWN_DUTY)
    refresh_sight([ada.pk])
    assert read_by(social_worker) == []
    page = browser(social_worker).get(f"/support/{ada.pk}/").content.decode()
    assert "not on a register that you may read" in page and "Amber" not in page
    agree_to_register(ada, council)
    assert read_by(social_worker) == [ada]


def test_the_register_opens_no_record_that_is_shut(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, stranger = someone(icb), employ(council)
    put_on_register(ada, icb, coordinator)
    agree_to_register(ada, council)
    assert read_by(stranger) == []
    assert browser(stranger).get(f"/support/{ada.pk}/").status_code == 404
    with pytest.raises(NoSuchPerson):
        step(ada, Rating.RED, stranger)


def test_it_is_kept_by_those_whose_role_it_is(
    icb: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, officer = someone(icb), employ(icb, Role.RECORDS_OFFICER)
    put_on_register(ada, icb, coordinator)
    with pytest.raises(NotAllowed):
        step(ada, Rating.RED, officer)
    assert read_by(officer) == [ada]


def test_every_step_is_kept_with_its_reason_and_the_latest_counts(
    icb: Organisation, coordinator: Account
) -> None:
    ada = someone(icb)
    put_on_register(ada, icb, coordinator)
    step(ada, Rating.RED, coordinator, "Two nights without sleep")
    (row,) = board(coordinator)
    assert row.rating is Rating.RED
    assert "Stepped up from amber to red" in row.changed
    assert [one.said for one in RegisterDecision.objects.all()] == [
        "Her home may end.",
        "Two nights without sleep",
    ]
    with pytest.raises(CannotStand, match="day to come"):
        decide(
            person=ada,
            rating=Rating.RED,
            said="As it is",
            look_by=timezone.localdate(),
            seen=row.latest.pk,
            by=coordinator,
            at=timezone.now(),
        )
    with pytest.raises(CannotStand, match="Say what was decided"):
        step(ada, Rating.RED, coordinator, "  ")


def test_who_decides_second_reads_first_what_was_decided(icb: Organisation, coordinator: Account) -> None:
    ada = someone(icb)
    first = put_on_register(ada, icb, coordinator).decisions.get()
    step(ada, Rating.RED, coordinator, "Asked for a night sitter")
    with pytest.raises(CannotStand, match="Asked for a night sitter"):
        decide(
            person=ada,
            rating=Rating.GREEN,
            said="All well",
            look_by=timezone.localdate() + IN_A_WEEK,
            seen=first.pk,
            by=coordinator,
            at=timezone.now(),
        )


def test_the_board_begins_with_who_is_closest_to_hospital(icb: Organisation, coordinator: Account) -> None:
    people = {
        rating: someone(icb, f"Ada {rating.value.title()}")
        for rating in (Rating.GREEN, Rating.BLUE, Rating.RED, Rating.AMBER)
    }
    for rating, person in people.items():
        put_on_register(person, icb, coordinator, rating)
    closest = [people[rating] for rating in (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)]
    assert read_by(coordinator) == closest
    by_name = board(coordinator, order="name")
    assert [row.called for row in by_name] == ["Ada Amber", "Ada Blue", "Ada Green", "Ada Red"]


def test_a_register_longer_than_a_page_is_read_in_parts_and_counted_whole(
    icb: Organisation, coordinator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lifecourse.support.views.board.AT_ONCE", 2)
    for name, rating in (("Green", Rating.GREEN), ("Red", Rating.RED), ("Amber", Rating.AMBER)):
        put_on_register(someone(icb, f"Ada {name}"), icb, coordinator, rating)
    client = browser(coordinator)
    first = client.get("/support/register/").content.decode()
    assert "3 people are on the register" in first
    assert "1 red, 1 amber, 1 green" in first
    assert first.index("Ada Red") < first.index("Ada Amber")
    assert "Ada Green" not in first
    rest = client.get("/support/register/?order=closeness&part=2").content.decode()
    assert "Ada Green" in rest
    assert "Ada Red" not in rest
    assert "3 to 3 of 3 people" in " ".join(rest.split())


def test_how_much_is_read_does_not_grow_with_the_register(icb: Organisation, coordinator: Account) -> None:
    def reads() -> int:
        with CaptureQueriesContext(connection) as found:
            assert read_by(coordinator)
        return len(found)

    put_on_register(someone(icb, "Ada One"), icb, coordinator)
    one = reads()
    for number in range(4):
        put_on_register(someone(icb, f"Ada Number{number}"), icb, coordinator)
    assert reads() == one


def test_the_page_of_the_board_asks_as_often_for_five_as_for_one(
    icb: Organisation, coordinator: Account
) -> None:
    client = browser(coordinator)

    def asks() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/support/register/").status_code == 200
        return len(found)

    put_on_register(someone(icb, "Ada One"), icb, coordinator)
    asks()
    one = asks()
    for number in range(4):
        put_on_register(someone(icb, f"Ada Number{number}"), icb, coordinator)
    assert asks() == one


def test_a_risk_is_never_written_down_without_what_helps(icb: Organisation, coordinator: Account) -> None:
    ada, today = someone(icb), timezone.localdate()
    said = {"person": ada, "kind": "home", "words": "The lease ends in May", "from_date": today}
    with pytest.raises(CannotStand, match="Say what helps"):
        add_risk(helps=" ", by=coordinator, at=timezone.now(), **said)
    add_risk(helps="Seeing the new flat twice", by=coordinator, at=timezone.now(), **said)
    page = browser(coordinator).get(f"/support/{ada.pk}/").content.decode()
    assert "The lease ends in May" in page and "Seeing the new flat twice" in page


def crisis_plan(person: Person, by: Account, **other: str) -> models.CrisisPlan:
    said = {
        "signs": "She stops singing",
        "helps": "A walk by the river",
        "makes_it_worse": "Many voices",
        "whom_to_call": "Her sister, day and night",
        "instead_of_hospital": "The short-stay flat",
        "written_with": "Ada and her sister",
    }
    return write_crisis_plan(person=person, by=by, at=timezone.now(), **said | other)


def test_whoever_opens_the_record_because_harm_is_near_reads_the_plan_for_it(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, social_worker = named(known(icb, NUMBER), "Ada", "Wren"), employ(council)
    crisis_plan(ada, coordinator)
    put_on_register(ada, icb, coordinator)
    ask(social_worker, council, at=timezone.now())
    page = browser(social_worker).get(f"/support/{ada.pk}/").content.decode()
    assert "A walk by the river" in page and "Amber" not in page


def test_being_named_as_coordinator_opens_nothing(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, stranger, colleague = someone(icb), employ(council), employ(icb)
    with pytest.raises(CannotStand, match="may not open the record"):
        name_coordinator(person=ada, account=stranger, telephone="", by=coordinator, at=timezone.now())
    for account in (coordinator, colleague):
        name_coordinator(person=ada, account=account, telephone="", by=coordinator, at=timezone.now())
    now = coordinator_of(ada, on=timezone.localdate())
    assert now is not None and now.account == colleague


def test_the_meeting_goes_through_the_board_and_its_notes_write_themselves(
    icb: Organisation, coordinator: Account
) -> None:
    first, second = someone(icb, "Ada Wren"), someone(icb, "Bea Finch")
    for person in (first, second):
        put_on_register(person, icb, coordinator)
    client = browser(coordinator)
    latest = RegisterDecision.objects.get(person=first)
    day = timezone.localdate() + IN_A_WEEK
    said = {
        "seen": latest.pk,
        "rating": "red",
        "said": "Ask for a night sitter by Friday",
        "look_by_day": day.day,
        "look_by_month": day.month,
        "look_by_year": day.year,
    }
    answer = client.post(f"/support/{first.pk}/register/decide/?order=name", said | {"next": ""})
    assert answer.status_code == 302, re.sub(r"<[^>]+>", "", answer.content.decode())
    notes = notes_of(timezone.localdate(), seen_by=coordinator, on=timezone.localdate(), at=timezone.now())
    assert [(note.called, note.change) for note in notes.lines] == [
        ("Ada Wren", "Put on the register, rated amber"),
        ("Bea Finch", "Put on the register, rated amber"),
        ("Ada Wren", "Stepped up from amber to red"),
    ]
    page = client.get("/support/register/notes/").content.decode()
    assert "Ask for a night sitter by Friday" in page


def test_that_a_list_was_read_is_in_the_record_of_everybody_on_it(
    icb: Organisation, coordinator: Account
) -> None:
    ada, bea = someone(icb, "Ada Wren"), someone(icb, "Bea Finch")
    someone(icb, "Cy Rook")
    for person in (ada, bea):
        put_on_register(person, icb, coordinator)
    browser(coordinator).get("/support/register/")
    listed = Entry.objects.filter(action="listed").values_list("row", flat=True)
    assert sorted(listed) == sorted([str(ada.pk), str(bea.pk)])


def test_who_comes_of_age_is_found_among_those_who_live_at_a_school(
    icb: Organisation, coordinator: Account
) -> None:
    today = timezone.localdate()
    born = today.replace(year=today.year - 18, day=1) + timedelta(days=40)
    ada = someone(icb, "Ada Wren", birth_date=born.isoformat())
    someone(icb, "Bea Finch", birth_date=born.isoformat())
    add_school_place(
        person=ada, school="Hill School", weeks=52, from_date=today, by=coordinator, at=timezone.now()
    )
    (one,) = coming_up(seen_by=coordinator, on=today, at=timezone.now())
    assert (one.person, one.age, one.school and one.school.school) == (ada, 18, "Hill School")
    page = browser(coordinator).get("/support/register/coming-of-age/").content.decode()
    assert "Hill School" in page and "Bea Finch" not in page


def test_what_is_kept_stays_where_it_was_written_when_records_are_joined_and_parted(
    icb: Organisation, coordinator: Account
) -> None:
    ada, also_ada = someone(icb, "Ada Wren"), someone(icb, "Ada Wrenn")
    put_on_register(also_ada, icb, coordinator)
    crisis_plan(also_ada, coordinator)
    merge = fold(kept=ada, folded=also_ada, how="person", by=None, at=timezone.now())
    assert read_by(coordinator) == [ada]
    assert "She stops singing" in browser(coordinator).get(f"/support/{ada.pk}/").content.decode()
    take_apart(merge=merge, by=None, at=timezone.now(), reason="Two people")
    assert read_by(coordinator) == [also_ada]


def test_the_person_is_told_of_it_and_it_goes_with_them_when_they_are_erased(
    icb: Organisation, coordinator: Account
) -> None:
    ada = someone(icb)
    put_on_register(ada, icb, coordinator)
    crisis_plan(ada, coordinator)
    add_risk(
        person=ada,
        kind="home",
        words="The lease ends",
        helps="A visit",
        from_date=timezone.localdate(),
        by=coordinator,
        at=timezone.now(),
    )
    name_coordinator(person=ada, account=coordinator, telephone="", by=coordinator, at=timezone.now())
    told = str(everything_about(ada)["support"])
    assert "Her home may end." in told and "She stops singing" in told and "The lease ends" in told
    assert coordinator.full_name not in told
    erase(ada, why="A court decided", by=None, at=timezone.now())
    for name in models.__all__:
        assert not getattr(models, name).objects.exists()
