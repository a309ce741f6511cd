"""Somebody known to a health commissioner, whose coordinator keeps the register."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.page.people.conftest import Employ, employ
from tests.page.people.test_folding import known
from tests.page.people.test_pages import named

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.models import Choice, Person
from lifecourse.people.operations.sharing import record_choice
from lifecourse.people.rules import Capacity, Outcome, Purpose
from lifecourse.support.kinds.register import Rating
from lifecourse.support.models import OnRegister
from lifecourse.support.operations.register import add_to_register

__all__ = ["employ"]


@pytest.fixture
def icb() -> Organisation:
    return Organisation.objects.create(
        code="fen-icb", name="Fen Integrated Care Board", kind=OrganisationKind.INTEGRATED_CARE_BOARD.value
    )


@pytest.fixture
def council() -> Organisation:
    return Organisation.objects.create(
        code="fen-council", name="Fen Council", kind=OrganisationKind.UNITARY_COUNCIL.value
    )


@pytest.fixture
def coordinator(icb: Organisation, employ: Employ) -> Account:
    return employ(icb)


def someone(where: Organisation, name: str = "Ada Wren", **said: object) -> Person:
    """A person of whom an organisation knows by its own duty."""
    given, _, family = name.partition(" ")
    return named(known(where, local_id=name), given, family, **said)


def agree_to_register(
    person: Person, where: Organisation, outcome: Outcome = Outcome.AGREED, on: date | None = None
) -> Choice:
    return record_choice(
        person=person,
        organisation=where,
        purpose=Purpose.REGISTER,
        outcome=outcome,
        capacity=Capacity.HAS,
        decided_by="She did",
        decided_on=on or timezone.localdate(),
        by=None,
        at=timezone.now(),
    )


def put_on_register(
    person: Person, where: Organisation, by: Account, rating: Rating = Rating.AMBER
) -> OnRegister:
    agree_to_register(person, where)
    return add_to_register(
        person=person,
        keeper=where,
        why="Her home may end.",
        rating=rating,
        look_by=timezone.localdate() + timedelta(days=7),
        by=by,
        at=timezone.now(),
    )
