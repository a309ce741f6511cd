"""A figure of a plan as a parameter of its forecast."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lifecourse.engine.pathways import Basis, Parameter
from lifecourse.figures.api import FigureValue, Qualifier
from lifecourse.plans.document import Place

# How far a number may lie off that the plan itself calls about, or over.
LOOSE = 0.15


@dataclass
class Stated:
    """Parameters as a plan states them, beside the national ones that it says nothing of."""

    national: Mapping[str, Parameter]
    found: dict[str, Parameter] = field(default_factory=dict)

    def value(self, code: str) -> float:
        """A parameter as it stands: the plan's, or the national one."""
        return (self.found.get(code) or self.national[code]).value

    def take(
        self,
        code: str,
        value: float,
        *,
        source: str,
        low: float | None = None,
        high: float | None = None,
        place: Place | None = None,
        note: str = "",
    ) -> None:
        """A number of the plan for a parameter; with no range of its own it is taken as it stands."""
        self.found[code] = replace(
            self.national[code],
            value=value,
            low=value if low is None else low,
            high=value if high is None else high,
            basis=Basis.PLAN,
            source=source,
            note=note,
            place=place.path if place else "",
        )

    def take_figure(self, code: str, place: Place, figure: FigureValue, *, keep_range: bool = False) -> None:
        """A figure for a parameter. `keep_range`: with the national range, in proportion."""
        value = float(figure.value)
        low, high = width(figure)
        if keep_range and self.national[code].value > 0:
            national = self.national[code]
            low, high = (value * edge / national.value for edge in (national.low, national.high))
        self.take(code, value, low=low, high=high, source=source_of(figure), place=place, note=figure.note)

    def parameters(self) -> tuple[Parameter, ...]:
        """All of them, in the national order."""
        return tuple(self.found.get(code, one) for code, one in self.national.items())


def width(figure: FigureValue) -> tuple[float, float]:
    """Between which numbers a figure lies, by how it was rounded and by the word that stood before it."""
    value = float(figure.value)
    exact = figure.qualifier is Qualifier.EXACTLY and figure.rounded_to <= 1
    step = 0.0 if exact else float(figure.rounded_to) / 2
    loose = 0.0 if figure.qualifier is Qualifier.EXACTLY else value * LOOSE
    return max(value - max(step, loose), 0.0), value + max(step, loose)


def source_of(*figures: FigureValue) -> str:
    """Where figures are from, each once."""
    said: Iterable[str] = dict.fromkeys(one.source or "no source given" for one in figures)
    return "The plan: " + "; ".join(said)
