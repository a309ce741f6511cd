"""What moved budget to a line since it was first given, and what was spent on it for what: by entry."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Coalesce

from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.kinds.reconciling import MOVES
from lifecourse.finance.models import FundYear, Posting
from lifecourse.finance.rules.reconciling import Explained, Paper

PEOPLE = frozenset({Why.PACKAGES, Why.DOWRIES})
# Money that bought something for a line; what a rule or a settlement posts there is neither.
OTHER = frozenset({Why.SPEND, Why.IMPORT, Why.CLEARING})


@dataclass(frozen=True, kw_only=True)
class OnLine:
    """What one entry put on a line, less what it took from it, in pence. `why`: of what it takes back."""

    line: int
    entry: int
    # The entry that it takes back, or its own number.
    of: int
    why: Why
    pence: int
    supplier: str
    reference: str


def moves_of(year: FundYear) -> dict[int, list[Explained]]:
    """What moved budget to each line since it was first given, by the key of the line."""
    found: defaultdict[int, list[Explained]] = defaultdict(list)
    for one in _on_lines(year, Kind.BUDGET):
        if (reason := MOVES.get(one.why)) is not None:
            found[one.line].append(Explained(reason=reason, pence=one.pence, entries=(one.entry,)))
    return dict(found)


def spent_on(year: FundYear) -> dict[int, tuple[int, list[Paper]]]:
    """For each line what entries for people's money came to, and what else was spent there that stands."""
    people: defaultdict[int, int] = defaultdict(int)
    others: defaultdict[int, dict[int, Paper]] = defaultdict(dict)
    for one in _on_lines(year, Kind.SPENT):
        if one.why in PEOPLE:
            people[one.line] += one.pence
        elif one.why in OTHER:
            # What was taken back is the same paper, and nothing of it is left.
            before = others[one.line].get(one.of)
            others[one.line][one.of] = Paper(
                entry=one.of,
                pence=one.pence + (before.pence if before else 0),
                supplier=one.supplier,
                reference=one.reference,
            )
    return {
        line: (people[line], [paper for _, paper in sorted(others[line].items()) if paper.pence])
        for line in {*people, *others}
    }


def _on_lines(year: FundYear, kind: Kind) -> list[OnLine]:
    """Every entry on every line's account of a kind: in two queries, however much was posted."""
    sums: defaultdict[tuple[int, int, int, str, str, str], int] = defaultdict(int)
    for side, sign in (("to_account", 1), ("from_account", -1)):
        rows = (
            Posting.objects.filter(
                **{
                    "entry__year": year,
                    f"{side}__kind": kind.value,
                    f"{side}__line__isnull": False,
                }
            )
            .annotate(
                of=Coalesce("entry__reverses__number", "entry__number"),
                first_why=Coalesce("entry__reverses__why", "entry__why"),
            )
            .values_list(
                f"{side}__line", "entry__number", "of", "first_why", "entry__supplier", "entry__reference"
            )
            .annotate(all=Sum("pence"))
            .order_by(f"{side}__line", "entry__number")
        )
        for *of, pence in rows:
            sums[*of] += sign * pence
    return [
        OnLine(
            line=line,
            entry=entry,
            of=first,
            why=Why(why),
            pence=pence,
            supplier=supplier,
            reference=reference,
        )
        for (line, entry, first, why, supplier, reference), pence in sums.items()
        if pence
    ]
