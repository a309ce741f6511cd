"""Contributions that fall due, money paid, and money spent: the book of what happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Contribution, Entry, FundYear, SchemeLine
from lifecourse.finance.operations.keeping import check_keeps, check_of, locked, same, states_of
from lifecourse.finance.operations.outline import check_goes_on
from lifecourse.finance.operations.posting import Said, check_may_post, legs_of, post, reverse, stands
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.imports import check_no_line_stands_by
from lifecourse.finance.queries.spending import end_of, left_on, order_line, same_invoice
from lifecourse.finance.rules.ledger import At, CannotPost, Leg, month_for
from lifecourse.finance.rules.months import over_months
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.spending import (
    Cost,
    check_may_take_back,
    check_sure,
    doubts_about,
    instalments_due,
)
from lifecourse.organisations.api import Organisation


@dataclass(frozen=True, kw_only=True)
class Invoice:
    """What shows a sum in whole pence: for which day it is, in whose paper, by which number."""

    words: str
    belongs_on: date
    pence: int
    supplier: str = ""
    reference: str = ""


@transaction.atomic
def fall_due(*, year: FundYear, contribution: Contribution, pence: int, on: date, stamp: Stamp) -> Entry:
    """A partner owes the fund part of what it promised. Raises NotAllowed, CannotHold or CannotPost."""
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, contribution)
    shown = Invoice(words=f"Due: {contribution.name}"[:300], belongs_on=on, pence=pence)
    to = At(kind=Kind.PARTNER, party=contribution.party_id)
    return _one(year, Why.FALLS_DUE, (At(kind=Kind.DUE, contribution=contribution.pk), to), shown, stamp)


@transaction.atomic
def pay_in(*, year: FundYear, party: Organisation, shown: Invoice, stamp: Stamp) -> Entry:
    """A partner paid money to the host for the fund. Raises NotAllowed or CannotPost."""
    check_keeps(year, by=stamp.by, at=stamp.at)
    places = At(kind=Kind.PARTNER, party=party.pk), At(kind=Kind.CASH)
    return _one(year, Why.PAYMENT, places, shown, stamp)


@transaction.atomic
def pay_out(*, year: FundYear, party: Organisation, shown: Invoice, stamp: Stamp) -> Entry:
    """The host paid money of the fund to a partner. Raises NotAllowed or CannotPost."""
    check_keeps(year, by=stamp.by, at=stamp.at)
    places = At(kind=Kind.CASH), At(kind=Kind.PARTNER, party=party.pk)
    return _one(year, Why.PAYMENT, places, shown, stamp)


@transaction.atomic
def spend(*, year: FundYear, line: SchemeLine, shown: Invoice, stamp: Stamp, why: Why = Why.SPEND) -> Entry:
    """The lead of a line spent money on it, which the fund owes to that lead.

    What belongs to a closed month is posted into the first open one, and keeps its day. Raises NotAllowed,
    CannotHold or CannotPost.
    """
    check_of(year, line.contribution)
    places = At(kind=Kind.PARTNER, party=line.lead_id), At(kind=Kind.SPENT, line=line.pk)
    return _one(year, why, places, shown, stamp)


@transaction.atomic
def order(*, year: FundYear, line: SchemeLine, shown: Invoice, stamp: Stamp) -> Entry:
    """Something was ordered for a line and not invoiced yet. Raises NotAllowed, CannotHold or CannotPost.

    Reverse the order when its invoice comes.
    """
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    places = At(kind=Kind.ORDERED, line=line.pk), At(kind=Kind.COMMITTED, line=line.pk)
    return _one(year, Why.ORDER, places, shown, stamp)


@transaction.atomic
def post_invoice(
    *, year: FundYear, line: SchemeLine, shown: Invoice, stamp: Stamp, sure: Collection[str] = ()
) -> Entry:
    """Spend what an invoice shows. Raises NotAllowed, CannotHold, CannotPost, or NotSure.

    NotSure names what to look at first: a closed month, the same paper twice, more than is left. `sure` are
    those words again, once somebody has looked.
    """
    year = locked(year)
    check_of(year, line.contribution)
    # Before anything is said of the line's money.
    leg = Leg(source=At(kind=Kind.PARTNER, party=line.lead_id), to=At(kind=Kind.SPENT), month=1, pence=1)
    check_may_post(year, [leg], by=stamp.by, at=stamp.at)
    if stands(stamp) is None:
        check_sure(doubts_of(year, line, shown), sure)
    return spend(year=year, line=line, shown=shown, stamp=stamp)


@transaction.atomic
def place_order(
    *, year: FundYear, line: SchemeLine, shown: Invoice, stamp: Stamp, sure: Collection[str] = ()
) -> Entry:
    """Order something for a line; asks to look first as an invoice does. Raises the same."""
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    if stands(stamp) is None:
        check_goes_on(line)
        check_sure(doubts_of(year, line, shown), sure)
    return order(year=year, line=line, shown=shown, stamp=stamp)


@transaction.atomic
def invoice_order(
    *,
    ordered: Entry,
    shown: Invoice,
    more_comes: bool,
    stamp: Stamp,
    sure: Collection[str] = (),
) -> Entry:
    """Take an order back and spend what its invoice shows, in one. Raises as `post_invoice`.

    `more_comes`: what the invoice leaves of the order is ordered again.
    """
    year = locked(ordered.year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    line = order_line(ordered)
    if line is None:
        raise CannotPost(f"Entry {ordered.number} is no order.")
    if stands(stamp) is not None:
        return spend(year=year, line=line, shown=shown, stamp=stamp)
    was = sum(leg.pence for leg in legs_of(ordered))
    check_sure(doubts_of(year, line, shown, given_back=was), sure)
    if more_comes and shown.pence >= was:
        raise CannotPost("The invoice is for the whole order, or more: nothing of it can still come.")
    why = f"Its invoice came: {shown.reference or shown.words}"[:300]
    reverse(entry=ordered, why=why, stamp=stamp.part("order"))
    if more_comes:
        today = localdate(stamp.at)
        rest = Invoice(
            words=ordered.words,
            belongs_on=min(max(today, year.first_day), year.last_day),
            pence=was - shown.pence,
            supplier=ordered.supplier,
            reference=ordered.reference,
        )
        order(year=year, line=line, shown=rest, stamp=stamp.part("rest"))
    return spend(year=year, line=line, shown=shown, stamp=stamp)


@transaction.atomic
def take_back(*, entry: Entry, why: str, stamp: Stamp) -> Entry:
    """Reverse by hand, which nobody does alone with what two agreed. Raises NotAllowed or CannotPost."""
    check_may_take_back(Why(entry.why))
    check_no_line_stands_by(entry)
    return reverse(entry=entry, why=why, stamp=stamp)


@transaction.atomic
def fall_due_by_plan(*, year: FundYear, contribution: Contribution, every: int, stamp: Stamp) -> Entry:
    """What has fallen due by today of a contribution paid in equal parts every so many months (1 or 3).

    The parts add up to what was promised. Done again later, it posts what fell due since. Raises NotAllowed,
    CannotHold or CannotPost.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, contribution)
    words = f"Due {'each month' if every == 1 else 'each quarter'}: {contribution.name}"[:300]
    if (standing := stands(stamp)) is not None:
        return same(standing, year_id=year.pk, why=Why.FALLS_DUE.value, words=words)
    states = states_of(year)
    begun = [state for state in states if state.first_day <= localdate(stamp.at)]
    promised = -sum_of(year, At(kind=Kind.PROMISED, contribution=contribution.pk))
    already = -sum_of(year, At(kind=Kind.DUE, contribution=contribution.pk))
    if not begun or promised <= 0:
        raise CannotPost("Nothing has fallen due yet.")
    plan = over_months(promised, [state.number for state in states if (state.number - 1) % every == 0])
    due = instalments_due(plan, due_already=already, up_to=begun[-1].number)
    if not due:
        raise CannotPost(
            f"Nothing more has fallen due by this plan: {pounds_words(already)} of {pounds_words(promised)} "
            "is due already."
        )
    source, to = (
        At(kind=Kind.DUE, contribution=contribution.pk),
        At(kind=Kind.PARTNER, party=contribution.party_id),
    )
    first_days = {state.number: state.first_day for state in states}
    said = Said(
        why=Why.FALLS_DUE,
        words=words,
        belongs_on=first_days[max(due)],
        authority=contribution.agreed_in,
    )
    legs = [
        Leg(source=source, to=to, month=month_for(first_days[month], states).number, pence=pence)
        for month, pence in due.items()
    ]
    return post(year=year, said=said, legs=legs, stamp=stamp)


def doubts_of(year: FundYear, line: SchemeLine, shown: Invoice, *, given_back: int = 0) -> list[str]:
    """What to look at before a cost is posted. `given_back`: pence of an order that it takes back."""
    states = states_of(year)
    into = month_for(shown.belongs_on, states)
    before = same_invoice(year, supplier=shown.supplier, reference=shown.reference)
    return doubts_about(
        Cost(
            pence=shown.pence,
            left=left_on(year, line) + given_back,
            belongs_to=f"{shown.belongs_on:%B %Y}",
            goes_into=f"{into.first_day:%B %Y}",
            before=f"entry {before.number} of {before.year.slug}" if before else "",
            # An order's own invoice is expected on a line that has ended since.
            ended=ended.why if not given_back and (ended := end_of(line)) else "",
        )
    )


def _one(year: FundYear, why: Why, places: tuple[At, At], shown: Invoice, stamp: Stamp) -> Entry:
    """Post one sum from the one place to the other, into the month of its day or the first open one after."""
    month = month_for(shown.belongs_on, states_of(year)).number
    said = Said(
        why=why,
        words=shown.words,
        belongs_on=shown.belongs_on,
        reference=shown.reference,
        supplier=shown.supplier,
    )
    legs = [Leg(source=places[0], to=places[1], month=month, pence=shown.pence)]
    return post(year=year, said=said, legs=legs, stamp=stamp)
