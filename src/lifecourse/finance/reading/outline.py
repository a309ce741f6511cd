"""What a year of a fund is made of, and what of its money is given to nothing yet. Amounts in pence."""

from collections.abc import Sequence
from dataclasses import dataclass

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import (
    Contribution,
    FundYear,
    LineTurn,
    Output,
    PartReworded,
    Priority,
    Scheme,
    SchemeLine,
)
from lifecourse.finance.queries.balances import balances_of, sums_by_place
from lifecourse.finance.queries.outline import ended_of, reworded_of, turns_of
from lifecourse.finance.rules.months import MONTHS


@dataclass(frozen=True, kw_only=True)
class PutIn:
    """One contribution: what it is, what is set aside of it, and what is left to give."""

    row: Contribution
    pence: int
    contingency: int
    left: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line with its budget; that anything was ever posted to it; and why it ended, where it has."""

    row: SchemeLine
    pence: int
    is_posted: bool
    ended: LineTurn | None


@dataclass(frozen=True, kw_only=True)
class Bought:
    """One scheme, each of its lines with its budget, and what it is to bring."""

    row: Scheme
    lines: Sequence[Line]
    outputs: Sequence[Output]

    @property
    def pence(self) -> int:
        """What all its lines get."""
        return sum(one.pence for one in self.lines)

    @property
    def goes_on(self) -> bool:
        """Whether a line of it goes on, or none was ever written."""
        return not self.lines or any(one.ended is None for one in self.lines)


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A year's contributions, and its priorities with their schemes."""

    contributions: Sequence[PutIn]
    priorities: Sequence[tuple[Priority, Sequence[Bought]]]

    @property
    def pence(self) -> int:
        """Everything that is put in."""
        return sum(one.pence for one in self.contributions)

    @property
    def left(self) -> int:
        """Everything that is given to nothing yet."""
        return sum(one.left for one in self.contributions)

    @property
    def free(self) -> set[int]:
        """The contributions of which something is left, by their keys."""
        return {one.row.pk for one in self.contributions if one.left > 0}

    @property
    def schemes(self) -> int:
        """How many schemes there are."""
        return sum(len(schemes) for _, schemes in self.priorities)


def read_outline(year: FundYear) -> Outline:
    """What stands now, in as many queries whatever there is."""
    stands = list(balances_of(year))
    sums = sums_by_place(stands, up_to=MONTHS)
    posted, ended = {one.at.line for one in stands}, ended_of(year)
    lines: dict[int, list[Line]] = {}
    for line in SchemeLine.objects.filter(contribution__year=year).select_related(
        "lead", "contribution", "scheme"
    ):
        one = Line(
            row=line,
            pence=sums[Kind.BUDGET, line.pk],
            is_posted=line.pk in posted,
            ended=ended.get(line.pk),
        )
        lines.setdefault(line.scheme_id, []).append(one)
    outputs: dict[int, list[Output]] = {}
    for output in Output.objects.filter(scheme__priority__year=year):
        outputs.setdefault(output.scheme_id, []).append(output)
    schemes: dict[int, list[Bought]] = {}
    for scheme in Scheme.objects.filter(priority__year=year):
        bought = Bought(row=scheme, lines=lines.get(scheme.pk, []), outputs=outputs.get(scheme.pk, []))
        schemes.setdefault(scheme.priority_id, []).append(bought)
    return Outline(
        contributions=[
            PutIn(
                row=one,
                pence=-sums[Kind.PROMISED, one.pk],
                contingency=sums[Kind.CONTINGENCY, one.pk],
                left=sums[Kind.UNALLOCATED, one.pk],
            )
            for one in year.contributions.select_related("party")
        ],
        priorities=[(one, schemes.get(one.pk, [])) for one in year.priorities.all()],
    )


def read_history(year: FundYear) -> list[LineTurn | PartReworded]:
    """What ended, went on and was said otherwise, the newest first."""
    return sorted([*turns_of(year), *reworded_of(year)], key=lambda one: one.at, reverse=True)
