"""What a forecast is asked for: for how long, by how many draws, from which seed."""

from dataclasses import dataclass
from typing import Any

from lifecourse.engine.pathways import Area, Scenario

# A year less gives no year's end to hold; beyond ten nobody has the rates.
FEWEST_MONTHS, MOST_MONTHS = 12, 120
# Below this the edges of nine in ten are a handful of draws; above it nothing that is shown moves.
FEWEST_DRAWS, MOST_DRAWS = 20, 5_000
USUAL_DRAWS = 1_000
# One seed for all, so that what two scenarios differ by is never chance.
USUAL_SEED = 1
MOST_SEED = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How far, how often and from which seed. Raises ValueError with each fault."""

    months: int
    draws: int = USUAL_DRAWS
    seed: int = USUAL_SEED

    def __post_init__(self) -> None:
        """Refuse what is out of bounds, by name."""
        faults = [
            f"{words}: {found} was found; expected {least} to {most}."
            for words, found, least, most in (
                ("Months", self.months, FEWEST_MONTHS, MOST_MONTHS),
                ("Draws", self.draws, FEWEST_DRAWS, MOST_DRAWS),
                ("Seed", self.seed, 0, MOST_SEED),
            )
            if not least <= found <= most
        ]
        if faults:
            raise ValueError(" ".join(faults))


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything that a forecast is made from: the same inputs give the same figures."""

    area: Area
    scenario: Scenario
    asked: Asked

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "area": self.area.to_data(),
            "scenario": self.scenario.to_data(),
            "months": self.asked.months,
            "draws": self.asked.draws,
            "seed": self.asked.seed,
        }
