"""A fund of two partners for one year, and those who keep and read its books."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from tests.building import LONG_AGO, NOON
from tests.page.website.conftest import SignedIn, signed_in

from lifecourse.accounts.api import Account, Stamp, create_account
from lifecourse.figures.api import Unit
from lifecourse.finance.models import FundYear
from lifecourse.finance.setting_up.funds import set_up_fund
from lifecourse.measures.api import (
    AimKind,
    Definition,
    Direction,
    Period,
    TargetSet,
    set_target,
    set_up_measure,
)
from lifecourse.measures.models import Measure
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

# In the middle of the financial year 2016-17, whose first six months have begun.
THEN = datetime(2016, 9, 20, 12, tzinfo=UTC)
FUND = """
[agreement]
slug = "pool"
name = "An agreement"
arrangement = "pooled"
host = "council"
parties = ["council", "ccg"]
from = 2016-04-01

[fund]
slug = "pool"
name = "A pooled fund"

[year]
first_day = 2016-04-01

[[contributions]]
slug = "minimum"
party = "ccg"
source = "minimum"
name = "Minimum"
pounds = 1000

[[contributions]]
slug = "grant"
party = "council"
source = "capital-grant"
name = "Grant"
pounds = "200.05"

[[priorities]]
number = 1
name = "Home"

[[schemes]]
number = 1
priority = 1
name = "Support at home"

[[schemes]]
number = 2
priority = 1
name = "Homes made ready"

[[lines]]
scheme = 1
lead = "ccg"
contribution = "minimum"
pounds = 600

[[lines]]
scheme = 1
lead = "council"
contribution = "minimum"
pounds = 300

[[lines]]
scheme = 2
lead = "council"
contribution = "grant"
pounds = "200.05"

[[contingency]]
contribution = "minimum"
pounds = 100
"""


def pool_of() -> Partnership:
    """A partnership of a council, which will hold the money, and a commissioner; another council beside."""
    partnership = Partnership.objects.create(slug="pool", name="Pool")
    for code, kind in (
        ("council", OrganisationKind.COUNTY_COUNCIL),
        ("ccg", OrganisationKind.CLINICAL_COMMISSIONING_GROUP),
        ("beside", OrganisationKind.COUNTY_COUNCIL),
    ):
        organisation = Organisation.objects.create(code=code, name=f"The {code}", kind=kind)
        PartnershipMember.objects.create(
            partnership=partnership, organisation=organisation, part=Part.COMMISSIONER
        )
    return partnership


@pytest.fixture
def pool(db: None) -> Partnership:
    """Who takes part."""
    return pool_of()


@pytest.fixture
def year(pool: Partnership, tmp_path: Path) -> FundYear:
    """The year 2016-17 of a fund: 1,000 and 200.05 pounds put in, 100 of it contingency."""
    file = tmp_path / "fund.toml"
    file.write_text(FUND, encoding="utf-8")
    return set_up_fund(partnership=pool, file=file, by=None, at=THEN)


@pytest.fixture
def measure(pool: Partnership) -> Measure:
    """Admissions, to fall by a quarter in 2016-17."""
    about = Definition(
        name="Admissions", counts="Admissions", unit=Unit.ADMISSIONS, direction=Direction.LOWER
    )
    measure = set_up_measure(
        partnership=pool, code="admissions", definition=about, from_date=None, by=None, at=THEN
    )
    target = TargetSet(
        kind=AimKind.CHANGE, number=Decimal(-25), base=Decimal(400), base_words="last year", agreed_in="3"
    )
    period = Period(first=date(2016, 4, 1), last=date(2017, 3, 31))
    set_target(measure=measure, period=period, target=target, by=None, at=THEN)
    return measure


@pytest.fixture
def keeper(pool: Partnership) -> Callable[..., Account]:
    """Somebody who holds a role for one organisation of the pool."""

    def of(code: str, role: Role = Role.FINANCE_LEAD) -> Account:
        email = f"{role.value}@{code}.example.org"
        if (there := Account.objects.filter(email=email).first()) is not None:
            return there
        account = create_account(email=email, full_name=f"Sam of the {code}", at=NOON)
        give_role(
            account=account,
            role=role,
            organisation=Organisation.objects.get(code=code),
            partnership=pool,
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
