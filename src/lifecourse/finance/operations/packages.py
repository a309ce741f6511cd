"""People's money: which line takes it, and posting a month of it once, however often it is asked for."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.ledger import Why
from lifecourse.finance.models import Entry, FundYear, Month, PackageLine, PersonCost, SchemeLine
from lifecourse.finance.operations.keeping import check_keeps, check_of, locked, states_of
from lifecourse.finance.operations.outline import check_goes_on
from lifecourse.finance.operations.posting import Said, post
from lifecourse.finance.queries.months import month_of
from lifecourse.finance.queries.packages import gather
from lifecourse.finance.rules.ledger import month_for
from lifecourse.finance.rules.packages import (
    Change,
    changes,
    check_may_take,
    check_month_is_over,
    legs_for,
)
from lifecourse.support.api import PACKAGE_KINDS

WORDS = {
    "service": (Why.PACKAGES, "People's support"),
    "dowry": (Why.DOWRIES, "Money that follows people home"),
}


@transaction.atomic
def map_packages(
    *, year: FundYear, line: SchemeLine, kinds: Collection[str], from_month: int, stamp: Stamp
) -> list[PackageLine]:
    """Post what a line's lead pays for these kinds of support to the line, from a month on.

    What was said before for the same month gives way. Raises NotAllowed, CannotHold or CannotMap.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    check_of(year, line.contribution)
    check_goes_on(line)
    check_may_take(kinds, known=PACKAGE_KINDS, is_capital=line.contribution.is_capital)
    month = month_of(year, from_month)
    return [
        PackageLine.objects.update_or_create(
            year=year, payer_id=line.lead_id, kind=kind, from_month=month, defaults={"line": line}
        )[0]
        for kind in sorted(kinds)
    ]


@transaction.atomic
def unmap_packages(*, mapping: PackageLine, stamp: Stamp) -> None:
    """Let a line take a kind of support no longer; posting again takes it back. Raises NotAllowed."""
    year = locked(mapping.year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    mapping.delete()


@transaction.atomic
def post_packages(*, year: FundYear, month: int, stamp: Stamp) -> list[Entry]:
    """Post what partners pay for people in a month, or what is different since it was posted.

    Nothing is posted where nothing changed. Raises NotAllowed, CannotHold, CannotMap or CannotPost.
    """
    year = locked(year)
    check_keeps(year, by=stamp.by, at=stamp.at)
    row = month_of(year, month)
    check_month_is_over(row.last_day, today=localdate(stamp.at))
    found = gather(year, [row])
    new = changes(found.now, found.stands)
    entries = []
    for what, (why, words) in WORDS.items():
        some = [one for one in new if one.item.what == what]
        if some:
            said = Said(why=why, words=f"{words} in {row.first_day:%B %Y}", belongs_on=row.last_day)
            entries.append(_post(year, row, said, some, stamp))
    return entries


def take_away(people: Sequence[UUID]) -> None:
    """Delete whose money it was, of people who are erased. Whoever calls has checked who may."""
    PersonCost.objects.filter(person__in=people).delete()


def _post(year: FundYear, row: Month, said: Said, some: Sequence[Change], stamp: Stamp) -> Entry:
    into = month_for(row.last_day, states_of(year)).number
    own = stamp.part(said.why.value)
    entry = post(year=year, said=said, legs=legs_for(some, month=into), stamp=own)
    PersonCost.objects.bulk_create(
        [
            PersonCost(
                person_id=one.item.person,
                entry=entry,
                month=row,
                what=one.item.what,
                of=one.item.of,
                payer_id=one.item.payer,
                line_id=one.item.line,
                paid_to_id=one.item.paid_to,
                was=one.was,
                now=one.now,
            )
            for one in some
        ],
        batch_size=500,
    )
    return entry
