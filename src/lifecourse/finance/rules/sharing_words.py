"""Rules of sharing in sentences that a partner can hold against the agreement's own."""

from collections.abc import Mapping
from fractions import Fraction

from lifecourse.finance.kinds.sharing import BY_WORDS, How, StepKind
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.finance.rules.sharing import RiskShare, SettlementRule, Step, percent_words


def and_words(parts: list[str]) -> str:
    """Things one after the other: a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else "nobody"


def risk_share_words(rule: RiskShare, names: Mapping[str, str]) -> list[str]:
    """What a risk share says; `names` are of lines and partners."""
    held = and_words([f"{pounds_words(pence)} from {names[line]}" for line, pence in rule.held.items()])
    whole = sum(rule.released.values())
    freed = [
        names[line] + ("" if len(rule.released) == 1 else f" ({percent_words(weight * 100 / whole)})")
        for line, weight in rule.released.items()
    ]
    kept = and_words([f"{percent_words(share)} by {names[party]}" for party, share in rule.kept.items()])
    between = {
        How.ALL_OR_NOTHING: "There is nothing in between: all of it or nothing.",
        How.PROPORTION: "In between as much is freed as was gone of the way to the target.",
        How.STEPS: "In between by steps: "
        + "; ".join(
            f"from {percent_words(one.achieved)} of the way on {percent_words(one.released)} is freed"
            for one in rule.thresholds
        )
        + ".",
    }[rule.how]
    return [
        f"Held until the result is known: {held}.",
        f"When the target is met it goes to {and_words(freed)}.",
        f"When it is missed it is kept: {kept}.",
        between,
    ]


def settlement_words(rule: SettlementRule, names: Mapping[str, str]) -> list[str]:
    """What a settlement says, step by step."""
    over = "; then ".join(step_words(step, names) for step in rule.over)
    under = "; then ".join(step_words(step, names) for step in rule.under)
    return [
        f"Budget and spending are held against each other by: {BY_WORDS[rule.by].lower()}.",
        f"What was spent over the budget: first {over}.",
        f"What was not spent: first {under}.",
    ]


def step_words(step: Step, names: Mapping[str, str]) -> str:
    """One step in words."""
    who = {
        StepKind.CONTINGENCY: "contingency",
        StepKind.LEAD: "the partner that leads the line",
        StepKind.PERCENTAGES: shares_words(step.shares or {}, names),
        StepKind.CONTRIBUTIONS: "partners by what each put in",
        StepKind.CARRY_FORWARD: f"carried into the next year, held by {names.get(step.held_by, '')}",
    }[step.kind]
    limits = []
    if step.percent_of_budget is not None:
        limits.append(f"{percent_words(step.percent_of_budget)} of the budget")
    if step.pence is not None:
        limits.append(pounds_words(step.pence))
    return f"{who}, at most {' and at most '.join(limits)}" if limits else who


def shares_words(shares: Mapping[str, Fraction], names: Mapping[str, str]) -> str:
    """Partners with their per cents."""
    return and_words([f"{names[party]} {percent_words(share)}" for party, share in shares.items()])
