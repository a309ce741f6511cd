"""Which line people's money is posted to, and what of it is new: plain decisions on plain values.

A dowry costs nothing more where the fund pays back what it pays for: then it moves between two partners.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.kinds.packages import NotTaken
from lifecourse.finance.rules.ledger import At, Leg
from lifecourse.finance.rules.months import CannotHold


class CannotMap(CannotHold):
    """Something cannot be posted to a line; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a partner pays of one service or dowry in one month, in whole pence."""

    what: Literal["service", "dowry"]
    of: int
    person: UUID
    # Under whom the person is read, where two records were made one.
    head: UUID
    council: int | None
    kind: str
    payer: int
    paid_to: int | None
    month: int
    pence: int


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """That a payer's money for one kind of support goes to a line from a month on."""

    payer: int
    kind: str
    line: int
    from_month: int


@dataclass(frozen=True, kw_only=True)
class Item:
    """One service or dowry, as one payer pays it in one month, where it is posted: to a line or a partner."""

    what: str
    of: int
    person: UUID
    payer: int
    month: int
    line: int | None
    paid_to: int | None


@dataclass(frozen=True, kw_only=True)
class Untaken:
    """Something that is not posted, and why."""

    cost: Cost
    why: NotTaken


@dataclass(frozen=True, kw_only=True)
class Change:
    """What stands in the books for an item, and what is to stand there, in pence."""

    item: Item
    was: int
    now: int


def line_of(payer: int, kind: str, month: int, mapped: Iterable[Mapped]) -> int | None:
    """The line to which a payer's money for a kind of support goes in a month: one, or none."""
    found = [one for one in mapped if (one.payer, one.kind) == (payer, kind) and one.from_month <= month]
    return max(found, key=lambda one: one.from_month).line if found else None


def sort_out(
    costs: Sequence[Cost],
    mapped: Sequence[Mapped],
    *,
    parties: Collection[int],
    elsewhere: Collection[tuple[str, int, int, int]] = (),
) -> tuple[dict[Item, int], list[Untaken]]:
    """What is posted where, in pence, and what is not and why: each cost is in one of the two.

    `elsewhere` is what another fund took already: what, of, payer and month.
    """
    taken: dict[Item, int] = {}
    untaken: list[Untaken] = []
    paid_back: set[tuple[UUID, int, int]] = set()
    # Services first: whether a dowry is a cost depends on them.
    for cost in sorted(costs, key=lambda one: (one.what == "dowry", one.of, one.payer, one.month)):
        if cost.council not in parties:
            untaken.append(Untaken(cost=cost, why=NotTaken.OTHER_COUNCIL))
            continue
        if (cost.what, cost.of, cost.payer, cost.month) in elsewhere:
            untaken.append(Untaken(cost=cost, why=NotTaken.OTHER_FUND))
            continue
        moves = cost.paid_to is not None and (cost.head, cost.paid_to, cost.month) in paid_back
        line = None if moves else line_of(cost.payer, cost.kind, cost.month, mapped)
        if line is None and not moves:
            untaken.append(Untaken(cost=cost, why=NotTaken.NO_LINE))
            continue
        if cost.what == "service":
            paid_back.add((cost.head, cost.payer, cost.month))
        item = Item(
            what=cost.what,
            of=cost.of,
            person=cost.person,
            payer=cost.payer,
            month=cost.month,
            line=line,
            paid_to=cost.paid_to if moves else None,
        )
        taken[item] = taken.get(item, 0) + cost.pence
    return taken, untaken


def changes(now: Mapping[Item, int], stands: Mapping[Item, int]) -> list[Change]:
    """What differs between what is to stand and what stands: nothing when it was posted already."""
    return [
        Change(item=item, was=stands.get(item, 0), now=now.get(item, 0))
        for item in sorted({*now, *stands}, key=_order)
        if stands.get(item, 0) != now.get(item, 0)
    ]


def legs_for(some: Iterable[Change], *, month: int) -> list[Leg]:
    """Changes as postings into a month: what is more together, and what is less together, by place.

    One posting holds everybody's money on a line: whoever reads the books reads no single person's.
    """
    sums: defaultdict[tuple[At, At], int] = defaultdict(int)
    for change in some:
        source, to = places(change.item)
        more = change.now - change.was
        sums[(source, to) if more > 0 else (to, source)] += abs(more)
    return [
        Leg(source=source, to=to, month=month, pence=pence) for (source, to), pence in sorted(sums.items())
    ]


def _order(item: Item) -> tuple[int, str, int, int, int, int]:
    return item.month, item.what, item.of, item.payer, item.line or 0, item.paid_to or 0


def places(item: Item) -> tuple[At, At]:
    """From which place to which an item's money goes: the fund owes it to the payer."""
    source = At(kind=Kind.PARTNER, party=item.payer)
    if item.paid_to is not None:
        return source, At(kind=Kind.PARTNER, party=item.paid_to)
    return source, At(kind=Kind.SPENT, line=item.line)


def check_month_is_over(last_day: date, *, today: date) -> None:
    """Raises CannotMap while a month goes on: what is bought in it is not known yet."""
    if last_day >= today:
        raise CannotMap(f"{last_day:%B %Y} is not over: what is given in it may still change.")


def check_may_take(kinds: Collection[str], *, known: Collection[str], is_capital: bool) -> None:
    """Raises CannotMap unless the line may take these kinds of support."""
    if not kinds:
        raise CannotMap("Choose what is posted to the line.")
    if strange := sorted(set(kinds) - set(known)):
        raise CannotMap(f"There is no kind of support called {strange[0]!r}.")
    if is_capital and set(kinds) != {"equipment"}:
        raise CannotMap(
            "This line is paid from a capital grant, which buys things that last: of people's support it "
            "takes equipment alone."
        )
