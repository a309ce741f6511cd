"""Nothing is readable without signing in, with a second factor."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts import api as accounts
from lifecourse.accounts.second_factor import NoCode

pytestmark = pytest.mark.page
HOME = "/"


def reads(client, page=HOME):
    return client.get(page).status_code == 200


@pytest.mark.parametrize(
    "page", [HOME, "/accounts/", "/accounts/sessions/", "/no/such/page", "/accounts/2fa/"]
)
def test_a_stranger_is_sent_to_sign_in_whether_or_not_the_page_exists(db, client, page):
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_stranger_who_asks_for_part_of_a_page_is_sent_to_sign_in_as_a_whole(db, client):
    answer = client.get(HOME, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(reverse("account_login"))
    assert answer.content == b""


def test_the_health_page_says_nothing(db, client):
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_password_alone_signs_nobody_in(client, analyst):
    assert analyst.give_password(client).url == reverse("mfa_authenticate")
    assert not reads(client)


def test_a_password_and_a_code_sign_somebody_in(client, analyst):
    analyst.sign_in(client)
    assert reads(client)


def test_a_code_works_once(client, analyst):
    analyst.sign_in(client)
    client.post(reverse("account_logout"))
    analyst.sign_in(client)
    assert not reads(client)


def test_a_code_works_once_for_as_long_as_late_codes_count(client, analyst, monkeypatch):
    analyst.give_password(client)
    code = analyst.code(steps_ahead=1)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert reads(client)
    client.post(reverse("account_logout"))
    later = timedelta(seconds=31)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + later.total_seconds())
    monkeypatch.setattr("django.core.cache.backends.db.tz_now", lambda: timezone.now() + later)
    analyst.give_password(client)
    client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
    assert not reads(client)


def test_a_flood_of_attempts_makes_no_earlier_attempt_forgotten(client, analyst):
    for _ in range(5):
        analyst.give_password(client, "wrong")
    for number in range(1_000):
        cache.set(f"attempt-of-stranger-{number}", [1.0], 300)
    assert analyst.give_password(client).status_code == 200


def test_a_password_that_was_changed_before_the_code_was_given_opens_nothing(client, analyst):
    analyst.give_password(client)
    analyst.account.set_password("somebody else's old one is gone")
    analyst.account.save()
    assert analyst.give_code(client).url == reverse("account_login")
    assert not reads(client)
    assert client.get(reverse("account_login")).status_code == 200


def test_capital_letters_in_an_address_make_nobody_a_stranger(client, analyst):
    client.post(
        reverse("account_login"), {"login": "Analyst@COUNCIL.example", "password": "three quiet herons"}
    )
    analyst.give_code(client)
    assert reads(client)


def test_an_address_is_kept_once_whatever_its_capital_letters(analyst):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(analyst.account).objects.bulk_create(
            [type(analyst.account)(email="ANALYST@council.example", full_name="Somebody else")]
        )


@pytest.mark.parametrize("page", [HOME, "/accounts/", "/accounts/sessions/", "/accounts/password/change/"])
def test_somebody_without_a_second_factor_is_sent_to_set_one_up_first(client, newcomer, page):
    newcomer.give_password(client)
    assert client.get(page).url == reverse("mfa_activate_totp")


def test_somebody_sets_up_a_second_factor_and_then_reads(client, newcomer):
    newcomer.give_password(client)
    page = client.get(reverse("mfa_activate_totp"))
    newcomer.secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": newcomer.code()})
    assert reads(client)
    assert b"Recovery codes" in client.get(reverse("mfa_view_recovery_codes")).content


def test_a_recovery_code_signs_in_once(client, newcomer):
    test_somebody_sets_up_a_second_factor_and_then_reads(client, newcomer)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for works in (True, False):
        client.post(reverse("account_logout"))
        newcomer.give_password(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert reads(client) is works


def test_attempts_are_limited(client, analyst):
    for _ in range(5):
        analyst.give_password(client, "wrong")
    page = analyst.give_password(client)
    assert b"Too many tries failed" in page.content
    assert not reads(client)


def test_attempts_at_a_code_are_limited(client, analyst):
    analyst.give_password(client)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert b"Too many tries failed" in analyst.give_code(client).content
    assert not reads(client)


def test_nobody_signs_up(db, client):
    for page in ("/accounts/signup/", "/accounts/3rdparty/signup/", "/accounts/email/"):
        assert client.get(page).url == reverse("account_login")
        client.post(page, {"email": "me@example.org", "password1": "three quiet herons"})
    assert not accounts.Account.objects.filter(email="me@example.org").exists()


def test_a_last_day_ends_a_session_that_is_open(client, analyst):
    analyst.sign_in(client)
    accounts.Account.objects.update(leaving_date=timezone.localdate() - timedelta(days=1))
    assert not reads(client)


def test_somebody_whose_last_day_has_passed_cannot_sign_in(client, analyst):
    accounts.Account.objects.update(leaving_date=timezone.localdate() - timedelta(days=1))
    assert analyst.give_password(client).url == reverse("account_inactive")


def test_the_secret_of_a_second_factor_is_not_readable_in_the_database(analyst):
    assert analyst.secret not in str(Authenticator.objects.get().data)


def test_codes_are_shown_only_in_a_demonstration(analyst, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(NoCode, match="only in a demonstration"):
        accounts.current_code(analyst.account)
    settings.DEMONSTRATION = True
    assert accounts.current_code(analyst.account) == analyst.code()


@pytest.mark.parametrize(
    "name",
    [
        "accounts:show_my_account",
        "account_change_password",
        "mfa_index",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "usersessions_list",
        "account_logout",
    ],
)
def test_pages_of_ones_own_account_open(client, analyst, name):
    analyst.sign_in(client)
    assert client.get(reverse(name), follow=True).status_code == 200


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_pages_for_strangers_open(db, client, name):
    assert client.get(reverse(name)).status_code == 200
