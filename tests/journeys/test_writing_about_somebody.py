"""By keyboard alone a coordinator writes with somebody, and says whom to tell and whom not."""

import pytest
from tests.browser import Locator, Page, expect, looks_right
from tests.journeys.conftest import SignIn
from tests.journeys.test_one_person_two_spellings import known_to

from lifecourse.people.models import Person, Relationship, SourceRecord
from lifecourse.people.reading import about_of

pytestmark = [pytest.mark.journey, pytest.mark.on_both_databases]
MOST_KEYS = 150


def reach(page: Page, place: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(MOST_KEYS):
        if place.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{place} is not reached by keyboard.")


def write(page: Page, label: str, words: str) -> None:
    reach(page, page.get_by_label(label, exact=False).first)
    page.keyboard.type(words)


def follow(page: Page, words: str) -> None:
    reach(page, page.get_by_role("link", name=words))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def send(page: Page, words: str) -> None:
    reach(page, page.get_by_role("button", name=words))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_coordinator_writes_with_somebody_and_about_whom_to_tell(sign_in: SignIn) -> None:
    person = known_to("essex-county-council", "Annabel", "Smyth", birth_date="1985-04-03")
    page = sign_in("Care coordinator")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"/people/{person.pk}/")
    looks_right(page)

    follow(page, "Write with Annabel Smyth what others should know")
    page.get_by_role("heading", name="Write it with Annabel Smyth").wait_for()
    looks_right(page)
    write(page, "What shall people call you?", "Bel")
    write(page, "How do you communicate?", "Wait for me to answer.")
    send(page, "Save it")
    page.get_by_text("There is a problem").wait_for()
    looks_right(page)
    expect(page.get_by_label("What shall people call you?")).to_have_value("Bel")
    write(page, "Who wrote it, and with whom?", "Bel, with her sister")
    send(page, "Save it")
    page.get_by_role("heading", name="Bel", exact=True).wait_for()
    page.get_by_text("Wait for me to answer.").wait_for()

    follow(page, "Write down who is around Bel")
    looks_right(page)
    write(page, "First name", "Rose")
    write(page, "Last name", "Smyth")
    write(page, "Who are they to the person?", "Sister")
    write(page, "Telephone", "01632 960111")
    reach(page, page.get_by_label("Yes, what the person is happy for them to know"))
    page.keyboard.press("Space")
    reach(page, page.get_by_label("They are an unpaid carer"))
    page.keyboard.press("Space")
    send(page, "Write it down")
    page.get_by_text("sister, unpaid carer").wait_for()

    follow(page, "Write down who is around Bel")
    write(page, "First name", "Len")
    write(page, "Who are they to the person?", "Uncle")
    reach(page, page.get_by_label("Yes, what the person is happy for them to know"))
    page.keyboard.press("ArrowDown")
    send(page, "Write it down")
    page.get_by_text("Who must not be told").wait_for()
    looks_right(page)

    follow(page, "Write down what services do differently")
    looks_right(page)
    write(page, "What kind of adjustment is it?", "The place")
    write(page, "What do services do differently?", "Wait in a quiet room.")
    send(page, "Write it down")
    page.get_by_text("Wait in a quiet room.").first.wait_for()
    looks_right(page)
    check_kept(person)


def check_kept(person: Person) -> None:
    """What was written is there, and the sister is somebody with a record of her own."""
    about = about_of(person)
    assert about is not None and about.called == "Bel"
    around = {one.kind: one for one in Relationship.objects.filter(person=person)}
    assert around["sister"].is_unpaid_carer and around["sister"].may_be_told
    assert not around["uncle"].may_be_told
    assert SourceRecord.objects.filter(person=around["sister"].other).count() == 1
