"""The words of sharing: how a result frees money that was held, and who bears what was over or under."""

from enum import StrEnum


class How(StrEnum):
    """How much of what was held is freed when a target was missed."""

    ALL_OR_NOTHING = "all-or-nothing"
    PROPORTION = "proportion"
    STEPS = "steps"


HOW_WORDS: dict[How, str] = {
    How.ALL_OR_NOTHING: "All of it when the target is met, else nothing",
    How.PROPORTION: "As much of it as was gone of the way to the target",
    How.STEPS: "By steps",
}


class By(StrEnum):
    """Over what budget and spending are held against each other: lines within it make up for one another."""

    FUND = "fund"
    PRIORITY = "priority"
    SCHEME = "scheme"


BY_WORDS: dict[By, str] = {
    By.FUND: "All schemes together",
    By.PRIORITY: "Each priority on its own",
    By.SCHEME: "Each scheme on its own",
}


class StepKind(StrEnum):
    """Who bears what was spent over the budget, or gets what was not spent."""

    CONTINGENCY = "contingency"
    LEAD = "lead"
    PERCENTAGES = "percentages"
    CONTRIBUTIONS = "contributions"
    CARRY_FORWARD = "carry-forward"


STEP_WORDS: dict[StepKind, str] = {
    StepKind.CONTINGENCY: "Contingency, as far as there is any",
    StepKind.LEAD: "The partner that leads the line",
    StepKind.PERCENTAGES: "Partners by fixed percentages",
    StepKind.CONTRIBUTIONS: "Partners by what each put in",
    StepKind.CARRY_FORWARD: "Carried into the next year",
}
