"""Spells of people in a setting; from them, how long people were at risk of leaving, and how often they did.

A spell is seen from one day to another, which need not be its first and its last. What came before it was
seen tells how long it had lasted, and nothing else (truncated on the left); one that still goes on tells that
it lasted so long (censored on the right). So time at risk is counted where it was seen, by how long the spell
had then lasted. Source: Andersen and others, Statistical Models Based on Counting Processes (1993), ch. 3.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lifecourse.engine.estimating.rates import Estimate, rate_from

YEAR = 365.25
STILL_THERE = ""


class NotASpell(ValueError):
    """A spell that cannot be; says what was found and what is expected."""


@dataclass(frozen=True, kw_only=True)
class Spell:
    """Time of one person in a setting, as far as it was seen.

    `begin_days`: for how many days they had been there when it began to be seen, 0 from the first day on;
    `end_days`: when it ceased to be. `to`: where they went then; STILL_THERE where the spell goes on.
    Raises NotASpell.
    """

    setting: str
    begin_days: float
    end_days: float
    to: str = STILL_THERE

    def __post_init__(self) -> None:
        """Refuse time that runs backwards."""
        if not 0 <= self.begin_days <= self.end_days:
            raise NotASpell(
                f"A spell in {self.setting} was seen from its day {self.begin_days:g} to its day"
                f" {self.end_days:g}; expected neither below 0, and the first no later than the last."
            )


@dataclass
class Exposure:
    """Of one setting and one band of time in it: person-years at risk, and how many left for where."""

    years: float = 0.0
    events: dict[str, float] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """How many left, wherever they went."""
        return sum(self.events.values())


def exposures(spells: Iterable[Spell], bands: Sequence[float]) -> dict[str, tuple[Exposure, ...]]:
    """By setting, for each band of days in it: years at risk and who left. `bands`: lower bounds, from 0 up.

    Raises NotASpell where the bands do not begin at 0 or do not go up.
    """
    if not bands or bands[0] != 0 or any(low >= high for low, high in pairwise(bands)):
        raise NotASpell(f"Bands of {list(bands)} days were found; expected to begin at 0 and go up.")
    found: dict[str, tuple[Exposure, ...]] = {}
    for spell in spells:
        of_setting = found.setdefault(spell.setting, tuple(Exposure() for _ in bands))
        for low, high, one in zip(bands, [*bands[1:], float("inf")], of_setting, strict=True):
            seen = min(spell.end_days, high) - max(spell.begin_days, low)
            one.years += max(seen, 0.0) / YEAR
            # Whoever leaves on the last day of a band had been there for less than the next one's days.
            if spell.to != STILL_THERE and (low < spell.end_days <= high or spell.end_days == low == 0):
                one.events[spell.to] = one.events.get(spell.to, 0.0) + 1
    return found


def rates_by_time(
    exposure: Sequence[Exposure], prior: Sequence[tuple[float, float, float] | None], *, to: str = ""
) -> tuple[Estimate, ...]:
    """The rate of leaving in each band of time, to one place or (`to` empty) to any. Raises NotARate."""
    return tuple(
        rate_from(one.events.get(to, 0.0) if to else one.left, one.years, before)
        for one, before in zip(exposure, prior, strict=True)
    )


def share_of_events(exposure: Iterable[Exposure]) -> Mapping[str, float]:
    """How many left for where, in all bands together."""
    found: dict[str, float] = {}
    for one in exposure:
        for to, count in one.events.items():
            found[to] = found.get(to, 0.0) + count
    return found
