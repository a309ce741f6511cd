"""How a priority's money goes, for a board that reads one page: plain decisions."""

from dataclasses import dataclass
from enum import StrEnum


class Goes(StrEnum):
    """How it goes with a priority's money, by no limit of ours: over is over, and unexplained is that."""

    OVER = "over"
    UNEXPLAINED = "unexplained"
    WELL = "well"


GOES_WORDS: dict[Goes, str] = {
    Goes.OVER: "Over its budget",
    Goes.UNEXPLAINED: "Not explained",
    Goes.WELL: "As planned, or explained",
}
LOOKS: dict[Goes, str] = {Goes.OVER: "mend", Goes.UNEXPLAINED: "look", Goes.WELL: "done"}


@dataclass(frozen=True, kw_only=True)
class Money:
    """A priority's budget and where it is expected to end, in pence, and its lines that nobody explained."""

    budget: int
    outturn: int
    unexplained: int


def goes(money: Money) -> Goes:
    """What a board should know first of a priority."""
    if money.outturn > money.budget:
        return Goes.OVER
    return Goes.UNEXPLAINED if money.unexplained else Goes.WELL


def sentence_about(quarter: str, *, spent: int, planned: int, how: list[Goes]) -> str:
    """One sentence of a quarter that a chair can read out after the statement's. Amounts in pence."""
    if spent == planned:
        much = f"As much was spent in {quarter} as was planned"
    else:
        much = f"{'More' if spent > planned else 'Less'} was spent in {quarter} than was planned"
    over, open_still = (sum(one is kind for one in how) for kind in (Goes.OVER, Goes.UNEXPLAINED))
    said = [
        f"{number} of {len(how)} priorities {words}"
        for number, words in ((over, "will end over budget"), (open_still, "have differences not explained"))
        if number
    ]
    return f"{much}; {' and '.join(said)}." if said else f"{much}; every difference is explained."
