"""Reading who looked: narrowed, one search in one line, what is worth a question, and for the person."""

import csv
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.page.people.conftest import NOW, TODAY, Employ
from tests.page.people.test_emergencies import ask
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, named

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry, acting_as
from lifecourse.organisations.api import Organisation, Role
from lifecourse.people.looks import Look, looks_for, note_look
from lifecourse.people.looks_told import (
    MANY,
    MANY_IN_A_DAY,
    NOT_SEEN,
    OUT_OF_HOURS,
    OWN_NAME,
    Line,
    Wanted,
    lines_of,
    narrowed,
    out_of_hours,
)
from lifecourse.people.models import Person, RestrictionException
from lifecourse.people.operations.folding import fold
from lifecourse.people.searching import rebuild_index

pytestmark = pytest.mark.page


def look(by: Account, *people: Person, at: datetime = NOW, how: Look = Look.SAW, search: str = "") -> None:
    with acting_as(f"account:{by.pk}", label=by.full_name):
        note_look(by=by, how=how, people=people, at=at, search=search)


def lines(reader: Account, wanted: Wanted | None = None) -> list[Line]:
    every = looks_for(reader, on=TODAY)
    entries = narrowed(every, wanted or Wanted(), reader=reader, on=TODAY, at=NOW)
    return lines_of(list(entries), every, reader=reader, on=TODAY, at=NOW)


def test_one_search_in_five_pauses_is_one_line_and_a_later_one_another(
    council: Organisation, employ: Employ
) -> None:
    ann, bob = known(council), named(known(council, local_id="2"), "Bob", "Jones")
    by, manager, search = employ(council), employ(council, Role.TEAM_MANAGER), str(uuid4())
    for pause in range(5):
        people = [ann, bob] if pause < 3 else [bob]
        look(by, *people, at=NOW + timedelta(seconds=pause), how=Look.SEARCHED, search=search)
    (line,) = lines(manager)
    assert set(line.people.values()) == {"Ann Smyth", "Bob Jones"} and line.at == NOW
    look(by, ann, at=NOW + timedelta(minutes=5), how=Look.SEARCHED, search=search)
    look(by, ann, at=NOW + timedelta(minutes=5), how=Look.SEARCHED)
    assert len(lines(manager)) == 3


def test_looks_are_narrowed_by_colleague_person_day_and_kind(council: Organisation, employ: Employ) -> None:
    ann, bob = known(council), known(council, local_id="2")
    folded = known(council, local_id="3")
    first, second, manager = employ(council), employ(council), employ(council, Role.TEAM_MANAGER)
    look(first, ann)
    look(second, bob, folded, at=NOW + timedelta(days=1))
    look(second, ann, at=NOW + timedelta(days=2), how=Look.SEARCHED)
    fold(kept=bob, folded=folded, how="person", by=None, at=NOW)
    for wanted, many in (
        (Wanted(), 4),
        (Wanted(who=first.pk), 1),
        (Wanted(person=bob.pk), 2),
        (Wanted(person=folded.pk), 2),
        (Wanted(how=Look.SEARCHED), 1),
        (Wanted(from_date=TODAY + timedelta(days=1)), 3),
        (Wanted(to_date=TODAY), 1),
        (Wanted(who=second.pk, how=Look.SAW, person=ann.pk), 0),
        (Wanted(person=uuid4()), 0),
    ):
        assert len(lines(manager, wanted)) == many, wanted
    RestrictionException.objects.create(person=ann, account=manager, never=True)
    assert not lines(manager, Wanted(person=ann.pk)), "Of somebody not to be seen there is nothing."
    assert [list(one.people.values()) for one in lines(manager, Wanted(who=first.pk))] == [[NOT_SEEN]]


def test_what_is_worth_a_question_is_said_in_words(council: Organisation, employ: Employ) -> None:
    ann, manager = known(council), employ(council, Role.TEAM_MANAGER)
    namesake, busy = employ(council), employ(council)
    namesake.full_name = "Pat SMYTH"
    look(namesake, ann)
    look(namesake, named(known(council, local_id="x"), "Smyth", "Jones"))
    look(busy, ann, at=datetime(2026, 3, 7, 12, tzinfo=UTC))
    newest, oldest, own = lines(manager)[0], lines(manager)[1], lines(manager)[2]
    assert (newest.marks, oldest.marks, own.marks) == ([OUT_OF_HOURS], [], [OWN_NAME])
    people = [known(council, local_id=f"many-{number}") for number in range(MANY + 1)]
    look(busy, *people[:MANY])
    assert not any(MANY_IN_A_DAY in one.marks for one in lines(manager))
    look(busy, people[MANY])
    assert sum(MANY_IN_A_DAY in one.marks for one in lines(manager)) == MANY + 1


@given(st.integers(0, 24 * 3650))
def test_hours_are_those_of_the_clock_on_the_wall(hours: int) -> None:
    at = (NOW + timedelta(hours=hours)).astimezone(ZoneInfo("Europe/London"))
    assert out_of_hours(at.astimezone(UTC)) is (at.isoweekday() > 5 or at.hour < 7 or at.hour > 19)


def test_the_page_narrows_and_the_file_is_noted_and_guarded(council: Organisation, employ: Employ) -> None:
    ann, by = named(known(council), "=Ann", "Smyth"), employ(council)
    client = browser(employ(council, Role.TEAM_MANAGER))
    look(by, ann)
    assert f"<td>{by.full_name}</td>" in client.get("/people/looks/").content.decode()
    text = client.get("/people/looks/", {"how": "searched"}).content.decode()
    assert f"<td>{by.full_name}</td>" not in text and "No look is like that." in text
    for odd in ({"who": "nobody"}, {"person": "x"}, {"from_date_day": "99"}, {"page": "x"}):
        assert client.get("/people/looks/", odd).status_code == 200
    file = client.get("/people/looks/file/", {"who": str(by.pk)})
    heading, row = list(csv.reader(file.content.decode().splitlines()))
    assert heading[0] == "When" and row[1] == by.full_name and row[3] == "'=Ann Smyth"
    assert Entry.objects.get(action="exported").after == {"lines": 1}


def test_the_person_is_told_which_organisations_looked_in_which_roles_and_no_names(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ann, by, stranger = known(council, "9990000018"), employ(council), employ(trust)
    ask(stranger, trust)
    client = browser(by)
    client.get(f"/people/{ann.pk}/")
    text = " ".join(client.get(f"/people/{ann.pk}/looked-at/").content.decode().split())
    assert "Marsh Council, a care coordinator: opened the record." in text
    assert "Heron Trust, a care coordinator: asked for the record because harm was near." in text
    assert stranger.full_name not in text
    assert browser(employ(trust)).get(f"/people/{ann.pk}/looked-at/").status_code == 404


def test_a_search_is_known_by_an_id_of_the_pages_own_and_by_no_words(
    council: Organisation, employ: Employ
) -> None:
    known(council)
    rebuild_index()
    client = browser(employ(council))
    for said, kept in (("Ann Smyth", None), (str(uuid4()), "id")):
        client.post("/people/", {"words": "Smyth", "search": said})
        after = Entry.objects.filter(action="searched").latest("pk").after
        assert after.get("search") == (said if kept else None)
