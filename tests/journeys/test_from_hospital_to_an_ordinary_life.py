"""From hospital to an ordinary life: the register, a crisis, a stay, the way home, and the plan's table.

A coordinator puts somebody on the register once she agrees, writes down what became harder and what helps,
writes down that she came to hospital, holds the review that falls due and sees what it promised kept, plans
the way home past two barriers, and writes down that she left; the plan's people in hospital move by one; and
her family is given two pages in Easy Read.
"""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.test_one_record_for_a_person import enter
from tests.page.people.conftest import Employ, employ
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk
from tests.page.website.test_counted_from_stays import who_keeps_figures

from lifecourse.organisations.api import Organisation
from lifecourse.website.loading import load_example

__all__ = ["employ"]

pytestmark = [pytest.mark.journey, pytest.mark.on_both_databases]
COUNTED = "/plans/essex-2016/counted"


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def day(page: Page, on: date, group: str) -> None:
    boxes = page.get_by_role("group", name=group)
    for label, part in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        boxes.get_by_role("textbox", name=label).fill(str(part))


def agrees(page: Page, where: Organisation) -> None:
    page.get_by_role("link", name="Write down what Ada Wren decided about the register").click()
    page.get_by_label("Which organisation?").select_option(label=where.name)
    page.get_by_label("What for?").select_option("register")
    page.get_by_label("The person agrees to share").check()
    page.get_by_label("Yes: an adult, or aged 16 or 17").check()
    page.get_by_label("Who decided?").fill("She did")
    for label, part in (("Day", ahead(0).day), ("Month", ahead(0).month), ("Year", ahead(0).year)):
        page.get_by_role("textbox", name=label).first.fill(str(part))
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("help you stay at home").wait_for()


def put_on_the_register(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Put Ada Wren on the register").click()
    page.get_by_label("Why now?").fill("Her home may end.")
    page.get_by_label(re.compile("^Amber")).check()
    day(page, ahead(14), "By when does somebody look again?")
    looks_right(page)
    page.get_by_role("button", name="Put on the register").click()
    page.get_by_text("On the register now.").wait_for()


def a_crisis(page: Page) -> None:
    page.get_by_role("link", name="Write down what makes things harder, and what helps").click()
    page.get_by_label("What kind of thing is it?").select_option(
        label="Came to an emergency department, or emergency support was called"
    )
    page.get_by_label("What makes things harder?").fill("Police came on Friday night.")
    page.get_by_role("button", name="Write it down").click()
    # Nothing about risk without what helps.
    page.get_by_text("Say what helps. No risk is written down without it.").first.wait_for()
    page.get_by_label("What helps?").fill("Her sister, on the phone.")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("Her sister, on the phone.").wait_for()
    page.get_by_role("link", name="The register", exact=True).first.click()
    row = page.get_by_role("row", name=re.compile("Ada Wren"))
    row.get_by_text("Harder: Police came on Friday night.").wait_for()
    row.get_by_text("No crisis plan").wait_for()
    looks_right(page)
    # By keyboard: the name, then D decides.
    row.locator("[data-row]").focus()
    page.keyboard.press("d")
    page.get_by_label(re.compile("^Red")).check()
    page.get_by_label("What was decided, and why?").fill("A night sitter from tonight.")
    day(page, ahead(7), "By when does somebody look again?")
    page.get_by_role("button", name="Write it down, and go to the next").click()
    page.get_by_text("Stepped up from amber to red").wait_for()


def comes_to_hospital(page: Page, address: str, payer: Organisation) -> None:
    page.goto(f"{address}hospital/")
    page.get_by_role("link", name="Ada Wren came to hospital").click()
    page.get_by_label("Which hospital, and which ward?").fill("Willow Ward, Heron Hospital")
    page.get_by_label("Who runs it?").fill("Heron Trust")
    page.get_by_label("What kind of ward is it?").select_option(index=1)
    page.get_by_label("Who arranged it and pays?").select_option(label=payer.name)
    page.get_by_label("Where did they come from?").select_option(index=1)
    page.get_by_label("By what law are they there?").select_option(
        label="Section 2: for assessment, up to 28 days"
    )
    page.get_by_label("Why did they come?").fill("She was not safe at home.")
    looks_right(page)
    page.get_by_role("button", name="Write it down").click()
    # Nobody had asked before what would keep her at home: it is asked now, and why nobody did.
    page.get_by_role("heading", name="Ada Wren came to hospital without a review before").wait_for()
    looks_right(page)
    page.get_by_label("What would have kept them at home?").fill("Somebody awake at night, she says.")
    page.get_by_label("Why was there no review before?").select_option(index=1)
    page.get_by_label("How did that come?").fill("It came to a head on a Friday night.")
    page.get_by_label("What is done so that it does not happen again?").fill("A number to ring at weekends.")
    page.get_by_label("Who does it?").fill("Team manager, Heron Trust")
    day(page, ahead(28), "By which day?")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("heading", name="Ada Wren is in hospital").wait_for()
    page.get_by_text("Somebody awake at night, she says.").wait_for()


def agrees_to_a_review(page: Page, address: str, where: Organisation) -> None:
    page.goto(address.replace("/support/", "/people/") + "sharing/decide/")
    page.get_by_label("Which organisation?").select_option(label=where.name)
    page.get_by_label("What for?").select_option("review")
    page.get_by_label("The person agrees to share").check()
    page.get_by_label("Yes: an adult, or aged 16 or 17").check()
    page.get_by_label("Who decided?").fill("She did")
    for label, part in (("Day", ahead(0).day), ("Month", ahead(0).month), ("Year", ahead(0).year)):
        page.get_by_role("textbox", name=label).first.fill(str(part))
    follow(page.get_by_role("button", name="Write it down"))


def has_a_review(page: Page, address: str, payer: Organisation) -> None:
    """The review falls due by the rule that is shown; it is held, and what it recommends is kept."""
    page.goto(f"{address}reviews/")
    page.get_by_role("heading", name="When the next review is due").wait_for()
    page.get_by_text("By which rule").click()
    page.get_by_text(re.compile("strictest confirmed time")).wait_for()
    page.get_by_role("link", name="Plan a review").click()
    page.get_by_label("Which organisation holds it?").select_option(label=payer.name)
    page.get_by_label("No", exact=True).check()
    day(page, ahead(3), "On which day does it meet?")
    page.get_by_label("At what time does it begin?").fill("10:30")
    looks_right(page)
    page.get_by_role("button", name="Plan this review").click()
    page.get_by_text("It cannot be held, and nobody reads its papers.").wait_for()
    looks_right(page)
    review = page.url
    agrees_to_a_review(page, address, payer)
    page.goto(review)
    page.get_by_role("link", name="Say who sits on the panel").click()
    page.get_by_label("As what?").select_option("chair")
    page.get_by_label("Name, and role").fill("Kit Lark, head of care")
    page.get_by_label("From which organisation, or asked by whom?").fill(payer.name)
    page.get_by_role("button", name="Put them on the panel").click()
    page.get_by_role("link", name="It was held").click()
    day(page, ahead(0), "On which day was it held?")
    page.get_by_label("What came of it?").fill("She can live in a flat of her own.")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("link", name="Write down a promise").click()
    page.get_by_label("What is to be done?").fill("Find a flat by the river")
    page.get_by_label("Which organisation does it?").select_option(label=payer.name)
    page.get_by_label("Who there?").fill("Housing lead")
    day(page, ahead(10), "By when?")
    page.get_by_label("How will anybody see that it was done?").fill("A tenancy in her name")
    page.get_by_label("They go home earlier").check()
    page.get_by_label("By about how many days?").fill("20")
    looks_right(page)
    page.get_by_role("button", name="Write down this promise").click()
    page.get_by_role("link", name="Find a flat by the river").click()
    page.get_by_role("link", name="Write down that you asked about it").click()
    page.get_by_label("Whom did you ask, and what did they say?").fill("The housing lead, who has one")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("The promise is still open.").wait_for()
    page.get_by_role("link", name="It was kept").click()
    page.get_by_label("How is it seen that this was done?").fill("The tenancy begins in May")
    page.get_by_label("Who saw it?").fill("Her sister")
    page.get_by_role("button", name="It was kept").click()
    page.get_by_text("Kept in time").wait_for()
    looks_right(page)
    page.goto(f"{address}reviews/")
    page.get_by_text("1 promise: 1 kept in time").wait_for()
    looks_right(page)


def lists_look_right(page: Page, address: str) -> None:
    for list_of in ("/support/reviews/", "/support/promises/", "/support/hospital/"):
        page.goto(re.sub(r"/support/.*", list_of, address))
        page.get_by_role("heading", level=1).wait_for()
        looks_right(page)


def plans_the_way_home(page: Page) -> None:
    page.get_by_role("link", name="Plan the day").click()
    day(page, ahead(40), "By which day?")
    page.get_by_label("What does the day depend on?").fill("The flat and the night staff.")
    page.get_by_role("button", name="Plan this day").click()
    page.get_by_role("link", name="Ada Wren is well enough to leave").click()
    day(page, ahead(0), "Since which day?")
    page.get_by_label("Who decided it?").fill("Responsible clinician")
    page.get_by_role("button", name="Write it down").click()
    for kind, words in (
        ("There is no home to go to", "No flat yet"),
        ("Council money is not agreed", "No panel yet"),
    ):
        page.get_by_role("link", name="Write down what stands in the way").click()
        page.get_by_label("What kind of thing is it?").select_option(label=kind)
        page.get_by_label("Whose is it to remove?").select_option(label="Social care")
        page.get_by_label("What is it?", exact=True).fill(words)
        page.get_by_label("Who does something about it?").fill("Housing officer, council")
        page.get_by_label("What removes it?").fill("A decision on Tuesday")
        day(page, ahead(10), "By which day?")
        looks_right(page)
        page.get_by_role("button", name="Write it down").click()
        page.get_by_text(words).first.wait_for()
    page.get_by_role("link", name="Write with Ada Wren where to go, and with whom").click()
    page.get_by_label("What does this person want?").fill("A flat by the river, with a cat.")
    page.get_by_label("What kind of home is it?").select_option(label="A home of their own")
    page.get_by_label("Which home?").fill("3 River Walk")
    page.get_by_label("Which support?").fill("Two people by day, one at night.")
    page.get_by_label("Who pays for what?").fill("Health 40 of 100, council 60.")
    page.get_by_role("button", name="Keep this plan").click()
    page.get_by_text("A flat by the river, with a cat.").wait_for()
    looks_right(page)
    for words in ("No flat yet", "No panel yet"):
        page.get_by_role("link", name=re.compile(f"This is solved.*{words}")).click()
        page.get_by_label("Why does it end?").fill("Agreed on Tuesday.")
        follow(page.get_by_role("button", name="End it"))


def the_family_is_given_two_pages(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Easy Read", exact=True).click()
    page.get_by_text("A flat by the river, with a cat.").wait_for()
    page.get_by_text("I said yes to be on a list.").wait_for()
    expect(page.locator(".lc-leaflet--page")).to_have_count(2)
    looks_right(page)


def test_somebody_goes_home(
    live_server: object, browser_page: Page, employ: Employ, repository: Path
) -> None:
    plan = load_example(repository / "examples/essex-2016").plan
    page, url = browser_page, str(live_server)
    mid = Organisation.objects.get(code="essex-ccg-mid")
    ada, coordinator, analyst = someone(mid), employ(mid), who_keeps_figures(plan)
    address = f"{url}/support/{ada.pk}/"

    enter(page, coordinator, url)
    page.goto(f"{url}/people/{ada.pk}/")
    page.get_by_role("link", name="What happens next for Ada Wren").click()
    agrees(page, mid)
    put_on_the_register(page, address)
    a_crisis(page)
    comes_to_hospital(page, address, mid)

    page.goto(address)
    page.get_by_text("Is in hospital now").first.wait_for()
    has_a_review(page, address, mid)
    lists_look_right(page, address)
    page.goto(f"{address}hospital/")
    plans_the_way_home(page)
    the_family_is_given_two_pages(page, address)

    enter(page, analyst, url)
    page.goto(f"{url}{COUNTED}")
    page.get_by_text("1 person was").wait_for()
    looks_right(page)

    enter(page, coordinator, url)
    page.goto(f"{address}hospital/")
    page.get_by_role("link", name="Ada Wren leaves hospital").click()
    page.get_by_label("Where did they go?").select_option(label="A home of their own")
    page.get_by_label("How did it go?").fill("With her sister, by train.")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("heading", name="Ada Wren is not in hospital").wait_for()
    page.goto(address)
    # Close to hospital still, for two weeks.
    page.get_by_text("May come to hospital very soon").first.wait_for()

    enter(page, analyst, url)
    page.goto(f"{url}{COUNTED}")
    page.get_by_text("0 people were").wait_for()


def buys(page: Page, plan: str, *, what: str, who: str, since: date, until: date | None = None) -> None:
    """Support for the one need that there is, paid by the commissioner and the council."""
    page.goto(plan)
    page.get_by_role("link", name=re.compile("^Add support")).first.click()
    page.get_by_label("What is it?", exact=True).fill(what)
    page.get_by_label("Who gives it?").fill(who)
    page.get_by_label(re.compile("price", re.I)).first.fill("700")
    page.get_by_label("What is that price for?").select_option("weekly")
    day(page, since, "From which day?")
    if until:
        day(page, until, "Up to which day, if it is known?")
    page.get_by_label("What kind of support is it?").select_option(index=1)
    page.get_by_label("What is it made of?").select_option(index=1)
    page.get_by_label("How is it arranged?").select_option(index=1)
    follow(page.get_by_role("button", name=re.compile("Write|Add|Keep")).first)


def is_paid_by(page: Page, since: date, *parts: tuple[str, str]) -> None:
    for place, (payer, percent) in enumerate(parts, start=1):
        page.locator(f"#id_payer_{place}").select_option(label=payer)
        page.locator(f"#id_percent_{place}").fill(percent)
    day(page, since, "From which day?")
    page.get_by_label("By what was this decided?").fill("The joint panel")
    looks_right(page)
    follow(page.get_by_role("button", name=re.compile("Write|Keep|Share")).first)


def wants(page: Page, plan: str, called: str, since: date) -> None:
    page.goto(plan)
    page.get_by_role("link", name=f"Write down what {called} wants and needs").click()
    page.locator("#id_wanted").fill("To swim twice a week.")
    page.locator("#id_words").fill("Somebody beside her on the bus.")
    page.get_by_label("What is it about?").select_option(index=1)
    day(page, since, "Since when?")
    page.get_by_role("button", name=re.compile("Write|Keep")).first.click()
    page.get_by_role("heading", name="To swim twice a week.").wait_for()


def test_money_follows_somebody_home_and_every_funder_stands_on_one_page(
    live_server: object, browser_page: Page, employ: Employ, repository: Path
) -> None:
    load_example(repository / "examples/essex-2016")
    page, url = browser_page, str(live_server)
    mid = Organisation.objects.get(code="essex-ccg-mid")
    council = Organisation.objects.get(code="essex-county-council")
    bea, coordinator = someone(mid, "Bea Finch"), employ(mid)
    Desk(bea, mid, coordinator).admit(ahead(-2_400))
    address = f"{url}/support/{bea.pk}/"

    enter(page, coordinator, url)
    page.goto(f"{address}hospital/discharge/")
    page.get_by_label("Where did they go?").select_option(label="A home of their own")
    page.get_by_label("How did it go?").fill("By train.")
    follow(page.get_by_role("button", name="Write it down"))

    plan = f"{address}plan/"
    wants(page, plan, "Bea Finch", ahead(0))
    buys(page, plan, what="Two people by day", who="Heron Support", since=ahead(0))
    is_paid_by(page, ahead(0), (mid.name, "40"), (council.name, "60"))
    page.goto(plan)
    page.get_by_role("row", name=re.compile(f"{mid.name}.*£280")).wait_for()
    page.get_by_role("row", name=re.compile(f"{council.name}.*£420")).wait_for()
    page.get_by_role("row", name=re.compile("Together.*£700")).wait_for()

    page.get_by_role("link", name="Write down a dowry").click()
    page.locator("#id_paid_by").select_option(label=mid.name)
    page.locator("#id_paid_to").select_option(label=council.name)
    page.locator("#id_amount").fill("52000")
    page.locator("#id_per").select_option("year")
    day(page, ahead(0), "On which day did they go home?")
    day(page, ahead(0), "On which day was it agreed?")
    page.get_by_label("In which plan to move home, and by whom?").fill("Her way home, by the joint panel")
    looks_right(page)
    page.get_by_role("button", name=re.compile("Write|Keep")).first.click()
    page.get_by_text(re.compile("for as long as Bea Finch lives")).wait_for()
    looks_right(page)


def test_at_eighteen_a_young_womans_plan_school_and_budget_pass_over_without_a_gap(
    live_server: object, browser_page: Page, employ: Employ, repository: Path
) -> None:
    load_example(repository / "examples/essex-2016")
    page, url = browser_page, str(live_server)
    mid = Organisation.objects.get(code="essex-ccg-mid")
    council = Organisation.objects.get(code="essex-county-council")
    near = ahead(40)
    eighteen = near.replace(day=min(near.day, 28))
    born = eighteen.replace(year=eighteen.year - 18)
    cy, coordinator = someone(mid, "Cy Rook", birth_date=born.isoformat()), employ(mid)
    address = f"{url}/support/{cy.pk}/"

    enter(page, coordinator, url)
    page.goto(address)
    page.get_by_role("link", name="Write down at which school Cy Rook lives").click()
    page.get_by_label("Which school or college?").fill("Hill College")
    page.get_by_label(re.compile("^52 weeks")).check()
    day(page, ahead(-300), "Since when?")
    follow(page.get_by_role("button", name="Write it down"))
    plan = f"{address}plan/"
    wants(page, plan, "Cy Rook", ahead(-300))
    buys(
        page,
        plan,
        what="A companion",
        who="Children's team",
        since=ahead(-300),
        until=eighteen - timedelta(days=1),
    )
    is_paid_by(page, ahead(-300), (council.name, "100"))
    page.goto(address)
    page.get_by_text("For 1 thing there are days with nothing in place.").wait_for()
    buys(page, plan, what="A companion", who="Adults' team", since=eighteen)
    is_paid_by(page, eighteen, (mid.name, "50"), (council.name, "50"))
    page.goto(address)
    page.get_by_text("Everything that is written down passes over without a gap.").wait_for()
    looks_right(page)
    page.get_by_role("link", name="The register", exact=True).first.click()
    page.get_by_role("link", name="Who comes of age within a year").click()
    page.get_by_role("row", name=re.compile("Cy Rook.*18.*Hill College")).wait_for()
    looks_right(page)
