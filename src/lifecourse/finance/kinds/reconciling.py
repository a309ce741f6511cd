"""The words for why a plan, a fund's books and people's support do not say the same sum."""

from enum import StrEnum

from lifecourse.finance.kinds.ledger import Why


class Reason(StrEnum):
    """What makes two sums differ, in the order in which it is told."""

    VIREMENT = "virement"
    HOLDING = "holding"
    RESULT = "result"
    SETTLEMENT = "settlement"
    CARRIED = "carried"
    ROUNDING = "rounding"
    PLAN_ONLY = "plan-only"
    FUND_ONLY = "fund-only"
    NOT_POSTED = "not-posted"
    CHANGED = "changed"
    NO_COST = "no-cost"
    ERASED = "erased"
    TWICE = "twice"
    NOT_PEOPLE = "not-people"


REASON_WORDS: dict[Reason, str] = {
    Reason.VIREMENT: "budget was moved between lines",
    Reason.HOLDING: "budget is held until a result is known",
    Reason.RESULT: "a result became known",
    Reason.SETTLEMENT: "the end of the year was shared out",
    Reason.CARRIED: "budget was carried between years",
    Reason.ROUNDING: "the plan is rounded",
    Reason.PLAN_ONLY: "stands in the plan only",
    Reason.FUND_ONLY: "stands in the fund only",
    Reason.NOT_POSTED: "not posted yet",
    Reason.CHANGED: "changed since it was posted",
    Reason.NO_COST: "posted, and not paid for anybody any more",
    Reason.ERASED: "posted for people whose records were erased",
    Reason.TWICE: "the same paper was posted twice",
    Reason.NOT_PEOPLE: "spent on other things than people's own support",
}

# What moves a line's budget after it was first given.
MOVES: dict[Why, Reason] = {
    Why.VIREMENT: Reason.VIREMENT,
    Why.HOLDING: Reason.HOLDING,
    Why.RISK_SHARE: Reason.RESULT,
    Why.SETTLEMENT: Reason.SETTLEMENT,
    Why.CARRY_FORWARD: Reason.CARRIED,
}
