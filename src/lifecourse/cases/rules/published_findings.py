"""What printed tables do not come to, as findings: by table and cell, to the precision of each table."""

from collections.abc import Iterator
from fractions import Fraction

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.published import Held, PrintedTable, PrintedUnit, Reads, Span
from lifecourse.cases.rules.published import hold_tables
from lifecourse.cases.rules.published_data import OF_TABLE
from lifecourse.cases.rules.published_model import asking
from lifecourse.finance.api import pounds_words

PENCE = 100
FEW = 3


def published_findings(document: CaseDocument) -> list[CaseFinding]:
    """What the printed tables of a case do not come to."""
    return findings_of_tables(document.published, hold_case(document))


def hold_case(document: CaseDocument) -> list[Held]:
    """Every printed figure of a case held against others, and against its model where it is asked."""
    return hold_tables(document.published, document.agrees, model=asking(document.model))


def findings_of_tables(tables: tuple[PrintedTable, ...], held: list[Held]) -> list[CaseFinding]:
    """What does not hold, what only rounding may explain, what is still to come, and units said twice."""
    found = [_differs(one) for one in held if not one.holds]
    found += [_rounded(one) for one in held if one.holds and one.exact and one.difference]
    for table in tables:
        found += _to_come(table)
        found += _twice(table)
    return found


def _differs(held: Held) -> CaseFinding:
    found, expected = told(held)
    return CaseFinding(
        check="published-tables",
        place=held.place,
        found=_with(found, held.says),
        expected=expected,
        mend="Find which of the figures is right, correct the other, and say in the text which one counts.",
        weight=Weight.MUST_MEND,
    )


def _rounded(held: Held) -> CaseFinding:
    return CaseFinding(
        check="published-tables-rounding",
        place=of_words(held.of),
        found=_with(span_words(held.expected, held.unit), held.says),
        expected=span_words(held.found, held.unit),
        mend="Rounding alone may explain it. Print one more digit, or say that figures are rounded.",
        weight=Weight.SHOULD_LOOK,
    )


def _to_come(table: PrintedTable) -> Iterator[CaseFinding]:
    for row in table.rows:
        missing = [
            column.name
            for column, cell in zip(table.columns, row.cells, strict=True)
            if cell.reads is Reads.TO_COME
        ]
        if missing:
            yield CaseFinding(
                check="published-to-come",
                place=f"{table.name} ({table.place}){OF_TABLE}{row.name}",
                found=f"still to be confirmed: {', '.join(missing)}",
                expected="an amount, or a day by which there is one",
                mend="Estimate it with a best and a worst case, or say who will know it and when.",
                weight=Weight.MUST_MEND,
            )


def _twice(table: PrintedTable) -> Iterator[CaseFinding]:
    for row in table.rows:
        twice = [cell.printed for cell in row.cells if cell.unit_twice]
        if twice:
            yield CaseFinding(
                check="published-unit-twice",
                place=f"{table.name} ({table.place}){OF_TABLE}{row.name}",
                found=f"{', '.join(twice)} in a column of thousands of pounds",
                expected="the unit once: it is read as thousands, and could be read as millions",
                mend="Leave out either the letter or the thousands at the head of the column.",
                weight=Weight.SHOULD_LOOK,
            )


def told(held: Held) -> tuple[str, str]:
    """What is printed and by how much it is off, and what it should come to and from what, in words."""
    of = of_words(held.of)
    if held.presence:
        return ("a figure", f"none, as at {of}") if held.found.value else ("none", f"a figure, as at {of}")
    more = "more" if held.difference > 0 else "less"
    by = amount_words(abs(held.difference), held.unit)
    if held.unit is PrintedUnit.PER_CENT:
        by = f"{by.removesuffix('%')} points"
    return (
        f"{span_words(held.found, held.unit)}, {by} {more}",
        f"{span_words(held.expected, held.unit)}, from {of}",
    )


def held_words(held: Held) -> str:
    """A figure that was held and against what, in a line."""
    found = span_words(held.found, held.unit)
    if held.presence:
        found = "a figure" if held.found.value else "none"
    return f"{held.place}: {found}, from {of_words(held.of)}"


def _with(found: str, says: str) -> str:
    return f"{found} ({says})" if says else found


def of_words(of: tuple[str, ...]) -> str:
    """Of what a figure is made, the first and last of many."""
    told = [name.partition(OF_TABLE) for name in of]
    if len(of) > FEW:
        last = told[-1][2] if told[0][0] == told[-1][0] else of[-1]
        return f"{of[0]} to {last} ({len(of)} figures)"
    # A table is named once for all that is taken from it.
    return "; ".join(
        name if number == 0 or table != told[number - 1][0] else cell
        for number, (name, (table, _, cell)) in enumerate(zip(of, told, strict=True))
    )


def span_words(span: Span, unit: PrintedUnit) -> str:
    """A figure as it is said."""
    return amount_words(span.value, unit)


def amount_words(value: Fraction, unit: PrintedUnit) -> str:
    """An amount in its unit: pounds to the penny where there are pence, per cent and numbers to one place."""
    if unit in {PrintedUnit.POUNDS, PrintedUnit.THOUSANDS}:
        return pounds_words(round(value * PENCE)).removesuffix(".00")
    whole = f"{float(value):,.1f}".removesuffix(".0")
    return f"{whole}%" if unit is PrintedUnit.PER_CENT else whole
