"""Posting to the ledger and reversing: all of an entry stands, or nothing, and nothing stands twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Why
from lifecourse.finance.models import Entry, FundYear, LedgerAccount, Posting
from lifecourse.finance.operations.keeping import locked, states_of
from lifecourse.finance.queries.balances import place
from lifecourse.finance.rules.ledger import (
    At,
    CannotPost,
    Leg,
    MonthState,
    check_legs,
    check_months,
    check_party_may,
)
from lifecourse.organisations.api import Permission, check_may, organisations_acted_for

# Django can put a row in the place of another, and cannot add to what stands there.
ADD_TO_BALANCE = """
INSERT INTO finance_balance (account_id, month_id, pence) VALUES (%s, %s, %s)
ON CONFLICT (account_id, month_id) DO UPDATE SET pence = finance_balance.pence + excluded.pence
"""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an entry says beside its amounts."""

    why: Why
    words: str
    belongs_on: date
    reference: str = ""
    supplier: str = ""
    authority: str = ""


@transaction.atomic
def post(
    *,
    year: FundYear,
    said: Said,
    legs: Sequence[Leg],
    stamp: Stamp,
    reverses: Entry | None = None,
) -> Entry:
    """Post one entry. The same key again gives the entry that stands. Raises NotAllowed or CannotPost."""
    # Everybody who posts into this year waits here, so numbers have no gap and months cannot close meanwhile.
    year = locked(year)
    check_may_post(year, legs, by=stamp.by, at=stamp.at)
    if (standing := stands(stamp)) is not None:
        return _same(standing, year, said, legs)
    if not said.words.strip():
        raise CannotPost("Say in a few words what this is.")
    if year.closed_at is not None:
        raise CannotPost(f"{year} is closed. Post into the year that is open.")
    check_legs(legs)
    months = {month.number: month for month in year.months.all()}
    check_months(legs, states_of(year), today=localdate(stamp.at))
    year.last_number += 1
    year.save(update_fields=["last_number"])
    entry = Entry.objects.create(
        year=year,
        number=year.last_number,
        key=stamp.key,
        why=said.why.value,
        words=said.words.strip(),
        belongs_on=said.belongs_on,
        reference=said.reference,
        supplier=said.supplier,
        authority=said.authority,
        reverses=reverses,
        by=stamp.by,
        at=stamp.at,
    )
    accounts = _accounts(year, {place for leg in legs for place in (leg.source, leg.to)})
    Posting.objects.bulk_create(
        [
            Posting(
                entry=entry,
                month=months[leg.month],
                from_account=accounts[leg.source],
                to_account=accounts[leg.to],
                pence=leg.pence,
            )
            for leg in legs
        ],
        batch_size=500,
    )
    _add_to_balances(
        (accounts[place].pk, months[leg.month].pk, pence)
        for leg in legs
        for place, pence in ((leg.source, -leg.pence), (leg.to, leg.pence))
    )
    return entry


@transaction.atomic
def reverse(
    *,
    entry: Entry,
    why: str,
    stamp: Stamp,
) -> Entry:
    """Take back a whole entry, month by month where the month is open, else in the first open one after.

    Raises NotAllowed, or CannotPost when it was reversed before, or says why not.
    """
    year = locked(entry.year)
    standing = Entry.objects.filter(reverses=entry).first()
    if standing is not None and standing.key != stamp.key:
        raise CannotPost(f"Entry {entry.number} was reversed before, by entry {standing.number}.")
    if entry.reverses_id is not None:
        raise CannotPost("What was taken back is posted again as a new entry, so that each says why.")
    if not why.strip():
        raise CannotPost("Say why it is taken back.")
    states = states_of(year)
    legs = [
        Leg(source=leg.to, to=leg.source, month=_open_from(leg.month, states), pence=leg.pence)
        for leg in legs_of(entry)
    ]
    said = Said(
        why=Why.REVERSAL,
        words=why,
        belongs_on=entry.belongs_on,
        reference=entry.reference,
        supplier=entry.supplier,
    )
    return post(year=year, said=said, legs=legs, stamp=stamp, reverses=entry)


def stands(stamp: Stamp) -> Entry | None:
    """What was posted under this key before, if anything was."""
    return Entry.objects.filter(key=stamp.key).first()


def legs_of(entry: Entry) -> list[Leg]:
    """What an entry posted, in its order."""
    rows = entry.postings.select_related("month", "from_account", "to_account").order_by("id")
    return [
        Leg(source=place(row.from_account), to=place(row.to_account), month=row.month.number, pence=row.pence)
        for row in rows
    ]


def check_may_post(year: FundYear, legs: Sequence[Leg], *, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed, or CannotPost when it is for another partner to post."""
    if by is None:
        return
    agreement = year.fund.agreement
    on = localdate(at)
    check_may(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
    acts_for = organisations_acted_for(by, Permission.KEEP_FUND, partnership=agreement.partnership, on=on)
    check_party_may(acts_for=frozenset(one.pk for one in acts_for), host=agreement.host_id, legs=legs)


def _same(standing: Entry, year: FundYear, said: Said, legs: Sequence[Leg]) -> Entry:
    """What stands already under this key, if it is the same. Raises CannotPost when it is not."""
    # A month may have been closed since: then the same thing sent again would go into another.
    there, sent = (
        Counter((leg.source, leg.to, leg.pence) for leg in some) for some in (legs_of(standing), legs)
    )
    if standing.year_id != year.pk or standing.words != said.words.strip() or there != sent:
        raise CannotPost(f"Something else was posted under this key, as entry {standing.number}.")
    return standing


def _open_from(number: int, months: Sequence[MonthState]) -> int:
    """The month, or the first open one after it. Raises CannotPost."""
    for month in sorted(months, key=lambda one: one.number):
        if month.number >= number and not month.closed:
            return month.number
    raise CannotPost("Every month from then on is closed.")


def _accounts(year: FundYear, places: Iterable[At]) -> dict[At, LedgerAccount]:
    """The accounts of these places, made where there is none yet."""
    wanted = {one.code: one for one in places}
    there = set(LedgerAccount.objects.filter(year=year, code__in=wanted).values_list("code", flat=True))
    LedgerAccount.objects.bulk_create(
        [
            LedgerAccount(
                year=year,
                book=one.book.value,
                kind=one.kind.value,
                party_id=one.party,
                contribution_id=one.contribution,
                line_id=one.line,
                code=code,
            )
            for code, one in wanted.items()
            if code not in there
        ]
    )
    found = LedgerAccount.objects.filter(year=year, code__in=wanted)
    return {wanted[account.code]: account for account in found}


def _add_to_balances(changes: Iterable[tuple[int, int, int]]) -> None:
    """Add to what stands in each account and month; an account and a month once in a statement."""
    sums: defaultdict[tuple[int, int], int] = defaultdict(int)
    for account, month, pence in changes:
        sums[account, month] += pence
    with connection.cursor() as cursor:
        cursor.executemany(
            ADD_TO_BALANCE, [(account, month, pence) for (account, month), pence in sorted(sums.items())]
        )
