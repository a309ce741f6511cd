"""A year later it is plain which part of the savings came; who may say so says it, and nothing is lost."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.page.cases.conftest import ABOUT

from lifecourse.cases.models import BenefitResult, Case, SavingMonth
from lifecourse.cases.operations.following import tell_month, tell_result
from lifecourse.cases.operations.writing import CannotWrite, begin_case
from lifecourse.cases.queries.cases import document_of, documents_of
from lifecourse.cases.reading.benefits import read_benefits_of
from lifecourse.cases.reading.following import read_following
from lifecourse.cases.reading.following_shown import following_sentence, kept_sentence
from lifecourse.cases.rules.document import BadCase
from lifecourse.organisations.api import NotAllowed, Role

pytestmark = pytest.mark.page
APRIL = date(2018, 4, 1)
A_YEAR_LATER = datetime(2019, 4, 10, 12, tzinfo=UTC)


def retender(slug: str, reference: str, pounds: int, **more: Any) -> dict[str, Any]:
    saving = {
        "slug": "new-contract",
        "name": "A lower price by the hour",
        "organisation": "council",
        "how": "given",
        "pounds": pounds,
        "first_day": "2018-04-01",
        "claim": {"contracts": ["Homecare"]},
    }
    about = ABOUT | {"slug": slug, "reference": reference, "title": f"Tender {slug}"}
    return {"about": about, "savings": [saving | more]}


@pytest.fixture
def two(partners, stamp) -> list[Case]:
    """Two cases that tender one contract again."""
    return [
        begin_case(partnership=partners, data=retender(*row), stamp=stamp(), place="a test")
        for row in (("homecare", "6.143", 120_000), ("learning", "6.115", 60_000))
    ]


@pytest.fixture
def told(two, stamp) -> list[Case]:
    """Half of a year came of the first, and a part of that would have come anyway."""
    for month in range(4, 10):
        tell_month(
            case=two[0],
            saving="new-contract",
            month=date(2018, month, 1),
            actual_pence=10_000_00,
            anyway_pence=2_000_00,
            basis="Prices fell in the next county too",
            evidence="Monthly budget report",
            stamp=stamp(at=A_YEAR_LATER),
        )
    return two


def test_a_year_later_it_is_said_which_part_came(told, partners):
    following = read_following(documents_of(partners), on=A_YEAR_LATER.date())
    assert (following.year, following.over) == ("2018/19", date(2019, 3, 1))
    whole = following.whole
    assert (whole.planned, whole.cash, whole.anyway) == (180_000_00, 48_000_00, 12_000_00)
    assert (whole.missed, whole.untold) == (12_000_00, 120_000_00)
    assert following_sentence(following) == (
        "Of £180,000 that should have come in 2018/19, £48,000 came because of these cases: £48,000 as cash "
        "and £0 as costs avoided. £12,000 did not come. Of £120,000 nobody has said anything yet. £12,000 "
        "more would have come anyway."
    )
    assert kept_sentence(following) == "Of 2 savings: 1 came in part, 1 nobody has said anything of."


def test_what_is_said_again_stands_and_what_was_said_is_kept(told, stamp):
    tell = {"case": told[0], "saving": "new-contract", "month": APRIL, "evidence": "Year-end report"}
    once = stamp(at=A_YEAR_LATER)
    first = tell_month(**tell, actual_pence=1, stamp=once)
    assert tell_month(**tell, actual_pence=1, stamp=once) == first
    with pytest.raises(CannotWrite, match="sent before"):
        tell_month(**tell, actual_pence=2, stamp=once)
    assert SavingMonth.objects.filter(month=APRIL).count() == 2
    following = read_following(documents_of(told[0].partnership), on=A_YEAR_LATER.date())
    assert following.rows[1].track.months[0].came.actual == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"saving": "another"}, "promises no saving called another"),
        ({"month": date(2019, 4, 1)}, "April 2019 is not over"),
        ({"anyway_pence": 2}, "No more can have come anyway"),
        ({"evidence": ""}, "Say what shows it"),
    ],
)
def test_what_cannot_be_is_refused(two, stamp, change, words):
    sound = {"saving": "new-contract", "month": APRIL, "actual_pence": 1, "evidence": "Report", "basis": "x"}
    with pytest.raises(CannotWrite, match=words):
        tell_month(case=two[0], stamp=stamp(at=A_YEAR_LATER), **(sound | change))
    assert not SavingMonth.objects.exists()


def test_only_those_who_write_cases_say_what_came(two, somebody, stamp):
    reader = stamp(somebody("ccg", Role.ASSURER), at=A_YEAR_LATER)
    with pytest.raises(NotAllowed):
        tell_month(
            case=two[0], saving="new-contract", month=APRIL, actual_pence=1, evidence="x", stamp=reader
        )


def test_a_benefit_is_followed_by_its_own_results(partners, stamp):
    benefit = {"slug": "near", "name": "Nearer home", "measure": "People", "baseline": 40, "target": 60}
    linked = {"slug": "linked", "name": "Linked", "code": "no-such-measure"}
    case = begin_case(
        partnership=partners, data={"about": ABOUT, "benefits": [benefit, linked]}, stamp=stamp(), place="t"
    )
    result = {"case": case, "benefit": "near", "value": Decimal(50), "stamp": stamp(at=A_YEAR_LATER)}
    with pytest.raises(CannotWrite, match="a day that has come"):
        tell_result(**result, on=date(2019, 4, 11), evidence="Register")
    tell_result(**result, on=date(2019, 4, 1), evidence="Register")
    with pytest.raises(CannotWrite, match="those of the measure no-such-measure"):
        tell_result(
            case=case,
            benefit="linked",
            value=Decimal(1),
            on=APRIL,
            evidence="x",
            stamp=stamp(at=A_YEAR_LATER),
        )
    near, other = read_benefits_of(case, document_of(case))
    assert (near.reached, near.percent_gone) == (False, 50)
    assert (other.unknown, other.results) == (True, ())
    assert BenefitResult.objects.count() == 1


@pytest.mark.parametrize("page", ["savings/", "claims/", "homecare/savings/", "homecare/benefits/"])
def test_pages_are_there_only_for_those_who_read_cases(told, partners, signed_in, page):
    address = f"/cases/together/{page}"
    assert signed_in(Role.BOARD_MEMBER, partners).get(address).status_code == 200
    assert signed_in(Role.CARE_COORDINATOR, partners).get(address).status_code == 404


def test_a_finance_lead_reads_that_two_cases_claim_one_contract(two, partners, signed_in):
    page = signed_in(Role.FINANCE_LEAD, partners).get("/cases/together/claims/").content.decode()
    assert "6.115 and 6.143" in page
    assert "Both claim the contract “Homecare”, from 1 April 2018 on." in page
    assert "Up to <strong>£60,000</strong> may be counted twice by the end of 2018/19." in page


def test_a_month_is_told_on_its_page(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    address = "/cases/together/homecare/savings/new-contract/month/"
    assert client.get(address).status_code == 200
    assert signed_in(Role.BOARD_MEMBER, partners).get(address).status_code == 403
    sent = {
        "month": "2018-05-01",
        "went": "less",
        "actual": "9,500",
        "anyway": "",
        "basis": "",
        "evidence": "Page 4",
        "whence": "ledger",
    }
    assert "Enter an amount" in client.post(address, sent | {"actual": ""}).content.decode()
    assert client.post(address, sent).status_code == 302
    told = SavingMonth.objects.get()
    assert (told.month, told.actual_pence, told.anyway_pence) == (date(2018, 5, 1), 950_000, 0)
    assert told.whence == "ledger"


def test_a_month_that_cost_more_than_before_is_told_on_its_page(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    address = "/cases/together/homecare/savings/new-contract/month/"
    sent = {
        "month": "2018-05-01",
        "went": "more",
        "actual": "1,200.50",
        "evidence": "Page 4",
        "whence": "ledger",
    }
    assert client.post(address, sent).status_code == 302
    assert SavingMonth.objects.get().actual_pence == -120_050
    assert "−£1,200.50" in client.get(address).content.decode()
    # Nothing can have come anyway of what did not come: refused in words, not by the database.
    refused = client.post(address, sent | {"anyway": "5", "basis": "Prices fell"})
    assert "No more can have come anyway than came" in refused.content.decode()


def test_no_case_takes_the_name_of_a_page(partners, stamp):
    with pytest.raises(BadCase, match=r"not the address of a page over all cases.*Say more, such as"):
        begin_case(partnership=partners, data={"about": ABOUT | {"slug": "claims"}}, stamp=stamp(), place="t")
