"""The ledger: it balances whatever is posted, nothing is posted twice, and what is reversed is gone."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import BOOK_OF, Book, Kind, Why
from lifecourse.finance.models import Balance, Entry, FundYear, Posting, SchemeLine
from lifecourse.finance.operations.budget import give
from lifecourse.finance.operations.months import close_month, open_month
from lifecourse.finance.operations.posting import Said, legs_of, post, reverse
from lifecourse.finance.operations.spending import Invoice, order, spend
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.rules.ledger import At, CannotPost, Leg
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import NotAllowed

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
COST = Invoice(
    words="Visits in May", belongs_on=date(2016, 5, 31), pence=12_345, supplier="A provider", reference="17"
)
PLACES = {book: [At(kind=kind, party=None) for kind, of in BOOK_OF.items() if of is book] for book in Book}


@st.composite
def legs(draw: st.DrawFn) -> list[Leg]:
    """One valid entry's legs, in any book, in months that have begun."""
    book = draw(st.sampled_from(list(Book)))
    pairs = st.lists(st.sampled_from(PLACES[book]), min_size=2, max_size=2, unique=True)
    one = st.builds(
        lambda two, month, pence: Leg(source=two[0], to=two[1], month=month, pence=pence),
        pairs,
        st.integers(1, 6),
        st.integers(1, 10**12),
    )
    return draw(st.lists(one, min_size=1, max_size=4))


def stamp() -> Stamp:
    return Stamp(key=uuid4(), by=None, at=THEN)


def posted(year: FundYear, some: list[Leg], key: UUID | None = None) -> Entry:
    said = Said(why=Why.SPEND, words="Something", belongs_on=date(2016, 5, 1))
    return post(year=year, said=said, legs=some, stamp=Stamp(key=key or uuid4(), by=None, at=THEN))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(legs(), min_size=1, max_size=6))
def test_any_postings_balance_and_reversing_all_of_them_returns_to_where_it_was(
    year: FundYear, entries: list[list[Leg]]
) -> None:
    with transaction.atomic():
        before = {(row.account_id, row.month_id): row.pence for row in Balance.objects.all()}
        made = [posted(year, some) for some in entries]
        for book in Book:
            of_book = Balance.objects.filter(account__book=book.value)
            assert not of_book.aggregate(all=Sum("pence"))["all"]
        assert not balances_differ(year)
        for entry in made:
            reverse(entry=entry, why="Taken back", stamp=stamp())
        after = {(row.account_id, row.month_id): row.pence for row in Balance.objects.all()}
        assert {place: pence for place, pence in after.items() if pence} == {
            place: pence for place, pence in before.items() if pence
        }
        assert not balances_differ(year)
        transaction.set_rollback(True)


def test_what_a_file_says_stands_to_the_penny(year: FundYear) -> None:
    statement = read_statement(year)
    assert statement.promised == 120_005
    assert statement.sums.budget == 110_005 and statement.contingency == 10_000
    assert [one.unallocated for one in statement.contributions] == [0, 0]
    # 200.05 over twelve months: the months add up, though no month can hold a twelfth of a penny.
    assert statement.priorities[0].schemes[1].sums.budget == 20_005


def test_an_entry_stands_once_however_often_it_is_sent(year: FundYear, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    once = stamp()
    first = spend(year=year, line=line, shown=COST, stamp=once)
    assert spend(year=year, line=line, shown=COST, stamp=once) == first
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk)) == 12_345
    other = Invoice(words="Visits in May", belongs_on=COST.belongs_on, pence=99)
    with pytest.raises(CannotPost, match=f"entry {first.number}"):
        spend(year=year, line=line, shown=other, stamp=once)


def test_the_same_thing_sent_again_after_its_month_closed_is_still_the_same(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    line, once = SchemeLine.objects.order_by("pk")[0], stamp()
    first = spend(year=year, line=line, shown=COST, stamp=once)
    for number in (1, 2):
        close_month(year=year, number=number, by=keeper("council"), at=THEN)
    assert spend(year=year, line=line, shown=COST, stamp=once) == first


def test_entries_are_numbered_without_a_gap_also_where_one_was_refused(year: FundYear, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    spend(year=year, line=line, shown=COST, stamp=stamp())
    with pytest.raises(CannotPost):
        spend(
            year=year, line=line, shown=Invoice(words="x", belongs_on=COST.belongs_on, pence=0), stamp=stamp()
        )
    spend(year=year, line=line, shown=COST, stamp=stamp())
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_late_invoice_is_posted_into_the_first_open_month_and_keeps_its_day(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    for number in (1, 2, 3):
        close_month(year=year, number=number, by=keeper("council"), at=THEN)
    late = spend(year=year, line=line, shown=COST, stamp=stamp())
    assert late.belongs_on == COST.belongs_on
    assert [leg.month for leg in legs_of(late)] == [4]


def test_nothing_is_posted_into_a_month_that_is_closed_or_has_not_begun(
    year: FundYear, keeper: Keeper
) -> None:
    close_month(year=year, number=1, by=keeper("council"), at=THEN)
    partner, cash = At(kind=Kind.PARTNER), At(kind=Kind.CASH)
    with pytest.raises(CannotPost, match="April 2016 is closed"):
        posted(year, [Leg(source=partner, to=cash, month=1, pence=1)])
    with pytest.raises(CannotPost, match="October 2016 has not begun"):
        posted(year, [Leg(source=partner, to=cash, month=7, pence=1)])
    # What is planned may lie ahead.
    posted(year, [Leg(source=At(kind=Kind.TO_COME), to=At(kind=Kind.FORECAST), month=7, pence=1)])
    with pytest.raises(CannotHold, match="Say why"):
        open_month(year=year, number=1, why=" ", by=keeper("council"), at=THEN)
    open_month(year=year, number=1, why="An invoice of April came", by=keeper("council"), at=THEN)
    posted(year, [Leg(source=partner, to=cash, month=1, pence=1)])


def test_months_close_in_their_order(year: FundYear, keeper: Keeper) -> None:
    by = keeper("council")
    with pytest.raises(CannotHold, match="an earlier one"):
        close_month(year=year, number=2, by=by, at=THEN)
    close_month(year=year, number=1, by=by, at=THEN)
    with pytest.raises(CannotHold, match="closed already"):
        close_month(year=year, number=1, by=by, at=THEN)


def test_a_reversal_is_not_reversed_and_nothing_is_reversed_twice(year: FundYear, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    entry = spend(year=year, line=line, shown=COST, stamp=stamp())
    back = reverse(entry=entry, why="Sent twice by the provider", stamp=stamp())
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk)) == 0
    with pytest.raises(CannotPost, match=f"by entry {back.number}"):
        reverse(entry=entry, why="Again", stamp=stamp())
    with pytest.raises(CannotPost, match="posted again as a new entry"):
        reverse(entry=back, why="No", stamp=stamp())


def test_the_database_refuses_to_change_what_was_posted(year: FundYear) -> None:
    for change in (
        lambda: Posting.objects.update(pence=1),
        lambda: Entry.objects.update(words="Other words"),
        lambda: Posting.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_no_more_is_given_than_there_is(year: FundYear, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    with pytest.raises(CannotPost, match=r"£0.00 is left to give; found £0.01"):
        give(year=year, line=line, pence=1, authority="Nobody", stamp=stamp())


def test_a_partner_posts_what_it_spent_and_nothing_of_another(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    theirs, others, _ = SchemeLine.objects.order_by("pk")
    ccg = keeper("ccg")
    spend(year=year, line=theirs, shown=COST, stamp=stamp(ccg))
    with pytest.raises(CannotPost, match="your own organisation"):
        spend(year=year, line=others, shown=COST, stamp=stamp(ccg))
    with pytest.raises(NotAllowed, match="The books are kept by The council"):
        order(year=year, line=theirs, shown=COST, stamp=stamp(ccg))
    with pytest.raises(CannotPost, match="your own organisation"):
        spend(year=year, line=theirs, shown=COST, stamp=stamp(keeper("beside")))
    spend(year=year, line=theirs, shown=COST, stamp=stamp(keeper("council")))


def test_a_cost_outside_the_year_is_refused_by_its_day(year: FundYear, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    shown = Invoice(words="Old", belongs_on=date(2016, 3, 31), pence=1)
    with pytest.raises(CannotPost, match="31 March 2016 lies outside the year, which runs from 1 April 2016"):
        spend(year=year, line=line, shown=shown, stamp=stamp())


def test_a_check_finds_a_balance_that_was_tampered_with(year: FundYear) -> None:
    row = Balance.objects.order_by("pk")[0]
    Balance.objects.filter(pk=row.pk).update(pence=row.pence + 1)
    [difference] = balances_differ(year)
    assert difference.account == row.account and difference.kept - difference.posted == 1
