"""What differs between two models, in sentences that a page shows and a case's history keeps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from lifecourse.cases.kinds.model import (
    BENEFIT_WORDS,
    COST_WORDS,
    COUNTS_WORDS,
    DIVIDED_WORDS,
    SPREAD_WORDS,
    BenefitLine,
    CostLine,
    Model,
    Move,
    Participant,
    Phase,
)
from lifecourse.cases.rules.model_writing import number_said
from lifecourse.finance.api import pounds_words

type Line = CostLine | BenefitLine | Move
type Say = Callable[[Any], str]

PERCENT = 100


def _amounts(amounts: Sequence[int]) -> str:
    return ", ".join(map(pounds_words, amounts)) or "none"


def _number(number: Any) -> str:
    return str(number_said(number))


def _percent(part: Any) -> str:
    return f"{number_said(part * PERCENT)}%"


# What is said of each field: its words, and how its value reads. What has no value worth reading says "".
FRAME: dict[str, tuple[str, Say]] = {
    "first": ("the first quarter", str),
    "last": ("the last quarter", str),
    "price_basis": ("what is said of prices", lambda _: ""),
    "source": ("where it comes from", lambda _: ""),
    "reading": ("what is our own reading", lambda _: ""),
    "seed": ("the seed of the chances", str),
    "draws": ("how many chances are drawn", str),
}
PARTICIPANT: dict[str, tuple[str, Say]] = {
    "name": ("the name", str),
    "organisation": ("the organisation", str),
    "share": ("the share of the benefit", _number),
    "floor": ("the least it carries of a phase", pounds_words),
}
PHASE: dict[str, tuple[str, Say]] = {
    "number": ("the number", str),
    "name": ("the name", str),
    "first": ("the first quarter", str),
    "divided": ("how its cost is divided", DIVIDED_WORDS.__getitem__),
    "fixed": ("what parts were agreed", lambda _: ""),
    "posts": ("who has posts more or fewer", lambda _: ""),
}
LINE: dict[str, tuple[str, Say]] = {
    "name": ("the name", str),
    "source": ("where it comes from", lambda _: ""),
}
SPREAD: dict[str, tuple[str, Say]] = {"spread": ("how its chances lie", SPREAD_WORDS.__getitem__)}
COST: dict[str, tuple[str, Say]] = {
    **LINE,
    **SPREAD,
    "kind": ("what is paid for", COST_WORDS.__getitem__),
    "best": ("at best", pounds_words),
    "mid": ("most likely", pounds_words),
    "worst": ("at worst", pounds_words),
    "weights": ("how it is spread over quarters", lambda _: ""),
    "running": ("each quarter after", pounds_words),
    "capital": ("whether it is capital", lambda value: "yes" if value else "no"),
    "falls_away": ("what is not spent where somebody stays out", lambda _: ""),
}
BENEFIT: dict[str, tuple[str, Say]] = {
    **LINE,
    **SPREAD,
    "kind": ("where it comes from", BENEFIT_WORDS.__getitem__),
    "counts": ("whether it is cash", COUNTS_WORDS.__getitem__),
    "best": ("at best", _percent),
    "worst": ("at worst", _percent),
}
PROFILE: dict[str, tuple[str, Say]] = {
    "ramp": ("what comes in the first quarters", _amounts),
    "lasting": ("each quarter from then on", pounds_words),
    "quarters": ("for how many quarters", lambda value: "to the end" if value is None else str(value)),
}


def changes_of(before: Model, after: Model) -> tuple[str, ...]:
    """Every difference as a sentence, the model's own first; none where the two are the same."""
    names = {one.slug: one.name for one in (*before.participants, *after.participants)}
    return (
        *_fields("The model", before, after, FRAME),
        *_participants(before, after),
        *_phases(before, after, names),
    )


def told(changes: Sequence[str], why: str, *, most: int) -> str:
    """A reason and then what changed, in so many letters at most: what does not fit is counted."""
    said = why.strip()
    for number, change in enumerate(changes):
        rest = len(changes) - number
        more = f"{said} {change}".strip()
        end = f" And {rest - 1} more." if rest > 1 else ""
        if len(more + end) > most:
            return f"{said} And {rest} more.".strip()[:most]
        said = more
    return said[:most]


def _participants(before: Model, after: Model) -> Iterable[str]:
    was, now = ({one.slug: one for one in model.participants} for model in (before, after))
    yield from (f"{one.name} stays out." for slug, one in was.items() if slug not in now)
    for slug, one in now.items():
        if slug in was:
            yield from _fields(_old_name(was[slug], one), was[slug], one, PARTICIPANT)
        else:
            yield f"{one.name} takes part, with a share of {_number(one.share)}."


def _phases(before: Model, after: Model, names: Mapping[str, str]) -> Iterable[str]:
    was, now = ({one.slug: one for one in model.phases} for model in (before, after))
    yield from (f"{phase.name} is not done." for slug, phase in was.items() if slug not in now)
    gone = {one.slug for one in before.participants} - {one.slug for one in after.participants}
    for slug, phase in now.items():
        if slug not in was:
            yield f"{phase.name} is done too, from {phase.first}."
            continue
        old = was[slug]
        yield from _fields(_old_name(old, phase), old, phase, PHASE)
        yield from (
            f"{names[one]} takes no part in {phase.name}."
            for one in old.participants
            if one not in phase.participants and one not in gone
        )
        yield from (
            f"{names[one]} takes part in {phase.name}."
            for one in phase.participants
            if one not in old.participants
        )
        for kind in ("costs", "benefits", "moves"):
            yield from _lines(phase.name, getattr(old, kind), getattr(phase, kind), names)


def _lines(
    phase: str, before: Sequence[Line], after: Sequence[Line], names: Mapping[str, str]
) -> Iterable[str]:
    was, now = ({one.slug: one for one in lines} for lines in (before, after))
    yield from (f"{one.name} ({phase}) is taken out." for slug, one in was.items() if slug not in now)
    for slug, line in now.items():
        if slug not in was:
            yield f"{line.name} ({phase}) is added."
            continue
        old = was[slug]
        name = f"{_old_name(old, line)} ({phase})"
        if isinstance(old, CostLine):
            yield from _fields(name, old, line, COST)
            yield from _who(name, "paid alone by", old.paid_by, line.paid_by, names)  # type: ignore[union-attr]
            continue
        yield from _fields(name, old, line, BENEFIT if isinstance(old, BenefitLine) else LINE)
        yield from _fields(name, old.profile, line.profile, PROFILE)  # type: ignore[union-attr]
        for key, words in (("goes_to", "goes to"), ("giver", "moves from"), ("taker", "moves to")):
            yield from _who(name, words, getattr(old, key, ""), getattr(line, key, ""), names)


def _fields(name: str, before: object, after: object, said: Mapping[str, tuple[str, Say]]) -> Iterable[str]:
    for key, (words, say) in said.items():
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        if shown := say(new):
            yield f"{name}: {words} is {shown} instead of {say(old)}."
        else:
            yield f"{name}: {words} is said differently."


def _who(name: str, words: str, old: str, new: str, names: Mapping[str, str]) -> Iterable[str]:
    if old != new:
        shown = [names.get(one, "everybody by share") for one in (new, old)]
        yield f"{name}: {words} {shown[0]} instead of {shown[1]}."


def _old_name(before: Participant | Phase | Line, after: Participant | Phase | Line) -> str:
    """The name by which a reader knows it: the old one, where it gets another."""
    return before.name if before.name != after.name else after.name
