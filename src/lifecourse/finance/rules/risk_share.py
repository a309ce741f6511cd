"""Who gets money that was held until a result is known: plain decisions on plain values."""

from dataclasses import dataclass
from fractions import Fraction

from lifecourse.engine.allocation import allocate
from lifecourse.finance.kinds.sharing import How
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.sharing import (
    CannotShare,
    RiskShare,
    WorkingLine,
    percent_words,
)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a result says: whether the target was met, how much of the way was gone, and that in words.

    `achieved` is 1 at the target and over 1 beyond it; None where there was no number to begin from.
    """

    met: bool
    achieved: Fraction | None
    words: str


@dataclass(frozen=True, kw_only=True)
class PotShared:
    """Who gets the pot: lines and partners, in pence, which come to the pot; and the working."""

    released: dict[str, int]
    kept: dict[str, int]
    working: tuple[WorkingLine, ...]

    @property
    def total(self) -> int:
        """All that is shared."""
        return sum(self.released.values()) + sum(self.kept.values())


def share_pot(rule: RiskShare, outcome: Outcome) -> PotShared:
    """The pot by an outcome: it comes to the penny. Raises CannotShare."""
    part, why = released_part(rule, outcome)
    two = allocate(rule.pot, {"free": part, "kept": 1 - part})
    free, kept = two["free"], two["kept"]
    lines = [
        WorkingLine(
            step=1,
            clause=rule.clause,
            formula=f"{outcome.words}. {why}: {percent_words(part * 100)} of {pounds_words(rule.pot)}",
            pence=free,
            who="freed",
        )
    ]
    to_lines = allocate(free, rule.released) if free else {}
    whole = sum(rule.released.values())
    lines += [
        WorkingLine(
            step=2,
            clause=rule.clause,
            formula=f"{pounds_words(free)} freed × {percent_words(rule.released[name] * 100 / whole)}",
            pence=pence,
            who=name,
        )
        for name, pence in to_lines.items()
    ]
    to_parties = allocate(kept, rule.kept) if kept else {}
    lines += [
        WorkingLine(
            step=3,
            clause=rule.clause,
            formula=f"{pounds_words(kept)} not freed × {percent_words(rule.kept[party])}",
            pence=pence,
            who=party,
        )
        for party, pence in to_parties.items()
    ]
    return PotShared(released=_some(to_lines), kept=_some(to_parties), working=tuple(lines))


def released_part(rule: RiskShare, outcome: Outcome) -> tuple[Fraction, str]:
    """How much of the pot is freed, from 0 to 1, and by which words of the rule. Raises CannotShare."""
    if outcome.met:
        return Fraction(1), "The target is met, and all is freed"
    if rule.how is How.ALL_OR_NOTHING:
        return Fraction(0), "The target is missed, and nothing is freed"
    if outcome.achieved is None:
        raise CannotShare(
            "How much of the way was gone cannot be told: the target has no number from which it began. "
            "Enter that number with the target."
        )
    gone = min(max(outcome.achieved, Fraction(0)), Fraction(1))
    so_far = f"{percent_words(gone * 100)} of the way was gone"
    if rule.how is How.PROPORTION:
        return gone, f"{so_far}, and as much is freed"
    reached = [one for one in rule.thresholds if one.achieved <= gone * 100]
    if not reached:
        raise CannotShare("The rule has no step for so little.")
    step = max(reached, key=lambda one: one.achieved)
    return step.released / 100, f"{so_far}; the step from {percent_words(step.achieved)} on frees"


def _some(parts: dict[str, int]) -> dict[str, int]:
    return {name: pence for name, pence in parts.items() if pence}
