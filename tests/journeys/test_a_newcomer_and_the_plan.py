"""A newcomer signs in as Essex's programme manager and makes the plan hers."""

import re

import pytest
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.journey


@pytest.mark.on_both_databases
def test_a_newcomer_finds_a_figure_changes_another_accepts_a_finding_and_prints(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    she_finds_the_figure_and_where_it_comes_from(page)
    before = findings_about_the_reduction(page)
    she_changes_an_inpatient_figure(page)
    the_chart_and_the_findings_follow(page, before)
    she_accepts_a_finding_with_a_reason(page)
    she_prints_the_plan(page)


def she_finds_the_figure_and_where_it_comes_from(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("6,744")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("6,744 people")).first.click()
    cell = page.locator("td:target, th:target").first
    cell.get_by_text("6,744").first.click()
    expect(cell).to_contain_text("Section 2.1")


def findings_about_the_reduction(page: Page) -> str:
    page.goto("/plans/essex-2016/findings")
    found = page.get_by_text(re.compile(r"16 to 23.5 fewer are needed")).first
    expect(found, "The findings name the reduction that the document states.").to_be_visible()
    return found.inner_text()


def she_changes_an_inpatient_figure(page: Page) -> None:
    page.goto("/plans/essex-2016/picture/people-in-hospital")
    expect(page.get_by_role("main")).to_contain_text("69")
    page.goto("/plans/essex-2016/section/2.2")
    page.locator("#inpatients").get_by_role("link", name=re.compile("^Change these numbers")).click()
    box = page.get_by_label(re.compile("Independent hospital")).first
    expect(box).to_have_value("14")
    box.fill("11")
    page.get_by_role("button", name="Save these numbers").click()
    page.get_by_text("Saved.").wait_for()


def the_chart_and_the_findings_follow(page: Page, before: str) -> None:
    page.goto("/plans/essex-2016/picture/people-in-hospital")
    expect(page.get_by_role("main")).to_contain_text("66")
    page.goto("/plans/essex-2016/findings")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    expect(main).not_to_contain_text(before)


def she_accepts_a_finding_with_a_reason(page: Page) -> None:
    page.goto("/plans/essex-2016/findings")
    page.get_by_role("link", name=re.compile("Look closer, or accept")).first.click()
    page.get_by_role("button", name="Accept this finding").click()
    page.get_by_role("link", name=re.compile("Write the reason")).wait_for()
    page.get_by_label("Why it may stand as it is").fill(
        "The board agreed on 20 April to settle this in the final plan."
    )
    page.get_by_role("button", name="Accept this finding").click()
    page.get_by_text("The board agreed on 20 April").wait_for()
    page.get_by_role("link", name="Findings", exact=True).click()
    follow(page.get_by_role("link", name="Accepted (1)"))
    expect(page.locator(".lc-finding")).to_have_count(1)


def she_prints_the_plan(page: Page) -> None:
    page.get_by_role("link", name="Print and download").click()
    reading = re.compile("Read it as it will print")
    follow(page.get_by_role("link", name=reading).or_(page.get_by_role("button", name=reading)).first)
    for figure in ("6,744", "101,413,044"):
        expect(page.locator("body")).to_contain_text(figure)
    assert page.pdf().startswith(b"%PDF")


PAGES = [
    "/",
    "/plans/",
    "/partnerships/essex/",
    "/plans/essex-2016/",
    "/plans/essex-2016/findings",
    "/plans/essex-2016/findings?state=accepted",
    "/plans/essex-2016/findings/1",
    "/plans/essex-2016/figure/inpatients/ccg-independent-hospital/people",
    "/glossary",
    "/accounts/",
    "/plans/essex-2016/picture/people-in-hospital",
    "/plans/essex-2016/picture/money",
    "/plans/essex-2016/picture/beds",
    "/plans/essex-2016/picture/route-map",
    "/plans/essex-2016/public-edition",
    "/plans/essex-2016/public-edition/paper",
    "/plans/essex-2016/papers/summary",
    "/plans/essex-2016/papers/route-map",
    "/plans/essex-2016/papers/risk-register",
    "/plans/essex-2016/picture/risks",
    "/plans/essex-2016/picture/service-model",
    "/plans/essex-2016/rules",
    "/plans/essex-2016/questions",
    "/plans/essex-2016/questions/ask?about=2.2/inpatients",
    "/plans/essex-2016/progress",
    "/plans/essex-2016/progress/assign",
    "/plans/essex-2016/easy-read",
    "/plans/essex-2016/easy-read/add",
    "/plans/essex-2016/easy-read/check",
    "/plans/essex-2016/easy-read/line/in-hospital",
    "/plans/essex-2016/easy-read.html",
    "/plans/essex-2016/evidence",
    "/plans/essex-2016/evidence/add?about=2.2",
    "/forecasts/how-wrong/",
    "/forecasts/essex/how-wrong/",
    "/reminders",
    "/plans/essex-2016/publish",
    "/plans/essex-2016/publications",
    "/plans/essex-2016/look",
    "/plans/essex-2016/paper",
    "/plans/essex-2016/section/2.1/write",
    "/plans/essex-2016/table/inpatients/figures",
    "/plans/essex-2016/table/inpatients/add",
    "/find?q=6744",
    "/find?q=nothing-like-this",
    "/nowhere",
]


def test_every_page_is_accessible_and_fits_every_screen(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    for address in PAGES:
        page.goto(address)
        looks_right(page)


def test_every_section_is_accessible_and_fits_every_screen(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.goto("/plans/essex-2016/section/1.1")
    addresses = page.locator(".lc-sections a").evaluate_all("links => links.map(a => a.pathname)")
    assert len(addresses) == 30
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200
        looks_right(page, widths=(320, 1366))


@pytest.mark.parametrize(
    ("role", "may_read"),
    [("Board member", True), ("Assurer", True), ("Administrator", False)],
)
def test_who_may_only_read_sees_no_way_to_change(sign_in: SignIn, role: str, may_read: bool) -> None:
    page = sign_in(role)
    answer = page.goto("/plans/essex-2016/section/2.2")
    assert answer is not None
    assert answer.status == (200 if may_read else 404)
    expect(page.get_by_role("link", name=re.compile("^Change"))).to_have_count(0)


def test_whoever_saves_second_sees_both_texts(sign_in: SignIn, essex: None) -> None:
    page = sign_in("Programme manager")
    page.goto("/plans/essex-2016/section/2.5/write")
    other = page.context.new_page()
    other.goto("/plans/essex-2016/section/2.5/write")
    other.get_by_role("textbox", name="Text").fill("Their words.")
    other.get_by_role("button", name="Save this section").click()
    other.get_by_text("Saved.").wait_for()
    page.get_by_role("textbox", name="Text").fill("My words.")
    page.get_by_role("button", name="Save this section").click()
    page.get_by_role("heading", name="Their text, as it stands now").wait_for()
    expect(page.get_by_role("main")).to_contain_text("Their words.")
    expect(page.get_by_role("textbox", name="Text")).to_have_value("My words.")
    page.get_by_role("button", name="Save this section").click()
    page.get_by_text("Saved.").wait_for()
    page.get_by_text("My words.").wait_for()


def test_the_plan_works_without_scripts(sign_in: SignIn) -> None:
    signed_in = sign_in("Programme manager")
    browser = signed_in.context.browser
    assert browser is not None
    context = browser.new_context(
        java_script_enabled=False, storage_state=signed_in.context.storage_state(), locale="en-GB"
    )
    page = context.new_page()
    base = re.match(r"https?://[^/]+", signed_in.url)
    assert base is not None
    page.goto(f"{base[0]}/plans/essex-2016/table/inpatients/figures")
    page.get_by_label(re.compile("Independent hospital")).first.fill("12")
    page.get_by_role("button", name="Save these numbers").click()
    expect(page.get_by_role("main")).to_contain_text("Saved.")
    context.close()
