"""Decides whether what a board agreed is a decision, or a recommendation to the organisations behind it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Standing(StrEnum):
    """What something agreed amounts to."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"


class Outcome(StrEnum):
    """How a question put to a board or an organisation ended."""

    AGREED = "agreed"
    WITH_CONDITIONS = "with-conditions"
    NOT_AGREED = "not-agreed"
    PUT_OFF = "put-off"


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.AGREED: "Agreed",
    Outcome.WITH_CONDITIONS: "Agreed with conditions",
    Outcome.NOT_AGREED: "Not agreed",
    Outcome.PUT_OFF: "Put off to a later day",
}


@dataclass(frozen=True, kw_only=True)
class Right:
    """Who may decide one kind of thing: a board, up to a sum if there is one; else each organisation."""

    board: str | None
    ceiling: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What something agreed amounts to, and why in words."""

    standing: Standing
    because: str


def weigh(*, right: Right | None, board: str | None, amount: Decimal | None = None) -> Weighed:
    """What an agreement amounts to under the right in force; `board` is None for an organisation itself."""
    if board is None:
        return Weighed(standing=Standing.DECISION, because="An organisation decides for itself.")
    if wanting := _wanting(right, board, amount):
        return Weighed(standing=Standing.RECOMMENDATION, because=wanting)
    return Weighed(standing=Standing.DECISION, because="The right to decide this was given to this board.")


def _wanting(right: Right | None, board: str, amount: Decimal | None) -> str:
    """Why the board may only recommend; nothing when it may decide."""
    if right is None:
        return "Nobody has said who may decide this, so it stays with each organisation."
    if right.board is None:
        return "This is kept by each organisation for its own board."
    if right.board != board:
        return f"The right to decide this was given to another board: {right.board}."
    if right.ceiling is None:
        return ""
    if amount is None:
        return "The board may decide up to a sum of money, and no sum is stated."
    return "The sum is above what the board may decide." if amount > right.ceiling else ""
