"""Decides how far people shaped a piece of work, what is not yet answered, and for whom nobody speaks."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


class Shaping(StrEnum):
    """How far people with a learning disability, autistic people and families shaped a piece of work.

    Our own ladder, lowest first; it claims to be nobody else's.
    """

    TOLD = "told"
    ASKED = "asked"
    HEARD = "heard"
    DECIDED_WITH = "decided-with"
    LED = "led"


SHAPING_WORDS: dict[Shaping, str] = {
    Shaping.TOLD: "Told",
    Shaping.ASKED: "Asked",
    Shaping.HEARD: "Heard",
    Shaping.DECIDED_WITH: "Decided with",
    Shaping.LED: "Led by people",
}
SHAPING_MEANS: dict[Shaping, str] = {
    Shaping.TOLD: "People were told what would happen.",
    Shaping.ASKED: "People were asked what they think; nothing shows what became of it.",
    Shaping.HEARD: "What people said changed something, or they were told why it did not.",
    Shaping.DECIDED_WITH: "People sat where it was decided, and nothing was decided without them.",
    Shaping.LED: "People began it and chose how it was done; organisations helped.",
}


class Answer(StrEnum):
    """What became of something that people said."""

    NOT_YET = "not-yet"
    DONE = "done"
    WHY_NOT = "why-not"


class StepState(StrEnum):
    """Where one step of telling people has got to."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"


STEP_WORDS: dict[StepState, str] = {
    StepState.PLANNED: "Planned",
    StepState.UNDER_WAY: "Under way",
    StepState.DONE: "Done",
}


def answer_of(*, done: str, why_not: str) -> Answer:
    """What became of something said: with neither, it is not yet answered."""
    if done.strip():
        return Answer.DONE
    return Answer.WHY_NOT if why_not.strip() else Answer.NOT_YET


def gap_words(*, own: Shaping, people: Shaping | None) -> str:
    """How the organisations' view and people's own differ; nothing where they agree."""
    if people is None:
        return "Nobody has asked the people who took part what they would call it."
    steps = list(Shaping).index(own) - list(Shaping).index(people)
    if steps == 0:
        return ""
    high = "higher" if steps > 0 else "lower"
    apart = "one step" if abs(steps) == 1 else f"{abs(steps)} steps"
    return f"We put it {apart} {high} than the people who took part."


def nobody_speaks_for(cohorts: Iterable[str], voices: Mapping[str, Sequence[str]]) -> list[str]:
    """The groups of people for whom no reference group speaks, in the order given."""
    return [cohort for cohort in cohorts if not voices.get(cohort)]
