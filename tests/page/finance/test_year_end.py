"""The end of a year: shared out as the agreement says, by two people, and closed once nobody owes anybody."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp, create_account
from lifecourse.finance.ending.reading import read_end
from lifecourse.finance.ending.statements import statements_missing
from lifecourse.finance.ending.steps import (
    agree_year_end,
    carried_into,
    close_year,
    prepare_year_end,
    settle_year,
)
from lifecourse.finance.kinds.fund import Source
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.kinds.waiting import Asks
from lifecourse.finance.models import (
    FundYear,
    RuleAgreed,
    SchemeLine,
    SharingRule,
    YearEnd,
    YearEndAgreed,
    YearSettled,
)
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.operations.budget import promise, set_aside
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.partner_statement import answer_statement, keep_statement
from lifecourse.finance.operations.posting import reverse as take_back
from lifecourse.finance.operations.risk_share import agree_rule, hold_pot, propose_rule
from lifecourse.finance.operations.spending import Invoice, fall_due, order, pay_in, pay_out, spend
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.partner_statement import read_partner
from lifecourse.finance.queries.risk_share import parties_of
from lifecourse.finance.reading.books import check_books
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.reading.waiting import funds_waiting
from lifecourse.finance.rules.ledger import At, CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.setting_up.funds import begin_year
from lifecourse.finance.setting_up.outline import begin_next_year
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.website.loading import load_example
from lifecourse.website.needs_finance import needs_of_finance

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
AFTER = datetime(2017, 5, 2, 12, tzinfo=UTC)
LAST = date(2017, 3, 31)
RUTLAND = Path(__file__).parents[3] / "examples" / "rutland-2016"
SETTLES: dict[str, Any] = {
    "clause": "Schedule 4",
    "source": "The agreement",
    "by": "fund",
    "over": [{"step": "contingency"}, {"step": "lead"}],
    "under": [{"step": "carry-forward", "held_by": "council"}],
}

RULE: dict[str, Any] = {
    "slug": "admissions",
    "name": "Held for admissions",
    "clause": "Schedule 3",
    "source": "The agreement",
    "measure": "admissions",
    "from": "2016-04-01",
    "to": "2017-03-31",
    "how": "all-or-nothing",
    "held": [{"scheme": 1, "lead": "ccg", "contribution": "minimum", "pounds": 100}],
    "kept": [{"party": "ccg", "percent": 100}],
}


def party(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def agreed_by_both(year: FundYear, code: str, keeper: Keeper) -> None:
    """A statement kept for a partner as the books stand, to which both sides agree."""
    kept = keep_statement(year=year, party=party(code), by=keeper("council"), at=AFTER)
    assert any("waits for an answer" in one for one in statements_missing(year))
    for side in ("council", "ccg"):
        answer_statement(statement=kept, agrees=True, by=keeper(side), at=AFTER)


def spent(year: FundYear, lead: str, pence: int, stamp: Stamp) -> None:
    """What a partner spent in March, on its line of the minimum."""
    line = SchemeLine.objects.get(contribution__year=year, contribution__slug="minimum", lead__code=lead)
    spend(year=year, line=line, shown=Invoice(words="Visits", belongs_on=LAST, pence=pence), stamp=stamp)


@pytest.fixture
def ended(year: FundYear, keeper: Keeper, stamp: Stamps) -> FundYear:
    """A year that is over: all fell due, the grant was spent, every month but the last is closed."""
    rule = propose_rule(year=year, kind=SETTLEMENT, data=SETTLES, by=keeper("council"), at=AFTER)
    for code in ("council", "ccg"):
        agree_rule(rule=rule, by=keeper(code), at=AFTER)
    for slug, pence in (("minimum", 1000_00), ("grant", 200_05)):
        contribution = year.contributions.get(slug=slug)
        fall_due(year=year, contribution=contribution, pence=pence, on=LAST, stamp=stamp(at=AFTER))
    grant = SchemeLine.objects.get(contribution__slug="grant")
    cost = Invoice(words="Rails", belongs_on=LAST, pence=200_05)
    spend(year=year, line=grant, shown=cost, stamp=stamp(at=AFTER))
    for number in range(1, 12):
        close_month(year=year, number=number, by=keeper("council"), at=AFTER)
    return year


@pytest.fixture
def steps(keeper: Keeper, stamp: Stamps) -> Callable[[FundYear], YearSettled]:
    """Prepared by one side, agreed to by the other, and posted."""

    def taken(year: FundYear) -> YearSettled:
        end = prepare_year_end(year=year, by=keeper("council"), at=AFTER)
        agree_year_end(end=end, by=keeper("ccg"), at=AFTER)
        entry = settle_year(year=year, stamp=stamp(keeper("council"), at=AFTER))
        return YearSettled.objects.get(entry=entry)

    return taken


def test_what_is_not_spent_is_carried_into_the_next_year_and_the_year_is_closed(
    ended: FundYear, keeper: Keeper, stamp: Stamps, steps: Callable[[FundYear], YearSettled]
) -> None:
    spent(ended, "ccg", 650_00, stamp(at=AFTER))
    spent(ended, "council", 240_00, stamp(at=AFTER))
    settled = steps(ended)
    # 10.00 of the schemes and 100.00 of contingency: 110.00, which the council holds.
    assert sum_of(ended, At(kind=Kind.CARRIED, party=party("council").pk)) == 110_00
    following = FundYear.objects.get(fund=ended.fund, slug="2017-18")
    (put_in,) = read_statement(following).contributions
    assert (put_in.promised, put_in.contribution.source) == (110_00, "carry-forward")
    read = read_partner(ended, party("council"))
    assert (read.balance, read.groups[-1][0]) == (-350_00, "What it holds for the next year")
    assert read.rows[-1].clauses == "Schedule 4"
    with pytest.raises(CannotHold, match=r"The ccg owes the fund £350\."):
        close_year(year=ended, by=keeper("council"), at=AFTER)
    with pytest.raises(CannotHold, match="was settled before, by entry"):
        prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    paid = Invoice(words="Paid", belongs_on=LAST, pence=350_00)
    pay_in(year=ended, party=party("ccg"), shown=paid, stamp=stamp(at=AFTER))
    pay_out(year=ended, party=party("council"), shown=paid, stamp=stamp(at=AFTER))
    with pytest.raises(NotAllowed):
        close_year(year=ended, by=keeper("ccg"), at=AFTER)
    with pytest.raises(CannotHold, match=r"The ccg: no statement was kept\."):
        close_year(year=ended, by=keeper("council"), at=AFTER)
    for code in ("council", "ccg"):
        agreed_by_both(ended, code, keeper)
    closed = close_year(year=ended, without="Not needed", by=keeper("council"), at=AFTER)
    assert (closed.closed_at, closed.closed_without) == (AFTER, "")
    assert not ended.months.filter(closed=False).exists()
    with pytest.raises(CannotPost, match="is closed"):
        take_back(entry=settled.entry, why="Wrong", stamp=stamp(at=AFTER))


def test_capital_that_is_carried_stays_capital_and_is_offered_once(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    following = begin_year(fund=year.fund, first_day=date(2017, 4, 1))
    carried = carried_into(following, year, party("council"), capital=True)
    assert carried.is_capital and carried.source == "carried-capital"
    assert carried_into(following, year, party("council"), capital=True) == carried
    begin_next_year(year=year, by=keeper("council"), at=THEN)
    after = begin_next_year(year=following, by=keeper("council"), at=THEN)
    assert set(after.contributions.values_list("slug", flat=True)) == {"minimum", "grant"}


def test_what_is_spent_over_goes_to_contingency_and_then_to_the_lead(
    ended: FundYear, keeper: Keeper, stamp: Stamps, steps: Callable[[FundYear], YearSettled]
) -> None:
    spent(ended, "ccg", 725_01, stamp(at=AFTER))
    spent(ended, "council", 300_00, stamp(at=AFTER))
    steps(ended)
    after = read_statement(ended)
    assert (after.contingency, after.sums.budget) == (0, 1200_05)
    # 125.01 over, of which contingency has 100: the lead bears the rest.
    assert sum_of(ended, At(kind=Kind.SHARED, party=party("ccg").pk)) == -25_01
    assert read_partner(ended, party("ccg")).balance == 1000_00 - 725_01 + 25_01
    assert not FundYear.objects.filter(slug="2017-18").exists()


def test_two_people_settle_a_year_and_nothing_comes_between(
    ended: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    spent(ended, "ccg", 600_00, stamp(at=AFTER))
    with pytest.raises(NotAllowed):
        prepare_year_end(year=ended, by=keeper("ccg"), at=AFTER)
    with pytest.raises(CannotHold, match="Prepare the settlement first"):
        settle_year(year=ended, stamp=stamp(keeper("council"), at=AFTER))
    end = prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    for nobody in (keeper("council"), keeper("council", Role.PROGRAMME_MANAGER), keeper("beside")):
        with pytest.raises(NotAllowed):
            agree_year_end(end=end, by=nobody, at=AFTER)
    with pytest.raises(CannotHold, match="has to agree to the settlement first"):
        settle_year(year=ended, stamp=stamp(keeper("council"), at=AFTER))
    agree_year_end(end=end, by=keeper("ccg"), at=AFTER)
    spent(ended, "ccg", 1, stamp(at=AFTER))
    with pytest.raises(CannotHold, match="more may have been posted since"):
        settle_year(year=ended, stamp=stamp(keeper("council"), at=AFTER))


def test_a_settlement_that_more_was_posted_after_is_taken_back(
    ended: FundYear, keeper: Keeper, stamp: Stamps, steps: Callable[[FundYear], YearSettled]
) -> None:
    spent(ended, "ccg", 900_00, stamp(at=AFTER))
    spent(ended, "council", 200_00, stamp(at=AFTER))
    first = steps(ended)
    spent(ended, "ccg", 5_00, stamp(at=AFTER))
    with pytest.raises(CannotHold, match="and is no payment"):
        close_year(year=ended, by=keeper("council"), at=AFTER)
    take_back(entry=first.entry, why="More came", stamp=stamp(at=AFTER))
    steps(ended)
    assert sum_of(ended, At(kind=Kind.SHARED, party=party("ccg").pk)) == -105_00


def test_what_waits_at_the_end_stands_on_the_first_page_of_whoever_it_waits_for(
    ended: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    spent(ended, "ccg", 900_00, stamp(at=AFTER))
    pool = ended.fund.agreement.partnership

    def asked(code: str) -> set[Asks]:
        waits = funds_waiting(pool, account=keeper(code), on=AFTER.date(), at=AFTER)
        return {one.asks for one in waits} & {Asks.SETTLEMENT, Asks.SETTLE, Asks.STATEMENT}

    assert not asked("council") | asked("ccg")
    kept = keep_statement(year=ended, party=party("ccg"), by=keeper("council"), at=AFTER)
    end = prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    assert asked("council") == {Asks.STATEMENT}
    assert asked("ccg") == {Asks.STATEMENT, Asks.SETTLEMENT}
    answer_statement(statement=kept, agrees=True, by=keeper("ccg"), at=AFTER)
    agree_year_end(end=end, by=keeper("ccg"), at=AFTER)
    assert asked("ccg") == set()
    assert asked("council") == {Asks.STATEMENT, Asks.SETTLE}
    answer_statement(statement=kept, agrees=False, reason="Too much", by=keeper("council"), at=AFTER)
    assert asked("council") == {Asks.SETTLE}
    needs = needs_of_finance(pool, account=keeper("council"), today=AFTER.date())
    assert "Post the settlement that was agreed" in {one.sentence for one in needs}
    settle_year(year=ended, stamp=stamp(keeper("council"), at=AFTER))
    assert asked("council") == set()
    assert any("is disputed" in one or "more was posted" in one for one in statements_missing(ended))


def test_another_rule_agreed_to_since_is_not_settled_by_what_was_agreed_under_the_first(
    ended: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    spent(ended, "ccg", 725_01, stamp(at=AFTER))
    spent(ended, "council", 300_00, stamp(at=AFTER))
    end = prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    agree_year_end(end=end, by=keeper("ccg"), at=AFTER)
    data = SETTLES | {"clause": "Schedule 5", "over": [{"step": "lead"}]}
    other = propose_rule(year=ended, kind=SETTLEMENT, data=data, why="Fairer", by=keeper("council"), at=AFTER)
    ended.refresh_from_db()
    assert read_end(ended, today=AFTER.date()).is_agreed
    for code in ("council", "ccg"):
        agree_rule(rule=other, by=keeper(code), at=AFTER)
    assert read_end(ended, today=AFTER.date()).prepared is None
    with pytest.raises(CannotHold, match="or another rule agreed to"):
        settle_year(year=ended, stamp=stamp(keeper("council"), at=AFTER))
    again = prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    with pytest.raises(CannotHold, match="Have it prepared again"):
        agree_year_end(end=end, by=keeper("ccg"), at=AFTER)
    agree_year_end(end=again, by=keeper("ccg"), at=AFTER)
    entry = settle_year(year=ended, stamp=stamp(keeper("council"), at=AFTER))
    assert entry.authority == "Schedule 5"
    assert sum_of(ended, At(kind=Kind.SHARED, party=party("ccg").pk)) == -125_01


def test_a_rule_by_which_nothing_is_held_is_explained_though_it_came_after_the_settlement_was_prepared(
    ended: FundYear, keeper: Keeper
) -> None:
    end = prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    ended.refresh_from_db()
    assert read_end(ended, today=AFTER.date()).prepared == end
    propose_rule(year=ended, kind=RISK_SHARE, data=RULE, by=keeper("council"), at=AFTER)
    assert read_end(ended, today=AFTER.date()).prepared is None
    with pytest.raises(CannotHold, match="Say why nothing is shared out"):
        prepare_year_end(year=ended, by=keeper("council"), at=AFTER)


def test_the_key_of_another_entry_settles_nothing(ended: FundYear, keeper: Keeper, stamp: Stamps) -> None:
    once = stamp(keeper("council"), at=AFTER)
    spent(ended, "ccg", 600_00, once)
    with pytest.raises(CannotHold, match="was sent before"):
        settle_year(year=ended, stamp=once)


def test_contingency_covers_first_what_its_own_contribution_pays_for(
    ended: FundYear, keeper: Keeper, stamp: Stamps, steps: Callable[[FundYear], YearSettled]
) -> None:
    more = ended.contributions.create(
        slug="more", party=party("council"), source=Source.ADDITIONAL.value, name="More", agreed_in="Paper 8"
    )
    promise(year=ended, contribution=more, pence=100_00, stamp=stamp(at=AFTER))
    set_aside(year=ended, contribution=more, pence=100_00, authority="9", stamp=stamp(at=AFTER))
    fall_due(year=ended, contribution=more, pence=100_00, on=LAST, stamp=stamp(at=AFTER))
    spent(ended, "ccg", 680_00, stamp(at=AFTER))
    spent(ended, "council", 300_00, stamp(at=AFTER))
    steps(ended)
    # 80.00 over on a line of the minimum, of which 100.00 was kept back.
    minimum = ended.contributions.get(slug="minimum")
    kept = [sum_of(ended, At(kind=Kind.CONTINGENCY, contribution=one.pk)) for one in (minimum, more)]
    assert kept == [20_00, 100_00]
    assert "contribution-given-once" not in {one.check for one in check_books(ended)}


def test_what_stands_in_the_way_is_said_with_where_it_is_mended(
    year: FundYear, at_page: Callable[[str], Client], stamp: Stamps
) -> None:
    line = SchemeLine.objects.get(contribution__slug="minimum", lead__code="ccg")
    order(year=year, line=line, shown=Invoice(words="Bed", belongs_on=LAST, pence=7), stamp=stamp(at=AFTER))
    assert [one.words.split(".")[0] for one in read_end(year, today=date(2017, 3, 31)).in_the_way][:1] == [
        "The year ends on 31 March 2017"
    ]
    said = read_end(year, today=AFTER.date()).in_words
    page = at_page("council").get(reverse("finance:show_year_end", args=["pool", "2016-17"])).content.decode()
    for name in ("show_months", "post", "fall_due", "show_sharing"):
        assert f'href="{reverse(f"finance:{name}", args=["pool", "2016-17"])}">Mend it' in page
    for words in ("12 months are open", "is ordered and not invoiced", "has not fallen due", "No rule about"):
        assert words in said


def test_money_held_until_a_result_is_known_is_shared_out_first(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    rule = propose_rule(year=year, kind=RISK_SHARE, data=RULE, by=keeper("council"), at=THEN)
    for code in ("council", "ccg"):
        agree_rule(rule=rule, by=keeper(code), at=THEN)
    held = hold_pot(year=year, slug="admissions", stamp=stamp(keeper("council")))
    waits = f"by an agreed result, or take back entry {held.number}, which holds it."
    assert waits in read_end(year, today=AFTER.date()).in_words
    take_back(entry=held, why="No result will come", stamp=stamp())
    end = read_end(year, today=AFTER.date())
    assert waits not in end.in_words
    assert end.not_held == ("Held for admissions",)


def test_somebody_says_why_a_rule_shares_nothing_out(
    ended: FundYear, keeper: Keeper, at_page: Callable[[str], Client]
) -> None:
    propose_rule(year=ended, kind=RISK_SHARE, data=RULE, by=keeper("council"), at=AFTER)
    with pytest.raises(CannotHold, match="Say why nothing is shared out"):
        prepare_year_end(year=ended, by=keeper("council"), at=AFTER)
    council = at_page("council")
    address = reverse("finance:prepare_year_end", args=["pool", "2016-17"])
    assert "Nothing is held by these rules" in council.get(address).content.decode()
    council.post(address, {"unknown": "The hospital counts differently"})
    assert (
        "The hospital counts differently"
        in council.get(reverse("finance:show_year_end", args=["pool", "2016-17"])).content.decode()
    )


@pytest.fixture
def at_page(keeper: Keeper) -> Callable[[str], Client]:
    """A browser of a partner's finance lead."""

    def browser(code: str) -> Client:
        return browser_of(keeper(code))

    return browser


def test_a_year_is_settled_by_pages(ended: FundYear, at_page: Callable[[str], Client], stamp: Stamps) -> None:
    spent(ended, "ccg", 1000_00, stamp(at=AFTER))

    def at(name: str) -> str:
        return reverse(f"finance:{name}", args=["pool", "2016-17"])

    council, ccg = at_page("council"), at_page("ccg")
    assert "Nothing stands in the way" in council.get(at("show_year_end")).content.decode()
    assert ccg.post(at("prepare_year_end"), {}).status_code == 403
    council.post(at("prepare_year_end"), {})
    assert "Agree to the settlement" in ccg.get(at("show_year_end")).content.decode()
    unread = ccg.post(at("agree_year_end"), {}).content.decode()
    assert "Open the page again" in unread and not YearEndAgreed.objects.exists()
    read = YearEnd.objects.get().pk
    assert f'name="end" value="{read}"' in ccg.get(at("agree_year_end")).content.decode()
    ccg.post(at("agree_year_end"), {"end": read})
    assert "The ccg agreed to the settlement." in council.get(at("show_year_end")).content.decode()
    council.post(at("settle_year"), {})
    page = council.get(at("show_year_end")).content.decode()
    assert "The year is settled" in page
    assert "Close the year" in page
    assert "no statement was kept" in page
    assert "Say why it is closed without them" in council.post(at("close_year"), {}).content.decode()
    answer = council.post(at("close_year"), {"without": "The other side is being wound up"})
    assert answer.status_code == 302, answer.content.decode()
    page = ccg.get(at("show_year_end")).content.decode()
    assert "The year was closed on" in page
    assert "The other side is being wound up" in page


def test_rutlands_year_is_settled_by_the_rule_in_its_file(db: None) -> None:
    load_example(RUTLAND)
    year = FundYear.objects.get(slug="2016-17", fund__slug="rutland-better-care")
    somebody = create_account(email="lead@example.org", full_name="Sam Lead", at=AFTER)
    rule = SharingRule.objects.get(year=year, kind=SETTLEMENT)
    RuleAgreed.objects.bulk_create(
        [RuleAgreed(rule=rule, party=one, by=somebody, at=AFTER) for one in parties_of(year)]
    )
    end = read_end(year, today=AFTER.date())
    assert end.settled is not None
    # Nothing was spent: the schemes' 2,447,000 and the 117,000 kept back, of which capital stays capital.
    assert sum(end.settled.carried.values()) == end.settled.under == 2_564_000_00
    assert end.settled.carried["rutland-council", True] == 186_000_00
    assert {who for who, _ in end.settled.carried} == {"rutland-council"}
    assert end.not_held == ("Held until emergency admissions are known",)
