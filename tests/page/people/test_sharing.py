"""What somebody decides about sharing, and who finds them because of it."""

from datetime import date, timedelta

import pytest
from tests.page.people.conftest import NOW, TODAY, Employ, involve, organisation, somebody

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.models import (
    Agreement,
    Choice,
    EmergencyLook,
    Person,
    Restriction,
    RestrictionException,
    Sight,
)
from lifecourse.people.operations.sharing import UnableToAgree, make_agreement, record_choice
from lifecourse.people.queries import NoSuchPerson, get_person, people_seen_by
from lifecourse.people.rules import Basis, Capacity, NotADecision, Outcome, Purpose
from lifecourse.people.sight import refresh_sight

pytestmark = pytest.mark.page


def sees(account: Account, person: Person, *, on: date = TODAY) -> bool:
    at = NOW + (on - TODAY)
    return people_seen_by(account, on=on, at=at).filter(pk=person.head_id).exists()


def agree(person: Person, where: Organisation, **changes: object) -> Choice:
    said = {
        "person": person,
        "organisation": where,
        "purpose": Purpose.SUPPORT,
        "outcome": Outcome.AGREED,
        "capacity": Capacity.HAS,
        "decided_by": "The person themselves",
        "decided_on": TODAY,
        "by": None,
        "at": NOW,
    }
    return record_choice(**(said | changes))


def agreement(*parties: Organisation, **changes: object) -> Agreement:
    said = {
        "name": "Sharing for support",
        "purposes": [Purpose.SUPPORT],
        "lawful_basis": "Public task; confidentiality by consent",
        "organisations": parties,
        "from_date": date(2020, 1, 1),
        "by": None,
        "at": NOW,
    }
    return make_agreement(**(said | changes))


def test_it_takes_a_role_a_part_and_a_lawful_basis(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, coordinator = somebody(), employ(trust)
    refresh_sight([person.pk])
    assert not sees(coordinator, person)
    agreement(trust)
    agree(person, trust)
    assert not sees(coordinator, person), "An agreement and a yes are nothing without a part in their life."
    involve(person, trust)
    refresh_sight([person.pk])
    assert sees(coordinator, person)
    assert not sees(employ(trust, Role.ANALYST), person), "An analyst has no role that sees people."
    assert not sees(employ(council), person), "The council has no part in their life."


def test_when_somebody_takes_it_back_that_organisations_people_find_nobody(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = somebody()
    involve(person, trust)
    involve(person, council, Basis.OWN_DUTY)
    agreement(trust)
    agree(person, trust)
    theirs, ours = employ(trust), employ(council)
    assert sees(theirs, person) and sees(ours, person)
    agree(person, trust, outcome=Outcome.WITHDRAWN, by=ours)
    assert not sees(theirs, person)
    assert sees(ours, person)
    with pytest.raises(NoSuchPerson) as unseen:
        get_person(person.pk, seen_by=theirs, on=TODAY, at=NOW)
    with pytest.raises(NoSuchPerson) as nobody:
        get_person(somebody().pk, seen_by=theirs, on=TODAY, at=NOW)
    assert str(unseen.value) == str(nobody.value)


def test_what_was_decided_for_one_record_counts_for_all_that_are_one_person(
    trust: Organisation, employ: Employ
) -> None:
    kept, folded = somebody(), somebody()
    involve(folded, trust)
    agreement(trust)
    Person.objects.filter(pk=folded.pk).update(head=kept)
    agree(kept, trust)
    refresh_sight([kept.pk, folded.pk])
    assert sees(employ(trust), kept)
    assert set(Sight.objects.values_list("head", flat=True)) == {kept.pk}


def test_an_agreement_ends_and_nobody_has_to_do_anything(trust: Organisation, employ: Employ) -> None:
    person = somebody()
    involve(person, trust)
    agree(person, trust)
    agreement(trust, to_date=TODAY + timedelta(days=7))
    coordinator = employ(trust)
    assert sees(coordinator, person, on=TODAY + timedelta(days=7))
    assert not sees(coordinator, person, on=TODAY + timedelta(days=8))


def test_a_restricted_record_is_seen_by_those_who_are_named_alone(
    council: Organisation, employ: Employ
) -> None:
    person, first, second = somebody(), employ(council), employ(council)
    involve(person, council, Basis.OWN_DUTY)
    refresh_sight([person.pk])
    RestrictionException.objects.create(person=person, account=second, never=True)
    assert sees(first, person)
    assert not sees(second, person), "Somebody named as never seeing this record."
    Restriction.objects.create(person=person, reason="Known to staff", from_date=TODAY, by=first)
    assert not sees(first, person)
    RestrictionException.objects.create(person=person, account=first)
    assert sees(first, person)


def test_an_emergency_opens_a_record_for_a_while_and_never_to_those_kept_out(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, coordinator = somebody(), employ(trust)
    look = {"person": person, "organisation": trust, "reason": "Found at the roadside", "at": NOW}
    EmergencyLook.objects.create(account=coordinator, until=NOW + timedelta(hours=4), **look)
    assert sees(coordinator, person)
    assert not sees(coordinator, person, on=TODAY + timedelta(days=1))
    RestrictionException.objects.create(person=person, account=coordinator, never=True)
    assert not sees(coordinator, person)


def test_nobody_decides_about_somebody_whom_they_may_not_see(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = somebody()
    involve(person, council, Basis.OWN_DUTY)
    refresh_sight([person.pk])
    with pytest.raises(NoSuchPerson):
        agree(person, trust, by=employ(trust))
    with pytest.raises(NotAllowed):
        agree(person, trust, by=employ(council, Role.TEAM_MANAGER))
    with pytest.raises(NotADecision, match="best interests"):
        agree(person, trust, by=employ(council), outcome=Outcome.BEST_INTERESTS_SHARE)
    assert not Choice.objects.exists()


def test_the_receipt_says_what_was_agreed_with_whom_and_how_to_take_it_back(trust: Organisation) -> None:
    person = somebody()
    receipt = agree(person, trust).receipt
    assert receipt["record"]["schema_version"] == "ISO/IEC TS 27560:2023"
    assert receipt["record"]["pii_principal_id"] == str(person.pk)
    assert receipt["parties"][0]["party_name"] == trust.name
    assert receipt["processing"][0]["purpose"] == "giving and planning care and support"
    assert receipt["processing"][0]["withdrawal_method"]


def test_an_agreement_says_why_and_for_what(council: Organisation, employ: Employ) -> None:
    for wrong, words in (
        ({"purposes": []}, "for which purposes"),
        ({"lawful_basis": " "}, "on which lawful basis"),
        ({"to_date": date(2019, 1, 1)}, "end before it begins"),
    ):
        with pytest.raises(UnableToAgree, match=words):
            agreement(council, **wrong)
    with pytest.raises(NotAllowed):
        agreement(council, organisation("other-trust"), by=employ(council))
    assert not Agreement.objects.exists()


def test_a_decision_that_a_later_one_would_outrank_is_refused_and_not_passed_over(
    trust: Organisation,
) -> None:
    person = somebody()
    agree(person, trust)
    with pytest.raises(NotADecision, match="A later decision"):
        agree(person, trust, outcome=Outcome.WITHDRAWN, decided_on=TODAY - timedelta(days=1))
    agree(person, trust, outcome=Outcome.WITHDRAWN)
    assert Choice.objects.count() == 2


def test_matching_opens_no_record(trust: Organisation, employ: Employ) -> None:
    person = somebody()
    Sight.objects.create(head=person, organisation=trust, purpose=Purpose.MATCHING.value, why="Matching")
    assert not sees(employ(trust), person)
