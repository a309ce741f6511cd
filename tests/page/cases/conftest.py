"""A case of a council and a commissioner, and those who write, read and decide."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.building import LONG_AGO, NOON
from tests.page.website.conftest import SignedIn, signed_in

from lifecourse.accounts.api import Account, Stamp, create_account, set_up_second_factor
from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import begin_case
from lifecourse.organisations.api import (
    Organisation,
    OrganisationKind,
    Part,
    Partnership,
    PartnershipMember,
    Role,
    give_role,
)

__all__ = ["SignedIn", "signed_in"]

THEN = datetime(2018, 2, 20, 12, tzinfo=UTC)
ABOUT: dict[str, Any] = {
    "slug": "homecare",
    "reference": "A/1",
    "title": "Tender homecare again",
    "template": "savings-proposal-2018",
    "organisation": "council",
    "owner": "Head of commissioning",
    "brief": "One contract where there are four.",
    "first_day": "2018-04-01",
}


@pytest.fixture
def partners(db: None) -> Partnership:
    """A council and a commissioner who do something together."""
    members = [
        Organisation.objects.create(code=code, name=f"The {code}", kind=kind)
        for code, kind in (
            ("council", OrganisationKind.COUNTY_COUNCIL),
            ("ccg", OrganisationKind.CLINICAL_COMMISSIONING_GROUP),
        )
    ]
    partnership = Partnership.objects.create(slug="together", name="Together", lead_organisation=members[0])
    for member in members:
        PartnershipMember.objects.create(partnership=partnership, organisation=member, part=Part.COMMISSIONER)
    return partnership


@pytest.fixture
def somebody(partners: Partnership) -> Callable[..., Account]:
    """Somebody who holds a role for one organisation of the partnership."""

    def of(code: str, role: Role = Role.PROGRAMME_MANAGER) -> Account:
        email = f"{role.value}@{code}.example.org"
        if (there := Account.objects.filter(email=email).first()) is not None:
            return there
        account = create_account(email=email, full_name=f"Sam of the {code}", at=NOON)
        give_role(
            account=account,
            role=role,
            organisation=Organisation.objects.get(code=code),
            partnership=partners,
            from_date=LONG_AGO,
            by=None,
            at=NOON,
        )
        return account

    return of


@pytest.fixture
def stamp() -> Callable[..., Stamp]:
    """A stamp of its own for each thing done; the command line's unless somebody is named."""

    def made(by: Account | None = None, *, at: datetime = THEN) -> Stamp:
        return Stamp(key=uuid4(), by=by, at=at)

    return made


@pytest.fixture
def case(partners: Partnership, stamp: Callable[..., Stamp]) -> Case:
    """A case that says what it is, and no more."""
    return begin_case(partnership=partners, data={"about": ABOUT}, stamp=stamp(), place="a test")


@pytest.fixture
def at(somebody: Callable[..., Account]) -> Callable[..., Client]:
    """The test client, signed in as somebody of the partnership."""

    def signed(code: str, role: Role) -> Client:
        account = somebody(code, role)
        set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
        browser = Client()
        browser.force_login(account)
        return browser

    return signed
