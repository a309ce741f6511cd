"""Every line of a year in a quarter: what was planned, what was spent, and why they differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from lifecourse.finance.models import FundYear, SchemeLine, VarianceLimit, VarianceReason
from lifecourse.finance.queries.balances import Stands, balances_of
from lifecourse.finance.queries.variance import figures_of, limit_of, reasons_of
from lifecourse.finance.rules.variance import Explained, Figures, explained


@dataclass(frozen=True, kw_only=True)
class LineVaries:
    """One line with what was written about it, the newest first."""

    line: SchemeLine
    figures: Figures
    reasons: tuple[VarianceReason, ...]
    explained: Explained

    @property
    def reason(self) -> VarianceReason | None:
        """The one that stands."""
        return self.reasons[0] if self.reasons else None

    @property
    def is_asked(self) -> bool:
        """Whether somebody still has to say why."""
        return self.explained in {Explained.NO, Explained.MOVED}


@dataclass(frozen=True, kw_only=True)
class VarianceRead:
    """A quarter (0: the whole year) with every line, and those that are still to be explained."""

    quarter: int
    limit: VarianceLimit | None
    lines: tuple[LineVaries, ...]

    @property
    def asked(self) -> list[LineVaries]:
        """The lines that somebody still has to explain."""
        return [one for one in self.lines if one.is_asked]

    @property
    def explained(self) -> list[LineVaries]:
        """The lines that differ and are explained."""
        return [one for one in self.lines if one.explained is Explained.YES]

    @property
    def sums(self) -> Figures:
        """All lines together."""
        return Figures(
            planned=sum(one.figures.planned for one in self.lines),
            spent=sum(one.figures.spent for one in self.lines),
        )


def read_variance(year: FundYear, quarter: int, *, stands: Iterable[Stands] | None = None) -> VarianceRead:
    """What differs in a quarter, or in the whole year (0): in a fixed number of queries.

    `stands`: the balances of the year, where they are read already.
    """
    figures, reasons, limit = (
        figures_of(balances_of(year) if stands is None else stands, quarter),
        reasons_of(year, quarter),
        limit_of(year),
    )
    rows = SchemeLine.objects.filter(contribution__year=year).select_related(
        "scheme__priority", "lead", "contribution"
    )
    lines = []
    for line in rows.order_by("scheme__priority__number", "scheme__number", "id"):
        now = figures.get(line.pk, Figures(planned=0, spent=0))
        written = reasons.get(line.pk, [])
        of = Figures(planned=written[0].planned, spent=written[0].spent) if written else None
        lines.append(
            LineVaries(
                line=line,
                figures=now,
                reasons=tuple(written),
                explained=explained(now, limit=limit.pence if limit else 0, written_of=of),
            )
        )
    return VarianceRead(quarter=quarter, limit=limit, lines=tuple(lines))
