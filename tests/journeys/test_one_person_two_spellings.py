"""A coordinator makes two records one, is wrong about another pair and undoes it; her manager reads of it."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.organisations.api import Organisation
from lifecourse.people.models import About, Person, PossibleMatch, Responsibility, SourceRecord, SourceSystem
from lifecourse.people.searching import rebuild_index
from lifecourse.people.sight import refresh_sight

pytestmark = [pytest.mark.journey, pytest.mark.on_both_databases]
TRUST = "essex-ccg-mid"


def known_to(code: str, given: str, family: str, **said: object) -> Person:
    """Somebody in one council's system, in whose life the coordinator's organisation has a part too."""
    key, now = uuid4(), timezone.now()
    person = Person.objects.create(pk=key, head_id=key, made_at=now)
    council = Organisation.objects.get(code=code)
    system, _ = SourceSystem.objects.get_or_create(
        code=f"{code}-social-care",
        defaults={"name": f"Social care of {council.name}", "organisation": council},
    )
    SourceRecord.objects.create(
        system=system,
        local_id=str(key)[:8],
        person=person,
        said={"names": [{"given": given, "family": family}]} | said,
        birth_date=date(1985, 4, 3),
        came_at=now,
    )
    for organisation, part in ((council, "council"), (Organisation.objects.get(code=TRUST), "commissioner")):
        Responsibility.objects.create(
            person=person, organisation=organisation, part=part, basis="own_duty", purpose="support"
        )
    refresh_sight([key])
    return person


def pair(first: Person, second: Person, probability: float, words: str) -> None:
    one, other = sorted((first, second), key=lambda person: person.pk)
    evidence = [{"words": words, "for_it": True}, {"words": "Two councils know them.", "for_it": False}]
    PossibleMatch.objects.create(
        first=one, second=other, probability=probability, evidence=evidence, found_at=timezone.now()
    )


def test_a_coordinator_joins_two_records_and_takes_two_others_apart(sign_in: SignIn) -> None:
    born = {
        "birth_date": "1985-04-03",
        "addresses": [{"lines": ["4 Saltmarsh Lane"], "postcode": "ZZ99 3WZ"}],
    }
    ours = known_to("essex-county-council", "Catherine", "Smyth", **born)
    About.objects.create(
        person=ours,
        called="Cathy",
        how_i_communicate="I use pictures. Give me time.",
        written_on=date(2026, 1, 5),
    )
    pair(ours, known_to("southend-council", "Kathryn", "Smith", **born), 0.93, "Born on the same day.")
    father = known_to("essex-county-council", "John", "Barley", birth_date="1951-01-02")
    son = known_to("southend-council", "John", "Barley", birth_date="1979-05-06")
    pair(father, son, 0.61, "They have one name.")
    rebuild_index()
    page = sign_in("Care coordinator")
    looks_right(page)
    follow(page.get_by_role("link", name="Say whether two records are one person"))
    looks_right(page)
    make_one(page, "Smyth", "Her mother told me: the same person.")
    expect(page.get_by_role("heading", name="Cathy", exact=True)).to_have_count(1)
    expect(page.get_by_text("I use pictures. Give me time.")).to_have_count(1)
    looks_right(page)
    page.get_by_role("link", name=re.compile("Who may know of Cathy")).click()
    page.get_by_role("heading", name="Who may know of Cathy").wait_for()
    looks_right(page)
    page.get_by_role("link", name="Write down a decision").click()
    page.get_by_role("heading", name="What does Cathy decide?").wait_for()
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("There is a problem").wait_for()
    looks_right(page)
    page.get_by_role("link", name="Find somebody").click()
    page.locator("#words").press_sequentially("cathy smi")
    page.get_by_role("link", name=re.compile("Kathryn Smith|Catherine Smyth")).wait_for()
    looks_right(page)
    page.goto("/people/matches/")
    make_one(page, "Barley", "One name, one street.")
    follow(page.get_by_role("link", name=re.compile("Take them apart again")))
    looks_right(page)
    page.get_by_label("Why are they two people?").fill("A father and his son.")
    page.get_by_role("button", name="Take them apart").click()
    page.get_by_text("They are two people again").wait_for()
    assert {Person.objects.get(pk=one.pk).head_id for one in (father, son)} == {father.pk, son.pk}
    page.context.clear_cookies()
    page = sign_in("Team manager")
    page.get_by_role("link", name="Read who looked at whose record").click()
    opened = re.compile("Willow Marsden.*(Catherine Smyth|Kathryn Smith)")
    page.get_by_role("row", name=opened).first.wait_for()
    looks_right(page)


def make_one(page: Page, name: str, why: str) -> None:
    page.get_by_role("link", name=re.compile(name)).click()
    page.get_by_role("heading", name="One person, or two?").wait_for()
    looks_right(page)
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("There is a problem").wait_for()
    looks_right(page)
    page.get_by_label("Yes, they are one person").check()
    page.get_by_label("How do you know?").fill(why)
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("They are one person now.").wait_for()
