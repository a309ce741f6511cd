"""The record of change as a page, for those who may read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lifecourse.accounts import api as accounts
from lifecourse.audit import api as audit
from lifecourse.audit import reading
from lifecourse.organisations.api import (
    Board,
    Organisation,
    Partnership,
    PartnershipMember,
    Role,
    RoleHolding,
)

pytestmark = pytest.mark.page


@pytest.fixture
def partnership(organisation):
    return make_partnership("county", organisation)


def make_partnership(slug, organisation):
    made = Partnership.objects.create(slug=slug, name=f"The {slug} partnership")
    PartnershipMember.objects.create(partnership=made, organisation=organisation, part="commissioner")
    return made


@pytest.fixture
def hold(organisation, partnership, client):
    """`hold("assurer")`: signs in somebody new with that role, in the county partnership."""

    def sign_in(role, email="reader@council.example", at=None):
        account = accounts.create_account(email=email, full_name=f"The {role}", at=timezone.now())
        accounts.set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
        RoleHolding.objects.create(
            account=account,
            role=role,
            organisation=at or organisation,
            partnership=None if role == "administrator" else partnership,
            from_date=timezone.localdate(),
        )
        client.force_login(account)
        return account

    return sign_in


def read(client, **looked_for):
    return client.get("/audit/", looked_for).content.decode()


@pytest.mark.parametrize("role", Role)
def test_only_assurers_and_administrators_read_it(client, hold, role):
    hold(role.value)
    allowed = role in {Role.ASSURER, Role.ADMINISTRATOR}
    assert client.get("/audit/").status_code == (200 if allowed else 403)


def test_a_change_is_shown_with_who_made_it_and_before_and_after(client, hold, organisation):
    reader = hold("assurer")
    with audit.acting_as(f"account:{reader.pk}"):
        organisation.name = "The new council"
        organisation.save()
    text = read(client)
    assert "Organisation changed" in text
    assert "The county council" in text
    assert "The new council" in text
    assert "by The assurer (reader@council.example)" in text


def test_looking_for_a_table_a_person_and_days(client, hold, organisation):
    hold("assurer")
    with audit.acting_as("command line (somebody)"):
        Organisation.objects.update(name="Changed by the command line")
    today = timezone.localdate()
    day = {"to_date_day": today.day, "to_date_month": today.month, "to_date_year": today.year - 1}
    assert "Changed by the command line" in read(client, actor="somebody")
    assert "Changed by the command line" in read(client, table="organisations_organisation")
    assert "Changed by the command line" not in read(client, table="organisations_partnership")
    assert "Nothing in the record matches" in read(client, actor="nobody at all")
    assert "Nothing in the record matches" in read(client, **day)
    assert "There is a problem" in read(client, from_date_day="32")


def test_an_assurer_does_not_read_about_accounts(client, hold):
    hold("assurer")
    assert "Account added" not in read(client)


def test_an_administrator_reads_about_the_people_of_their_own_organisations_and_no_plans(
    client, hold, partnership
):
    other = Organisation.objects.create(code="E99", name="Another council", kind="county_council")
    hold("analyst", "theirs@other.example", at=other)
    hold("analyst", "ours@council.example")
    hold("administrator")
    text = read(client, table="accounts_account")
    assert "ours@council.example" in text
    assert "theirs@other.example" not in text


def test_an_administrator_reads_nothing_of_somebody_who_works_elsewhere_now(client, hold, organisation):
    other = Organisation.objects.create(code="E99", name="Another council", kind="county_council")
    moved = hold("analyst", "moved@council.example")
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleHolding.objects.filter(account=moved).update(from_date=yesterday, to_date=yesterday)
    RoleHolding.objects.create(account=moved, role="analyst", organisation=other, from_date=yesterday)
    accounts.end_access(account=moved, by=None, at=timezone.now(), reason="Dismissed by the other council")
    hold("administrator")
    assert "Dismissed" not in read(client, table="accounts_account")
    RoleHolding.objects.filter(organisation=other).delete()
    assert "Dismissed" in read(client, table="accounts_account")


def test_an_administrator_reads_nothing_of_other_partnerships(client, hold, partnership):
    other = Organisation.objects.create(code="E99", name="Another council", kind="county_council")
    elsewhere = make_partnership("elsewhere", other)
    Board.objects.create(partnership=elsewhere, name="A board of others")
    Board.objects.create(partnership=partnership, name="A board of ours")
    hold("administrator")
    text = read(client)
    assert "A board of ours" in text
    assert "A board of others" not in text
    assert "elsewhere" not in text


def test_an_assurer_of_one_partnership_does_not_read_about_another(client, hold, partnership, organisation):
    hold("assurer")
    elsewhere = make_partnership("elsewhere", organisation)
    gone = Board.objects.create(partnership=partnership, name="A board that was here")
    Board.objects.create(partnership=partnership, name="A board that is here")
    Board.objects.create(partnership=elsewhere, name="A board elsewhere")
    gone.delete()
    text = read(client)
    assert "A board that is here" in text
    assert "A board that was here" in text
    assert "elsewhere" not in text


def test_nobody_reads_it_until_it_is_said_who_may(client, hold, monkeypatch):
    hold("assurer")
    monkeypatch.setattr(reading, "_narrowings", [])
    assert client.get("/audit/").status_code == 403


def test_the_latest_come_first_a_page_at_a_time(client, hold, organisation):
    hold("assurer")
    for number in range(30):
        organisation.name = f"Name {number}"
        organisation.save()
    latest = audit.Entry.objects.filter(table="organisations_organisation").latest("id").id
    assert f'id="line-{latest}"' in read(client)
    assert f'id="line-{latest}"' not in read(client, page=2)


def test_what_a_row_refers_to_is_named_and_not_numbered(client, hold, partnership, organisation):
    hold("assurer")
    partnership.lead_organisation = organisation
    partnership.save()
    lines = client.get("/audit/", {"table": "organisations_partnership"}).context["lines"]
    (said,) = lines[0].said
    assert (said.name, said.before, said.after) == ("Lead organisation", "empty", "The county council")
    assert lines[0].about == "The county partnership"
