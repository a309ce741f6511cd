"""A partnership of a council and a commissioner of health care, a measure, and people of both."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.building import LONG_AGO, one_partnership

from lifecourse.accounts.api import Account, create_account
from lifecourse.figures.api import Unit
from lifecourse.measures.api import AimKind, Counted, Definition, Direction, Period, TargetSet
from lifecourse.measures.models import Measure
from lifecourse.measures.operations import set_up_measure
from lifecourse.organisations.api import (
    Organisation,
    OrganisationKind,
    Part,
    Partnership,
    PartnershipMember,
    Role,
    give_role,
)

NOW = datetime(2017, 5, 2, 12, tzinfo=UTC)
YEAR = Period(first=date(2016, 4, 1), last=date(2017, 3, 31))
ADMISSIONS = Definition(
    name="Emergency admissions",
    counts="Emergency admissions to hospital of people of the area",
    unit=Unit.ADMISSIONS,
    direction=Direction.LOWER,
    source="Hospital episodes",
)
UNDER_PREDICTED = TargetSet(
    kind=AimKind.CHANGE,
    number=Decimal(-2),
    base=Decimal(414),
    base_words="what was predicted",
    agreed_in="Programme for 2016-17, 3.1 b",
)


def counted(value: str, **more: object) -> Counted:
    """A final count of a year."""
    about = {"as_at": YEAR.last, "source": "Hospital episodes", "final": True} | more
    return Counted(value=Decimal(value), **about)  # type: ignore[arg-type]


@pytest.fixture
def partnership(db: None) -> Partnership:
    return one_partnership()


@pytest.fixture
def council(partnership: Partnership) -> Organisation:
    council = Organisation.objects.create(
        code="one-council", name="One Council", kind=OrganisationKind.COUNTY_COUNCIL
    )
    PartnershipMember.objects.create(partnership=partnership, organisation=council, part=Part.COMMISSIONER)
    return council


@pytest.fixture
def measure(partnership: Partnership) -> Measure:
    return set_up_measure(
        partnership=partnership,
        code="emergency-admissions",
        definition=ADMISSIONS,
        from_date=None,
        by=None,
        at=NOW,
    )


def employ(role: Role, organisation: Organisation, *more: Organisation, email: str = "") -> Account:
    """Somebody who holds one role for one organisation, or for several."""
    account = create_account(
        email=email or f"{role.value}@{organisation.code}.example.org", full_name=f"Sam {role.label}", at=NOW
    )
    for one in (organisation, *more):
        give_role(
            account=account,
            role=role,
            organisation=one,
            partnership=None,
            from_date=LONG_AGO,
            by=None,
            at=NOW,
        )
    return account


@pytest.fixture
def commissioner(partnership: Partnership) -> Organisation:
    assert partnership.lead_organisation is not None
    return partnership.lead_organisation


@pytest.fixture
def analyst(commissioner: Organisation) -> Account:
    """Keeps measures for the commissioner of health care."""
    return employ(Role.ANALYST, commissioner)


@pytest.fixture
def finance_lead(council: Organisation) -> Account:
    """Agrees to results for the council."""
    return employ(Role.FINANCE_LEAD, council)
