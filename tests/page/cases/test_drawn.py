"""A saving that names a line of a fund is shown by its postings, to those who may see them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils.timezone import localdate
from tests.building import browser_of
from tests.page.cases.conftest import ABOUT
from tests.page.finance.conftest import keeper, pool, stamp, year

from lifecourse.cases.models import Case
from lifecourse.cases.operations.following import tell_month
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of, documents_of
from lifecourse.cases.reading.drawn import read_books
from lifecourse.cases.reading.following import read_following
from lifecourse.cases.reading.following_shown import known_rows, known_sentence
from lifecourse.cases.reading.listed import read_findings
from lifecourse.cases.rules.document import BadCase
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.spending import Invoice, spend
from lifecourse.organisations.api import Organisation, Part, Partnership, PartnershipMember, Role

__all__ = ["keeper", "pool", "stamp", "year"]
pytestmark = pytest.mark.page
OCTOBER = datetime(2016, 10, 3, 12, tzinfo=UTC)


def promise(slug: str, **more: Any) -> dict[str, Any]:
    saving = {
        "slug": "less",
        "name": "Less support is bought",
        "organisation": "council",
        "how": "given",
        "pounds": 120,
        "first_day": "2016-04-01",
        "ledger": "pool/1.1",
        "baseline": 1200,
    }
    about = ABOUT | {"slug": slug, "reference": slug.upper(), "title": f"Case {slug}"}
    return {"about": about, "savings": [saving | more]}


@pytest.fixture
def spent(year: FundYear, keeper, stamp) -> FundYear:
    """On the first scheme: £80 in April and £95 in May, whose books are closed; £10 in June, still open."""
    line = SchemeLine.objects.get(scheme__number=1, lead__code="council")
    for month, pence in ((4, 80_00), (5, 95_00), (6, 10_00)):
        shown = Invoice(words="Support", belongs_on=date(2016, month, 20), pence=pence, supplier="Wren")
        spend(year=year, line=line, shown=shown, stamp=stamp(keeper("council")))
    for number in (1, 2):
        close_month(year=year, number=number, by=keeper("council"), at=OCTOBER)
    return year


@pytest.fixture
def promised(spent: FundYear, pool: Partnership, stamp) -> Case:
    """A case that saves £10 a month on the line on which £100 a month was spent."""
    return begin_case(partnership=pool, data=promise("less"), stamp=stamp(), place="a test")


def following_of(pool: Partnership):
    documents = documents_of(pool)
    books = read_books(pool, documents, on=OCTOBER.date())
    return books, read_following(documents, on=OCTOBER.date(), books=books)


def test_what_came_is_drawn_from_the_postings_of_closed_months(promised, pool):
    books, following = following_of(pool)
    drawn = books.of(promised, document_of(promised).savings[0])
    assert [(one.posted.spent, one.came) for one in drawn.months] == [(80_00, 20_00), (95_00, 5_00)]
    assert drawn.unread == tuple(date(2016, month, 1) for month in (6, 7, 8, 9))
    assert (following.whole.by_it, following.whole.untold) == (25_00, 40_00)
    assert known_rows(following)[0][0] == "Drawn from the fund’s books"
    assert known_sentence(following) == (
        "Of what came because of these cases, £25 is drawn from books and records, and £0 was typed by "
        "somebody who names what shows it."
    )


def test_what_somebody_typed_otherwise_is_a_finding(promised, pool, stamp):
    typed = {"saving": "less", "evidence": "The monthly report", "stamp": stamp(at=OCTOBER)}
    tell_month(case=promised, month=date(2016, 4, 1), actual_pence=90_00, **typed)
    _, following = following_of(pool)
    assert following.whole.by_it == 25_00
    [found] = [one for one in read_findings(promised, on=localdate()) if "books" in one.check]
    assert found.found == "£90.00 was typed in April 2016; the books say £20.00"


def test_two_cases_that_name_one_line_count_it_once(promised, pool, stamp):
    other = begin_case(partnership=pool, data=promise("more"), stamp=stamp(), place="a test")
    books, following = following_of(pool)
    assert following.whole.by_it == 25_00
    checks = [one.check for one in books.findings(other, document_of(other))]
    assert checks == ["posting-claimed-twice"]
    assert not books.findings(promised, document_of(promised))


def test_a_line_of_another_partnership_is_not_read(spent, stamp):
    beside = Partnership.objects.create(slug="apart", name="Apart")
    council = Organisation.objects.get(code="council")
    PartnershipMember.objects.create(partnership=beside, organisation=council, part=Part.COMMISSIONER)
    case = begin_case(partnership=beside, data=promise("less"), stamp=stamp(), place="a test")
    books, _ = following_of(beside)
    assert [one.check for one in books.findings(case, document_of(case))] == ["ledger-line-not-there"]


def test_a_baseline_without_a_line_is_refused(pool, stamp):
    data = promise("less", ledger="")
    with pytest.raises(BadCase, match="baseline"):
        begin_case(partnership=pool, data=data, stamp=stamp(), place="a test")


def test_the_page_opens_each_month_to_its_postings(promised, keeper):
    reader = browser_of(keeper("council", Role.BOARD_MEMBER))
    page = reader.get("/cases/pool/less/savings/").content.decode()
    assert "?kind=spent&amp;scheme=" in page
    assert "Drawn from the books" in page


def test_what_a_case_costs_is_held_against_the_fund(spent, pool, stamp):
    """Of the first scheme £600 and £300, of the second £200.05; what was spent makes no difference."""
    costs = [
        {"description": "Support", "year": "2016/17", "pounds": "900", "line": "pool/1.1"},
        {"description": "Homes", "year": "2016/17", "pounds": "200", "line": "pool/1.2"},
    ]
    about = ABOUT | {"template": "priority-plan-2016"}
    case = begin_case(
        partnership=pool, data={"about": about, "rows": {"costs": costs}}, stamp=stamp(), place="a test"
    )
    [found] = [one for one in read_findings(case, on=localdate()) if "fund" in one.check]
    assert found.found == "the case says £200.00, the fund a budget of £200.05"
