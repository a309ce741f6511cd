"""A fund's statement as plain text, for a terminal or a mail."""

import textwrap
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lifecourse.design.api import exact_money
from lifecourse.finance.api import Statement, Sums

WIDTH = 110
NAME, COLUMN = 44, 13
COLUMNS = ("Budget", "Spent", "Ordered", "To come", "Left")


def statement_text(statement: Statement, names: Mapping[int, str]) -> str:
    """The statement as lines of at most 110 letters. `names` says how organisations are called, by key."""
    year = statement.year
    lines = [
        f"{year.fund.name} {year.slug}",
        f"{year.fund.agreement.name}. {year.fund.agreement.host} holds the money.",
        "",
        "WHAT PARTNERS PUT IN",
        *_contributions(statement),
        "",
        "WHAT IT BUYS",
        _row("", *COLUMNS),
        *_schemes(statement),
        _row("All schemes", *_sums(statement.sums)),
        "",
        "WHO OWES WHOM",
        *owing_words(statement, names),
    ]
    if statement.suspense:
        lines += ["", f"{_pounds(statement.suspense)} was spent and nobody has said on what."]
    return "\n".join(line.rstrip() for line in lines)


def _contributions(statement: Statement) -> Iterator[str]:
    for one in statement.contributions:
        capital = " (capital)" if one.contribution.is_capital else ""
        yield _line(f"{one.contribution.party}: {one.contribution.name}{capital}", one.promised)
    yield _line("Altogether", statement.promised)
    rest = {
        "Of it given to schemes": statement.sums.budget,
        "Of it contingency": statement.contingency,
        "Of it held until a result is known": statement.held,
        "Of it kept by a partner after a result": statement.kept,
        "Of it given to nothing yet": sum(one.unallocated for one in statement.contributions),
    }
    for words, pence in rest.items():
        if pence:
            yield _line(words, pence)


def _schemes(statement: Statement) -> Iterator[str]:
    for priority in statement.priorities:
        yield _row(f"{priority.priority.number}. {priority.priority.name}".upper(), *_sums(priority.sums))
        for scheme in priority.schemes:
            for one in scheme.lines:
                yield _row(f"  {scheme.scheme} ({one.line.lead})", *_sums(one.sums))


def owing_words(statement: Statement, names: Mapping[int, str]) -> Iterator[str]:
    """A sentence for each partner who owes the fund or is owed by it."""
    owing = sorted((names[key], pence) for key, pence in statement.partners.items() if pence)
    for name, pence in owing:
        if pence > 0:
            yield f"{name} owes the fund {_pounds(pence)}."
        else:
            yield f"The fund owes {name} {_pounds(-pence)}."
    if not owing:
        yield "Nobody owes anybody anything."


def _sums(sums: Sums) -> tuple[str, ...]:
    return tuple(_pounds(one) for one in (sums.budget, sums.spent, sums.committed, sums.to_come, sums.left))


def _row(name: str, *cells: str) -> str:
    """A name, over as many lines as it needs, with its numbers on the last."""
    parts = textwrap.wrap(name, NAME - 1, subsequent_indent="    ", drop_whitespace=True) or [""]
    indent = " " * (len(name) - len(name.lstrip()))
    parts[0] = indent + parts[0].lstrip()
    last = f"{parts[-1]:{NAME}}" + "".join(f"{cell:>{COLUMN}}" for cell in cells)
    return "\n".join([*parts[:-1], last])


def _line(words: str, pence: int) -> str:
    return f"{textwrap.shorten(words, WIDTH - 20, placeholder=' ...'):{WIDTH - 18}}{_pounds(pence):>17}"


def _pounds(pence: int) -> str:
    return exact_money(Decimal(pence) / 100)
