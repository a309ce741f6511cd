"""Two outlooks draw by draw: what a scenario changes, with the chances of both the same."""

from dataclasses import dataclass

import numpy as np

from lifecourse.engine.pathways.outlook import Bands, Numbers, Outlook, bands, chance_within
from lifecourse.engine.pathways.settings import FUNDERS


class NotComparable(ValueError):
    """Two outlooks that do not belong together; says why."""


@dataclass(frozen=True)
class Comparison:
    """A scenario beside its baseline, of one area, seed and number of draws."""

    base: Outlook
    other: Outlook

    def people(self, *settings: str) -> Numbers:
        """How many more people are in some settings: draws by months."""
        return self.other.people(*settings) - self.base.people(*settings)

    def in_hospital(self, payer: str | None = None) -> Numbers:
        """How many more people are in hospital: draws by months."""
        return self.other.in_hospital(payer) - self.base.in_hospital(payer)

    def spent(self, funder: str) -> Numbers:
        """Pence that one funder pays more: draws by months."""
        return self.other.spent(funder) - self.base.spent(funder)

    def spent_by_all(self) -> Numbers:
        """Pence that all pay more: draws by months."""
        return np.sum([self.spent(one) for one in FUNDERS], axis=0)

    def waiting(self, queue: str) -> Numbers:
        """How many more people wait: draws by months."""
        return self.other.waiting(queue) - self.base.waiting(queue)

    def chance(self, month: int, low: float, high: float, payer: str | None = None) -> tuple[float, float]:
        """The chance of being within a range at the end of a month: in the baseline, and in the scenario."""
        return (
            chance_within(self.base.in_hospital(payer)[:, month], low, high),
            chance_within(self.other.in_hospital(payer)[:, month], low, high),
        )

    def bands(self, payer: str | None = None) -> Bands:
        """The bands of the difference of people in hospital by month."""
        return bands(self.in_hospital(payer))


def compare(base: Outlook, other: Outlook) -> Comparison:
    """A scenario beside its baseline. Raises NotComparable."""
    for what, one, two in (
        ("area", base.area, other.area),
        ("seed", base.seed, other.seed),
        ("number of draws", base.draws, other.draws),
        ("number of months", base.pathway.months, other.pathway.months),
    ):
        if one != two:
            raise NotComparable(f"The two have not the same {what}, so their draws do not belong together.")
    return Comparison(base, other)
