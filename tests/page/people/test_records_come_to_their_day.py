"""Records that have come to their day: who sees them, what keeps them, and that two people let one go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.page.people.conftest import NOW, TODAY, Employ, involve, somebody
from tests.page.people.test_pages import browser, pair
from tests.page.people.test_records_arrive import KAY, agree, come, system
from tests.page.people.test_retaining import SOURCE, came, ruled

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.due import records_due, timing_of
from lifecourse.people.kinds import CannotStand
from lifecourse.people.models import (
    About,
    EmergencyLook,
    Erasure,
    LegalHold,
    Merge,
    Person,
    Responsibility,
    Restriction,
    RestrictionException,
    Sight,
    SourceRecord,
)
from lifecourse.people.operations.erasing import (
    UnableToErase,
    agree_to_erase,
    ask_to_erase,
    ask_to_let_go,
    decide_against,
)
from lifecourse.people.operations.folding import take_apart
from lifecourse.people.operations.retaining import hold, keep_longer, release_holds, stop_rule
from lifecourse.people.operations.telling import their_copy
from lifecourse.people.queries import NoSuchPerson
from lifecourse.people.retention import NOT_YOURS, RecordKind, Rule, Unit
from lifecourse.people.rules import Basis
from lifecourse.people.sight import refresh_sight
from lifecourse.support.models import WardStay

pytestmark = [pytest.mark.page, pytest.mark.django_db]
DIED = replace(KAY, death_date=date(2017, 3, 2))
OTHER = replace(
    DIED, names=(replace(KAY.names[0], given="Maud", family="Ager"),), birth_date=date(1931, 1, 1)
)


def eight_years(kind: RecordKind = RecordKind.DIED) -> Rule:
    return Rule(kind=kind, length=8, unit=Unit.YEARS, from_date=date(2020, 1, 1))


@pytest.fixture
def kay(council: Organisation, trust: Organisation) -> Person:
    """Known to two organisations; the council's system says that she died on 2 March 2017."""
    agree(council, trust)
    come(system(council), DIED)
    come(system(trust), KAY)
    person = SourceRecord.objects.get(system__code="marsh-council").person.head
    About.objects.create(person=person, called="Kay", written_on=TODAY)
    return person


@pytest.fixture
def two(council: Organisation, employ: Employ) -> tuple[Account, Account]:
    return employ(council, Role.RECORDS_OFFICER), employ(council, Role.TEAM_MANAGER)


@pytest.fixture
def officer(council: Organisation, employ: Employ, two: tuple[Account, Account]) -> Account:
    """Of the council, whose rule about those who died counts."""
    ruled(council, employ, eight_years())
    return two[0]


def due(reader: Account, on: date = TODAY) -> list[Person]:
    return [one.person for one in records_due(reader, on=on, at=NOW)]


def test_without_a_confirmed_rule_nobody_comes_to_their_day(
    kay: Person, two: tuple[Account, Account], council: Organisation, employ: Employ
) -> None:
    assert due(two[0]) == []
    words = browser(two[0]).get("/people/retention/due/").content.decode()
    assert "no rule about people" in words
    ruled(council, employ, eight_years(RecordKind.PART_ENDED))
    assert due(two[0]) == []
    rule = ruled(council, employ, eight_years())
    assert due(two[0]) == [kay]
    timing = timing_of(kay, council, reader=two[0], on=TODAY, at=NOW)
    assert timing.day == date(2025, 3, 3)
    assert due(two[0], on=date(2025, 3, 3)) == [kay]
    assert due(two[0], on=date(2025, 3, 2)) == []
    stop_rule(rule=rule, why="A new edition", by=two[1], at=NOW)
    assert due(two[0]) == []


def test_one_organisations_record_goes_by_two_of_its_people_and_the_others_stays(
    kay: Person, two: tuple[Account, Account], council: Organisation, trust: Organisation, employ: Employ
) -> None:
    officer, manager = two
    ruled(council, employ, eight_years())
    standing = ask_to_let_go(person=kay, organisation=council, by=officer, at=NOW)
    assert [one.code for one in standing.waits_for] == [] and not standing.is_complete
    assert "8 years, by Records code, Appendix 2" in standing.erasure.why
    assert agree_to_erase(erasure=standing.erasure, by=officer, at=NOW) is not None
    with pytest.raises(NotAllowed):
        agree_to_erase(erasure=standing.erasure, by=employ(trust, Role.TEAM_MANAGER), at=NOW)
    with pytest.raises(NotAllowed):
        decide_against(erasure=standing.erasure, by=employ(trust, Role.TEAM_MANAGER), at=NOW)
    with pytest.raises(UnableToErase, match="already"):
        ask_to_let_go(person=kay, organisation=council, by=manager, at=NOW)
    assert agree_to_erase(erasure=standing.erasure, by=manager, at=NOW) is None
    left = SourceRecord.objects.filter(person__head=kay.pk)
    assert [one.system.organisation for one in left] == [trust]
    assert About.objects.filter(person=kay).exists()
    assert set(Sight.objects.filter(head=kay.pk).values_list("organisation", flat=True)) == {trust.pk}
    assert not Responsibility.objects.filter(person__head=kay.pk, organisation=council).exists()
    assert Erasure.objects.get().is_done and due(officer) == []
    assert Entry.objects.filter(action="let go").count() == 1
    assert not Entry.objects.filter(action="erased").exists()


def test_the_last_record_takes_everything_about_somebody_with_it(
    two: tuple[Account, Account], council: Organisation, employ: Employ
) -> None:
    come(system(council), DIED)
    person = SourceRecord.objects.get().person
    About.objects.create(person=person, called="Kay", written_on=TODAY)
    ruled(council, employ, eight_years())
    erasure = ask_to_let_go(person=person, organisation=council, by=two[0], at=NOW).erasure
    assert agree_to_erase(erasure=erasure, by=two[1], at=NOW) is None
    assert not About.objects.exists() and not SourceRecord.objects.exists() and not Erasure.objects.exists()
    assert Entry.objects.filter(action="erased").count() == 1


def test_a_legal_hold_keeps_everything_whoever_asks_and_also_after_it_was_asked_for(
    kay: Person, two: tuple[Account, Account], council: Organisation, trust: Organisation, employ: Employ
) -> None:
    officer, manager = two
    ruled(council, employ, eight_years())
    asked = ask_to_let_go(person=kay, organisation=council, by=officer, at=NOW).erasure
    by_law = ask_to_erase(person=kay, why="Article 17", by=officer, at=NOW).erasure
    theirs = employ(trust, Role.TEAM_MANAGER)
    hold(person=kay, organisation=trust, reason="An inquest", by=theirs, at=NOW)
    for erasure, by in ((asked, manager), (by_law, theirs)):
        with pytest.raises(UnableToErase, match="legal hold"):
            agree_to_erase(erasure=erasure, by=by, at=NOW)
    decide_against(erasure=by_law, by=manager, at=NOW)
    with pytest.raises(UnableToErase, match="legal hold"):
        ask_to_erase(person=kay, why="Article 17", by=officer, at=NOW)
    assert SourceRecord.objects.filter(person__head=kay.pk).count() == 2
    with pytest.raises(CannotStand, match="no legal hold"):
        release_holds(person=kay, organisation=council, why="Over", by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        release_holds(person=kay, organisation=trust, why="Over", by=officer, at=NOW)
    assert release_holds(person=kay, organisation=trust, why="It is over", by=theirs, at=NOW) == 2
    assert agree_to_erase(erasure=asked, by=manager, at=NOW) is None


def test_who_was_read_as_one_stays_held_when_they_are_taken_apart(
    kay: Person, officer: Account, council: Organisation, trust: Organisation, employ: Employ
) -> None:
    hold(person=kay, organisation=council, reason="An inquest", by=officer, at=NOW)
    by = employ(council, Role.CARE_COORDINATOR)
    take_apart(merge=Merge.objects.get(undone_at=None), reason="Two people", by=by, at=NOW)
    assert Person.objects.filter(head=kay.pk).count() == 1
    for where in (council, trust):
        person = SourceRecord.objects.get(system__organisation=where).person
        with pytest.raises(UnableToErase, match="legal hold"):
            ask_to_erase(person=person, why="x", by=employ(where, Role.TEAM_MANAGER), at=NOW)


def test_the_list_reads_as_often_for_many_as_for_few(
    kay: Person, officer: Account, council: Organisation
) -> None:
    with CaptureQueriesContext(connection) as few:
        assert len(records_due(officer, on=TODAY, at=NOW)) == 1
    others = [
        replace(
            OTHER, names=(replace(OTHER.names[0], given=name, family=f"{name}son"),), phones=(), addresses=()
        )
        for name in ("Ada", "Bea", "Cleo", "Dot")
    ]
    come(SourceRecord.objects.get(person=kay).system, *others, first=10)
    with CaptureQueriesContext(connection) as many:
        assert len(records_due(officer, on=TODAY, at=NOW)) == 5
    assert len(many) == len(few)


def test_a_rule_that_was_stopped_meanwhile_lets_nothing_go(
    kay: Person, two: tuple[Account, Account], council: Organisation, employ: Employ
) -> None:
    rule = ruled(council, employ, eight_years())
    asked = ask_to_let_go(person=kay, organisation=council, by=two[0], at=NOW).erasure
    stop_rule(rule=rule, why="Wrong number", by=two[0], at=NOW)
    with pytest.raises(UnableToErase, match="time is not over"):
        agree_to_erase(erasure=asked, by=two[1], at=NOW)
    assert SourceRecord.objects.filter(person__head=kay.pk).count() == 2


def emergency(person: Person, council: Organisation, by: Account) -> None:
    EmergencyLook.objects.create(
        person=person, account=by, organisation=council, reason="x", at=NOW, until=NOW
    )


def restricted(person: Person, council: Organisation, by: Account) -> None:
    Restriction.objects.create(person=person, reason="x", from_date=TODAY, by=by)
    RestrictionException.objects.create(person=person, account=by)


def in_hospital(person: Person, council: Organisation, by: Account) -> None:
    WardStay.objects.create(
        person=person,
        hospital="Elm",
        provider="Trust",
        ward_kind="atu",
        commissioner=council,
        came_from="home",
        why="x",
        from_date=TODAY,
    )


def longer(person: Person, council: Organisation, by: Account) -> None:
    until = TODAY + timedelta(days=1)
    keep_longer(person=person, organisation=council, reason="A complaint", until=until, by=by, at=NOW)


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (emergency, "harm was near"),
        (restricted, "restricted"),
        (longer, "keep it longer"),
        (in_hospital, "Support goes on"),
        (lambda person, council, by: pair(person, somebody()), "one with another"),
        (lambda person, council, by: came(council, "waiting", TODAY), "file of records"),
        (
            lambda person, council, by: hold(
                person=person, organisation=council, reason="x", to_date=TODAY, by=by, at=NOW
            ),
            "legal hold",
        ),
    ],
)
def test_what_keeps_a_record_is_said_and_keeps_it(
    happens: Callable[[Person, Organisation, Account], object],
    words: str,
    kay: Person,
    officer: Account,
    council: Organisation,
) -> None:
    happens(kay, council, officer)
    found = records_due(officer, on=TODAY, at=NOW)
    assert len(found) == 1 and words in " ".join(found[0].timing.held_back)
    with pytest.raises(UnableToErase, match=words):
        ask_to_let_go(person=kay, organisation=council, by=officer, at=NOW)


def test_the_only_record_stays_while_another_organisation_may_know_of_the_person(
    two: tuple[Account, Account], council: Organisation, trust: Organisation, employ: Employ
) -> None:
    come(system(council), DIED)
    person = SourceRecord.objects.get().person
    involve(person, trust, Basis.OWN_DUTY)
    refresh_sight([person.pk])
    ruled(council, employ, eight_years())
    with pytest.raises(UnableToErase, match="Another organisation"):
        ask_to_let_go(person=person, organisation=council, by=two[0], at=NOW)


def test_whoever_holds_a_record_lets_it_go_also_when_their_part_is_over_and_sees_nothing_else(
    kay: Person, two: tuple[Account, Account], council: Organisation, employ: Employ
) -> None:
    Responsibility.objects.filter(organisation=council).update(to_date=date(2018, 1, 31))
    refresh_sight([kay.pk])
    ruled(council, employ, eight_years(RecordKind.PART_ENDED))
    assert due(two[0], on=date(2026, 1, 31)) == []
    assert due(two[0], on=date(2026, 2, 1)) == [kay]
    client = browser(two[0])
    assert client.get(f"/people/{kay.pk}/").status_code == 404
    words = client.get(f"/people/{kay.pk}/kept/").content.decode()
    assert "Katherine Wetherall" in words and "Kay " not in words
    pair(kay, somebody())
    assert records_due(two[0], on=TODAY, at=NOW)[0].timing.held_back == [NOT_YOURS]


def test_whoever_only_keeps_the_list_of_others_reads_nothing_of_it(
    kay: Person, officer: Account, council: Organisation
) -> None:
    assert due(officer) == [kay]
    Responsibility.objects.filter(organisation=council).delete()
    refresh_sight([kay.pk])
    assert due(officer) == []
    assert browser(officer).get(f"/people/{kay.pk}/kept/").status_code == 404


def test_nobody_else_reads_of_it(
    kay: Person, two: tuple[Account, Account], council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ruled(council, employ, eight_years())
    ruled(trust, employ, eight_years())
    assert due(employ(trust, Role.RECORDS_OFFICER)) == []
    far = Organisation.objects.create(code="far", name="Far", kind=council.kind)
    stranger = employ(far, Role.RECORDS_OFFICER)
    assert due(stranger) == []
    with pytest.raises(NoSuchPerson):
        hold(person=kay, organisation=far, reason="x", by=stranger, at=NOW)
    RestrictionException.objects.create(person=kay, account=two[0], never=True)
    assert due(two[0]) == [] and due(two[1]) == [kay]
    with pytest.raises(NotAllowed):
        hold(person=kay, organisation=council, reason="x", by=employ(council), at=NOW)


def test_several_are_asked_for_at_once_and_agreed_to_one_by_one(
    kay: Person, two: tuple[Account, Account], council: Organisation, employ: Employ
) -> None:
    come(SourceRecord.objects.get(person=kay).system, OTHER, first=2)
    maud = SourceRecord.objects.get(local_id="2").person
    officer, manager = (browser(one) for one in two)
    ruled(council, employ, eight_years())
    page = "/people/retention/due/"
    listed = officer.get(page).content.decode()
    assert "Maud Ager" in listed and "Records code" in listed and "2 March 2017" in listed
    chosen = [f"{council.pk}/{person.pk}" for person in (kay, maud)]
    assert "Choose at least one" in officer.post(page, {}, follow=True).content.decode()
    answer = officer.post(page, {"record": [*chosen, "1/x", f"{council.pk}/{somebody().pk}"]}, follow=True)
    words = answer.content.decode()
    assert "Asked for 2." in words and "2 could not be asked for" in words
    assert Erasure.objects.count() == 2 and SourceRecord.objects.count() == 3
    kept = f"/people/{maud.pk}/kept/"
    assert "so somebody else agrees" in officer.get(kept).content.decode()
    assert "I agree that this record goes" in manager.get(kept).content.decode()
    assert manager.post(kept, {"organisation": council.pk, "agree": "yes"})["Location"] == page
    assert not SourceRecord.objects.filter(person=maud).exists()
    of_kay = f"/people/{kay.pk}/kept/"
    assert manager.post(of_kay, {"organisation": council.pk, "against": "yes"}).status_code == 302
    assert SourceRecord.objects.filter(person__head=kay.pk).count() == 2
    assert manager.post(of_kay, {"organisation": "x"}).status_code == 404


def test_it_is_kept_longer_or_held_on_pages_and_the_list_goes_out_as_a_file(
    kay: Person, two: tuple[Account, Account], council: Organisation, employ: Employ
) -> None:
    ruled(council, employ, eight_years())
    client = browser(two[0])
    page = f"/people/{kay.pk}/kept/"
    assert page in client.get(f"/people/{kay.pk}/").content.decode()
    said = {"organisation": council.pk, "reason": "An inquest", "why": "Over"}
    assert client.post(f"{page}hold/", said).status_code == 302
    assert client.get(page).content.decode().count("An inquest") == 1
    assert "A legal hold keeps this record" in client.get(f"/people/{kay.pk}/").content.decode()
    assert "A legal hold" in client.get(f"/people/{kay.pk}/erase/").content.decode()
    rows = client.get("/people/retention/due/file/").content.decode()
    assert "Katherine Wetherall" in rows and "A legal hold keeps it." in rows
    assert client.post(f"{page}release/", said).status_code == 302
    assert {one.released_why for one in LegalHold.objects.all()} == {"Over"}
    day = {"until_day": "1", "until_month": "1", "until_year": "2000"}
    assert "still to come" in client.post(f"{page}longer/", said | day).content.decode()
    assert client.post(f"{page}longer/", said | day | {"until_year": "2100"}).status_code == 302
    assert "Friday 1 January 2100" in client.get(page).content.decode()
    assert Entry.objects.filter(action="exported").count() == 1
    assert Entry.objects.filter(action="due", row=str(kay.pk)).count() == 3
    assert SOURCE.document in rows


def test_the_person_is_told_how_long_each_holder_keeps_their_record_and_not_what_keeps_it(
    kay: Person, officer: Account, council: Organisation, employ: Employ
) -> None:
    hold(person=kay, organisation=council, reason="An inquest", by=officer, at=NOW)
    with ZipFile(BytesIO(their_copy(person=kay, by=employ(council), at=NOW))) as file:
        words, data = (file.read(name).decode() for name in ("read-this.html", "everything.json"))
    assert "Marsh Council: for 8 years after you have died, by Records code, Appendix 2" in words
    assert "could go from Monday 3 March 2025" in words
    assert "Heron Trust: no rule is written down here" in words
    assert "inquest" not in words + data and "2025-03-03" in data


def test_the_second_person_is_told_at_home_how_many_wait_for_them(
    kay: Person, officer: Account, two: tuple[Account, Account], council: Organisation, trust: Organisation
) -> None:
    ask_to_let_go(person=kay, organisation=council, by=officer, at=NOW)
    assert "1 waits for a second person" in browser(two[1]).get("/").content.decode()
    assert "for a second person" not in browser(officer).get("/").content.decode()
    RestrictionException.objects.create(person=kay, account=two[1], never=True)
    assert "for a second person" not in browser(two[1]).get("/").content.decode()
