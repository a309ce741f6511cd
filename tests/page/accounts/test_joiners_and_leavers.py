"""Joining with a link, leaving at once or on a day, and losing a second factor."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts import api as accounts
from lifecourse.accounts.models import Invitation, SecondFactorReset

pytestmark = pytest.mark.page
LONG = "a long and quiet river"


@pytest.fixture
def invited(administrator):
    return accounts.invite(
        email="Joiner@council.example", full_name="Joiner", by=administrator, at=timezone.now()
    )


def link(invited):
    return reverse("accounts:join", args=[invited.token])


def set_password(client, invited, password=LONG, again=None):
    return client.post(link(invited), {"password": password, "again": again or password})


def test_a_joiner_sets_a_password_and_then_a_second_factor(client, invited):
    assert b"joiner@council.example" in client.get(link(invited)).content
    assert set_password(client, invited).url == reverse("account_login")
    answer = client.post(reverse("account_login"), {"login": "joiner@council.example", "password": LONG})
    assert client.get(answer.url).url == reverse("mfa_activate_totp")


def test_a_link_works_once(client, invited):
    set_password(client, invited)
    answer = set_password(client, invited, password="somebody else's password")
    assert answer.status_code == 410
    assert b"has been used" in answer.content


def test_a_link_expires(client, invited):
    Invitation.objects.update(created_at=timezone.now() - timedelta(days=9), expires_at=timezone.now())
    answer = client.get(link(invited))
    assert answer.status_code == 410
    assert b"has expired" in answer.content


def test_a_new_link_replaces_the_earlier_one(client, invited, administrator):
    accounts.invite_again(account=invited.account, by=administrator, at=timezone.now())
    assert b"replaced or withdrawn" in client.get(link(invited)).content


def test_a_made_up_link_opens_nothing(db, client):
    assert client.get(reverse("accounts:join", args=["made-up"])).status_code == 410


def test_the_link_itself_is_not_kept(invited):
    assert invited.token not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", None, b"at least 12"),
        (LONG, "not the same at all", b"not the same"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_in_words(client, invited, password, again, said):
    answer = set_password(client, invited, password, again)
    assert answer.status_code == 200
    assert said in answer.content


@pytest.mark.parametrize(
    ("email", "full_name", "said"),
    [
        ("not an address", "Joiner", "not an email address"),
        ("fresh@council.example", " ", "Enter the person's name"),
        ("ADMINISTRATOR@council.example", "Again", "has an account already"),
    ],
)
def test_somebody_who_cannot_be_invited_is_refused_in_words(administrator, email, full_name, said):
    with pytest.raises(accounts.UnableToInvite, match=said):
        accounts.invite(email=email, full_name=full_name, by=administrator, at=timezone.now())


def test_nobody_makes_a_link_for_their_own_account(administrator):
    with pytest.raises(accounts.UnableToInvite, match="their own account"):
        accounts.invite_again(account=administrator, by=administrator, at=timezone.now())


def test_a_leaver_is_signed_out_everywhere_at_once(analyst, administrator):
    here, there = Client(), Client()
    analyst.sign_in(here)
    # The second session is opened without a second code, which would be the same within half a minute.
    there.force_login(analyst.account)
    accounts.end_access(account=analyst.account, by=administrator, at=timezone.now(), reason="Left")
    assert here.get("/").status_code == there.get("/").status_code == 302
    assert analyst.give_password(Client()).url == reverse("account_inactive")


def test_a_leaver_with_a_last_day_works_until_then(client, analyst, administrator):
    analyst.sign_in(client)
    last_day = timezone.localdate() + timedelta(days=30)
    accounts.end_access(
        account=analyst.account, by=administrator, at=timezone.now(), reason="Moves on", on=last_day
    )
    assert client.get("/").status_code == 200


def test_a_leaver_may_return_with_a_new_link(client, analyst, administrator):
    now = timezone.now()
    accounts.end_access(account=analyst.account, by=administrator, at=now, reason="Left")
    with pytest.raises(accounts.UnableToInvite, match="Reopen"):
        accounts.invite_again(account=analyst.account, by=administrator, at=now)
    accounts.reopen_access(account=analyst.account, by=administrator, at=now)
    invited = accounts.invite_again(account=analyst.account, by=administrator, at=now)
    assert set_password(client, invited).status_code == 302


def test_ending_access_needs_a_reason_and_somebody_else(analyst, administrator):
    with pytest.raises(accounts.UnableToEndAccess, match="Say why"):
        accounts.end_access(account=analyst.account, by=administrator, at=timezone.now(), reason=" ")
    with pytest.raises(accounts.UnableToEndAccess, match="their own access"):
        accounts.end_access(account=administrator, by=administrator, at=timezone.now(), reason="Bye")


def test_a_lost_second_factor_is_reset_by_somebody_else_and_set_up_anew(client, analyst, administrator):
    analyst.sign_in(client)
    accounts.reset_second_factor(
        account=analyst.account, by=administrator, at=timezone.now(), reason="Lost phone; seen in person"
    )
    assert client.get("/").url.startswith(reverse("account_login"))
    analyst.give_password(client)
    assert client.get("/").url == reverse("mfa_activate_totp")
    assert SecondFactorReset.objects.get().reason == "Lost phone; seen in person"


def test_nobody_resets_their_own_second_factor_or_does_it_without_a_reason(analyst, administrator):
    now = timezone.now()
    with pytest.raises(accounts.UnableToResetSecondFactor, match="their own"):
        accounts.reset_second_factor(account=analyst.account, by=analyst.account, at=now, reason="Lost")
    with pytest.raises(accounts.UnableToResetSecondFactor, match="Say why"):
        accounts.reset_second_factor(account=analyst.account, by=administrator, at=now, reason="")
    with pytest.raises(accounts.UnableToResetSecondFactor, match="no second factor"):
        accounts.reset_second_factor(account=administrator, by=analyst.account, at=now, reason="Lost")


def test_a_link_for_a_new_password_by_email_names_nobody(client, analyst, mailoutbox, settings):
    client.post(reverse("account_reset_password"), {"email": analyst.account.email})
    (message,) = mailoutbox
    assert analyst.account.full_name not in message.subject + message.body
    assert analyst.account.email not in message.subject + message.body


def test_a_link_that_cannot_be_sent_leaves_no_address_in_the_log(client, analyst, monkeypatch, caplog):
    def refuse(*_, **__):
        raise SMTPRecipientsRefused({analyst.account.email: (550, b"no such mailbox")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    client.post(reverse("account_reset_password"), {"email": analyst.account.email})
    assert not accounts.send_link(account=analyst.account, address="https://site.example/")
    assert caplog.text.count("could not be sent (SMTPRecipientsRefused)") == 2
    assert analyst.account.email not in caplog.text


def test_nobody_is_told_whether_an_address_has_an_account(client, analyst, mailoutbox):
    known = client.post(reverse("account_reset_password"), {"email": analyst.account.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "stranger@council.example"})
    assert known.url == unknown.url
    assert len(mailoutbox) == 1
