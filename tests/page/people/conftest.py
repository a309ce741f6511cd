"""Somebody, three organisations, and people who work for them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, OrganisationKind, Role, RoleHolding
from lifecourse.people.models import Person, Responsibility
from lifecourse.people.rules import Basis, Part, Purpose

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
TODAY = date(2026, 3, 3)
Employ = Callable[..., Account]


def organisation(code: str) -> Organisation:
    kind = next(iter(OrganisationKind))
    return Organisation.objects.create(code=code, name=code.replace("-", " ").title(), kind=kind.value)


@pytest.fixture
def council() -> Organisation:
    return organisation("marsh-council")


@pytest.fixture
def trust() -> Organisation:
    return organisation("heron-trust")


@pytest.fixture
def employ() -> Employ:
    """Somebody who holds a role for an organisation."""

    def employed(where: Organisation, role: Role = Role.CARE_COORDINATOR) -> Account:
        email = f"{role.value}.{where.code}.{Account.objects.count()}@example.org"
        account = Account.objects.create(email=email, full_name=f"{role.label} of {where}")
        RoleHolding.objects.create(
            account=account, role=role.value, organisation=where, from_date=date(2020, 1, 1)
        )
        return account

    return employed


def somebody() -> Person:
    """A person of whom nothing is known yet."""
    key = uuid4()
    return Person.objects.create(pk=key, head_id=key, made_at=NOW)


def involve(
    person: Person, where: Organisation, basis: Basis = Basis.AGREED, part: Part = Part.CARE_TEAM
) -> Responsibility:
    """Give an organisation a part in somebody's life."""
    return Responsibility.objects.create(
        person=person,
        organisation=where,
        part=part.value,
        basis=basis.value,
        purpose=Purpose.SUPPORT.value,
        from_date=date(2020, 1, 1),
    )
