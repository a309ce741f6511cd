"""What was decided about sharing, said to the person it is about: one idea a line, in short words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lifecourse.design.api import day
from lifecourse.people.rules import FOR_SOMEBODY, SHARES, Outcome, Purpose

SO_THAT: dict[Purpose, str] = {
    Purpose.SUPPORT: "This is so that they can support you.",
    Purpose.REVIEW: "This is so that they can check that your care is right.",
    Purpose.COMMISSIONING: "This is so that they can arrange and pay for your support.",
    Purpose.SAFEGUARDING: "This is so that they can keep you safe.",
    Purpose.MATCHING: "This is so that nobody keeps two records of you by mistake.",
    Purpose.REGISTER: "This is so that they can help you stay at home.",
}
# What an organisation that may know of somebody reads on their page, in the order of the page.
SHARED = (
    "your name and your birthday",
    "where you live and your telephone number",
    "your NHS number and your GP",
    "how to talk with you",
    "what matters to you",
    "who is around you",
    "who is responsible for your support",
)
# What is read besides, on the register and in its meeting.
ON_REGISTER = (
    "how you are doing",
    "what makes things harder for you",
    "what helps you",
)


def shared_for(purpose: Purpose) -> tuple[str, ...]:
    """What an organisation may read that may know of somebody for a purpose."""
    return SHARED + ON_REGISTER if purpose is Purpose.REGISTER else SHARED


@dataclass(frozen=True, kw_only=True)
class Told:
    """A heading and what stands under it, one idea a line."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision, in what it takes to tell the person of it."""

    organisation: str
    purpose: Purpose
    outcome: Outcome
    decided_by: str
    decided_on: date
    until: date | None
    shared: Sequence[str]
    keepers: Sequence[str]


def decided_from(
    receipt: Mapping[str, Any],
    *,
    organisation: str,
    outcome: Outcome,
    decided_by: str,
    decided_on: date,
    until: date | None,
) -> Decided:
    """What the receipt of a decision says was shared, from whom and for what: that, and nothing newer."""
    (processing,) = receipt["processing"]
    return Decided(
        organisation=organisation,
        purpose=Purpose(processing["purpose_id"]),
        outcome=outcome,
        decided_by=decided_by,
        decided_on=decided_on,
        until=until,
        shared=tuple(processing.get("pii_information", ())),
        keepers=tuple(one["party_name"] for one in receipt["parties"] if one["role"] == "controller"),
    )


def title_of(decided: Decided) -> str:
    """What the paper is about."""
    if decided.outcome in FOR_SOMEBODY:
        return "What was decided for you about sharing"
    return "What you decided about sharing"


def easy_words(decided: Decided) -> list[Told]:
    """The whole paper."""
    told = [
        Told(title="What it is about", lines=tuple(_about(decided))),
        Told(title=title_of(decided), lines=tuple(_outcome(decided))),
    ]
    if decided.outcome in SHARES and decided.shared:
        lines = ("They can read:", *(f"{one[0].upper()}{one[1:]}." for one in decided.shared))
        told.append(Told(title="What they can read", lines=lines))
    if decided.outcome in SHARES and decided.keepers:
        told.append(
            Told(title="Who keeps what is known of you", lines=tuple(f"{one}." for one in decided.keepers))
        )
    told.append(Told(title="What you can do", lines=tuple(_next(decided))))
    return told


def _about(decided: Decided) -> Iterator[str]:
    yield "We keep a record of you."
    yield "It says who you are and how to support you."
    yield "This paper is about who may read it."
    yield f"It is about {decided.organisation}."
    yield SO_THAT[decided.purpose]


def _outcome(decided: Decided) -> Iterator[str]:
    match decided.outcome:
        case Outcome.AGREED:
            yield "You said yes."
            yield "They may read about you."
        case Outcome.REFUSED:
            yield "You said no."
            yield "Your no counts."
        case Outcome.WITHDRAWN:
            yield "You said yes before."
            yield "Now you say no."
            yield "Your no counts."
        case Outcome.BEST_INTERESTS_SHARE:
            yield "You could not decide this at that time."
            yield "So other people decided it for you."
            yield "They think that sharing is best for you."
            yield "They may read about you."
        case Outcome.BEST_INTERESTS_DO_NOT_SHARE:
            yield "You could not decide this at that time."
            yield "So other people decided it for you."
            yield "They think that not sharing is best for you."
    if decided.outcome in FOR_SOMEBODY:
        yield f"Who decided: {decided.decided_by}."
    yield f"The day: {day(decided.decided_on)}."
    if decided.until:
        yield f"It ends after {day(decided.until)}."
    elif decided.outcome in SHARES:
        yield "It has no last day."
    if decided.outcome not in SHARES:
        yield "The law lets some organisations know of you."
        yield "They do not need your yes."


def _next(decided: Decided) -> Iterator[str]:
    if decided.outcome in FOR_SOMEBODY:
        yield "You can say what you think of it."
        yield "You can ask for somebody to speak up for you."
        yield "That person is called an advocate."
    elif decided.outcome in SHARES:
        yield "You can change your mind on any day."
        yield "Then you say no."
        yield "Your no counts from that day."
        yield "They will not forget what they have read."
    else:
        yield "You can change your mind on any day."
        yield "Then you say yes."
    yield "Tell anybody who supports you."
    yield "You can ask who has read your record."
    yield "You can keep this paper."
