"""Records arrive from systems: kept once, compared where that is lawful, joined, asked about or left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.page.people.conftest import NOW, TODAY

from lifecourse.organisations.api import Organisation
from lifecourse.people.models import (
    BlockKey,
    Merge,
    Person,
    PossibleMatch,
    Responsibility,
    Sight,
    SourceRecord,
    SourceSystem,
)
from lifecourse.people.operations.arriving import Arrival, Came, arrive, duties_by, match_again
from lifecourse.people.operations.folding import take_apart
from lifecourse.people.operations.sharing import make_agreement
from lifecourse.people.rules import Purpose
from lifecourse.people.said import Said, SaidAddress, SaidName

pytestmark = [pytest.mark.page, pytest.mark.django_db]
KAY = Said(
    names=(SaidName(given="Katherine", family="Wetherall"),),
    birth_date=date(1984, 3, 2),
    gender="female",
    addresses=(SaidAddress(lines=("12 Acacia Road",), postcode="ZZ12 7QD"),),
    phones=("07700 900123",),
)
ROB = replace(
    KAY,
    names=(SaidName(given="Robert", family="Poole"),),
    birth_date=date(1991, 5, 14),
    gender="male",
    addresses=(SaidAddress(lines=("3 Elm Grove",), postcode="ZZ3 3CC"),),
    phones=("07700 900555",),
)
KATE_MOVED = replace(
    KAY,
    names=(SaidName(given="Kate", family="Weatherall"),),
    addresses=(SaidAddress(lines=("9 Elsewhere Road",), postcode="ZZ9 9ZZ"),),
    phones=("01632 960001",),
)


BOTH_WAYS = [("Kate", "Katherine"), ("Katherine", "Kate")]


def system(of: Organisation, code: str = "") -> SourceSystem:
    return SourceSystem.objects.create(code=code or of.code, name=f"System of {of}", organisation=of)


def come(to: SourceSystem, *said: Said, first: int = 1) -> Came:
    arrivals = [
        Arrival(local_id=str(number), said=one, duties=duties_by(to, one, {}))
        for number, one in enumerate(said, start=first)
    ]
    return arrive(system=to, arrivals=arrivals, at=NOW)


def agree(*organisations: Organisation, purpose: Purpose = Purpose.MATCHING) -> None:
    make_agreement(
        name=f"To {purpose}",
        purposes=[purpose],
        lawful_basis="Health and Social Care Act 2012, section 251B",
        organisations=organisations,
        from_date=date(2024, 4, 1),
        by=None,
        at=NOW,
    )


def heads() -> set[object]:
    return set(SourceRecord.objects.values_list("person__head", flat=True))


def test_the_same_records_again_change_nothing(council: Organisation) -> None:
    ours = system(council)
    assert come(ours, KAY, ROB) == Came(added=2)
    before = [
        list(table.objects.order_by("pk").values())
        for table in (Person, SourceRecord, Responsibility, BlockKey, Merge, PossibleMatch)
    ]
    assert come(ours, KAY, ROB) == Came(same=2)
    assert before == [
        list(table.objects.order_by("pk").values())
        for table in (Person, SourceRecord, Responsibility, BlockKey, Merge, PossibleMatch)
    ]


def test_two_records_of_one_system_that_are_alike_enough_are_one_person(council: Organisation) -> None:
    come(system(council), KAY, replace(KAY, names=(SaidName(given="Kate", family="Wetherall"),)), ROB)
    assert len(heads()) == 2
    merge = Merge.objects.get()
    assert merge.how == "likeness"
    assert merge.by is None
    assert merge.probability is not None and merge.probability > 0.98
    words = {one["words"] for one in merge.evidence}
    assert words & {f"{one} and {other} are forms of one first name." for one, other in BOTH_WAYS}


def test_records_of_two_organisations_are_compared_only_under_an_agreement(
    council: Organisation, trust: Organisation
) -> None:
    come(system(council), KAY)
    come(system(trust), KAY)
    agree(council, trust, purpose=Purpose.SUPPORT)
    match_again(at=NOW)
    assert len(heads()) == 2
    assert not PossibleMatch.objects.exists()
    agree(council, trust)
    # They were known as two before, so nothing but a person makes them one.
    match_again(at=NOW)
    assert len(heads()) == 2
    assert PossibleMatch.objects.get().state == "waiting"
    match_again(at=NOW)
    assert PossibleMatch.objects.count() == 1
    come(system(trust, "another"), KAY)
    assert len(heads()) == 2


def test_a_pair_in_doubt_waits_with_what_speaks_for_it_and_against(
    council: Organisation, trust: Organisation
) -> None:
    agree(council, trust)
    come(system(council), KAY)
    come(system(trust), KATE_MOVED)
    assert len(heads()) == 2
    waits = PossibleMatch.objects.get()
    assert 0.15 < waits.probability < 0.985
    told = {one["words"]: one["for_it"] for one in waits.evidence}
    assert told["Family names a letter apart: Weatherall and Wetherall."] is True
    assert told["Different telephone numbers."] is False


def test_two_different_numbers_wait_for_somebody_however_alike(council: Organisation) -> None:
    ours = system(council)
    come(ours, replace(KAY, nhs_number="9990000018"), replace(KAY, nhs_number="9990000026"))
    assert len(heads()) == 2
    # Who has no number is joined to one of the two and does not make one of them.
    come(ours, KAY, first=3)
    assert len(heads()) == 2


def test_who_was_taken_apart_is_not_joined_or_asked_about_again(council: Organisation) -> None:
    ours = system(council)
    come(ours, KAY, KAY)
    take_apart(merge=Merge.objects.get(), by=None, at=NOW, reason="Cousins")
    match_again(at=NOW)
    assert len(heads()) == 2
    assert not PossibleMatch.objects.filter(state="waiting").exists()
    # Nor by way of a third who is like both.
    come(ours, KAY, first=3)
    assert len(heads()) == 2


def test_a_record_that_says_something_else_is_found_by_it_and_keeps_its_place(council: Organisation) -> None:
    ours = system(council)
    come(ours, KAY)
    person = SourceRecord.objects.get().person
    moved = replace(KAY, addresses=(SaidAddress(lines=("1 New Road",), postcode="ZZ8 8ZZ"),))
    assert come(ours, moved) == Came(changed=1)
    record = SourceRecord.objects.get()
    assert record.person == person
    assert record.said["addresses"][0]["postcode"] == "ZZ8 8ZZ"
    assert come(system(council, "second"), moved) == Came(added=1)
    assert len(heads()) == 1


def test_whoever_is_responsible_by_a_record_sees_its_person_until_it_says_otherwise(
    council: Organisation, trust: Organisation
) -> None:
    ours = system(council)
    named = replace(KAY, responsible={"commissioner": "heron-trust"})
    codes = {"heron-trust": trust}
    arrive(
        system=ours,
        arrivals=[Arrival(local_id="1", said=named, duties=duties_by(ours, named, codes))],
        at=NOW,
    )
    seeing = {one.organisation for one in Sight.objects.filter(to_date=None)}
    assert trust in seeing
    arrive(
        system=ours,
        arrivals=[Arrival(local_id="1", said=KAY, duties=duties_by(ours, KAY, codes))],
        at=NOW + timedelta(days=1),
    )
    ended = Responsibility.objects.get(organisation=trust, part="commissioner")
    assert ended.to_date == TODAY + timedelta(days=1)
    assert trust not in {one.organisation for one in Sight.objects.filter(to_date=None)}
