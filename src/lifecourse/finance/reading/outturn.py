"""What a figure that is worked out is made of: outturn and what is left, of a line or of several together."""

from dataclasses import dataclass

from lifecourse.finance.kinds.fund import Money
from lifecourse.finance.models import Scheme, SchemeLine
from lifecourse.finance.reading.postings import Wanted
from lifecourse.finance.reading.statement import LineStands, Statement, Sums


@dataclass(frozen=True, kw_only=True)
class Outturn:
    """Whose outturn it is, in words; by what an address narrows figures to it; and the lines it adds up."""

    name: str
    of: str
    lines: tuple[tuple[Scheme, LineStands], ...]

    @property
    def sums(self) -> Sums:
        """Its lines together."""
        return sum((row.sums for _, row in self.lines), Sums())


def read_outturn(statement: Statement, wanted: Wanted) -> Outturn:
    """The lines of a statement that are asked for: all, those of one place, or of one kind of money."""
    return Outturn(
        name=", ".join(str(one) for one in wanted.places) or "All schemes",
        of=_asked(wanted),
        lines=tuple(
            (scheme.scheme, row)
            for priority in statement.priorities
            for scheme in priority.schemes
            for row in scheme.lines
            if _is_of(row.line, scheme.scheme, wanted)
        ),
    )


def _is_of(line: SchemeLine, scheme: Scheme, wanted: Wanted) -> bool:
    capital = None if wanted.money is None else wanted.money is Money.CAPITAL
    return (
        wanted.line in (None, line)
        and wanted.scheme in (None, scheme)
        and wanted.priority in (None, scheme.priority)
        and wanted.contribution in (None, line.contribution)
        and wanted.party in (None, line.lead)
        and capital in (None, line.contribution.is_capital)
    )


def _asked(wanted: Wanted) -> str:
    found = (
        ("line", wanted.line and wanted.line.pk),
        ("scheme", wanted.scheme and wanted.scheme.pk),
        ("priority", wanted.priority and wanted.priority.number),
        ("contribution", wanted.contribution and wanted.contribution.slug),
        ("party", wanted.party and wanted.party.code),
        ("money", wanted.money and wanted.money.value),
    )
    return "&".join(f"{name}={value}" for name, value in found if value)
