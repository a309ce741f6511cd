"""Reads of accounts, in a stated order."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lifecourse.accounts import rules, second_factor
from lifecourse.accounts.models import Account


class NoSuchAccount(Exception):
    """Nobody has that email address."""


def accounts(*, ids: Iterable[Any]) -> QuerySet[Account]:
    """These accounts, by name."""
    return Account.objects.filter(pk__in=list(ids)).order_by("full_name", "email")


def find_account(*, email: str) -> Account:
    """The account with this address. Raises NoSuchAccount."""
    account = Account.objects.filter(email=rules.tidy_email(email)).first()
    if account is None:
        raise NoSuchAccount(f"Nobody with the address {email} has an account.")
    return account


def standing(account: Account, *, today: date) -> str:
    """Where somebody stands, in words for a page."""
    return standings([account], today=today)[account.pk]


def standings(people: Iterable[Account], *, today: date) -> dict[Any, str]:
    """Where each of these people stands, by their id."""
    found = list(people)
    ready = second_factor.holders(found)
    return {account.pk: in_words(account, ready=account.pk in ready, today=today) for account in found}


def in_words(account: Account, *, ready: bool, today: date) -> str:
    if not account.may_sign_in(today=today):
        return "Access ended"
    if not account.has_usable_password() and account.last_login is None:
        return "Invited, has not signed in yet"
    if not ready:
        return "Has no second factor here yet"
    return "Can sign in"
