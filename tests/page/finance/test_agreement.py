"""What a fund's agreement says, and what is missing in it."""

from pathlib import Path

import pytest
from django.urls import reverse
from tests.page.finance.conftest import FUND, THEN, SignedIn

from lifecourse.finance.models import AgreementDraft, FundYear
from lifecourse.finance.setting_up.funds import set_up_fund
from lifecourse.finance.setting_up.reading import BadFund
from lifecourse.organisations.api import Organisation, Partnership, Role

pytestmark = pytest.mark.page
SAYS = """
[agreement.particulars.amounts]
says = "The council puts in a fifth"
stands_in = "Clause 9"

[agreement.puts_in.2016-17]
ccg = 1000

[agreement.limits]
pool_manager_alone = "25.50"
"""
ADDRESS = ["pool", "2016-17"]


@pytest.fixture
def led(pool: Partnership) -> Partnership:
    """The pool, led by its council, so that people of the other tests' making may act for it."""
    pool.lead_organisation = Organisation.objects.get(code="council")
    pool.save()
    return pool


def _set_up(pool: Partnership, folder: Path, more: str) -> FundYear:
    file = folder / "fund.toml"
    file.write_text(FUND + more, encoding="utf-8")
    return set_up_fund(partnership=pool, file=file, by=None, at=THEN)


def test_the_page_says_what_was_entered_and_names_each_gap(
    led: Partnership, tmp_path: Path, signed_in: SignedIn
) -> None:
    _set_up(led, tmp_path, SAYS)
    _set_up(led, tmp_path, SAYS)
    assert AgreementDraft.objects.count() == 1
    page = signed_in(Role.FINANCE_LEAD, led).get(reverse("finance:show_agreement", args=ADDRESS))
    words = page.content.decode()
    assert "The council puts in a fifth" in words
    assert "Clause 9" in words
    assert "2016-17: The ccg £1,000" in words
    assert "The pool manager, up to £25.50" in words
    assert "It does not say how contributions may be varied (regulation 7(3)(b))." in words
    assert "It does not say what each partner puts in" not in words


def test_where_nothing_was_entered_the_page_says_so(
    led: Partnership, year: FundYear, signed_in: SignedIn
) -> None:
    browser = signed_in(Role.FINANCE_LEAD, led)
    words = browser.get(reverse("finance:show_agreement", args=ADDRESS)).content.decode()
    assert "12 of the 12 things" in words
    assert "Nobody has put a version of it forward to be signed." in words
    assert "<h2>Versions</h2>" not in words


def test_nobody_else_finds_the_agreement(led: Partnership, year: FundYear, signed_in: SignedIn) -> None:
    for role in (Role.CARE_COORDINATOR, None):
        assert signed_in(role, led).get(reverse("finance:show_agreement", args=ADDRESS)).status_code == 404


def test_what_the_law_does_not_know_is_refused_by_its_place(pool: Partnership, tmp_path: Path) -> None:
    with pytest.raises(BadFund, match=r"agreement, particulars, amount: found .* expected"):
        _set_up(pool, tmp_path, SAYS.replace("amounts", "amount"))
    assert not AgreementDraft.objects.exists()
