"""A council's client level data from what is written down here: services, and nothing that is not held."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.engine.sheets.formulas import may_be_formula
from lifecourse.organisations.api import Organisation, Permission, check_may_for
from lifecourse.people.api import (
    Person,
    Portrait,
    called_by,
    councils_responsible,
    people_seen_by,
    portraits_of,
)
from lifecourse.standards.api import CostFormula, NationalReturn, client_level_return, cost_formula
from lifecourse.support.kinds.returns import (
    ASSESSMENT,
    CARER_SUPPORT_VALUES,
    DELIVERY_VALUES,
    FAILED,
    FREQUENCY_VALUES,
    SERVICE,
    SERVICE_TYPE_VALUES,
    SERVICE_USER,
    UNPAID_CARER,
    YES,
    Quality,
)
from lifecourse.support.models import CarersAssessment, CarerSupport, Service, ServiceShare
from lifecourse.support.reading.plan import OWN_MONEY, divisions
from lifecourse.support.rules.costs import Period, to_pence
from lifecourse.support.rules.returns import (
    Row,
    component_of,
    cost_of_row,
    quality_of,
    quality_of_rows,
)

MAY = Permission.SEND_RETURNS


@dataclass(frozen=True, kw_only=True)
class ReturnRow:
    """One row, and whom it is about."""

    person: Person
    cells: Row


@dataclass(frozen=True, kw_only=True)
class CouncilReturn:
    """A council's return for a period: its rows, what is wrong with which, and what they cost."""

    organisation: Organisation
    period: Period
    spec: NationalReturn
    formula: CostFormula
    rows: Sequence[ReturnRow]
    called: dict[UUID, str]

    @cached_property
    def quality(self) -> dict[str, dict[Quality, int]]:
        """How many cells of each column came to what."""
        return quality_of_rows((row.cells for row in self.rows), self.spec)

    @cached_property
    def total(self) -> Decimal:
        """What all rows cost in the period, each rounded once, from the cells alone."""
        costs = (cost_of_row(row.cells, self.period, self.formula) for row in self.rows)
        return sum((to_pence(cost) for cost in costs if cost is not None), Decimal("0.00"))

    @property
    def failures(self) -> int:
        """How many cells are missing or cannot be right."""
        return sum(found[one] for found in self.quality.values() for one in FAILED)

    @property
    def people(self) -> list[Person]:
        """Everybody in it, each once."""
        return list({row.person.pk: row.person for row in self.rows}.values())

    def failing(self, name: str, quality: Quality) -> list[tuple[Person, str]]:
        """Whose cell of a column came to that, by name, each once."""
        column = self.spec.fields[name]
        found = {
            row.person.pk: row.person
            for row in self.rows
            if quality_of(column, row.cells, self.spec) is quality
        }
        people = [(person, self.called[key]) for key, person in found.items()]
        return sorted(people, key=lambda one: (one[1].casefold(), str(one[0].pk)))


def council_return(
    *, organisation: Organisation, period: Period, by: Account, on: date, at: datetime
) -> CouncilReturn:
    """What a council would send, of people whom `by` may see. Raises NotAllowed or NoPackInForce."""
    check_may_for(by, MAY, organisation=organisation, on=on)
    # Whom one sees is asked of those alone for whom the council is responsible.
    heads = {head for table in _tables(period) for head in table.values_list("person__head", flat=True)}
    first = councils_responsible(heads, on=period.first)
    last = first | councils_responsible(heads, on=min(period.last, on))
    own = [head for head in heads if last.get(head) == organisation.pk]
    people = people_seen_by(by, on=on, at=at, permission=MAY).filter(pk__in=own).in_bulk()
    events = _events(people, organisation, period)
    portraits = portraits_of(list(people.values()), today=on)
    about = _About(organisation, period, list(people.values()), portraits)
    return CouncilReturn(
        organisation=organisation,
        period=period,
        spec=client_level_return(on),
        formula=cost_formula(period.last),
        rows=[ReturnRow(person=people[one.head], cells=about.cells(one.head) | one.cells) for one in events],
        called=called_by(list(people.values()), today=on, known=portraits),
    )


@dataclass(frozen=True, kw_only=True)
class _Event:
    """Something that was written down of a person, as the columns about events have it."""

    head: UUID
    cells: dict[str, str]


def _tables(
    period: Period,
) -> tuple[QuerySet[Service], QuerySet[CarerSupport], QuerySet[CarersAssessment]]:
    """Everything of the period that is an event, of whomever it is."""
    going_on = Q(to_date=None) | Q(to_date__gte=period.first)
    services = Service.objects.filter(
        going_on,
        from_date__lte=period.last,
        never_began=False,
        service_type__in=SERVICE_TYPE_VALUES,
        delivery__in=DELIVERY_VALUES,
    )
    assessments = CarersAssessment.objects.filter(
        Q(held_on=None) | Q(held_on__gte=period.first), declined_on=None, offered_on__lte=period.last
    )
    return (
        # What a carer is given stands in the carer's own record.
        services.exclude(service_type__startswith="carer").order_by("from_date", "pk"),
        CarerSupport.objects.filter(going_on, from_date__lte=period.last).order_by("from_date", "pk"),
        assessments.order_by("offered_on", "pk"),
    )


def _events(heads: Collection[UUID], organisation: Organisation, period: Period) -> list[_Event]:
    """What went on in the period for these people, person by person."""
    all_services, all_support, all_assessments = _tables(period)
    services = list(all_services.filter(person__head__in=heads).select_related("person"))
    shares: dict[int, list[ServiceShare]] = defaultdict(list)
    for share in ServiceShare.objects.filter(service__in=services).select_related("funder"):
        shares[share.service_id].append(share)
    found = [
        _Event(
            head=one.person.head_id,
            cells=_service_cells(one)
            | {"Client_Funding_Status": _funding(one, shares[one.pk], organisation, period)},
        )
        for one in services
    ]
    for given in all_support.filter(person__head__in=heads).select_related("person"):
        found.append(_Event(head=given.person.head_id, cells=_carer_cells(given)))
    for asked in all_assessments.filter(person__head__in=heads).select_related("person"):
        found.append(_Event(head=asked.person.head_id, cells=_assessment_cells(asked)))
    return sorted(found, key=lambda one: str(one.head))


class _About:
    """What each row says of a person."""

    def __init__(
        self,
        organisation: Organisation,
        period: Period,
        people: Sequence[Person],
        portraits: dict[object, Portrait],
    ) -> None:
        self.organisation, self.period, self.portraits = organisation, period, portraits
        heads = [one.pk for one in people]
        self.numbers = _own_numbers(heads, organisation)
        # In one condition: else the days would be those of anybody around them.
        carers = Person.objects.filter(
            Q(around__from_date=None) | Q(around__from_date__lte=period.last),
            Q(around__to_date=None) | Q(around__to_date__gte=period.first),
            head__in=heads,
            around__is_unpaid_carer=True,
        )
        self.have_carer = set(carers.values_list("head", flat=True))

    def cells(self, head: UUID) -> dict[str, str]:
        """The columns about the council, the period and the person. What is not held stays out."""
        known = self.portraits[head]
        postcode = known.lives.words.rpartition(", ")[2] if known.lives else ""
        return {
            "LA_Code": self.organisation.code,
            "Reporting_Period_Start_Date": self.period.first.isoformat(),
            "Reporting_Period_End_Date": self.period.last.isoformat(),
            "NHS_Number": known.nhs_number.words.replace(" ", "") if known.nhs_number else "",
            "LA_Person_Unique_Identifier": self.numbers.get(head, str(head)),
            "GP_Practice_Code": _safe(known.gp_practice.words) if known.gp_practice else "",
            "Gender": _safe(known.gender.words).capitalize() if known.gender else "",
            "Date_of_Birth": known.birth_date.isoformat() if known.birth_date else "",
            "Date_of_Death": known.died.words if known.died else "",
            "Postcode": _safe(postcode),
            "Has_Unpaid_Carer": YES if head in self.have_carer else "",
        }


def _own_numbers(heads: Sequence[UUID], organisation: Organisation) -> dict[UUID, str]:
    """The council's own number of each of these people, as the first of its systems keeps it."""
    of_them = Person.objects.filter(head__in=heads, records__system__organisation=organisation)
    found: dict[UUID, str] = {}
    # What is written here has no number of the council's, and comes last.
    order = of_them.order_by("records__system__code", "records__local_id")
    rows = order.values_list("head", "records__local_id", "records__system__code")
    for head, number, _ in sorted(rows, key=lambda row: row[2].startswith("here-")):
        if number and _safe(number):
            found.setdefault(head, number)
    return found


def _safe(text: str) -> str:
    """A text that no spreadsheet works out; one that it would counts as not filled in."""
    return "" if may_be_formula(text) else text


def _service_cells(service: Service) -> dict[str, str]:
    return {
        "Client_Type": SERVICE_USER,
        "Event_Type": SERVICE,
        "Event_Reference": f"service-{service.pk}",
        "Event_Start_Date": service.from_date.isoformat(),
        "Event_End_Date": service.to_date.isoformat() if service.to_date else "",
        "Service_Type": SERVICE_TYPE_VALUES[service.service_type],
        "Service_Component": component_of(service.component, service.service_type),
        "Delivery_Mechanism": DELIVERY_VALUES[service.delivery],
    } | _price_cells(service)


def _carer_cells(support: CarerSupport) -> dict[str, str]:
    """For whom somebody cares is not sent: it is read by those who may open both records."""
    kind, component = CARER_SUPPORT_VALUES[support.kind]
    return {
        "Client_Type": UNPAID_CARER,
        "Event_Type": SERVICE,
        "Event_Reference": f"carer-support-{support.pk}",
        "Event_Start_Date": support.from_date.isoformat(),
        "Event_End_Date": support.to_date.isoformat() if support.to_date else "",
        "Service_Type": kind,
        "Service_Component": component,
        "Delivery_Mechanism": DELIVERY_VALUES.get(support.kind, ""),
    } | _price_cells(support)


def _assessment_cells(asked: CarersAssessment) -> dict[str, str]:
    return {
        "Client_Type": UNPAID_CARER,
        "Event_Type": ASSESSMENT,
        "Event_Reference": f"carers-assessment-{asked.pk}",
        "Event_Start_Date": asked.offered_on.isoformat(),
        "Event_End_Date": asked.held_on.isoformat() if asked.held_on else "",
    }


def _price_cells(bought: Service | CarerSupport) -> dict[str, str]:
    units = bought.units_a_week
    return {
        "Unit_Cost": f"{bought.price:.2f}",
        "Cost_Frequency_Unit_Type": FREQUENCY_VALUES[bought.price_unit],
        "Planned_units_per_week": "" if units is None else f"{units.normalize():f}",
    }


def _funding(
    service: Service, shares: Sequence[ServiceShare], organisation: Organisation, period: Period
) -> str:
    """Who pays at the end of the period, where only the person and the council do; else nothing is said."""
    day = min(period.last, service.to_date or period.last)
    standing = [one for one in divisions(shares) if one.from_date <= day]
    if not standing:
        return ""
    payers = set(standing[-1].shares)
    if payers == {OWN_MONEY}:
        return "Fully client funded"
    if payers == {organisation.name}:
        return "Fully social care funded"
    return "Joint client and social care funded" if payers == {OWN_MONEY, organisation.name} else ""
