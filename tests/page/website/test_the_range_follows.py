"""The mend that a finding asks for works: a row of that name gives the rules their population."""

import re

import pytest
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Role
from lifecourse.plans.api import Plan, document_of

pytestmark = pytest.mark.page


def test_adding_the_population_that_a_finding_asks_for_gives_the_range(
    plan: Plan, signed_in: SignedIn
) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    manager.get("/plans/one-ward/findings")
    finding = plan.findings.get(check_id="denominator-missing")
    name = re.search("called “(.+?)”", finding.mend)
    assert name is not None
    added = manager.post("/plans/one-ward/table/population/add", {"name": name[1]})
    row = added["Location"].rsplit("/", 1)[1]
    stated = {
        "value": "1,000,000",
        "qualifier": "exactly",
        "unit": "people",
        "as_at": "31/03/2015",
        "source": "GP registers",
        "confidence": "counted",
    }
    page = f"/plans/one-ward/figure/population/{row}/people"
    opened = manager.get(page).content.decode()
    seen = dict(re.findall(r'<input type="hidden" name="(seen[^"]*)" value="([^"]*)"', opened))
    assert manager.post(page, stated | seen).status_code == 302
    plan.refresh_from_db()
    assert document_of(plan).stating("population/gp-registered-18-and-over")
    picture = manager.get("/plans/one-ward/picture/people-in-hospital").content.decode()
    assert "10 to 15" in picture
    finding.refresh_from_db()
    assert finding.state == "mended"
