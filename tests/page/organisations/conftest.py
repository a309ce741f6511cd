"""One partnership of two organisations, with an outsider, and people who hold roles there."""

from datetime import date

import pytest
from django.utils import timezone

from lifecourse.accounts import api as accounts
from lifecourse.organisations import api as organisations
from lifecourse.organisations.api import Organisation, Part, Partnership, PartnershipMember, Role

LONG_AGO = date(2015, 4, 1)


@pytest.fixture
def today():
    return timezone.localdate()


def organisation(code, name):
    return Organisation.objects.create(code=code, name=name, kind="county_council")


@pytest.fixture
def council(db):
    return organisation("E10", "The county council")


@pytest.fixture
def trust(db):
    return organisation("RQX", "The trust")


@pytest.fixture
def outsider(db):
    return organisation("E99", "Another council")


@pytest.fixture
def partnership(council, trust):
    made = Partnership.objects.create(slug="county", name="The county's partnership")
    PartnershipMember.objects.create(partnership=made, organisation=council, part=Part.LEAD_COMMISSIONER)
    PartnershipMember.objects.create(partnership=made, organisation=trust, part=Part.PROVIDER)
    return made


@pytest.fixture
def elsewhere(outsider, council):
    """Another partnership, of which the council is also a member."""
    made = Partnership.objects.create(slug="elsewhere", name="Another partnership")
    PartnershipMember.objects.create(partnership=made, organisation=outsider, part=Part.COMMISSIONER)
    PartnershipMember.objects.create(partnership=made, organisation=council, part=Part.OTHER)
    return made


@pytest.fixture
def somebody(db):
    """`somebody("analyst", council)`: a new person holding that role."""
    count = iter(range(1000))

    def make(role=None, at=None, partnership=None, from_date=LONG_AGO, to_date=None):
        number = next(count)
        account = accounts.create_account(
            email=f"person{number}@council.example", full_name=f"Person {number}", at=timezone.now()
        )
        accounts.set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
        if role:
            organisations.give_role(
                account=account,
                role=Role(role),
                organisation=at,
                partnership=partnership,
                from_date=from_date,
                to_date=to_date,
                by=None,
                at=timezone.now(),
            )
        return account

    return make


@pytest.fixture
def administrator(somebody, council):
    return somebody("administrator", council)
