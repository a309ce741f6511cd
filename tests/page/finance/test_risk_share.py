"""Money that hangs on a result: held by a rule that all agreed to, shared out once, by an agreed result."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FundYear, PotMove, SharingRule
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.operations.posting import reverse as take_back
from lifecourse.finance.operations.risk_share import agree_rule, hold_pot, propose_rule, resolve_pot
from lifecourse.finance.reading.books import check_books
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.rules.books import Weight
from lifecourse.finance.rules.months import CannotHold
from lifecourse.measures.api import (
    Counted,
    Period,
    agree_result,
    enter_result,
)
from lifecourse.measures.models import Measure, Result
from lifecourse.organisations.api import NotAllowed, Partnership, Role

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
AFTER = datetime(2017, 5, 2, 12, tzinfo=UTC)
YEAR = Period(first=date(2016, 4, 1), last=date(2017, 3, 31))
LINE = {"scheme": 1, "lead": "ccg", "contribution": "minimum"}
RULE: dict[str, Any] = {
    "slug": "admissions",
    "name": "Held for admissions",
    "clause": "Schedule 3",
    "source": "The agreement",
    "measure": "admissions",
    "from": "2016-04-01",
    "to": "2017-03-31",
    "how": "proportion",
    "held": [{**LINE, "pounds": "100.01"}],
    "kept": [{"party": "ccg", "percent": 100}],
}
SETTLES: dict[str, Any] = {
    "clause": "Schedule 4",
    "source": "The agreement",
    "by": "fund",
    "over": [{"step": "contingency"}, {"step": "lead"}],
    "under": [{"step": "carry-forward", "held_by": "council"}],
}


@pytest.fixture
def rule(year: FundYear, measure: Measure, keeper: Keeper) -> SharingRule:
    """The rule, to which both parties agreed."""
    rule = propose_rule(year=year, kind=RISK_SHARE, data=RULE, by=keeper("council"), at=THEN)
    for code in ("council", "ccg"):
        agree_rule(rule=rule, by=keeper(code), at=THEN)
    return rule


def entered(measure: Measure, keeper: Keeper, value: str, *, final: bool = True) -> Result:
    counted = Counted(value=Decimal(value), as_at=YEAR.last, source="Counted", final=final)
    by = keeper("council", Role.PROGRAMME_MANAGER)
    return enter_result(measure=measure, period=YEAR, counted=counted, by=by, at=AFTER)


def agreed(measure: Measure, keeper: Keeper, value: str) -> None:
    result = entered(measure, keeper, value)
    agree_result(result=result, by=keeper("ccg", Role.PROGRAMME_MANAGER), at=AFTER)


def test_a_rule_holds_once_every_party_agreed(year: FundYear, keeper: Keeper, stamp: Stamps) -> None:
    with pytest.raises(NotAllowed):
        propose_rule(year=year, kind=RISK_SHARE, data=RULE, by=keeper("ccg"), at=THEN)
    rule = propose_rule(year=year, kind=RISK_SHARE, data=RULE, by=keeper("council"), at=THEN)
    agree_rule(rule=rule, by=keeper("council"), at=THEN)
    with pytest.raises(CannotHold, match="The ccg has to agree"):
        hold_pot(year=year, slug="admissions", stamp=stamp(keeper("council")))
    with pytest.raises(CannotHold, match="has agreed to this wording already"):
        agree_rule(rule=rule, by=keeper("council", Role.PROGRAMME_MANAGER), at=THEN)
    for stranger in (keeper("beside"), keeper("ccg", Role.CARE_COORDINATOR)):
        with pytest.raises(NotAllowed):
            agree_rule(rule=rule, by=stranger, at=THEN)
    agree_rule(rule=rule, by=keeper("ccg"), at=THEN)
    with pytest.raises(CannotHold, match="Say why another wording"):
        propose_rule(year=year, kind=RISK_SHARE, data=RULE, by=keeper("council"), at=THEN)


def test_a_pot_is_shared_once_by_an_agreed_result_and_comes_to_the_penny(
    year: FundYear, rule: SharingRule, measure: Measure, keeper: Keeper, stamp: Stamps
) -> None:
    hold_pot(year=year, slug="admissions", stamp=stamp(keeper("council")))
    before = read_statement(year)
    assert (before.held, before.sums.budget) == (100_01, 1000_04)
    with pytest.raises(CannotHold, match="held already"):
        hold_pot(year=year, slug="admissions", stamp=stamp(keeper("council")))
    now = {"year": year, "slug": "admissions"}
    with pytest.raises(CannotHold, match="no result is entered yet"):
        resolve_pot(**now, stamp=stamp(keeper("council"), at=AFTER))
    entered(measure, keeper, "350", final=False)
    with pytest.raises(CannotHold, match="The result is provisional"):
        resolve_pot(**now, stamp=stamp(keeper("council"), at=AFTER))
    result = entered(measure, keeper, "350")
    with pytest.raises(CannotHold, match="waits for another organisation to agree"):
        resolve_pot(**now, stamp=stamp(keeper("council"), at=AFTER))
    agree_result(result=result, by=keeper("ccg", Role.PROGRAMME_MANAGER), at=AFTER)
    with pytest.raises(NotAllowed):
        resolve_pot(**now, stamp=stamp(keeper("ccg"), at=AFTER))
    mine = stamp(keeper("council"), at=AFTER)
    entry = resolve_pot(**now, stamp=mine)
    assert resolve_pot(**now, stamp=mine) == entry
    # Half of the way was gone: of 100.01 pounds half goes back, and the odd penny by the largest remainder.
    after = read_statement(year)
    assert (after.held, after.kept) == (0, 50_00)
    assert after.sums.budget == 1000_04 + 50_01
    assert after.partners == {next(key for key in after.partners): -50_00}
    move = PotMove.objects.get(entry=entry)
    assert move.result == result.key
    assert [line["pence"] for line in move.working] == [50_01, 50_01, 50_00]
    with pytest.raises(CannotHold, match="shared out before"):
        resolve_pot(**now, stamp=stamp(keeper("council"), at=AFTER))
    with pytest.raises(CannotHold, match="cannot change any more"):
        propose_rule(year=year, kind=RISK_SHARE, data=RULE, why="Better", by=keeper("council"), at=AFTER)
    # What was shared out by mistake is taken back, and can be shared out again.
    take_back(entry=entry, why="Wrong", stamp=stamp(keeper("council"), at=AFTER))
    assert read_statement(year).held == 100_01
    resolve_pot(**now, stamp=stamp(keeper("council"), at=AFTER))


def test_the_books_hold_while_money_is_held_and_after_some_of_it_is_kept(
    year: FundYear, rule: SharingRule, measure: Measure, keeper: Keeper, stamp: Stamps
) -> None:
    def wrong() -> list[str]:
        return [one.sentence for one in check_books(year) if one.weight is Weight.MUST_MEND]

    hold_pot(year=year, slug="admissions", stamp=stamp(keeper("council")))
    assert not wrong()
    agreed(measure, keeper, "350")
    resolve_pot(year=year, slug="admissions", stamp=stamp(keeper("council"), at=AFTER))
    assert read_statement(year).kept == 50_00
    assert not wrong()


def test_another_wording_holds_the_same_money_once_it_is_held(
    year: FundYear, rule: SharingRule, keeper: Keeper, stamp: Stamps
) -> None:
    hold_pot(year=year, slug="admissions", stamp=stamp(keeper("council")))
    more = deepcopy(RULE) | {"held": [{**LINE, "pounds": 200}]}
    with pytest.raises(CannotHold, match="has to hold the same"):
        propose_rule(year=year, kind=RISK_SHARE, data=more, why="More", by=keeper("council"), at=THEN)
    other = deepcopy(RULE) | {"how": "all-or-nothing"}
    newer = propose_rule(year=year, kind=RISK_SHARE, data=other, why="Simpler", by=keeper("council"), at=THEN)
    assert newer.supersedes == rule
    with pytest.raises(CannotHold, match="Another wording has been proposed"):
        agree_rule(rule=rule, by=keeper("ccg"), at=THEN)


@pytest.fixture
def at_page(pool: Partnership, keeper: Keeper) -> Callable[[str], Client]:
    """A browser of a partner's finance lead."""

    def browser(code: str) -> Client:
        return browser_of(keeper(code))

    return browser


def address(name: str, *more: str) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def test_the_pages_take_a_rule_from_agreeing_to_sharing_out(
    year: FundYear, measure: Measure, keeper: Keeper, at_page: Callable[[str], Client]
) -> None:
    propose_rule(year=year, kind=RISK_SHARE, data=RULE, by=None, at=THEN)
    propose_rule(year=year, kind=SETTLEMENT, data=SETTLES, by=None, at=THEN)
    council, ccg = at_page("council"), at_page("ccg")
    shown = ccg.get(address("show_sharing")).content.decode()
    assert "It does not hold yet. It waits for The ccg and The council." in shown
    assert "What was not spent: first carried into the next year, held by The council." in shown
    wording = SharingRule.objects.get(kind=RISK_SHARE).pk
    for browser in (council, ccg):
        page = browser.get(address("agree_rule", "admissions"))
        assert f'name="wording" value="{wording}"' in page.content.decode()
        unread = browser.post(address("agree_rule", "admissions"), {}).content.decode()
        assert "This is no wording of the rule. Open the page again." in unread
        browser.post(address("agree_rule", "admissions"), {"wording": wording})
    assert ccg.get(address("hold_pot", "admissions")).status_code == 403
    council.post(address("hold_pot", "admissions"), {})
    assert "is held since" in ccg.get(address("show_sharing")).content.decode()
    page = council.post(address("resolve_pot", "admissions"), {})
    assert "no result is entered yet" in page.content.decode()
    agreed(measure, keeper, "350")
    page = council.post(address("resolve_pot", "admissions"), {}, follow=True).content.decode()
    assert "is shared out by" in page
    assert "50% of the way was gone, and as much is freed: 50% of £100.01" in page
    for stranger in ("beside",):
        assert at_page(stranger).get(address("show_sharing")).status_code in {200, 404}


def test_what_if_says_who_would_get_what_and_posts_nothing(
    year: FundYear, rule: SharingRule, at_page: Callable[[str], Client]
) -> None:
    propose_rule(year=year, kind=SETTLEMENT, data=SETTLES, by=None, at=THEN)
    line = next(
        row.line
        for scheme in read_statement(year).priorities[0].schemes
        for row in scheme.lines
        if row.line.lead.code == "council" and not row.line.contribution.is_capital
    )
    browser, entries = at_page("ccg"), year.entries.count()
    page = browser.get(address("what_if"), {"result-admissions": "300", f"line-{line.pk}": "1,500.00"})
    said = page.content.decode()
    assert "By the result that you typed" in said
    assert "met exactly" in said
    # 1,500 spent of 900 of budget: 100 of contingency, and the council leads the line that was over.
    assert "£600.00" in said
    assert "£500.00 × 100% (by what each lead was over)" in said
    assert "100k" in browser.get(address("what_if"), {f"line-{line.pk}": "100k"}).content.decode()
    assert year.entries.count() == entries
    assert Kind.RISK_POT.value not in {account.kind for account in year.accounts.all()}
