"""An assurer of two plans sees where they meet, and what they do not say alike."""

import re

import pytest
from tests.browser import expect, looks_right
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.journey


def test_an_assurer_finds_what_two_plans_do_not_say_alike(sign_in: SignIn) -> None:
    page = sign_in("Assurer")
    page.goto("/plans/essex-2016/")
    page.get_by_role("link", name="Neighbours", exact=True).click()
    page.get_by_role("heading", name="Where this plan meets others").wait_for()
    expect(page.locator(".lc-finding")).to_have_count(2)
    looks_right(page)
    page.get_by_role("link", name=re.compile("Beds in the area and beds used.*beds in the area")).last.click()
    page.wait_for_url(re.compile("/plans/saltings-2016/section/2.2"))
    expect(page.locator("td:target")).to_contain_text("42")


def test_who_reads_one_plan_sees_a_page_that_names_no_other(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.goto("/plans/essex-2016/neighbours")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("html")).not_to_contain_text("Saltings")
    looks_right(page)
