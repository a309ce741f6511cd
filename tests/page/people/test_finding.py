"""Finding somebody, and finding nobody whom one may not see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.page.people.conftest import NOW, TODAY, Employ, involve
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Organisation, Role
from lifecourse.people import finding
from lifecourse.people.finding import find_people
from lifecourse.people.models import FindPlace, FindWord, Person, Responsibility, Sight, SourceRecord
from lifecourse.people.nearness import Near
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.searching import index_people, rebuild_index

pytestmark = pytest.mark.page


@pytest.fixture
def catherine(council: Organisation) -> Person:
    person = known(council)
    SourceRecord.objects.filter(person=person).update(
        said={
            "names": [{"given": "Catherine", "family": "Wetherall"}],
            "birth_date": "1985-04-03",
            "nhs_number": "9990000018",
            "phones": ["01632 960001"],
            "addresses": [{"lines": ["4 Saltmarsh Lane", "Netherwick"], "postcode": "ZZ12 7QD"}],
        }
    )
    index_people([person.pk])
    return person


def found(typed: str, by: Account) -> list[tuple[object, str]]:
    return [(one.person.pk, one.why) for one in find_people(typed, by=by, on=TODAY, at=NOW)]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Wetherall", "Name"),
        ("catherine wetherall", "Name"),
        ("WETHERALL, Catherine", "Name"),
        ("weth", "Name begins like that"),
        ("wetheral", "Spelled like Wetherall. Name begins like that"),
        ("wetharell", "Spelled like Wetherall"),
        ("kathy wetherall", "Also said as Catherine. Name"),
        ("3/4/1985", "Born on that day"),
        ("wetherall 3 apr 85", "Born on that day. Name"),
        ("999 000 0018", "That NHS number"),
        ("zz127qd", "That postcode"),
        ("+441632960001", "That telephone number"),
        ("saltmarsh", "Lives or lived there"),
    ],
)
def test_somebody_is_found_by_what_one_knows_of_them(
    catherine: Person, council: Organisation, employ: Employ, typed: str, why: str
) -> None:
    (one,) = found(typed, employ(council))
    assert one[0] == catherine.pk
    assert one[1] in {why, why.rpartition(". ")[2]}


@pytest.mark.parametrize("typed", ["wothorull", "an", "", "4/4/1985", "catherine wetherby", "%", "_____"])
def test_nobody_is_found_by_what_is_not_theirs(
    catherine: Person, council: Organisation, employ: Employ, typed: str
) -> None:
    assert not found(typed, employ(council))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wetherall", "quetzal"),
        ("catherine wetharell", "quentin quetzal"),
        ("saltmarsh", "quetzal"),
        ("3/4/1985 wetherall", "4/4/1985 quetzal"),
        ("999 000 0018", "999 000 0026"),
    ],
)
def test_only_those_who_may_see_somebody_find_them_and_nothing_tells_the_others(
    catherine: Person, trust: Organisation, employ: Employ, one: str, other: str
) -> None:
    stranger = employ(trust)
    asked = []
    for typed in (one, other):
        with CaptureQueriesContext(connection) as queries:
            assert not found(typed, stranger)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_two_who_are_one_are_found_once_and_by_the_words_of_both(
    catherine: Person, council: Organisation, employ: Employ
) -> None:
    other = known(council, local_id="2")
    SourceRecord.objects.filter(person=other).update(
        said={"names": [{"given": "Kathryn", "family": "Whetherall"}], "birth_date": "1985-04-03"}
    )
    index_people([other.pk])
    coordinator = employ(council)
    assert len(found("3/4/1985", coordinator)) == 2
    merge = fold(kept=catherine, folded=other, how="person", by=None, at=NOW)
    assert [key for key, _ in found("kathryn", coordinator)] == [catherine.pk]
    assert [key for key, _ in found("3/4/1985", coordinator)] == [catherine.pk]
    take_apart(merge=merge, by=None, at=NOW + timedelta(days=7), reason="Two people")
    assert len(found("3/4/1985", coordinator)) == 2


def test_whoever_matches_to_the_letter_comes_first_however_many_come_near(
    catherine: Person, council: Organisation, employ: Employ, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [known(council, local_id=f"{number}") for number in range(2, 12)]
    SourceRecord.objects.filter(person__in=others).update(
        said={"names": [{"given": "Catherine", "family": "Wetheralls"}]}
    )
    index_people([one.pk for one in others])
    monkeypatch.setattr(finding, "MOST_LOOKED_AT", 3)
    assert found("wetherall", employ(council))[0] == (catherine.pk, "Name")


def test_a_long_name_typed_short_is_a_long_name_still(council: Organisation, employ: Employ) -> None:
    thorne, lee = known(council), known(council, local_id="2")
    SourceRecord.objects.filter(person=thorne).update(said={"names": [{"family": "Thorne"}]})
    SourceRecord.objects.filter(person=lee).update(said={"names": [{"family": "Toft"}]})
    index_people([thorne.pk, lee.pk])
    assert found("tone", employ(council)) == [(thorne.pk, "Spelled like Thorne")]


def named(where: Organisation, local_id: str, *names: dict[str, str]) -> Person:
    person = known(where, local_id=local_id)
    SourceRecord.objects.filter(person=person).update(said={"names": list(names)})
    index_people([person.pk])
    return person


@pytest.mark.parametrize("typed", ["joan led", "jaon lee", "jxan lef", "j0hn lee", "jhn lee"])
def test_of_two_short_names_two_letters_may_be_wrong(
    council: Organisation, employ: Employ, typed: str
) -> None:
    person = named(council, "1", {"given": "Joan", "family": "Lee"}, {"given": "John", "family": "Lee"})
    assert [key for key, _ in found(typed, employ(council))] == [person.pk]


def two_records(council: Organisation) -> Person:
    one = named(council, "2", {"given": "Ann", "family": "Heron"})
    other = named(council, "3", {"given": "Ruth", "family": "Marsh"})
    fold(kept=one, folded=other, how="person", by=None, at=NOW)
    return one


@pytest.mark.parametrize("typed", ["ann marsh", "ann mars", "anna marsh"])
def test_what_only_several_records_say_together_finds_somebody_where_no_one_record_does(
    council: Organisation, employ: Employ, typed: str
) -> None:
    both = two_records(council)
    assert [key for key, _ in found(typed, employ(council))] == [both.pk]
    whole = named(council, "1", {"given": "Ann", "family": "Marsh"})
    assert [key for key, _ in found(typed, employ(council))] == [whole.pk]


def test_a_number_that_one_system_says_finds_the_name_that_another_does_before_a_name_like_it(
    council: Organisation, employ: Employ
) -> None:
    both, like = two_records(council), named(council, "1", {"given": "Ann", "family": "Marsk"})
    for record, born in (("2", "1985-04-03"), ("1", "1985-04-03")):
        one = SourceRecord.objects.get(local_id=record)
        one.said |= {"birth_date": born}
        one.save()
    index_people([both.pk, like.pk])
    keys = [key for key, _ in found("ruth 3/4/1985", employ(council))]
    assert keys == [both.pk]
    assert found("marsh 3/4/1985", employ(council))[0][0] == both.pk


def test_two_names_of_one_record_are_nearer_than_two_of_different_ones() -> None:
    ann, marsh = Near(off=0, why="Name"), Near(off=0, why="Name")
    near = [finding._in_all(records, [{1: ann}, {2: marsh}]) for records in ([{1, 2}, {1}], [{1}, {2}])]
    assert [one.off for one in near if one] == [0, finding.ACROSS_RECORDS]
    assert finding._in_all([{1}, {1}], [{1: ann}, {2: marsh}]) is None


def test_of_two_who_fit_alike_the_one_whom_the_searcher_works_with_comes_first(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    people = [named(council, f"{number}", {"given": "Ann", "family": "Marsh"}) for number in range(5)]
    coordinator = employ(council)
    Responsibility.objects.all().delete()
    before = [key for key, _ in found("ann marsh", coordinator)]
    (theirs,) = (one for one in people if one.pk == before[-1])
    involve(theirs, trust)
    assert [key for key, _ in found("ann marsh", coordinator)] == before
    involve(theirs, council)
    assert [key for key, _ in found("ann marsh", coordinator)] == [before[-1], *before[:-1]]


def test_words_made_anew_are_the_same_words(catherine: Person) -> None:
    def words() -> set[tuple[str, str, object]]:
        return set(FindPlace.objects.values_list("word__kind", "word__text", "person"))

    before = words()
    SourceRecord.objects.filter(person=catherine).update(said={"names": [{"given": "Ann", "family": "Lee"}]})
    assert rebuild_index() == 1
    assert (
        {text for _, text, _ in words()}
        == {"ann", "lee"}
        == set(FindWord.objects.values_list("text", flat=True))
    )
    assert before and before != words()


def test_whoever_is_shown_is_written_down_and_nothing_typed_stands_in_an_address(
    catherine: Person, council: Organisation, employ: Employ
) -> None:
    colleague = employ(council)
    client = browser(colleague)
    page = client.get("/people/").content.decode()
    assert 'method="post"' in page and "Nobody whom you may see" not in page
    assert "Catherine Wetherall" in client.post("/people/", {"words": "wetheral"}).content.decode()
    part = client.post("/people/", {"words": "wetheral"}, headers={"HX-Request": "true"}).content.decode()
    assert "Catherine Wetherall" in part and "<html" not in part
    looks = Entry.objects.filter(action="searched")
    assert {entry.row for entry in looks} == {str(catherine.pk)} and looks.count() == 2
    text = browser(employ(council, Role.TEAM_MANAGER)).get("/people/looks/").content.decode()
    assert colleague.full_name in text and "Found in a search" in text
    Sight.objects.all().delete()
    assert (
        "Nobody whom you may see was found" in client.post("/people/", {"words": "wetheral"}).content.decode()
    )


def test_those_whose_role_sees_nobody_have_no_box_to_type_in(council: Organisation, employ: Employ) -> None:
    assert browser(employ(council, Role.ANALYST)).get("/people/").status_code == 403
