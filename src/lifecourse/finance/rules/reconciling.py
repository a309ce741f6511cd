"""Two sums that should be one, and what makes them differ: plain decisions. Amounts are whole pence.

What is explained and what is not come to the difference, to the penny.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lifecourse.finance.kinds.reconciling import Reason


@dataclass(frozen=True, kw_only=True)
class Explained:
    """What one reason makes of a difference, and the numbers of the entries that did it."""

    reason: Reason
    pence: int
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Held:
    """One sum held against another: `first` should be there, `second` is. None: nothing is there."""

    first: int | None
    second: int | None
    explained: tuple[Explained, ...] = ()

    @property
    def difference(self) -> int:
        """By how much the second is more than the first."""
        return (self.second or 0) - (self.first or 0)

    @property
    def unexplained(self) -> int:
        """What of the difference nothing explains."""
        return self.difference - sum(one.pence for one in self.explained)


@dataclass(frozen=True, kw_only=True)
class Leeway:
    """Between what two sums a figure that was rounded may lie."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What one service or dowry is to cost, and what of it stands in the books."""

    costs: int
    posted: int


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Something spent on a line that is nobody's package: by which entry, and whose paper of which number."""

    entry: int
    pence: int
    supplier: str = ""
    reference: str = ""


def hold_plan(
    plan: int | None, books: int | None, *, leeway: Leeway | None, moves: Iterable[Explained]
) -> Held:
    """A plan's sum against the budget that stands in the books. `moves` are what was moved to the line since.

    What is left after the moves is rounding only when all of it can be; a part of it is never called so.
    """
    known = _together(moves)
    rest = (books or 0) - (plan or 0) - sum(one.pence for one in known)
    if rest:
        if plan is None or books is None:
            reason = Reason.FUND_ONLY if plan is None else Reason.PLAN_ONLY
            known.append(Explained(reason=reason, pence=rest))
        elif leeway is not None and leeway.low <= plan + rest <= leeway.high:
            known.append(Explained(reason=Reason.ROUNDING, pence=rest))
    return Held(first=plan, second=books, explained=tuple(known))


def hold_people(items: Iterable[Costs], *, spent: int, posted: int, papers: Sequence[Paper]) -> Held:
    """What people's support costs on a line against what the books say was spent there.

    `posted` is what entries for people's money came to; `items` and `papers` are the parts of both sides.
    """
    found: defaultdict[Reason, int] = defaultdict(int)
    costs = stands = 0
    for one in items:
        costs, stands = costs + one.costs, stands + one.posted
        found[_of_item(one)] += one.posted - one.costs
    found[Reason.ERASED] += posted - stands
    entries: defaultdict[Reason, list[int]] = defaultdict(list)
    met: set[tuple[str, str, int]] = set()
    for paper in papers:
        key = (_plain(paper.supplier), _plain(paper.reference), paper.pence)
        again = all(key) and key in met
        met.add(key)
        reason = Reason.TWICE if again else Reason.NOT_PEOPLE
        found[reason] += paper.pence
        entries[reason].append(paper.entry)
    explained = tuple(
        Explained(reason=reason, pence=found[reason], entries=tuple(sorted(set(entries[reason]))))
        for reason in Reason
        if found.get(reason)
    )
    return Held(first=costs, second=spent, explained=explained)


def together(some: Iterable[Held]) -> Held:
    """Several as one: both sums, and what explains their difference by its reasons."""
    some = list(some)
    first = [one.first for one in some if one.first is not None]
    second = [one.second for one in some if one.second is not None]
    return Held(
        first=sum(first) if first else None,
        second=sum(second) if second else None,
        explained=tuple(_together(part for one in some for part in one.explained)),
    )


def moved(some: Mapping[int, Sequence[Explained]], lines: Iterable[int]) -> list[Explained]:
    """What was moved to some lines, by its reasons; what went from one of them to another is no move."""
    return _together(part for line in lines for part in some.get(line, ()))


def _together(parts: Iterable[Explained]) -> list[Explained]:
    sums: defaultdict[Reason, int] = defaultdict(int)
    entries: defaultdict[Reason, set[int]] = defaultdict(set)
    for one in parts:
        sums[one.reason] += one.pence
        entries[one.reason].update(one.entries)
    return [
        Explained(reason=reason, pence=sums[reason], entries=tuple(sorted(entries[reason])))
        for reason in Reason
        if sums.get(reason)
    ]


def _of_item(one: Costs) -> Reason:
    if not one.posted:
        return Reason.NOT_POSTED
    return Reason.CHANGED if one.costs else Reason.NO_COST


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
