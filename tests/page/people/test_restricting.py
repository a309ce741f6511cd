"""Restricting a record to those who are named, lifting that, and keeping somebody out of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.page.people.conftest import NOW, TODAY, Employ
from tests.page.people.test_emergencies import ask
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, named
from tests.page.people.test_sharing import sees

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.models import EmergencyLook, Person, Restriction, RestrictionException
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.operations.restricting import (
    UnableToRestrict,
    change_names,
    lift_restriction,
    restrict,
)
from lifecourse.people.queries import NoSuchPerson

pytestmark = pytest.mark.page
WEEK = timedelta(days=7)


def shut(person: Person, by: Account, *named: Account, **changes: object) -> Restriction:
    said = {"reason": "Her brother works here", "from_date": TODAY, "at": NOW}
    return restrict(person=person, named=named, by=by, **(said | changes))


def test_only_those_who_are_named_open_it_and_only_on_its_days(council: Organisation, employ: Employ) -> None:
    person = known(council)
    by, colleague, other = employ(council), employ(council), employ(council, Role.TEAM_MANAGER)
    shut(person, by, colleague, from_date=TODAY + WEEK, to_date=TODAY + 2 * WEEK)
    for on, seen in ((TODAY, True), (TODAY + WEEK, False), (TODAY + 2 * WEEK, False)):
        assert sees(other, person, on=on) is seen
        assert sees(by, person, on=on) and sees(colleague, person, on=on)
    assert sees(other, person, on=TODAY + 2 * WEEK + timedelta(days=1))


def test_lifting_opens_it_at_once_and_says_who_and_why(council: Organisation, employ: Employ) -> None:
    person, by, colleague, other = known(council), employ(council), employ(council), employ(council)
    kept_out = employ(council)
    restriction = shut(person, by, colleague, kept_out=[kept_out])
    assert not sees(other, person)
    with pytest.raises(NoSuchPerson):
        lift_restriction(person=person, why="I want to read it", by=other, at=NOW)
    with pytest.raises(UnableToRestrict):
        lift_restriction(person=person, why=" ", by=by, at=NOW)
    lift_restriction(person=person, why="He moved to another team", by=colleague, at=NOW)
    restriction.refresh_from_db()
    assert (restriction.lifted_by, restriction.lifted_why) == (colleague, "He moved to another team")
    assert sees(other, person) and not sees(kept_out, person)
    with pytest.raises(UnableToRestrict):
        lift_restriction(person=person, why="Again", by=by, at=NOW)


def test_what_cannot_stand_is_refused(council: Organisation, trust: Organisation, employ: Employ) -> None:
    person, by, colleague, stranger = known(council), employ(council), employ(council), employ(trust)
    for wrong, words in (
        ({"reason": " "}, "Say why"),
        ({"from_date": TODAY - WEEK}, "from today"),
        ({"to_date": TODAY - WEEK}, "before it begins"),
        ({"kept_out": [by]}, "keeps themselves out"),
        ({"kept_out": [colleague]}, "at once"),
        ({"kept_out": [stranger]}, "where this person is known"),
    ):
        with pytest.raises(UnableToRestrict, match=words):
            shut(person, by, colleague, **wrong)
    with pytest.raises(UnableToRestrict, match="at least one colleague"):
        shut(person, by)
    with pytest.raises(NoSuchPerson):
        shut(person, stranger, colleague)
    with pytest.raises(NotAllowed):
        shut(person, employ(council, Role.ANALYST), colleague)
    assert not Restriction.objects.exists() and not RestrictionException.objects.exists()
    shut(person, by, colleague)
    with pytest.raises(UnableToRestrict, match="already"):
        shut(person, by, colleague)


def test_somebody_is_kept_out_of_a_record_that_is_not_restricted(
    council: Organisation, employ: Employ
) -> None:
    person, by, ex_partner, other = known(council), employ(council), employ(council), employ(council)
    change_names(person=person, named=[other], kept_out=[ex_partner], by=by, at=NOW)
    assert not sees(ex_partner, person) and sees(other, person)
    assert not RestrictionException.objects.filter(never=False).exists(), "Nothing is restricted."
    change_names(person=person, named=[], kept_out=[], by=by, at=NOW)
    assert sees(ex_partner, person)


def test_an_emergency_opens_a_restricted_record_and_lets_nobody_change_who_is_named(
    council: Organisation, employ: Employ
) -> None:
    person, by, colleague, other = (
        known(council, "9990000018"),
        employ(council),
        employ(council),
        employ(council),
    )
    shut(person, by, colleague)
    ask(other, council)
    assert EmergencyLook.objects.get().person == person and sees(other, person)
    with pytest.raises(NoSuchPerson):
        lift_restriction(person=person, why="I am in", by=other, at=NOW)


def test_a_restriction_counts_for_all_that_are_one_person_and_stays_with_its_own_record(
    council: Organisation, employ: Employ
) -> None:
    ours, theirs = known(council), known(council, local_id="2")
    by, colleague, other = employ(council), employ(council), employ(council)
    shut(theirs, by, colleague)
    merge = fold(kept=ours, folded=theirs, how="person", by=None, at=NOW)
    assert not sees(other, ours) and sees(colleague, Person.objects.get(pk=theirs.pk))
    take_apart(merge=merge, by=None, at=NOW, reason="Two sisters")
    assert sees(other, ours) and not sees(other, Person.objects.get(pk=theirs.pk))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3))), max_size=4))
def test_whoever_is_kept_out_never_sees_and_a_restricted_record_is_never_without_two(
    council: Organisation, employ: Employ, changes: list[tuple[set[int], set[int]]]
) -> None:
    Restriction.objects.all().delete()
    RestrictionException.objects.all().delete()
    person, by = known(council, local_id=str(Person.objects.count())), employ(council)
    team = [employ(council) for _ in range(4)]
    shut(person, by, team[0])
    for may, never in changes:
        try:
            change_names(
                person=person,
                named=[team[one] for one in may],
                kept_out=[team[one] for one in never],
                by=by,
                at=NOW,
            )
        except UnableToRestrict:
            assert may & never or not may
        now = set(RestrictionException.objects.values_list("account", "never"))
        for one in team:
            assert sees(one, person) is ((one.pk, False) in now)
        assert sum(not out for _, out in now) >= 2


def test_it_is_restricted_changed_and_lifted_on_pages(council: Organisation, employ: Employ) -> None:
    person = named(known(council), "Ann", "Smyth")
    by, colleague, ex_partner = employ(council), employ(council), employ(council)
    client, theirs, out = browser(by), browser(colleague), browser(ex_partner)
    page = f"/people/{person.pk}/restrict/"
    day = timezone.localdate()
    said = {
        "reason": "Her former partner works here",
        "from_date_day": str(day.day),
        "from_date_month": str(day.month),
        "from_date_year": str(day.year),
        "kept_out": [str(ex_partner.pk)],
    }
    assert "Restrict this record" in client.get(f"/people/{person.pk}/").content.decode()
    assert "at least one colleague" in client.post(page, said).content.decode()
    text = client.post(page, said | {"named": [str(colleague.pk)]}, follow=True).content.decode()
    assert "This record is restricted" in text and "Her former partner works here" in text
    assert ex_partner.full_name in text
    assert "This record is restricted" in theirs.get(f"/people/{person.pk}/").content.decode()
    for address in (f"/people/{person.pk}/", page, f"{page}names/", f"{page}lift/"):
        assert out.get(address).status_code == 404
    assert "Smyth" not in out.post("/people/", {"words": "Smyth"}).content.decode().replace(
        'value="Smyth"', ""
    )
    assert client.post(f"{page}names/", {"named": [str(ex_partner.pk)]}).status_code == 302
    assert theirs.get(page).status_code == 404 and out.get(page).status_code == 200
    assert "Say why it is lifted." in client.post(f"{page}lift/", {}).content.decode()
    assert client.post(f"{page}lift/", {"why": "It is over"}).status_code == 302
    assert theirs.get(f"/people/{person.pk}/").status_code == 200


def test_a_role_that_may_not_restrict_is_refused_and_offered_nothing(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = known(council)
    assert browser(employ(council, Role.ANALYST)).get(f"/people/{person.pk}/restrict/").status_code == 403
    assert browser(employ(trust)).get(f"/people/{person.pk}/restrict/").status_code == 404
    for role in (Role.CARE_COORDINATOR, Role.RECORDS_OFFICER, Role.TEAM_MANAGER):
        assert browser(employ(council, role)).get(f"/people/{person.pk}/restrict/").status_code == 200
