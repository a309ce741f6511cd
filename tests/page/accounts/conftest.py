"""A few people who sign in, and how they do it."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts import api as accounts

PASSWORD = "three quiet herons"


class SignsIn:
    """Somebody with a password and, unless told otherwise, an authenticator app."""

    def __init__(self, account, secret=None):
        self.account, self.secret = account, secret

    def give_password(self, client, password=PASSWORD):
        return client.post(reverse("account_login"), {"login": self.account.email, "password": password})

    def code(self, steps_ahead=0):
        counter = int(timezone.now().timestamp()) // 30 + steps_ahead
        return format_hotp_value(hotp_value(self.secret, counter))

    def give_code(self, client):
        return client.post(reverse("mfa_authenticate"), {"code": self.code()})

    def sign_in(self, client):
        self.give_password(client)
        return self.give_code(client)


def make(email, full_name):
    return accounts.create_account(email=email, full_name=full_name, at=timezone.now(), password=PASSWORD)


@pytest.fixture
def analyst(db):
    secret = generate_totp_secret()
    account = make("analyst@council.example", "Council analyst")
    accounts.set_up_second_factor(account=account, secret=secret)
    return SignsIn(account, secret)


@pytest.fixture
def newcomer(db):
    """Has a password and no second factor yet."""
    return SignsIn(make("newcomer@council.example", "Newcomer"))


@pytest.fixture
def administrator(db):
    return make("administrator@council.example", "Administrator")
