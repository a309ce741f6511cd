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
    if not account.is_active:
        return "Access ended"
    if account.leaving_date is not None and today > account.leaving_date:
        return "Access ended"
    if not account.has_usable_password():
        return "Invited, has not set a password"
    if not second_factor.has_second_factor(account):
        return "Has not set up a second factor"
    return "Can sign in"
