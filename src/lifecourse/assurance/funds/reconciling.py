"""A plan's table of schemes held against a fund's books, line by line, with what makes them differ."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.finance.api import (
    Explained,
    Held,
    Leeway,
    SchemeStands,
    Statement,
    hold_plan,
    moved,
    together,
)
from lifecourse.plans.api import PlanDocument, Row

PENCE = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class SpenderHeld:
    """What one organisation spends of a scheme, by the plan and by the books."""

    name: str
    held: Held


@dataclass(frozen=True, kw_only=True)
class SchemeHeld:
    """A scheme by its number, with everybody who spends it."""

    name: str
    spenders: Sequence[SpenderHeld]

    @property
    def held(self) -> Held:
        """All of it."""
        return together(one.held for one in self.spenders)


@dataclass(frozen=True, kw_only=True)
class PlanHeld:
    """Every scheme of the plan or of the fund."""

    schemes: Sequence[SchemeHeld]

    @property
    def held(self) -> Held:
        """All schemes together."""
        return together(one.held for one in self.schemes)

    @property
    def open(self) -> int:
        """At how many places something is not explained."""
        return sum(1 for scheme in self.schemes for one in scheme.spenders if one.held.unexplained)


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What a plan says that somebody spends of a scheme, in pence."""

    name: str
    pence: int
    leeway: Leeway


def hold_against_plan(
    statement: Statement, moves: Mapping[int, Sequence[Explained]], document: PlanDocument
) -> PlanHeld:
    """Every line of the plan's schemes, held against the budget of the same scheme and organisation."""
    names, said = _said(document)
    schemes = []
    for priority in statement.priorities:
        for one in priority.schemes:
            number = str(one.scheme.number)
            names.pop(number, None)
            schemes.append(_scheme(one, moves, said.pop(number, {})))
    for number, name in names.items():
        spenders = [
            SpenderHeld(
                name=_name(some),
                held=hold_plan(sum(line.pence for line in some), None, leeway=None, moves=()),
            )
            for some in said.get(number, {}).values()
        ]
        schemes.append(SchemeHeld(name=f"{number}. {name}".strip(), spenders=spenders))
    return PlanHeld(schemes=schemes)


def _scheme(
    one: SchemeStands, moves: Mapping[int, Sequence[Explained]], said: dict[str, list[_Said]]
) -> SchemeHeld:
    lines = defaultdict(list)
    names = {}
    for line in one.lines:
        names[line.line.lead.code] = line.line.lead.name
        lines[line.line.lead.code].append(line)
    spenders = []
    for code in {**lines, **said}:
        of_plan, of_books = said.get(code), lines.get(code)
        leeway = _leeway(of_plan) if of_plan else None
        held = hold_plan(
            sum(line.pence for line in of_plan) if of_plan else None,
            sum(line.sums.budget for line in of_books) if of_books else None,
            leeway=leeway,
            moves=moved(moves, [line.line.pk for line in of_books or ()]),
        )
        spenders.append(SpenderHeld(name=names.get(code) or _name(of_plan or []), held=held))
    return SchemeHeld(name=str(one.scheme), spenders=spenders)


def _said(document: PlanDocument) -> tuple[dict[str, str], dict[str, dict[str, list[_Said]]]]:
    """The plan's schemes by number, and what it says of each by who spends it."""
    schemes, lines = table_of(document, "schemes"), table_of(document, "scheme-lines")
    if schemes is None or lines is None:
        return {}, {}
    coded = asks_for(lines, "code")
    rows = {row.key: row for row in counted(schemes)}
    names = {row.text("number").strip(): row.text("scheme") for row in rows.values()}
    said: defaultdict[str, defaultdict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for row in counted(lines):
        scheme, figure = rows.get(row.text("scheme")), row.figure("amount")
        if scheme is None or figure is None or figure.unit is not Unit.POUNDS:
            continue
        said[scheme.text("number").strip()][_code(row, coded=coded)].append(
            _Said(name=row.text("organisation"), pence=_pence(figure.value), leeway=_figure_leeway(figure))
        )
    return names, {number: dict(some) for number, some in said.items()}


def _code(row: Row, *, coded: bool) -> str:
    """By what an organisation is known: its code, or its name where the plan gives none."""
    return (row.text("code").strip() if coded else "") or row.text("organisation").strip()


def _name(some: Sequence[_Said]) -> str:
    return some[0].name if some else ""


def _leeway(some: Sequence[_Said]) -> Leeway:
    return Leeway(low=sum(one.leeway.low for one in some), high=sum(one.leeway.high for one in some))


def _figure_leeway(figure: FigureValue) -> Leeway:
    """Whole pence between which the true figure may lie; an open end is left at what is said."""
    within, said = stated(figure), _pence(figure.value)
    low = int((within.low * PENCE).to_integral_value(ROUND_CEILING)) if within.low.is_finite() else said
    high = int((within.high * PENCE).to_integral_value(ROUND_FLOOR)) if within.high.is_finite() else said
    return Leeway(low=low, high=high)


def _pence(pounds: Decimal) -> int:
    return int((pounds * PENCE).to_integral_value())
