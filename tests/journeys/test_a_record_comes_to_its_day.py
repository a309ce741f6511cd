"""Two people of one organisation write down a rule, look at whose time is over, and let a record go."""

from datetime import date

import pytest
from django.utils import timezone
from tests.browser import Page, follow, looks_right
from tests.journeys.conftest import SignIn
from tests.journeys.test_one_person_two_spellings import TRUST, known_to

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.models import RetentionRule, SourceRecord

pytestmark = [pytest.mark.journey, pytest.mark.on_both_databases]


def day(page: Page, question: str, *parts: str) -> None:
    boxes = page.get_by_role("group", name=question)
    for name, part in zip(("Day", "Month", "Year"), parts, strict=True):
        boxes.get_by_label(name).fill(part)


def counting() -> None:
    """A rule that two people have answered for already."""
    now, people = timezone.now(), Account.objects.order_by("email")
    RetentionRule.objects.create(
        organisation=Organisation.objects.get(code=TRUST),
        kind="died",
        length=8,
        unit="years",
        document="Records policy, edition 4",
        section="Part 6",
        address="https://example.org/policy",
        read_on=date(2026, 3, 2),
        from_date=date(2020, 1, 1),
        entered_by=people[0],
        entered_at=now,
        confirmed_by=people[1],
        confirmed_at=now,
    )


def test_two_people_let_a_record_go_by_their_own_rule(sign_in: SignIn) -> None:
    maud = known_to(TRUST, "Maud", "Ager", death_date="2017-03-02")
    kept = known_to(TRUST, "Percy", "Mallow", death_date="2016-05-04")
    counting()

    page = sign_in("Records officer")
    page.get_by_role("link", name="See how long your organisation keeps records").click()
    page.get_by_text("No rule counts").first.wait_for()
    looks_right(page)
    follow(page.get_by_role("link", name="Write down a rule"))
    looks_right(page)
    page.get_by_label("you have no part any more", exact=False).check()
    page.get_by_label("For how many years or days?").fill("8")
    page.get_by_label("In which document does this stand?").fill("Records policy, edition 4")
    page.get_by_label("In which part of it?").fill("Part 7")
    page.get_by_label("Where can it be read?").fill("https://example.org/policy")
    day(page, "On which day did you read it there?", "2", "3", "2026")
    day(page, "From which day does this rule count?", "1", "1", "2020")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("You entered this, so somebody else confirms it.").wait_for()
    looks_right(page)
    page.goto("/people/retention/due/")
    page.get_by_label("Maud Ager").wait_for()
    looks_right(page)
    page.goto(f"/people/{kept.pk}/kept/hold/")
    looks_right(page)
    page.get_by_label("What is it kept for?").fill("An inquest is open")
    page.get_by_role("button", name="Put a legal hold on it").click()
    page.get_by_text("An inquest is open").wait_for()
    looks_right(page)
    page.goto("/people/retention/due/")
    page.get_by_text("A legal hold keeps it.").wait_for()
    page.get_by_label("Maud Ager").check()
    page.get_by_role("button", name="Ask that the chosen records go").click()
    page.get_by_text("so somebody else agrees").wait_for()
    looks_right(page)
    follow(page.get_by_role("button", name="Sign out"))

    page = sign_in("Team manager")
    page.goto(f"/people/retention/{RetentionRule.objects.get(confirmed_at=None).pk}/")
    page.get_by_role("button", name="I have read it there, and it is so").click()
    page.get_by_text("Confirmed. From its first day on it counts.").wait_for()
    page.goto("/")
    page.get_by_role("link", name="Agree that a record goes").click()
    page.get_by_role("link", name="Maud Ager").click()
    page.get_by_role("button", name="I agree that this record goes").wait_for()
    looks_right(page)
    page.get_by_role("button", name="I agree that this record goes").click()
    page.get_by_text("The record is gone").wait_for()
    assert not SourceRecord.objects.filter(person=maud).exists()
    assert SourceRecord.objects.filter(person=kept).exists()
