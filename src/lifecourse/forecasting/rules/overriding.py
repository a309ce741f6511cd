"""What a parameter is once somebody says it otherwise."""

from dataclasses import dataclass, replace

from lifecourse.engine.pathways import Basis, Parameter


@dataclass(frozen=True, kw_only=True)
class SaidOtherwise:
    """A parameter as somebody says it: a range that holds in nine of ten cases, where from, and why."""

    value: float
    low: float
    high: float
    source: str
    why: str


def parameter_by(one: Parameter, said: SaidOtherwise) -> Parameter:
    """The parameter as it is said, with the sentence of before. Raises BadParameter."""
    return replace(
        one,
        value=said.value,
        low=said.low,
        high=said.high,
        basis=Basis.OVERRIDDEN,
        source=said.source.strip(),
        note=f"Otherwise {one.value:g} ({one.low:g} to {one.high:g}): {one.source}. Said because: {said.why}",
    )
