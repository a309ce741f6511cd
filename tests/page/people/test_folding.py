"""Two records made one person, and taken apart again, in the database."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.page.people.conftest import NOW, TODAY, Employ, involve, somebody

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.folding import UnableToFold
from lifecourse.people.models import Merge, Person, Responsibility, Sight, SourceRecord, SourceSystem
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.queries import NoSuchPerson, get_person, people_seen_by
from lifecourse.people.rules import Basis
from lifecourse.people.sight import refresh_sight

pytestmark = pytest.mark.page
LATER = NOW + timedelta(days=7)


def known(where: Organisation, number: str = "", *, local_id: str = "1") -> Person:
    """Somebody whom one organisation knows by its own duty, with what its system says."""
    person = somebody()
    involve(person, where, Basis.OWN_DUTY)
    system, _ = SourceSystem.objects.get_or_create(
        code=f"{where.code}-care", defaults={"name": f"Care of {where}", "organisation": where}
    )
    SourceRecord.objects.create(
        system=system,
        local_id=local_id,
        person=person,
        said={"names": [{"given": "Ann", "family": "Smyth"}]},
        nhs_number=number,
        nhs_number_is_verified=bool(number),
        came_at=NOW,
    )
    refresh_sight([person.pk])
    return person


def everything() -> list[object]:
    """All that there is about everybody, except that two were once one."""
    people = Person.objects.order_by("pk").values_list("pk", "head", "made_at")
    records = SourceRecord.objects.order_by("pk").values_list("pk", "person", "local_id", "said")
    parts = Responsibility.objects.order_by("pk").values_list("pk", "person", "organisation")
    seen = Sight.objects.order_by("head", "organisation").values_list("head", "organisation", "why")
    return [list(people), list(records), list(parts), list(seen)]


def see(account: Account) -> set[object]:
    return set(people_seen_by(account, on=TODAY, at=NOW).values_list("pk", flat=True))


def test_somebody_makes_two_one_is_wrong_and_a_week_later_nothing_is_lost(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ours, theirs = known(council), known(trust)
    involve(theirs, council, Basis.OWN_DUTY)
    refresh_sight([theirs.pk])
    coordinator, elsewhere = employ(council), employ(trust)
    before = everything()
    merge = fold(kept=ours, folded=theirs, how="person", by=coordinator, at=NOW, reason="The same birthday")
    assert see(coordinator) == {ours.pk} == see(elsewhere)
    assert get_person(theirs.pk, seen_by=elsewhere, on=TODAY, at=NOW) == ours
    take_apart(merge=merge, by=coordinator, at=LATER, reason="A father and a son")
    assert everything() == before
    assert see(coordinator) == {ours.pk, theirs.pk} and see(elsewhere) == {theirs.pk}
    merge.refresh_from_db()
    assert (merge.reason, merge.undone_reason) == ("The same birthday", "A father and a son")


def test_what_was_written_meanwhile_stays_where_it_was_written(council: Organisation) -> None:
    ours, theirs = known(council), known(council, local_id="2")
    merge = fold(kept=ours, folded=theirs, how="person", by=None, at=NOW)
    involve(theirs, council, Basis.OWN_DUTY)
    take_apart(merge=merge, by=None, at=LATER, reason="Two people")
    assert Responsibility.objects.filter(person=theirs).count() == 2
    assert Responsibility.objects.filter(person=ours).count() == 1


def test_matching_alone_never_joins_two_different_nhs_numbers(council: Organisation, employ: Employ) -> None:
    ours, theirs = known(council, "9990000018"), known(council, "9990000026", local_id="2")
    with pytest.raises(UnableToFold, match="different NHS numbers"):
        fold(kept=ours, folded=theirs, how="likeness", by=None, at=NOW)
    assert not Merge.objects.exists()
    fold(kept=ours, folded=theirs, how="person", by=employ(council), at=NOW, reason="The trust mistyped it")
    third = known(council, "9990000034", local_id="3")
    with pytest.raises(UnableToFold, match="different NHS numbers"):
        fold(kept=third, folded=ours, how="likeness", by=None, at=NOW)


def test_nobody_joins_or_parts_people_whom_they_may_not_see(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ours, theirs = known(council), known(trust)
    with pytest.raises(NoSuchPerson):
        fold(kept=ours, folded=theirs, how="person", by=employ(council), at=NOW, reason="Alike")
    with pytest.raises(NotAllowed):
        fold(
            kept=ours, folded=theirs, how="person", by=employ(council, Role.TEAM_MANAGER), at=NOW, reason="x"
        )
    merge = fold(kept=ours, folded=theirs, how="likeness", by=None, at=NOW)
    with pytest.raises(NotAllowed):
        take_apart(merge=merge, by=employ(trust, Role.ANALYST), at=NOW, reason="x")
    for again in (1, 2):
        if again == 1:
            take_apart(merge=merge, by=None, at=LATER, reason="Two people")
        else:
            with pytest.raises(UnableToFold, match="already"):
                take_apart(merge=merge, by=None, at=LATER, reason="Two people")


def test_somebody_says_why(council: Organisation, employ: Employ) -> None:
    ours, theirs = known(council), known(council, local_id="2")
    with pytest.raises(UnableToFold, match="Say why"):
        fold(kept=ours, folded=theirs, how="person", by=employ(council), at=NOW, reason="  ")
    merge = fold(kept=ours, folded=theirs, how="likeness", by=None, at=NOW)
    with pytest.raises(UnableToFold, match="Say why"):
        take_apart(merge=merge, by=None, at=LATER, reason="")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(some.data())
def test_any_order_of_joining_and_parting_loses_nothing(council: Organisation, data: some.DataObject) -> None:
    Merge.objects.all().delete()
    people = [known(council, local_id=f"{SourceRecord.objects.count()}") for _ in range(5)]
    before = everything()
    standing: list[Merge] = []
    for _ in range(data.draw(some.integers(1, 12))):
        if standing and data.draw(some.booleans()):
            merge = standing.pop(data.draw(some.integers(0, len(standing) - 1)))
            take_apart(merge=merge, by=None, at=LATER, reason="Two people")
            continue
        kept, folded = (Person.objects.get(pk=data.draw(some.sampled_from(people)).pk) for _ in "12")
        try:
            standing.append(fold(kept=kept, folded=folded, how="person", by=None, at=NOW))
        except UnableToFold:
            continue
        heads = Person.objects.filter(pk__in=[one.pk for one in people]).values("head").distinct().count()
        assert heads == len(people) - len(standing)
        assert not Sight.objects.exclude(head__in=Person.objects.values("head")).exists()
    while standing:
        take_apart(merge=standing.pop(0), by=None, at=LATER, reason="Two people")
    assert everything() == before
    assert date(2020, 1, 1) == Responsibility.objects.values_list("from_date", flat=True)[0]
