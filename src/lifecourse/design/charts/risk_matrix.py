"""Risks by likelihood and impact: a grid with the risks' numbers in it, levels in words."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from lifecourse.design.charts.chart import NOT_STATED, ChartTable, listed
from lifecourse.design.words import number

Look = Literal["mend", "look", "inform", "done", "plain"]


@dataclass(frozen=True, kw_only=True)
class RiskLevel:
    """A level in words, for scores (likelihood times impact) from this one up."""

    name: str
    from_score: int
    look: Look = "plain"


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A risk with its number; likelihood and impact count from 1, and are nothing where not stated.

    What was said is given where it is not the word of the square: "low to medium".
    """

    number: str
    words: str
    likelihood: int | None
    impact: int | None
    owner: str = ""
    url: str = ""
    likelihood_said: str = ""
    impact_said: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One square of the grid."""

    level: RiskLevel | None
    risks: tuple[Risk, ...]


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """All squares of one likelihood."""

    likelihood: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class RiskMatrix:
    """Risks on a grid; `likelihoods` and `impacts` run from lowest to highest."""

    kind: ClassVar[str] = "risk_matrix"
    title: str
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    risks: tuple[Risk, ...]
    levels: tuple[RiskLevel, ...] = ()
    note: str = ""
    own_sentence: str = ""

    def __post_init__(self) -> None:
        for risk in self.risks:
            _expect_within(risk.likelihood, self.likelihoods, f"likelihood of risk {risk.number}")
            _expect_within(risk.impact, self.impacts, f"impact of risk {risk.number}")

    def level(self, likelihood: int | None, impact: int | None) -> RiskLevel | None:
        """The highest level that the score reaches; nothing where it cannot be said."""
        if likelihood is None or impact is None:
            return None
        reached = [level for level in self.levels if level.from_score <= likelihood * impact]
        return max(reached, key=lambda level: level.from_score, default=None)

    @property
    def unplaced(self) -> tuple[Risk, ...]:
        """Risks without a stated likelihood or impact."""
        return tuple(risk for risk in self.risks if risk.likelihood is None or risk.impact is None)

    @property
    def sentence(self) -> str:
        """How many risks there are at each level, the gravest first."""
        if self.own_sentence:
            return self.own_sentence
        if not self.risks:
            return "No risks are stated yet."
        count = f"{number(len(self.risks))} risk{'' if len(self.risks) == 1 else 's'}"
        parts = [f"{number(found)} {name}" for name, found in self._by_level()]
        if self.unplaced:
            parts.append(f"{number(len(self.unplaced))} without a stated likelihood or impact")
        said = f"{count}: {listed(parts)}." if parts else f"{count}."
        return f"{said} {self.note}".strip()

    def _by_level(self) -> list[tuple[str, int]]:
        gravest_first = sorted(self.levels, key=lambda level: -level.from_score)
        counts = [
            (level.name.lower(), sum(self.level(r.likelihood, r.impact) == level for r in self.risks))
            for level in gravest_first
        ]
        return [(name, found) for name, found in counts if found]

    @property
    def table(self) -> ChartTable:
        """Every risk in words, gravest first."""
        ordered = sorted(self.risks, key=lambda risk: -(risk.likelihood or 0) * (risk.impact or 0))
        return ChartTable(
            headers=("Risk", "What might happen", "Likelihood", "Impact", "Level", "Owner"),
            rows=tuple(self._row(risk) for risk in ordered),
        )

    def _row(self, risk: Risk) -> tuple[str, ...]:
        level = self.level(risk.likelihood, risk.impact)
        return (
            risk.number,
            risk.words,
            risk.likelihood_said or _word(risk.likelihood, self.likelihoods),
            risk.impact_said or _word(risk.impact, self.impacts),
            level.name if level else NOT_STATED,
            risk.owner or NOT_STATED,
        )

    @cached_property
    def rows(self) -> tuple[GridRow, ...]:
        """The grid from the most likely down, impacts from left to right."""
        return tuple(
            GridRow(
                likelihood=self.likelihoods[place - 1],
                cells=tuple(self._cell(place, impact) for impact in range(1, len(self.impacts) + 1)),
            )
            for place in range(len(self.likelihoods), 0, -1)
        )

    def _cell(self, likelihood: int, impact: int) -> Cell:
        here = tuple(r for r in self.risks if (r.likelihood, r.impact) == (likelihood, impact))
        return Cell(level=self.level(likelihood, impact), risks=here)


def _word(place: int | None, names: tuple[str, ...]) -> str:
    return names[place - 1] if place else NOT_STATED


def _expect_within(place: int | None, names: tuple[str, ...], what: str) -> None:
    if place is not None and not 1 <= place <= len(names):
        raise ValueError(f"Expected the {what} from 1 to {len(names)}, found {place}.")
