"""Every role at every address of the site: who opens it, and that what is not theirs looks like nothing.

The addresses are walked as the site has them, so that one that is new and stands in no table fails here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from tests.building import LONG_AGO, NOON, fund_year_of, one_partnership, one_ward_plan
from tests.page.cases.conftest import ABOUT as CASE
from tests.page.people.addresses import (
    ABOUT_NOBODY,
    ABOUT_ONE,
    HIDDEN,
    OF_FIGURES,
    OF_NOBODY,
    ONLY_POST,
    OPEN,
    OWN_ACCOUNT,
    PEOPLE,
    PLACES,
    SITE,
    Address,
)
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.people.world import World

from lifecourse.accounts.api import Account, Stamp
from lifecourse.cases.models import Case
from lifecourse.engine.pathways import Area, Lever, Scenario
from lifecourse.forecasting.api import Asked, Forecast, TakenFrom, begin_forecast, take_area, write_scenario
from lifecourse.organisations.api import MAY, Organisation, Partnership, Role, RoleHolding
from lifecourse.people.models import (
    SourceSystem,
)
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.page


def test_every_address_stands_in_a_table() -> None:
    for one in SITE:
        assert (
            one.name in PEOPLE
            or one.name in OPEN | OF_NOBODY | OF_FIGURES
            or one.route.startswith(PLACES)
            or OWN_ACCOUNT.match(one.route)
        ), f"{one.route} is new: say who opens it."
    assert set(PEOPLE) | OF_FIGURES == {
        one.name for one in SITE if one.name.startswith(("people:", "support:", "show_easy_plan"))
    }


def test_nobody_opens_anything_without_signing_in() -> None:
    client = Client()
    for one in SITE:
        if one.name in OPEN or OWN_ACCOUNT.match(one.route):
            continue
        answer = client.get(one.filled())
        assert answer.status_code == 302 and "/accounts/login/" in answer["Location"], one.route


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an answer tells: everything but the address that was asked for, and what differs each time."""

    status: int
    text: str
    reads: int


def told(client: Client, address: str, *, said: dict[str, str] | None = None) -> Told:
    reads = count()
    # Counted where they pass by: to keep the words of every query takes longer than to ask it.
    with connection.execute_wrapper(lambda do, *asked: (next(reads), do(*asked))[1]):
        answer: HttpResponse = client.get(address) if said is None else client.post(address, said)
    text = answer.content.decode()
    for part in filter(None, address.split("/")):
        text = text.replace(f"/{part}", "")
    return Told(
        status=answer.status_code,
        text=re.sub(r"nonce=\"[^\"]*\"|[A-Za-z0-9]{64}", "", text) + answer.headers.get("Location", ""),
        reads=next(reads),
    )


def test_whoever_holds_every_role_elsewhere_cannot_tell_a_plan_from_nothing(employ: Employ) -> None:
    ours, theirs = one_partnership("ours"), one_partnership("theirs")
    plan = one_ward_plan(theirs)
    somebody_there = employ(theirs.lead_organisation)
    stranger = Account.objects.create(email="stranger@example.org", full_name="Sam Stranger")
    for role in Role:
        RoleHolding.objects.create(
            account=stranger, role=role.value, organisation=ours.lead_organisation, from_date=LONG_AGO
        )
    client = browser(stranger)
    year = fund_year_of(theirs)
    case = Case.objects.create(
        partnership=theirs, slug="case", organisation=theirs.lead_organisation, template=CASE["template"]
    )
    forecast = a_forecast(theirs)
    version = forecast.scenario
    assert version is not None
    there: dict[str, Callable[[str], dict[str, object]]] = {
        "forecasts/": lambda _: {
            "partnership": theirs.slug,
            "pk": forecast.pk,
            "scenario": version.scenario.slug,
            "kind": "homes",
            "number": 1,
            "code": "growth/supported",
        },
        "forecast/": lambda _: {"pk": forecast.pk},
        "funds/": lambda _: {
            "fund": year.fund.slug,
            "year": year.slug,
            "partnership": theirs.slug,
            "agreement": year.fund.agreement.slug,
        },
        "cases/": lambda _: {"partnership": theirs.slug, "case": case.slug},
        "plans/": lambda _: {"slug": plan.slug, "pk": forecast.pk},
        "partnerships/": lambda _: {"slug": theirs.slug},
        "organisations/": lambda _: {"key": somebody_there.pk},
    }
    client.get("/")
    for one in ABOUT_ONE:
        values = next(value(one.route) for start, value in there.items() if one.route.startswith(start))
        nothing = told(client, one.filled())
        assert told(client, one.filled(**values)) == nothing, one.route
        # Some only take what is sent to them, and say so before they look for anything.
        assert nothing.status in {404, 405}, one.route


def a_forecast(partnership: Partnership) -> Forecast:
    """A scenario of a partnership, asked for and not drawn."""
    area = Area("Theirs", date(2016, 4, 1), national_parameters(6_000))
    stamp = Stamp(key=uuid4(), by=None, at=NOON)
    take_area(partnership=partnership, area=area, taken_from=TakenFrom(what="one-ward"), stamp=stamp)
    lever = Lever("crisis-beds", {"day": "2016-10-01", "beds": 2})
    said = Scenario("Beds", levers=(lever,))
    version = write_scenario(partnership=partnership, slug="beds", said=said, read=0, stamp=stamp)
    return begin_forecast(
        partnership=partnership, scenario=version, asked=Asked(months=12, draws=20), stamp=stamp
    )


@pytest.fixture
def world(council: Organisation, trust: Organisation, employ: Employ) -> Callable[[Role], World]:
    return lambda role: World(council, trust, employ(council, role), employ(council))


def addresses() -> list[Address]:
    return [one for one in SITE if one.name in PEOPLE]


def may(role: Role, one: Address) -> bool:
    """Whether a role opens an address about people."""
    return any(permission in MAY[role] for permission in PEOPLE[one.name])


WAYS = [(hidden, said) for hidden in range(HIDDEN) for said in (None, {})]


def ways_to_ask(role: Role, one: Address) -> list[tuple[int, dict[str, str] | None]]:
    """How a role asks an address for somebody it may not see: for whom of the hidden, and what it sends.

    Pages ask for a permission and never for a role. So the first role that may asks for everybody in both
    ways, and each other role in one way, in turn.
    """
    if role == next(one_that_may for one_that_may in Role if may(one_that_may, one)):
        return WAYS
    return [WAYS[(list(Role).index(role) + list(PEOPLE).index(one.name)) % len(WAYS)]]


class Nothing:
    """What an address tells where there is nothing, each way asked once."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.kept: dict[bool, Told] = {}

    def told(self, said: dict[str, str] | None) -> Told:
        """What it tells whoever reads, or sends this."""
        way = said is None
        if way not in self.kept:
            self.kept[way] = told(self.client, self.address, said=said)
        return self.kept[way]


def test_no_page_about_people_knows_a_role(repository: Path) -> None:
    source = repository / "src/lifecourse"
    pages = [*source.glob("people/views/**/*.py"), *source.glob("support/views/**/*.py")]
    assert len(pages) > 20
    assert [page.name for page in pages if re.search(r"\bRole\b", page.read_text(encoding="utf-8"))] == []


def test_every_address_is_asked_for_everybody_hidden_and_by_every_role_for_somebody() -> None:
    for one in addresses():
        ways = {role: ways_to_ask(role, one) for role in Role}
        assert all(ways.values()), one.name
        # Whoever may not is refused before anybody is looked for.
        assert any(ways[role] == WAYS for role in Role if may(role, one)), one.name


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_its_permissions_say_and_nobody_out_of_its_sight(
    world: Callable[[Role], World], role: Role, employ: Employ
) -> None:
    there = world(role)
    client = browser(there.reader)
    client.get(f"/people/{uuid4()}/")
    for one in addresses():
        if "int:" in one.route and "uuid:" not in one.route:
            continue
        opens = 200 if may(role, one) else 403
        if "uuid:" not in one.route:
            assert client.get(one.filled()).status_code == opens, one.name
            continue
        ours = one.filled(key=there.ours.pk, number=there.choice(there.ours))
        assert client.get(ours).status_code == opens, one.name
        nobody = Nothing(client, one.filled(key=uuid4()))
        for which, said in ways_to_ask(role, one):
            assert nobody.told(said).status in ({404, 405} if may(role, one) else {403, 405}), one.name
            why, person = list(there.hidden.items())[which]
            address = one.filled(key=person.pk, number=there.choice(person))
            assert told(client, address, said=said) == nobody.told(said), (one.name, why, said)


@pytest.mark.parametrize("role", Role)
def test_what_stands_under_a_number_opens_by_the_same_rules(
    world: Callable[[Role], World], role: Role, employ: Employ
) -> None:
    there = world(role)
    client, asker = browser(there.reader), employ(there.trust)
    theirs, _ = SourceSystem.objects.get_or_create(
        code="heron-trust-care", defaults={"name": "Care", "organisation": there.trust}
    )
    hidden = [there.numbers(person, asker, theirs) for person in there.hidden.values()]
    for one in addresses():
        if "int:" not in one.route or "uuid:" in one.route:
            continue
        nothing = Nothing(client, one.filled(number=999_999))
        for which, said in ways_to_ask(role, one):
            assert nothing.told(said).status in ({404, 405} if may(role, one) else {403, 405}), one.name
            if one.name in ABOUT_NOBODY:
                continue
            address = one.filled(number=hidden[which][one.name])
            assert told(client, address, said=said) == nothing.told(said), one.name


def test_whoever_may_opens_what_stands_under_a_number(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    there = World(council, trust, employ(council), employ(council))
    ours = SourceSystem.objects.get(code="marsh-council-care")
    numbers = there.numbers(there.ours, there.reader, ours)
    for role in (Role.CARE_COORDINATOR, Role.RECORDS_OFFICER, Role.TEAM_MANAGER):
        client = browser(employ(council, role))
        for one in addresses():
            if one.name not in numbers or one.name in ONLY_POST:
                continue
            # What somebody asked in an emergency is theirs alone.
            mine = one.name not in {"people:show_asked", "people:open_in_emergency"}
            expected = 403 if not may(role, one) else 200 if mine else 404
            assert client.get(one.filled(number=numbers[one.name])).status_code == expected, (role, one.name)
    own = browser(there.reader)
    assert own.get(f"/people/emergency/{numbers['people:show_asked']}/").status_code == 200
