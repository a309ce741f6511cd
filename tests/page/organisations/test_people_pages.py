"""Pages on which administrators look after people and roles."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account, has_second_factor
from lifecourse.organisations.api import Role, RoleHolding

pytestmark = pytest.mark.page


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def page(name, *args):
    return reverse(f"organisations:{name}", args=args)


def test_only_administrators_open_them(client, somebody, council):
    for role in set(Role) - {Role.ADMINISTRATOR}:
        client.force_login(somebody(role, council))
        assert client.get(page("show_people")).status_code == 403
        assert client.post(page("invite_person"), {}).status_code == 403


def test_the_short_address_leads_there(signed_in):
    assert signed_in.get(reverse("accounts:show_people")).url == page("show_people")


def test_an_administrator_sees_the_people_of_their_own_organisations(signed_in, somebody, council, trust):
    ours, theirs = somebody("analyst", council), somebody("analyst", trust)
    text = signed_in.get(page("show_people")).content.decode()
    assert ours.email in text
    assert theirs.email not in text
    assert signed_in.get(page("show_person", ours.pk)).status_code == 200
    assert signed_in.get(page("show_person", theirs.pk)).status_code == 404


def invite(client, council, **changed):
    filled = {
        "full_name": "Joiner",
        "email": "joiner@council.example",
        "role": "analyst",
        "organisation": council.pk,
    }
    return client.post(page("invite_person"), filled | changed)


def test_an_administrator_invites_a_joiner_and_hands_over_the_link(signed_in, client, council):
    text = invite(signed_in, council).content.decode()
    link = re.search(r'value="http://testserver(/accounts/join/[^"]+)"', text).group(1)
    assert RoleHolding.objects.get(account__email="joiner@council.example").role == Role.ANALYST
    client.logout()
    assert "joiner@council.example" in client.get(link).content.decode()


def test_a_link_sent_by_email_names_nobody(signed_in, council, mailoutbox):
    assert b"also sent" in invite(signed_in, council, send="on").content
    (message,) = mailoutbox
    assert "Joiner" not in message.subject + message.body
    assert "/accounts/join/" in message.body


def test_an_invitation_that_cannot_be_made_says_why(signed_in, administrator, council):
    text = invite(signed_in, council, email=administrator.email).content.decode()
    assert "has an account already" in text


def test_another_organisation_cannot_be_chosen(signed_in, trust):
    assert b"Select a valid choice" in invite(signed_in, trust).content
    assert not Account.objects.filter(email="joiner@council.example").exists()


def test_an_administrator_gives_and_ends_a_role(signed_in, somebody, council, today):
    person = somebody("analyst", council)
    first = {"from_date_day": today.day, "from_date_month": today.month, "from_date_year": today.year}
    given = signed_in.post(
        page("give_role", person.pk), {"role": "board_member", "organisation": council.pk} | first
    )
    assert given.status_code == 302
    held = person.role_holdings.get(role=Role.BOARD_MEMBER)
    signed_in.post(page("end_role", person.pk, held.pk), {"when": "now"})
    assert not person.role_holdings.filter(role=Role.BOARD_MEMBER).exists()


def test_an_administrator_cannot_raise_themselves(signed_in, administrator, council, today):
    first = {"from_date_day": today.day, "from_date_month": today.month, "from_date_year": today.year}
    answer = signed_in.post(
        page("give_role", administrator.pk), {"role": "programme_manager", "organisation": council.pk} | first
    )
    assert b"Nobody gives or ends their own roles" in answer.content


def test_an_administrator_ends_access_now_with_a_reason(signed_in, somebody, council, today):
    person = somebody("analyst", council)
    assert b"Why" in signed_in.post(page("end_access", person.pk), {"when": "now"}).content
    signed_in.post(page("end_access", person.pk), {"when": "now", "reason": "Left"})
    person.refresh_from_db()
    assert not person.may_sign_in(today=today)
    signed_in.post(page("reopen_access", person.pk))
    person.refresh_from_db()
    assert person.may_sign_in(today=today)


def test_an_administrator_ends_access_after_a_last_day(signed_in, somebody, council, today):
    person = somebody("analyst", council)
    last = today + timedelta(days=10)
    day = {"last_day_day": last.day, "last_day_month": last.month, "last_day_year": last.year}
    signed_in.post(page("end_access", person.pk), {"when": "day", "reason": "Moves on"} | day)
    person.refresh_from_db()
    assert person.leaving_date == last
    assert person.may_sign_in(today=last)


def test_a_joiner_invited_with_the_wrong_role_is_invited_again(signed_in, council):
    invite(signed_in, council)
    wrong = RoleHolding.objects.get(account__email="joiner@council.example")
    ended = signed_in.post(page("end_role", wrong.account_id, wrong.pk), {"when": "now"}, follow=True)
    assert ended.status_code == 200
    assert b"/accounts/join/" in invite(signed_in, council, role="finance_lead").content
    assert RoleHolding.objects.get(account__email="joiner@council.example").role == Role.FINANCE_LEAD
    assert b"has an account already" in invite(signed_in, council).content


def test_an_administrator_resets_a_second_factor_with_a_reason(signed_in, somebody, council):
    person = somebody("analyst", council)
    signed_in.post(page("reset_second_factor", person.pk), {"reason": "Lost phone, seen in person"})
    assert not has_second_factor(person)


def test_an_administrator_of_one_organisation_does_not_shut_out_anothers_person(
    signed_in, somebody, council, trust
):
    person = somebody("analyst", council)
    # From tomorrow: what somebody is about to be trusted with counts too.
    tomorrow = timezone.localdate() + timedelta(days=1)
    RoleHolding.objects.create(account=person, role=Role.ANALYST, organisation=trust, from_date=tomorrow)
    for name, filled in [
        ("end_access", {"when": "now", "reason": "Left"}),
        ("reset_second_factor", {"reason": "Lost phone"}),
        ("new_link", {}),
    ]:
        text = signed_in.post(page(name, person.pk), filled).content.decode()
        assert "organisations that you do not look after" in text


def test_a_new_link_is_shown(signed_in, somebody, council):
    person = somebody("analyst", council)
    assert b"/accounts/join/" in signed_in.post(page("new_link", person.pk)).content
