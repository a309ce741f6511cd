"""What is written about a person: what they say themselves, what services do differently, who is near."""

import re
from datetime import date, timedelta

import pytest
from tests.page.people.conftest import NOW, TODAY, Employ, involve, somebody
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser
from tests.page.people.test_sharing import agreement

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.kinds import CannotStand
from lifecourse.people.models import (
    About,
    Authority,
    Person,
    PossibleMatch,
    Relationship,
    Responsibility,
    Sight,
    SourceRecord,
)
from lifecourse.people.operations.about import ChangedMeanwhile, write_about
from lifecourse.people.operations.adjusting import add_adjustment, end_adjustment
from lifecourse.people.operations.around import add_around, change_around, end_around
from lifecourse.people.operations.arriving import Arrival, arrive
from lifecourse.people.operations.folding import fold
from lifecourse.people.operations.keeping import add_person, keep_new
from lifecourse.people.operations.responsible import add_responsibility, end_responsibility
from lifecourse.people.operations.speaking import add_authority, end_authority
from lifecourse.people.queries import NoSuchPerson, pairs_waiting, people_seen_by
from lifecourse.people.reading import about_of, read_somebody
from lifecourse.people.rules import Basis, Part, Purpose
from lifecourse.people.said import Said, SaidAddress, SaidName

pytestmark = pytest.mark.page


def write(person: Person, by: Account, **changes: object) -> About:
    said = {
        "person": person,
        "typed": {"called": "Bel"},
        "seen": {},
        "written_on": TODAY,
        "written_with": "Bel, with her sister",
        "by": by,
        "at": NOW,
    }
    return write_about(**(said | changes))


def near(person: Person, by: Account, **changes: object) -> Relationship:
    said = {
        "person": person,
        "given": "Rose",
        "family": "Smyth",
        "kind": "sister",
        "may_be_told": True,
        "by": by,
        "at": NOW,
    }
    return add_around(**(said | changes))


def test_what_only_one_of_two_people_changed_stands_and_the_second_sees_both(
    council: Organisation, employ: Employ
) -> None:
    person, first, second = known(council), employ(council), employ(council)
    seen = {"called": "", "please_do": "", "what_matters": ""}
    write(person, first, typed={"called": "Bel", "please_do": "Knock"}, seen=seen)
    write(person, second, typed={"what_matters": "My cat"}, seen=seen)
    about = about_of(person)
    assert about is not None
    assert (about.called, about.please_do, about.what_matters) == ("Bel", "Knock", "My cat")
    with pytest.raises(ChangedMeanwhile) as changed:
        write(person, second, typed={"called": "Annie", "please_do": "Knock"}, seen=seen)
    assert changed.value.both == {"called": "Bel"}
    write(person, second, typed={"called": "Annie"}, seen={"called": "Bel"})
    about = about_of(person)
    assert about is not None and (about.called, about.please_do) == ("Annie", "Knock")
    assert Entry.objects.filter(table="people_about", row=str(about.pk)).count() == 3


def test_a_page_keeps_what_was_typed_and_shows_both(council: Organisation, employ: Employ) -> None:
    person = known(council)
    client = browser(employ(council))
    said = {
        "called": "Bel",
        "please_do": "Wait\r\nfor me",
        "written_on_day": "3",
        "written_on_month": "3",
        "written_on_year": "2026",
    }
    text = client.post(f"/people/{person.pk}/about/", said).content.decode()
    assert "Say who wrote it, and with whom." in text and ">Wait" in text.replace("\n", "")
    said["written_with"] = "Bel"
    assert client.post(f"/people/{person.pk}/about/", said).status_code == 302
    late = said | {"called": "Annie", "what_matters": "My cat"}
    text = client.post(f"/people/{person.pk}/about/", late).content.decode()
    assert "it says now: Bel" in text and 'value="Annie"' in text and "My cat" in text
    seen = dict(re.findall(r'name="(seen_\w+)" value="([^"]*)"', text))
    assert seen["seen_called"] == "Bel"
    assert client.post(f"/people/{person.pk}/about/", late | seen).status_code == 302
    about = about_of(person)
    assert about is not None and (about.called, about.please_do) == ("Annie", "Wait\nfor me")


def test_what_two_records_of_one_person_say_is_written_to_one(council: Organisation, employ: Employ) -> None:
    kept, folded, keeper = known(council), known(council, local_id="2"), employ(council)
    write(folded, keeper, typed={"called": "Bel", "please_do": "Knock"})
    fold(kept=kept, folded=folded, how="person", by=keeper, at=NOW, reason="The same")
    shown = {"called": "Bel", "please_do": "Knock"}
    write(folded, keeper, typed=shown | {"called": "Annie"}, seen=shown)
    about = about_of(kept)
    assert about is not None
    assert (about.person_id, about.called, about.please_do) == (kept.pk, "Annie", "Knock")
    assert About.objects.get(person=folded).called == "Bel", "What the other record said stays as it was."


@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.RECORDS_OFFICER])
def test_nobody_writes_without_a_role_that_writes_about_somebody_they_see(
    council: Organisation, trust: Organisation, employ: Employ, role: Role
) -> None:
    person = known(council)
    with pytest.raises(NotAllowed):
        write(person, employ(council, role))
    for elsewhere in (person, somebody()):
        with pytest.raises(NoSuchPerson) as unseen:
            near(elsewhere, employ(trust))
        assert str(unseen.value) == "There is nobody here whom you may see."
    assert not About.objects.exists() and not Relationship.objects.exists()
    assert "Write down" not in browser(employ(council, role)).get(f"/people/{person.pk}/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"typed": {}},
        {"written_with": " "},
        {"written_on": TODAY + timedelta(days=1)},
    ],
)
def test_what_nobody_could_stand_by_is_not_written(
    council: Organisation, employ: Employ, wrong: dict[str, object]
) -> None:
    with pytest.raises(CannotStand):
        write(known(council), employ(council), **wrong)


def test_an_adjustment_is_of_a_national_kind_and_ends_with_a_reason(
    council: Organisation, employ: Employ
) -> None:
    person, keeper = known(council), employ(council)
    said = {"person": person, "words": "The first appointment", "from_date": TODAY, "by": keeper, "at": NOW}
    with pytest.raises(CannotStand):
        add_adjustment(code="999", **said)
    adjustment = add_adjustment(code="009", **said)
    assert read_somebody(person, today=TODAY).adjustments == [adjustment]
    ending = {"adjustment": adjustment, "to_date": TODAY, "by": keeper, "at": NOW}
    with pytest.raises(CannotStand):
        end_adjustment(why=" ", **ending)
    end_adjustment(why="She no longer needs it.", **ending)
    with pytest.raises(CannotStand):
        end_adjustment(why="Again", **ending)
    assert read_somebody(person, today=TODAY + timedelta(days=1)).adjustments == []


def test_a_carer_is_somebody_in_their_own_right_whom_nobody_finds_by_this(
    council: Organisation, employ: Employ
) -> None:
    person, keeper = known(council), employ(council)
    near(person, keeper, is_unpaid_carer=True, phone="01632 960123", is_first_contact=True)
    (shown,) = read_somebody(person, today=TODAY).around
    assert (shown.name, shown.kind, shown.phones) == ("Rose Smyth", "sister", ("01632 960123",))
    record = SourceRecord.objects.get(person=shown.relationship.other)
    assert record.system.organisation == council and record.system.code == f"here-{council.pk}"
    assert not Sight.objects.filter(head=shown.relationship.other).exists()


def test_who_must_not_be_told_comes_first_and_is_never_the_first_to_contact(
    council: Organisation, employ: Employ
) -> None:
    person, keeper = known(council), employ(council)
    sister = near(person, keeper, is_first_contact=True)
    with pytest.raises(CannotStand):
        near(person, keeper, given="Len", kind="uncle", may_be_told=False, is_first_contact=True)
    uncle = near(person, keeper, given="Len", kind="uncle", may_be_told=False)
    assert [one.relationship for one in read_somebody(person, today=TODAY).around] == [uncle, sister]
    text = browser(keeper).get(f"/people/{person.pk}/").content.decode()
    assert text.index("does not want this one to be told anything") < text.index("How to talk with")
    with pytest.raises(CannotStand):
        end_around(relationship=uncle, to_date=TODAY, why="Moved away", by=keeper, at=NOW)
    same = {"is_unpaid_carer": False, "is_first_contact": False, "words": "", "by": keeper, "at": NOW}
    change_around(relationship=uncle, may_be_told=True, **same)
    end_around(relationship=uncle, to_date=TODAY, why="Moved away", by=keeper, at=NOW)
    later = read_somebody(person, today=TODAY + timedelta(days=1))
    assert [one.relationship for one in later.around] == [sister] and Relationship.objects.count() == 2


def test_one_is_the_first_to_contact(council: Organisation, employ: Employ) -> None:
    person, keeper = known(council), employ(council)
    near(person, keeper, is_first_contact=True)
    mother = near(person, keeper, given="Ada", kind="mother", is_first_contact=True)
    assert list(Relationship.objects.filter(is_first_contact=True)) == [mother]


def test_what_another_record_of_a_relative_says_is_not_shown_with_the_person(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, elsewhere = known(council), known(trust)
    SourceRecord.objects.filter(person=elsewhere).update(
        said={"names": [{"given": "Secret", "family": "Name"}], "phones": ["01632 960999"]}
    )
    sister = near(person, employ(council))
    Person.objects.filter(pk=sister.other_id).update(head=elsewhere)
    (shown,) = read_somebody(person, today=TODAY).around
    assert (shown.name, shown.phones) == ("Rose Smyth", ())


def speaks(relationship: Relationship, by: Account, **changes: object) -> Authority:
    said = {
        "relationship": relationship,
        "kind": "deputy",
        "about": "Where to live",
        "evidence": "The order of the court",
        "seen_on": TODAY,
        "from_date": TODAY,
        "by": by,
        "at": NOW,
    }
    return add_authority(**(said | changes))


def born(person: Person, day: date) -> Person:
    SourceRecord.objects.filter(person=person).update(
        said={"names": [{"given": "Ann", "family": "Smyth"}], "birth_date": day.isoformat()}
    )
    return person


def test_parental_responsibility_ends_the_day_before_somebody_is_18(
    council: Organisation, employ: Employ
) -> None:
    keeper = employ(council)
    child, grown = (
        born(known(council), date(2009, 3, 4)),
        born(known(council, local_id="2"), date(2008, 3, 3)),
    )
    authority = speaks(near(child, keeper, kind="mother"), keeper, kind="parental_responsibility")
    assert authority.to_date == date(2027, 3, 3)
    assert read_somebody(child, today=TODAY).turns_adult == date(2027, 3, 4)
    assert "turns 18 on Thursday 4 March 2027" in browser(keeper).get(f"/people/{child.pk}/").content.decode()
    assert read_somebody(child, today=date(2027, 3, 4)).turns_adult is None
    with pytest.raises(CannotStand):
        speaks(near(grown, keeper, kind="mother"), keeper, kind="parental_responsibility")


def test_nobody_speaks_for_somebody_on_their_own_word(council: Organisation, employ: Employ) -> None:
    person, keeper = known(council), employ(council)
    brother = near(person, keeper, kind="brother")
    for wrong in ({"evidence": " "}, {"about": ""}, {"kind": "brother"}, {"seen_on": TODAY + timedelta(1)}):
        with pytest.raises(CannotStand):
            speaks(brother, keeper, **wrong)
    authority = speaks(brother, keeper)
    ending = {"authority": authority, "to_date": TODAY, "why": "The order ended.", "by": keeper, "at": NOW}
    end_authority(**ending)
    with pytest.raises(CannotStand):
        end_authority(**ending)
    (shown,) = read_somebody(person, today=TODAY + timedelta(days=1)).around
    assert shown.authorities == []


def test_a_part_that_somebody_wrote_here_is_ended_here_and_by_no_record_that_arrives(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, keeper, theirs = known(council), employ(council), employ(trust)
    written = {"from_date": TODAY, "by": keeper, "at": NOW}
    # A group that pays for care is no hospital, whoever writes so.
    said = {"person": person, "organisation": trust, "part": Part.HOSPITAL, "basis": Basis.OWN_DUTY}
    with pytest.raises(CannotStand, match="of another kind"):
        add_responsibility(**said, **written)
    Organisation.objects.filter(pk=trust.pk).update(kind="nhs_trust")
    trust.refresh_from_db()
    with pytest.raises(CannotStand):
        add_responsibility(**(said | written | {"part": Part.PROVIDER}))
    part = add_responsibility(**said, **written)
    assert people_seen_by(theirs, on=TODAY, at=NOW).get() == person
    with pytest.raises(CannotStand):
        add_responsibility(**said, **written)
    record = SourceRecord.objects.get(person=person)
    came = Arrival(local_id=record.local_id, said=Said(names=(SaidName(given="Anne"),)), duties=())
    arrive(system=record.system, arrivals=[came], at=NOW)
    part.refresh_from_db()
    assert part.to_date is None
    ending = {"to_date": TODAY, "why": "Home again", "by": theirs, "at": NOW}
    with pytest.raises(CannotStand, match="Nobody else is responsible"):
        end_responsibility(responsibility=part, **ending)
    involve(person, council, Basis.OWN_DUTY)
    with pytest.raises(CannotStand, match="A system's record says this"):
        end_responsibility(responsibility=Responsibility.objects.latest("pk"), **ending)
    end_responsibility(responsibility=part, **ending)
    tomorrow = TODAY + timedelta(days=1)
    assert not people_seen_by(theirs, on=tomorrow, at=NOW + timedelta(days=1)).exists()


def new(by: Account, **changes: object) -> tuple[object, str]:
    said = {"given": "Mary", "family": "Marsh", "birth_date_day": "3", "birth_date_month": "4"}
    said |= {"birth_date_year": "1985", "postcode": "zz12 7qd", "address": "4 Saltmarsh Lane"}
    answer = browser(by).post("/people/add/", said | {k: str(v) for k, v in changes.items()}, follow=True)
    return answer, answer.content.decode()


def test_somebody_new_is_written_down_by_an_organisation_that_supports_them(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    keeper = employ(council)
    _, text = new(keeper, organisation=council.pk, nhs_number="999 000 0019")
    assert "a digit is wrong or missing" in text and 'value="Marsh"' in text
    assert "Choose the organisation" not in text and not SourceRecord.objects.exists()
    _, text = new(keeper, organisation=trust.pk)
    assert not SourceRecord.objects.exists(), "Only for an organisation of one's own."
    _, text = new(keeper, organisation=council.pk, nhs_number="999 000 0018")
    assert "Mary Marsh" in text and "4 Saltmarsh Lane, ZZ12 7QD" in text
    record = SourceRecord.objects.get()
    assert record.nhs_number == "9990000018" and not record.nhs_number_is_verified
    assert not people_seen_by(employ(trust), on=TODAY, at=NOW).exists()


def test_nobody_opens_a_record_they_may_not_see_by_typing_in_what_they_know(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    agreement(council, trust, purposes=[Purpose.MATCHING, Purpose.SUPPORT])
    said = Said(
        names=(SaidName(given="Annabel", family="Marsh"),),
        birth_date=date(1985, 4, 3),
        nhs_number="9990000018",
        addresses=(SaidAddress(lines=("4 Saltmarsh Lane",), postcode="ZZ12 7QD"),),
    )
    theirs = keep_new(organisation=trust, said=said, duties=(), at=NOW).person
    keeper = employ(council)
    mine = add_person(organisation=council, said=said, by=keeper, at=NOW)
    theirs.refresh_from_db()
    assert mine.pk != theirs.pk == theirs.head_id
    assert PossibleMatch.objects.filter(state="waiting").count() == 1
    assert not pairs_waiting(keeper, on=TODAY, at=NOW).exists(), "One of the two is not theirs to see."
    assert people_seen_by(keeper, on=TODAY, at=NOW).get() == mine
