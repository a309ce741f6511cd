"""Small numbers of people in a plan's tables: which figures go, which are rounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lifecourse.engine.hiding import Known, Line, Spot, known_of, rounded, to_hide
from lifecourse.figures.api import FigureValue, Qualifier
from lifecourse.plans.api import Cell, PlanDocument, Sum, Table
from lifecourse.publishing.public_edition.held import HeldBack, Why
from lifecourse.publishing.public_edition.never import Never
from lifecourse.publishing.totals import part_rows

NOT_SHOWN = "not shown"


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """What becomes of a plan's figures: the words in the place of those that go, and why each goes."""

    words: dict[Spot, str] = field(default_factory=dict)
    held: tuple[HeldBack, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """The tables in which a figure went."""
        return frozenset(table for table, _, _ in self.words)


def hide_small_numbers(document: PlanDocument, rules: Never) -> Hidden:
    """The figures that a public edition cannot print as they are."""
    figures = {(p.table, p.row, p.column): (p, f) for p, f in document.figures()}
    counts = {s: f for s, (p, f) in figures.items() if rules.counts_people(p.table, p.column, f)}
    small = [spot for spot, figure in counts.items() if is_small(figure.value, rules)]
    if not small:
        return Hidden()
    one = _one_for_each(counts)
    values = {one[spot]: int(figure.value) for spot, figure in counts.items()}
    known = {spot: _known(value, rules) for spot, value in values.items()}
    lines = list(_lines(document, counts, one, rules))
    also = to_hide(values, known, lines, sorted({one[spot] for spot in small}))
    words = {spot: small_words(counts[spot].value, rules) for spot in small}
    words |= {spot: NOT_SHOWN for spot in counts if one[spot] in also}
    beside = {(figures[spot][0].section, spot[0]) for spot in words}
    shares = [
        spot
        for spot, (place, figure) in figures.items()
        if figure.unit in rules.ratios and (place.section, place.table) in beside
    ]
    why = dict.fromkeys(words, Why.SUM) | dict.fromkeys(small, Why.SMALL)
    why |= dict.fromkeys(shares, Why.RATIO)
    words |= dict.fromkeys(shares, NOT_SHOWN)
    held = (HeldBack(section=figures[s][0].section, path=figures[s][0].path, why=why[s]) for s in words)
    return Hidden(words=words, held=tuple(sorted(held)))


def is_small(value: Decimal, rules: Never) -> bool:
    """Whether a number of people is too small to be printed. Nobody is not too few."""
    return 0 < abs(value) < rules.smallest_shown


def small_words(value: Decimal, rules: Never) -> str:
    """What stands in the place of a small number."""
    if value > 0:
        return f"fewer than {rules.smallest_shown}"
    return f"down by fewer than {rules.smallest_shown}"


def without_small_numbers(document: PlanDocument, hidden: Hidden, rules: Never) -> PlanDocument:
    """The plan with those figures exchanged for words, and every other number of people rounded."""
    for table in document.tables.values():
        rows = tuple(
            replace(row, cells={c: _shown((table.key, row.key, c), cell, hidden, rules) for c, cell in cells})
            for row in table.rows
            if (cells := row.cells.items()) is not None
        )
        document = document.with_rows(table.key, rows)
    return document


def _shown(spot: Spot, cell: Cell, hidden: Hidden, rules: Never) -> Cell:
    if spot in hidden.words:
        return Cell(text=hidden.words[spot])
    if cell.figure is None or not rules.counts_people(spot[0], spot[2], cell.figure):
        return cell
    return Cell(figure=_to_the_step(cell.figure, rules))


def _to_the_step(figure: FigureValue, rules: Never) -> FigureValue:
    size = Decimal(rounded(int(abs(figure.value)), step=rules.round_to))
    exact = figure.qualifier is Qualifier.EXACTLY
    return replace(
        figure,
        value=size if figure.value >= 0 else -size,
        rounded_to=max(figure.rounded_to, Decimal(rules.round_to)),
        qualifier=Qualifier.EXACTLY if exact else Qualifier.ABOUT,
    )


def _known(value: int, rules: Never) -> Known:
    return known_of(value, smallest=rules.smallest_shown, step=rules.round_to)


def _one_for_each(counts: dict[Spot, FigureValue]) -> dict[Spot, Spot]:
    """Places that say the same of the same thing are one number: what hides it here hides it there."""
    first: dict[tuple[object, ...], Spot] = {}
    return {
        spot: first.setdefault((f.quantity, f.as_at, f.period_start, f.value), spot) if f.quantity else spot
        for spot, f in counts.items()
    }


def _lines(
    document: PlanDocument, counts: dict[Spot, FigureValue], one: dict[Spot, Spot], rules: Never
) -> Iterator[Line]:
    for table in document.tables.values():
        for total in table.template.sums:
            for spot, parts in _sum_of(table, total):
                yield from _line(spot, parts, (), counts, one)
        for adds in rules.adds:
            if adds.table == table.key:
                for row in table.rows:
                    plus = [(table.key, row.key, column) for column in adds.plus]
                    minus = [(table.key, row.key, column) for column in adds.minus]
                    yield from _line((table.key, row.key, adds.total), plus, minus, counts, one)


def _sum_of(table: Table, total: Sum) -> Iterator[tuple[Spot, list[Spot]]]:
    if total.way == "down":
        for column in total.columns:
            parts = [(table.key, row.key, column) for row in part_rows(table, total)]
            yield (table.key, total.total, column), parts
    elif total.way == "across":
        for row in table.rows:
            yield (table.key, row.key, total.total), [(table.key, row.key, column) for column in total.parts]


def _line(
    total: Spot,
    plus: list[Spot],
    minus: list[Spot] | tuple[Spot, ...],
    counts: dict[Spot, FigureValue],
    one: dict[Spot, Spot],
) -> Iterator[Line]:
    signs = {one[spot]: -1 for spot in plus if spot in counts}
    signs |= {one[spot]: 1 for spot in minus if spot in counts}
    if total in counts and signs:
        yield Line(signs={**signs, one[total]: 1}, total=one[total])
