"""What makes one look again before money is posted, and instalments of a year: plain decisions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lifecourse.finance.kinds.ledger import Why
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.pounds import pounds_words

# What a second person agreed to, or a rule worked out: one person alone does not take it back.
NOT_BY_ONE = frozenset({Why.VIREMENT, Why.RISK_SHARE, Why.SETTLEMENT, Why.CARRY_FORWARD})
# What came with a file goes with its file, or its lines would stand nowhere.
WITH_ITS_FILE = frozenset({Why.IMPORT})


class NotSure(Exception):
    """Something is posted only when somebody has looked at it again; `doubts` are what to look at."""

    def __init__(self, doubts: Sequence[str]) -> None:
        super().__init__(" ".join(doubts))
        self.doubts = tuple(doubts)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What is known of a cost before it is posted. Amounts in pence, months in words."""

    pence: int
    left: int
    belongs_to: str
    goes_into: str
    before: str = ""
    # Why the line has ended, where it has.
    ended: str = ""


def doubts_about(cost: Cost) -> list[str]:
    """What somebody should look at before this is posted, each in a sentence."""
    doubts = []
    if cost.goes_into != cost.belongs_to:
        doubts.append(
            f"{cost.belongs_to} is closed. It is posted into {cost.goes_into}, and keeps the day to which it "
            "belongs."
        )
    if cost.before:
        doubts.append(f"The same supplier's paper of the same number was posted before, as {cost.before}.")
    if cost.ended:
        doubts.append(
            f"The line has ended: {cost.ended} Only what belongs to the time before is posted to it."
        )
    if cost.pence > cost.left:
        doubts.append(_over(cost))
    return doubts


def check_sure(doubts: Sequence[str], sure: Collection[str]) -> None:
    """Raises NotSure unless each doubt is one that somebody looked at."""
    if not set(doubts) <= set(sure):
        raise NotSure(doubts)


def check_may_take_back(why: Why) -> None:
    """Raises CannotPost for what one person alone does not take back."""
    if why in NOT_BY_ONE:
        raise CannotPost(
            "A second person agreed to this, or a rule worked it out. It is not taken back by one person: "
            "ask for the same to be moved back."
        )
    if why in WITH_ITS_FILE:
        raise CannotPost("It came with a file. Take the whole file back from its page.")


def ways_from(why: Why, *, stands: bool, keeps: bool, spends: bool) -> dict[str, bool]:
    """What a reader may do from an entry that still stands: post an order's invoice, take it back."""
    open_still = stands and why is not Why.REVERSAL
    back = open_still and why not in NOT_BY_ONE | WITH_ITS_FILE
    return {
        "may_invoice": keeps and open_still and why is Why.ORDER,
        "may_take_back": back and (keeps or (spends and why is Why.SPEND)),
    }


def instalments_due(plan: Mapping[int, int], *, due_already: int, up_to: int) -> dict[int, int]:
    """What of a plan by month has fallen due up to a month and is not posted yet, in pence.

    What is due already counts for the earliest instalments, in whichever month it was posted.
    """
    covered, found = due_already, {}
    for month in sorted(month for month in plan if month <= up_to):
        used = min(covered, plan[month])
        covered -= used
        if plan[month] > used:
            found[month] = plan[month] - used
    return found


def _over(cost: Cost) -> str:
    if cost.left < 0:
        return f"The line's budget is overspent by {pounds_words(-cost.left)} already."
    return f"It is more than is left of the line's budget: {pounds_words(cost.left)}."
