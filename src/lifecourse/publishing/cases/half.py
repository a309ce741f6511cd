"""The report of half a year of a case that is carried out, as a paper."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from lifecourse.cases.api import Case, HalfTold, StepShown
from lifecourse.publishing.flow import body
from lifecourse.publishing.galley import Block, Galley, Heading
from lifecourse.publishing.table_grids import plain_grid
from lifecourse.publishing.words import day_words, short_day_words

NOBODY = "–"


def half_galley(case: Case, told: HalfTold, *, made_at: datetime) -> Galley:
    """The report, ready to be set."""
    partnership = case.partnership.name
    return Galley(
        title=f"{case.title}: {told.half.words}",
        kicker=partnership,
        dated=f"As it stands on {day_words(made_at.date())}",
        facts=(("Case", case.reference), ("Six months", told.half.words)),
        blocks=tuple(_blocks(told)),
        running=f"Case {case.reference}. Report for {told.half.words}",
        foot=f"{partnership} · {case.reference} · {told.half.words}",
        made_at=made_at,
        contents=False,
    )


def _blocks(told: HalfTold) -> Iterator[Block]:
    yield body(told.sentence, look="lead")
    for title, steps, nothing in (
        ("Done", told.done, "Nothing was done in these six months."),
        ("Due and still open", told.due, f"Nothing is open that was due by {day_words(told.half.last)}."),
        ("Given up, and why", told.not_done, "Nothing was given up."),
        ("Ahead", told.ahead, "Nothing else is taken on."),
    ):
        yield Heading(level=2, text=title)
        yield _steps(title, steps) if steps else body(nothing)
    yield from _outcomes(told)


def _steps(title: str, steps: Sequence[StepShown]) -> Block:
    return plain_grid(
        {"What": 40, "Who": 26, "By": 12, "What shows it, or why not": 22},
        [
            (
                one.milestone.name,
                f"{one.action.owner_organisation}, {one.action.owner_role}" if one.action else NOBODY,
                short_day_words(one.action.due_on) if one.action else NOBODY,
                (one.action.evidence or one.action.reason or NOBODY) if one.action else NOBODY,
            )
            for one in steps
        ],
        title=title,
    )


def _outcomes(told: HalfTold) -> Iterator[Block]:
    yield Heading(level=2, text="What it is measured by")
    measured = [(group, one) for group in told.shown.groups for one in group.outcomes]
    if not measured:
        yield body("It names no outcome.")
        return
    yield plain_grid(
        {"Outcome": 44, "From": 14, "Target": 14, "Reached": 28},
        [
            (
                f"{group.title}: {one.benefit.name}" if group.title else one.benefit.name,
                _number(one.benefit.baseline, one.benefit.unit),
                _number(one.benefit.target, one.benefit.unit),
                f"{_number(one.latest.value, '')} on {short_day_words(one.latest.on)}"
                if one.latest
                else "No result yet",
            )
            for group, one in measured
        ],
        title="What it is measured by",
    )


def _number(value: Fraction | None, unit: str) -> str:
    if value is None:
        return "Not said"
    number = f"{float(value):,.2f}".rstrip("0").rstrip(".")
    return f"{number} {unit}".strip()
