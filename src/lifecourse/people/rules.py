"""Plain decisions about people's records: who may know of whom, and what folds into what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Purpose(StrEnum):
    """What information about a person may be used for."""

    SUPPORT = "support"
    REVIEW = "review"
    COMMISSIONING = "commissioning"
    SAFEGUARDING = "safeguarding"
    MATCHING = "matching"
    REGISTER = "register"


PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.SUPPORT: "giving and planning care and support",
    Purpose.REVIEW: "care, education and treatment reviews",
    Purpose.COMMISSIONING: "arranging and paying for support",
    Purpose.SAFEGUARDING: "keeping somebody safe from harm",
    Purpose.MATCHING: "finding out that two records are one person",
    Purpose.REGISTER: "keeping somebody on the register of people who may come to hospital",
}


class Part(StrEnum):
    """What an organisation is to a person."""

    COMMISSIONER = "commissioner"
    COUNCIL = "council"
    GP = "gp"
    CARE_TEAM = "care_team"
    PROVIDER = "provider"
    HOSPITAL = "hospital"
    SCHOOL = "school"


PART_WORDS: dict[Part, str] = {
    Part.COMMISSIONER: "Health commissioner",
    Part.COUNCIL: "Council",
    Part.GP: "GP practice",
    Part.CARE_TEAM: "Care team",
    Part.PROVIDER: "Support provider",
    Part.HOSPITAL: "Hospital",
    Part.SCHOOL: "School or college",
}


class Basis(StrEnum):
    """Why an organisation may hold a record: its own duty, or what was decided by or for the person."""

    OWN_DUTY = "own_duty"
    AGREED = "agreed"


class Outcome(StrEnum):
    """What was decided about sharing with one organisation for one purpose."""

    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    BEST_INTERESTS_SHARE = "best_interests_share"
    BEST_INTERESTS_DO_NOT_SHARE = "best_interests_do_not_share"


class Capacity(StrEnum):
    """Whether the person could make this decision at this time."""

    HAS = "has"
    LACKS = "lacks"
    CHILD_COMPETENT = "child_competent"
    CHILD_NOT_COMPETENT = "child_not_competent"


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.AGREED: "The person agrees to share",
    Outcome.REFUSED: "The person does not agree",
    Outcome.WITHDRAWN: "The person takes back what they agreed to",
    Outcome.BEST_INTERESTS_SHARE: "It is in the person's best interests to share",
    Outcome.BEST_INTERESTS_DO_NOT_SHARE: "It is in the person's best interests not to share",
}
CAPACITY_WORDS: dict[Capacity, str] = {
    Capacity.HAS: "Yes: an adult, or aged 16 or 17",
    Capacity.LACKS: "No: an adult, or aged 16 or 17, was helped to decide and could not",
    Capacity.CHILD_COMPETENT: "Yes: a child under 16 who understands what it means",
    Capacity.CHILD_NOT_COMPETENT: "No: a child under 16 who does not understand what it means yet",
}

SHARES = {Outcome.AGREED, Outcome.BEST_INTERESTS_SHARE}
FOR_SOMEBODY = {Outcome.BEST_INTERESTS_SHARE, Outcome.BEST_INTERESTS_DO_NOT_SHARE}
CAN_DECIDE = {Capacity.HAS, Capacity.CHILD_COMPETENT}


class NotADecision(Exception):
    """What was decided cannot stand as it is; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Involved:
    """What an organisation is to somebody: for which purpose, on what basis, from when to when."""

    organisation: int
    purpose: Purpose
    basis: Basis
    from_date: date | None
    to_date: date | None


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """One organisation is party to an agreement that names some purposes, from when to when."""

    organisation: int
    purposes: frozenset[Purpose]
    name: str
    from_date: date
    to_date: date | None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What was decided about one organisation and one purpose; `order` tells which of one day came last."""

    organisation: int
    purpose: Purpose
    outcome: Outcome
    decided_on: date
    until: date | None
    order: int


@dataclass(frozen=True, kw_only=True, order=True)
class Seen:
    """One organisation may know of somebody for one purpose, from a day to a day, and why."""

    organisation: int
    purpose: Purpose
    why: str
    from_date: date | None
    to_date: date | None


def sights(parts: Iterable[Involved], agreed: Sequence[Agreed], chosen: Iterable[Chosen]) -> list[Seen]:
    """Who may know of somebody: by an own duty, or by an agreement and what was decided under it."""
    latest: dict[tuple[int, Purpose], Chosen] = {}
    for choice in chosen:
        key = (choice.organisation, choice.purpose)
        if key not in latest or (choice.decided_on, choice.order) > (
            latest[key].decided_on,
            latest[key].order,
        ):
            latest[key] = choice
    found: set[Seen] = set()
    for part in parts:
        if part.basis is Basis.OWN_DUTY:
            found.add(_seen(part, "Its own legal duty", part.from_date, part.to_date))
            continue
        choice_now = latest.get((part.organisation, part.purpose))
        if choice_now is None or choice_now.outcome not in SHARES:
            continue
        for agreement in agreed:
            if agreement.organisation != part.organisation or part.purpose not in agreement.purposes:
                continue
            begins = max(filter(None, (part.from_date, agreement.from_date, choice_now.decided_on)))
            ends = min(filter(None, (part.to_date, agreement.to_date, choice_now.until)), default=None)
            if ends is None or begins <= ends:
                found.add(_seen(part, f"Agreed, under {agreement.name}", begins, ends))
    return sorted(found, key=lambda one: (one.organisation, one.purpose, one.why, str(one.from_date)))


def _seen(part: Involved, why: str, from_date: date | None, to_date: date | None) -> Seen:
    return Seen(
        organisation=part.organisation, purpose=part.purpose, why=why, from_date=from_date, to_date=to_date
    )


def check_decision(
    *,
    outcome: Outcome,
    capacity: Capacity,
    decided_by: str,
    why: str,
    decided_on: date,
    until: date | None,
    today: date,
) -> None:
    """Raises NotADecision for one that nobody could stand by."""
    if not decided_by.strip():
        raise NotADecision("Say who decided: the person, or who decided for them and by what authority.")
    if outcome in FOR_SOMEBODY and capacity in CAN_DECIDE:
        raise NotADecision(
            "Somebody who can make this decision makes it themselves. Nobody decides for them in their best "
            "interests, also when the decision seems unwise."
        )
    if outcome not in FOR_SOMEBODY and capacity not in CAN_DECIDE:
        raise NotADecision(
            "Somebody who cannot make this decision can neither agree nor refuse. Record a decision in their "
            "best interests, with what was thought of and whom you asked."
        )
    if outcome in FOR_SOMEBODY and not why.strip():
        raise NotADecision(
            "A decision in somebody's best interests says what was thought of and who was asked."
        )
    if decided_on > today:
        raise NotADecision("A decision is recorded on the day it was made or later, not before.")
    if until is not None and until < decided_on:
        raise NotADecision("This decision would end before it begins.")
