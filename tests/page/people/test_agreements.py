"""Making an agreement on a page, joining it for one's own organisation, and ending one's part."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.page.people.conftest import NOW, TODAY, Employ, involve, organisation
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, decide, named
from tests.page.people.test_sharing import agree, agreement, sees

from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.models import Agreement, AgreementParty, Choice
from lifecourse.people.operations.agreements import end_parts, join_agreement
from lifecourse.people.operations.sharing import UnableToAgree

pytestmark = pytest.mark.page
WEEK = timedelta(days=7)


def day(name: str, of: object) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(of, part)) for part in ("day", "month", "year")}


def test_an_organisation_joins_by_its_own_people_and_what_was_agreed_counts_from_then(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, coordinator = known(council), employ(trust)
    involve(person, trust)
    shared = agreement(council)
    agree(person, trust)
    assert not sees(coordinator, person)
    with pytest.raises(NotAllowed):
        join_agreement(agreement=shared, organisation=trust, from_date=TODAY, by=employ(council), at=NOW)
    join_agreement(agreement=shared, organisation=trust, from_date=TODAY + WEEK, by=coordinator, at=NOW)
    assert not sees(coordinator, person) and sees(coordinator, person, on=TODAY + WEEK)
    for wrong in (TODAY - WEEK, TODAY + 2 * WEEK):
        with pytest.raises(UnableToAgree):
            join_agreement(agreement=shared, organisation=trust, from_date=wrong, by=coordinator, at=NOW)


def test_ending_a_part_ends_sight_by_it_and_the_last_ends_the_agreement(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, theirs, ours = known(council), employ(trust), employ(council)
    involve(person, trust)
    shared = agreement(council, trust)
    agree(person, trust)
    assert sees(theirs, person, on=TODAY + WEEK)
    with pytest.raises(UnableToAgree):
        end_parts(agreement=shared, last_day=TODAY - WEEK, by=theirs, at=NOW)
    with pytest.raises(NotAllowed):
        end_parts(agreement=shared, last_day=TODAY, by=employ(organisation("other")), at=NOW)
    end_parts(agreement=shared, last_day=TODAY, by=theirs, at=NOW)
    assert sees(theirs, person) and not sees(theirs, person, on=TODAY + timedelta(days=1))
    assert Agreement.objects.get().to_date is None, "The council is still party to it."
    with pytest.raises(UnableToAgree):
        end_parts(agreement=shared, last_day=TODAY, by=theirs, at=NOW)
    end_parts(agreement=shared, last_day=TODAY + WEEK, by=ours, at=NOW)
    assert Agreement.objects.get().to_date == TODAY + WEEK
    # Whoever left comes back by joining anew, as long as there is an agreement to join.
    join_agreement(
        agreement=shared, organisation=trust, from_date=TODAY + timedelta(days=1), by=theirs, at=NOW
    )
    assert sees(theirs, person, on=TODAY + WEEK) and not sees(theirs, person, on=TODAY + 2 * WEEK)
    with pytest.raises(UnableToAgree):
        join_agreement(agreement=shared, organisation=council, from_date=TODAY + 2 * WEEK, by=ours, at=NOW)


def test_an_agreement_is_made_joined_and_ended_on_pages(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ours, theirs = browser(employ(council)), browser(employ(trust, Role.RECORDS_OFFICER))
    today = timezone.localdate()
    said = {
        "name": "Sharing in the marshes",
        "purposes": ["support"],
        "lawful_basis": "Public task",
        "organisations": [str(council.pk)],
        **day("from_date", today),
    }
    add = "/people/agreements/add/"
    assert "Say on which lawful basis" in ours.post(add, said | {"lawful_basis": ""}).content.decode()
    assert not ours.post(add, said | {"organisations": [str(trust.pk)]}).headers.get("Location")
    text = ours.post(add, said, follow=True).content.decode()
    assert "Sharing in the marshes" in text and "Giving and planning care and support" in text
    assert "an agreement of that name already" in ours.post(add, said).content.decode()
    place = f"/people/agreements/{Agreement.objects.get().pk}/"
    assert "Sharing in the marshes" in theirs.get("/people/agreements/").content.decode()
    joined = theirs.post(
        f"{place}join/", {"organisation": str(trust.pk), **day("from_date", today)}, follow=True
    )
    assert "Heron Trust, from" in joined.content.decode()
    text = theirs.post(f"{place}end/", day("last_day", today), follow=True).content.decode()
    assert "The last day is written down" in text
    assert AgreementParty.objects.get(organisation=trust).to_date == today
    assert browser(employ(council, Role.TEAM_MANAGER)).get("/people/agreements/").status_code == 403


def test_a_decision_ends_on_its_day_and_the_page_says_who_cannot_be_chosen(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = named(known(council), "Ann", "Smyth")
    involve(person, trust)
    agreement(council)
    client = browser(employ(council))
    text = client.get(f"/people/{person.pk}/sharing/decide/").content.decode()
    assert "Heron Trust: party to no agreement today" in text
    shared = agreement(trust, name="Another")
    text = client.get(f"/people/{person.pk}/sharing/decide/").content.decode()
    assert "party to no agreement" not in text
    until = timezone.localdate() + WEEK
    decide(client, person, trust, **day("until", until))
    assert Choice.objects.get().until == until
    Agreement.objects.filter(pk=shared.pk).update(to_date=timezone.localdate() - WEEK)
    text = client.get(f"/people/{person.pk}/sharing/decide/").content.decode()
    assert "Heron Trust: party to no agreement today" in text
