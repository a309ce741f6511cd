"""Small partnerships, people and plans for tests, named for what they hold."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.test import Client

from lifecourse.accounts.api import Account, create_account, set_up_second_factor
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.finance.models import Agreement, Fund, FundYear
from lifecourse.finance.setting_up.funds import begin_year
from lifecourse.organisations.api import (
    Organisation,
    OrganisationKind,
    Part,
    Partnership,
    PartnershipMember,
    Role,
    give_role,
)
from lifecourse.plans.api import Cell, Plan, PlanDocument, Row, Table, open_plan, template

NOON = datetime(2016, 4, 11, 12, tzinfo=UTC)
LONG_AGO = date(2010, 1, 1)


def browser_of(account: Account) -> Client:
    """A browser in which somebody is signed in, second factor given."""
    set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
    client = Client()
    client.force_login(account)
    return client


def people(number: str | int, **about: object) -> FigureValue:
    """So many people, at the end of 2015, from a section of a document."""
    stated: dict[str, object] = {
        "value": Decimal(number),
        "unit": Unit.PEOPLE,
        "as_at": date(2015, 12, 31),
        "source": "Section 2.1",
    }
    return FigureValue(**(stated | about))  # type: ignore[arg-type]


def one_ward_document(slug: str = "one-ward") -> PlanDocument:
    """A plan with a text in 2.2 and three people in one hospital."""
    plan_template = template("transforming-care-2015")
    ward = Row(
        key="ward",
        cells={
            "commissioner": Cell(text="ccg"),
            "setting": Cell(text="independent-hospital"),
            "people": Cell(figure=people(3, quantity="inpatients/ccg-independent-hospital")),
        },
    )
    return PlanDocument(
        slug=slug,
        title="A plan with one ward",
        template=plan_template,
        dated=date(2016, 4, 11),
        answers={"2.2": "Three people are in hospital."},
        tables={"inpatients": Table(template=plan_template.table("inpatients"), rows=(ward,))},
    )


def one_partnership(slug: str = "one") -> Partnership:
    """A partnership of one commissioner."""
    commissioner = Organisation.objects.create(
        code=f"{slug}-ccg", name=f"{slug.title()} CCG", kind=OrganisationKind.CLINICAL_COMMISSIONING_GROUP
    )
    partnership = Partnership.objects.create(slug=slug, name=slug.title(), lead_organisation=commissioner)
    PartnershipMember.objects.create(
        partnership=partnership, organisation=commissioner, part=Part.LEAD_COMMISSIONER
    )
    return partnership


def somebody(role: Role | None, partnership: Partnership, email: str = "") -> Account:
    """Somebody who holds one role in a partnership, or none."""
    name = role.value if role else "nobody"
    account = create_account(
        email=email or f"{name}@{partnership.slug}.example.org", full_name=f"Sam {name.title()}", at=NOON
    )
    if role is not None:
        assert partnership.lead_organisation is not None
        give_role(
            account=account,
            role=role,
            organisation=partnership.lead_organisation,
            partnership=None if role is Role.ADMINISTRATOR else partnership,
            from_date=LONG_AGO,
            by=None,
            at=NOON,
        )
    return account


def one_ward_plan(partnership: Partnership, slug: str = "one-ward") -> Plan:
    """The plan with one ward, in the database."""
    document = one_ward_document(slug)
    return open_plan(document=document, partnership=partnership, rules_on=document.dated, by=None, at=NOON)


def fund_year_of(partnership: Partnership) -> FundYear:
    """A year of a fund, held by whoever leads the partnership, without any money."""
    assert partnership.lead_organisation is not None
    agreement = Agreement.objects.create(
        partnership=partnership,
        slug="pool",
        name="An agreement",
        arrangement="pooled",
        host=partnership.lead_organisation,
        from_date=LONG_AGO,
    )
    fund = Fund.objects.create(agreement=agreement, slug=f"pool-of-{partnership.slug}", name="A fund")
    return begin_year(fund=fund, first_day=date(2016, 4, 1))
