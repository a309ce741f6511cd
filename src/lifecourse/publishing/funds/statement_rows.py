"""A fund's statement as rows: the same for a workbook and a CSV file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lifecourse.finance.api import Statement

WORDS = ("Priority", "Scheme", "Who spends it", "Provider", "Contribution", "Kind of money", "Area of spend")
MONEY = ("Budget", "Planned so far", "Spent", "Ordered", "To come", "Outturn", "Left")


@dataclass(frozen=True, kw_only=True)
class StatementRow:
    """One line of a scheme: its words, and its pounds in the order of MONEY."""

    words: tuple[str, ...]
    pounds: tuple[Decimal, ...]


def statement_rows(statement: Statement) -> Iterator[StatementRow]:
    """A row for every line, in the order of the statement."""
    for priority in statement.priorities:
        for scheme in priority.schemes:
            for row in scheme.lines:
                line = row.line
                yield StatementRow(
                    words=(
                        f"{priority.priority.number}. {priority.priority.name}",
                        str(scheme.scheme),
                        str(line.lead),
                        line.provider,
                        line.contribution.name,
                        "Capital" if line.contribution.is_capital else "Revenue",
                        line.area_of_spend,
                    ),
                    pounds=tuple(Decimal(one.pence) / 100 for one in row.sums.columns),
                )
