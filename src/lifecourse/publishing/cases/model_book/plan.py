"""Where everything of a model stands in its workbook. Rows and columns are counted from 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from lifecourse.cases.api import (
    BenefitLine,
    CaseDocument,
    CostLine,
    Evaluated,
    Model,
    Move,
    Phase,
    evaluate,
    quarter_later,
    quarters_of,
)

RESULTS, INPUTS, SPREAD, SHARES = "Model", "Model inputs", "Model spread", "Model shares"
COSTS, BENEFITS, MOVES, RATES = "Model costs", "Model benefits", "Model moves", "Discounting"
# Cells to spare for quarters in which nothing stands yet.
SPARE = 3
# Parts of a whole are counted in whole numbers: a share of 12.5 is 12,500 parts.
LEAST_SCALE = 1000
POUNDS, PENCE, PART = "£#,##0.00", "#,##0", "0.######"
CERTAINTY_AT, SCALE_AT = (3, 1), (4, 1)
NAMES_ROW = 8


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A model with the places of its parts on the sheet of inputs."""

    model: Model
    evaluated: Evaluated
    document: CaseDocument
    names: tuple[str, ...]
    organisations: tuple[str, ...]

    @cached_property
    def people(self) -> range:
        """The numbers of those who take part."""
        return range(len(self.names))

    @cached_property
    def order(self) -> list[int]:
        """The place of each in the order of short names, which settles a penny between two that are alike."""
        slugs = sorted(one.slug for one in self.model.participants)
        return [slugs.index(one.slug) for one in self.model.participants]

    @cached_property
    def scale(self) -> int:
        """In how many parts a one is counted, so that every share, part and weight is a whole number."""
        fractions = [one.share for one in self.model.participants]
        for phase in self.model.phases:
            fractions += [part for _, part in phase.fixed]
            fractions += [weight for line in phase.costs for weight in line.weights]
        scale = LEAST_SCALE
        while any((Fraction(one) * scale).denominator != 1 for one in fractions):
            scale *= 10
        return scale

    @cached_property
    def costs(self) -> list[tuple[Phase, CostLine]]:
        """Every cost with its phase."""
        return [(phase, line) for phase in self.model.phases for line in phase.costs]

    @cached_property
    def benefits(self) -> list[tuple[Phase, BenefitLine]]:
        """Every benefit with its phase."""
        return [(phase, line) for phase in self.model.phases for line in phase.benefits]

    @cached_property
    def moves(self) -> list[tuple[Phase, Move]]:
        """Every move with its phase."""
        return [(phase, move) for phase in self.model.phases for move in phase.moves]

    @cached_property
    def weight_slots(self) -> int:
        """For how many quarters a cost may be spread."""
        return max((len(line.weights) for _, line in self.costs), default=1) + SPARE

    @cached_property
    def ramp_slots(self) -> int:
        """For how many quarters a benefit or a move may grow."""
        profiles = [line.profile for _, line in self.benefits] + [move.profile for _, move in self.moves]
        return max((len(one.ramp) for one in profiles), default=0) + SPARE

    @cached_property
    def within(self) -> tuple[object, ...]:
        """The quarters of the model."""
        return quarters_of(self.model.first, self.model.last)

    @cached_property
    def quarters(self) -> tuple[str, ...]:
        """Every quarter in which something may be paid: to the model's last, and what is spread after it."""
        last = quarter_later(self.model.last, self.weight_slots)
        return tuple(map(str, quarters_of(self.model.first, last)))

    @cached_property
    def years(self) -> tuple[str, ...]:
        """Every financial year in which something may be paid."""
        return tuple(dict.fromkeys(one[:7] for one in self.quarters))

    # Where tables of the sheet of inputs begin: each after the one before, with room for its heading.
    @cached_property
    def phases_row(self) -> int:
        """The first phase."""
        return NAMES_ROW + len(self.names) + 3

    @cached_property
    def costs_row(self) -> int:
        """The first cost."""
        return self.phases_row + len(self.model.phases) + 3

    @cached_property
    def benefits_row(self) -> int:
        """The first benefit."""
        return self.costs_row + len(self.costs) + 3

    @cached_property
    def moves_row(self) -> int:
        """The first move."""
        return self.benefits_row + len(self.benefits) + 3

    @cached_property
    def quarters_row(self) -> int:
        """The first quarter."""
        return self.moves_row + len(self.moves) + 3

    def phase_number(self, phase: Phase) -> int:
        """Where a phase stands, from 0."""
        return self.model.phases.index(phase)

    def person(self, slug: str) -> str:
        """The name that the workbook gives to one who takes part; "" for nobody."""
        found = [
            name for name, one in zip(self.names, self.model.participants, strict=True) if one.slug == slug
        ]
        return found[0] if found else ""


def cell(sheet: str, row: int, column: int) -> str:
    """A cell of a sheet, which stays where it is."""
    return f"'{sheet}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def cells(sheet: str, rows: tuple[int, int], columns: tuple[int, int]) -> str:
    """A range of a sheet from the first to the last of both, which stays where it is."""
    return f"'{sheet}'!{xl_range_abs(rows[0], columns[0], rows[1], columns[1])}"


def remainder(part: str, amount: Sequence[str], whole: str) -> str:
    """What is left when part times amount is divided by the whole, exact: the amount comes in three lots of
    thousands, so that no product is longer than a spreadsheet's numbers are."""
    million, thousand, one = amount
    return f"MOD(MOD(MOD({part}*{million},{whole})*1000+{part}*{thousand},{whole})*1000+{part}*{one},{whole})"


def lots(amount: str) -> tuple[str, str, str]:
    """An amount in millions, thousands and the rest, as formulas."""
    return f"=INT({amount}/1000000)", f"=INT(MOD({amount},1000000)/1000)", f"=MOD({amount},1000)"


def lots_of(amount: int) -> tuple[int, int, int]:
    """An amount in millions, thousands and the rest."""
    return amount // 1_000_000, amount % 1_000_000 // 1000, amount % 1000


def before(values: tuple[str, str, str], others: tuple[str, str, str]) -> str:
    """How many of the others come before one when pence that are left over are given out: by what was cut
    off, then by weight, then by order."""
    (left, weight, order), (lefts, weights, orders) = values, others
    return (
        f"SUMPRODUCT(({lefts}>{left})+({lefts}={left})*(({weights}>{weight})+"
        f"({weights}={weight})*({orders}<{order})))"
    )


def plan_of(document: CaseDocument, names: dict[str, str]) -> Plan:
    """The plan of a case's model; `names`: of organisations by code. Two of one name are told apart."""
    model = document.model
    if model is None:
        raise ValueError("A case without a model has no sheets of it.")
    said = [one.name for one in model.participants]
    return Plan(
        model=model,
        evaluated=evaluate(model),
        document=document,
        names=tuple(
            one.name if said.count(one.name) == 1 else f"{one.name} ({one.slug})"
            for one in model.participants
        ),
        organisations=tuple(names.get(one.organisation, one.organisation) for one in model.participants),
    )
