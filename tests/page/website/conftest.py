"""One plan, and people of every role signed in to it."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.building import browser_of, one_partnership, one_ward_plan, somebody

from lifecourse.organisations.api import Partnership, Role
from lifecourse.plans.api import Plan

SignedIn = Callable[..., Client]


@pytest.fixture
def partnership(db: None) -> Partnership:
    return one_partnership()


@pytest.fixture
def plan(partnership: Partnership) -> Plan:
    return one_ward_plan(partnership)


@pytest.fixture
def signed_in() -> SignedIn:
    """A browser of somebody who holds a role in a partnership, second factor given."""

    def client(role: Role | None, partnership: Partnership) -> Client:
        return browser_of(somebody(role, partnership))

    return client
