"""Decides whether an answer given without signing in is held back for a person to look at first."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Held(StrEnum):
    """Why an answer is held back."""

    HARM = "harm"
    EMAIL = "email"
    NUMBER = "number"


HELD_WORDS: dict[Held, str] = {
    Held.HARM: "It may tell of somebody who is hurt or not safe. Look at it today.",
    Held.EMAIL: "It holds what looks like an email address.",
    Held.NUMBER: "It holds what looks like a telephone or NHS number.",
}
EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
# Seven digits or more in a row, also with spaces, dots, dashes or brackets between them.
NUMBER = re.compile(r"(?:\d[\s().\-–]{0,3}){7,}")
# Beginnings of words that people use about harm. A word too many costs a look; one too few may cost more.
HARM = re.compile(
    r"\b(abus|assault|attack|bruis|bull(y|ied)|hit(s|ting)?\b|hurt|kick|kill|neglect|not safe|unsafe|"
    r"punch|rape|restrain|scared|frighten|slap|stole|suicid|threat|touch(es|ed|ing)? me|die\b|"
    r"want to be dead|end my life|lock(s|ed|ing)? (me|us|him|her|them)|starv)",
    re.IGNORECASE,
)


def screened(text: str) -> list[Held]:
    """Every reason to hold an answer back, the gravest first; none when it may be read with the others."""
    found = {Held.HARM: HARM.search(text), Held.EMAIL: EMAIL.search(text), Held.NUMBER: NUMBER.search(text)}
    return [why for why, there in found.items() if there]


@dataclass(frozen=True, kw_only=True)
class Door:
    """What decides whether a link still takes answers."""

    closes_on: date
    was_closed: bool
    answers: int
    most_answers: int


def takes_answers(door: Door, *, today: date) -> bool:
    """Until its last day, that day included, unless it was closed or has as many answers as it may."""
    return not door.was_closed and today <= door.closes_on and door.answers < door.most_answers
