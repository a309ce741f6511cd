"""The list of cases asks as often for many as for one, and says what the case's own page says."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from tests.page.cases.conftest import ABOUT
from tests.page.cases.test_versions import first, second

from lifecourse.cases.operations.writing import begin_case, write_part
from lifecourse.cases.queries.cases import document_of, documents_of
from lifecourse.cases.reading.listed import list_cases, read_findings
from lifecourse.organisations.api import Role

__all__ = ["first", "second"]

pytestmark = pytest.mark.page


def begin(partners, stamp, number: int) -> Any:
    about = ABOUT | {"slug": f"case-{number}", "reference": f"B/{number}", "title": f"Case {number}"}
    return begin_case(partnership=partners, data={"about": about}, stamp=stamp(), place="a test")


def asked(browser, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", ["/cases/", "/", "/cases/together/homecare/"])
def test_many_cases_ask_no_more_often_than_one(at, partners, second, stamp, address):
    browser = at("council", Role.BOARD_SECRETARY)
    browser.get(address)
    one = asked(browser, address)
    for number in range(5):
        begin(partners, stamp, number)
    browser.get(address)
    assert asked(browser, address) == one


def test_what_nobody_wrote_since_is_not_read_again(partners, second):
    documents_of(partners)
    with CaptureQueriesContext(connection) as queries:
        documents_of(partners)
    assert len(queries) == 2
    assert not any('"content"' in one["sql"] for one in queries.captured_queries)


def test_what_was_written_is_read_at_once(case, partners, second, stamp):
    assert documents_of(partners)[0][1] == document_of(case)
    write_part(case=case, name="words.why", content="Now otherwise.", read=1, stamp=stamp())
    assert documents_of(partners)[0][1].words["why"] == "Now otherwise."
    assert documents_of(partners)[0][1] == document_of(case)


def test_a_case_of_one_partnership_is_never_read_for_another(partners, second):
    elsewhere = type(partners).objects.create(
        slug=f"else-{uuid4().hex[:6]}", name="Elsewhere", lead_organisation=partners.lead_organisation
    )
    assert documents_of(elsewhere) == []
    assert len(documents_of(partners)) == 1


def test_the_list_counts_what_the_case_tells(at, case, partners, second):
    (listed,) = list_cases(partners, on=localdate())
    assert listed.found == len(read_findings(case, on=localdate())) > 0
    page = at("ccg", Role.PROGRAMME_MANAGER).get("/cases/").content.decode()
    assert f"{listed.must_mend} to mend" in page if listed.must_mend else f"{listed.found} to look at" in page
