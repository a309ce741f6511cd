"""One record for a person, and who may see it: from two councils' files to a decision taken back.

A coordinator finds somebody whom two councils know under two spellings, sees why they may be one, and makes
them one; is wrong about another pair, and undoes it a week later with nothing lost; the person takes back
what they agreed to, and that organisation's staff find nobody; a colleague's search is there for the manager
to read. That a login to the database sees no more is `tests/page/people/test_row_security.py`.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.browser import Page, check_accessible, follow, looks_right
from tests.page.people.conftest import Employ, employ
from tests.page.people.test_pages import browser

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, OrganisationKind, Role
from lifecourse.people.models import Person, Responsibility, SourceRecord, SourceSystem
from lifecourse.people.operations.sharing import make_agreement
from lifecourse.people.rules import Purpose

__all__ = ["employ"]

pytestmark = [pytest.mark.journey, pytest.mark.on_both_databases]
HEADINGS = "Client ID,Surname,First name,DOB,Address,Post Code,Telephone,Health commissioner\n"
COUNTY = (
    HEADINGS
    + """C1,Wetherall,Catherine,03/03/1984,3 Hornbeam Lane,ZZ12 7QD,07700 900417,fen-ccg
C2,Thorogood,Robert,14/05/1961,22 Lapwing Way,ZZ15 2HT,01632 960288,fen-ccg
C3,Ask,Ann,01/02/1990,1 Mill Lane,ZZ1 1AA,01632 960100,fen-ccg
"""
)
COAST = (
    HEADINGS
    + """K1,Weatherall,Katherine,03/03/1984,14 Samphire Close,ZZ31 4PL,01632 960417,fen-ccg
K2,Thorogood,Robert,14/05/1991,22 Lapwing Way,ZZ15 2HT,01632 960288,fen-ccg
K3,Ask,Anne,01/02/1990,1 Mill Lane,ZZ1 1AA,01632 960100,fen-ccg
"""
)


def make(code: str, kind: OrganisationKind) -> Organisation:
    return Organisation.objects.create(code=code, name=code.replace("-", " ").title(), kind=kind.value)


def enter(page: Page, account: Account, url: str) -> None:
    # Whatever is still on its way would end what is asked for next.
    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
    session = browser(account).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": url}])


def bring_in(client: Client, system: SourceSystem, content: str) -> None:
    file = SimpleUploadedFile("people.csv", content.encode())
    shown = client.post("/people/import/", {"system": system.pk, "file": file})["Location"]
    headings = HEADINGS.strip().split(",")
    names = ["local_id", "family", "given", "birth_date", "address_1", "postcode", "phone", "commissioner"]
    assert len(headings) == len(names)
    columns = {f"column_{place}": name for place, name in enumerate(names)}
    assert client.post(shown, columns | {"begin": "yes"}).status_code == 302
    client.post(f"{shown}go-on/")


def as_it_was() -> list[Any]:
    """Whom each record is read under, and what it says."""
    return list(SourceRecord.objects.order_by("pk").values_list("local_id", "person", "person__head", "said"))


def make_one(page: Page, name: str, evidence: str) -> None:
    page.get_by_role("link", name="Perhaps one person").click()
    page.get_by_role("link", name=re.compile(name)).click()
    page.get_by_text(evidence).wait_for()
    looks_right(page)
    page.get_by_label("Yes, they are one person").check()
    page.get_by_label("How do you know?").fill("I asked them.")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("They are one person now.").wait_for()


def decide(page: Page, where: Organisation, outcome: str) -> None:
    page.get_by_role("link", name=re.compile("Who may know of")).click()
    page.get_by_role("link", name="Write down a decision").click()
    page.get_by_label("Which organisation?").select_option(label=where.name)
    page.get_by_label("What for?").select_option(label="Giving and planning care and support")
    page.get_by_label(outcome).check()
    page.get_by_label("Yes: an adult, or aged 16 or 17").check()
    page.get_by_label("Who decided?").fill("She did")
    today = timezone.localdate()
    for label, part in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_role("textbox", name=label).first.fill(str(part))
    page.get_by_role("button", name="Write it down").click()
    # A copy in Easy Read comes first, to read together.
    page.get_by_text(re.compile("This paper is for")).wait_for()
    check_accessible(page)
    page.get_by_role("link", name=re.compile("Back to who may know of")).click()
    follow(page.get_by_role("link", name=re.compile("^Back to (?!who)")))


def found_by(client: Client, words: str) -> str:
    return client.post("/people/", {"words": words}).content.decode()


def two_councils_bring_their_files_in(employ: Employ) -> tuple[Organisation, Organisation]:
    """Under an agreement; returns the commissioner of everybody in them, and a provider of support."""
    county = make("fen-county-council", OrganisationKind.COUNTY_COUNCIL)
    coast = make("coast-council", OrganisationKind.UNITARY_COUNCIL)
    health = make("fen-ccg", OrganisationKind.CLINICAL_COMMISSIONING_GROUP)
    heron = make("heron-support", OrganisationKind.INDEPENDENT_PROVIDER)
    make_agreement(
        name="Fen sharing agreement",
        purposes=[Purpose.MATCHING, Purpose.SUPPORT],
        lawful_basis="Care Act 2014, section 6",
        organisations=[county, coast, health, heron],
        from_date=date(2024, 4, 1),
        by=None,
        at=timezone.now(),
    )
    for where, content in ((county, COUNTY), (coast, COAST)):
        system = SourceSystem.objects.create(code=where.code, name=f"Care of {where}", organisation=where)
        bring_in(browser(employ(where, Role.RECORDS_OFFICER)), system, content)
    return health, heron


def test_one_record_is_made_right_and_its_person_has_the_say(
    live_server: object, browser_page: Page, employ: Employ, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, url = browser_page, str(live_server)
    health, heron = two_councils_bring_their_files_in(employ)
    # Whom both councils spell nearly alike is one already; two pairs are in doubt.
    assert len(set(SourceRecord.objects.values_list("person__head", flat=True))) == 5

    coordinator = employ(health)
    enter(page, coordinator, url)
    page.goto("/people/")
    page.locator("#words").fill("wetherall")
    page.get_by_role("link", name=re.compile("Catherine Wetherall")).wait_for()
    make_one(page, "Weatherall", "Family names a letter apart")
    kay = SourceRecord.objects.get(local_id="C1").person.head
    assert SourceRecord.objects.get(local_id="K1").person.head == kay

    before = as_it_was()
    make_one(page, "Thorogood", "as many years apart as parent and child")
    later = timezone.now() + timedelta(days=7)
    real = timezone.now

    def a_week_later() -> datetime:
        return max(real() + timedelta(days=7), later)

    with monkeypatch.context() as week:
        week.setattr(timezone, "now", a_week_later)
        enter(page, coordinator, url)
        page.goto(f"/people/{SourceRecord.objects.get(local_id='C2').person.head_id}/")
        page.get_by_role("link", name=re.compile("Take them apart again")).click()
        page.get_by_label("Why are they two people?").fill("A father and his son.")
        page.get_by_role("button", name="Take them apart").click()
        page.get_by_text("They are two people again").wait_for()
    assert as_it_was() == before

    # She lets Heron know, and takes it back.
    Responsibility.objects.create(
        person=kay, organisation=heron, part="provider", basis="agreed", from_date=date(2024, 4, 1)
    )
    enter(page, coordinator, url)
    page.goto(f"/people/{kay.pk}/")
    decide(page, heron, "The person agrees to share")
    staff = browser(employ(heron))
    assert "Katherine Weatherall" in found_by(staff, "wetherall")
    assert staff.get(f"/people/{kay.pk}/").status_code == 200
    decide(page, heron, "The person takes back what they agreed to")
    assert "Weatherall" not in found_by(staff, "wetherall").replace('value="wetherall"', "")
    nobody = "8d8d7f0e-0000-4000-8000-000000000000"
    assert staff.get(f"/people/{kay.pk}/").status_code == staff.get(f"/people/{nobody}/").status_code == 404

    # Somebody who has no need to know searches all the same; it is there on Monday.
    curious = employ(health)
    assert "Katherine Weatherall" in found_by(browser(curious), "wetherall")
    enter(page, employ(health, Role.TEAM_MANAGER), url)
    page.goto("/")
    page.get_by_role("link", name="Who looked at whom").first.click()
    line = re.compile(f"{re.escape(curious.full_name)}.*Found in a search.*(Wetherall|Weatherall)", re.I)
    page.get_by_role("row", name=line).first.wait_for()
    looks_right(page)
    assert Person.objects.count() == SourceRecord.objects.count()
