"""Drafts a summary from a plan by rules. What the plan does not say, the draft does not say either."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from lifecourse.delivery.api import Level, risk_score
from lifecourse.figures.api import Unit
from lifecourse.plans.api import PlanDocument, Row
from lifecourse.publishing.easy_read.lines import Line, Part, in_order
from lifecourse.publishing.easy_read.taken import Known, read_now

IDEAS = Path(__file__).parent / "idea_words.toml"
# Room for ideas of one kind, so that two pages hold what matters of each; what is left goes to changes.
MOST = {"new": 3, "less": 1, "stop": 1}
MOST_CHANGES = 5


@dataclass(frozen=True, kw_only=True)
class Idea:
    """One rule: in which rows it sees itself, and what it says of them."""

    words: tuple[tuple[str, ...], ...]
    says: str
    picture: str
    change: str = ""

    def speaks_of(self, said: str, change: str = "") -> bool:
        """Whether a row's words hold all that this rule asks for."""
        text = said.lower()
        return self.change == change and all(any(word in text for word in either) for either in self.words)


def draft(known: Known) -> list[Line]:
    """The lines of a whole summary, each read by the rule that wrote it."""
    lines = [line for writer in WRITERS for line in writer(known) if _can_be_said(line, known)]
    return [replace(line, read_with=read_now(line.text, line.source, known)) for line in in_order(lines)]


def left_unsaid(document: PlanDocument) -> list[str]:
    """The new, changed and ending services that no rule has plain words for, as the plan calls them."""
    return [
        row.text("service")
        for row in document.rows("service-changes")
        if _idea("service", row.text("service"), row.text("change")) is None
    ]


def about_the_plan(known: Known) -> Iterator[Line]:
    """What the plan is, and for whom."""
    yield _line(
        "for-whom", Part.ABOUT, "This plan is for people with a learning disability or autism.", "people"
    )
    yield _line("who-wrote", Part.ABOUT, "The [the partnership] wrote it in [date of the plan].", "writing")
    for row, idea in _first_ideas(known.document, "engagement", "heard", ("who",), most=1):
        yield _line(
            f"heard-{row.key}", Part.ABOUT, idea.says, idea.picture, source=_path(known, "engagement", row)
        )


def hospital(known: Known) -> Iterator[Line]:
    """How many people are in hospital, and how many the plan wants there."""
    yield _line("in-hospital", Part.HOSPITAL, "The plan counts [people in hospital] in hospital.", "hospital")
    last = _last_year(known.document)
    if last:
        yield _line(
            "in-hospital-later",
            Part.HOSPITAL,
            f"The plan wants [{last}] there by [end of the plan].",
            "fewer",
        )
    else:
        yield _line(
            "in-hospital-later",
            Part.HOSPITAL,
            "The plan wants no more than [most people planned] there by [end of the plan].",
            "fewer",
        )


def changes(known: Known) -> Iterator[Line]:
    """What will be new, different, less, and what will stop."""
    kept: list[tuple[Row, Idea]] = []
    for change, most in MOST.items():
        kept += _first_ideas(
            known.document, "service-changes", "service", ("service",), most=most, change=change
        )
    room = MOST_CHANGES - len(kept)
    kept += _first_ideas(
        known.document, "service-changes", "service", ("service",), most=room, change="change"
    )
    for row, idea in kept:
        source = _path(known, "service-changes", row)
        yield _line(f"{idea.change}-{row.key}", Part.HELP, idea.says, idea.picture, source=source)


def homes(known: Known) -> Iterator[Line]:
    """The homes that the plan counts, at most two of its schemes."""
    counted = [
        row for row in known.document.rows("homes") if (f := row.figure("homes")) and f.unit is Unit.HOMES
    ]
    for row in counted[:2]:
        source = _path(known, "homes", row)
        said = f"{row.text('scheme')} {row.text('for_whom')}".lower()
        who = " for people who leave hospital" if "leave hospital" in said else ""
        wanted = "We want" if "want" in said or "need" in said else "There will be"
        kind = "home" if row.number("homes") == 1 else "homes"
        yield _line(
            f"homes-{row.key}",
            Part.HOMES,
            f"{wanted} [{source}/homes]{who}.".replace("  ", " "),
            "key" if kind == "home" or who else "homes",
            source=source,
        )


def money(known: Known) -> Iterator[Line]:
    """The money in one line."""
    yield _line(
        "money", Part.HOMES, "The first year of the plan costs [about money in the first year].", "money"
    )


def milestones(known: Known) -> Iterator[Line]:
    """When the things happen that people will notice."""
    order = [idea.says for idea in _ideas()["milestone"]]
    every = _first_ideas(known.document, "milestones", "milestone", ("milestone", "kind"), most=len(order))
    found = sorted(every, key=lambda one: order.index(one[1].says))[:3]
    for row, idea in sorted(found, key=lambda one: one[0].text("ends")):
        source = _path(known, "milestones", row)
        if row.text("ends"):
            text = idea.says.replace("{when}", f"[when {source}/ends]")
            yield _line(f"when-{row.key}", Part.WHEN, text, idea.picture, source=source)


def risks(known: Known) -> Iterator[Line]:
    """One thing that may go wrong: among the gravest risks, the one that our rules name first."""
    order = [idea.says for idea in _ideas()["risk"]]
    found = _first_ideas(known.document, "risks", "risk", ("risk", "effect"), most=len(order))
    gravest = sorted(found, key=lambda one: (-_gravity(one[0]), order.index(one[1].says)))
    for row, idea in gravest[:1]:
        source = _path(known, "risks", row)
        yield _line(f"risk-{row.key}", Part.WHEN, idea.says, idea.picture, source=source)


def your_say(known: Known) -> Iterator[Line]:
    """How to say something, and to ask for the plan in another form."""
    yield _line("tell-us", Part.YOUR_SAY, "Please tell us what you think.", "hand-up")
    yield _line("how-to-tell-us", Part.YOUR_SAY, "Contact us at [how to tell us].", "telephone")
    yield _line("other-forms", Part.YOUR_SAY, "You can ask us for the plan in another form.", "question")


WRITERS = (about_the_plan, hospital, changes, homes, money, milestones, risks, your_say)


def _line(key: str, part: Part, text: str, picture: str, source: str = "") -> Line:
    return Line(key=key, part=part, text=text, picture=picture, source=source)


def _can_be_said(line: Line, known: Known) -> bool:
    # A row without its number, a plan without a table: the line is left out rather than left open. How to
    # reach the partnership stands in no plan, so that line stays and asks somebody to write it.
    if line.key == "how-to-tell-us":
        return True
    return all(read_now(line.text, line.source, known).values())


def _gravity(row: Row) -> int:
    levels = {level.value for level in Level}
    likelihood, impact = row.text("likelihood"), row.text("impact")
    if likelihood not in levels or impact not in levels:
        return 0
    return risk_score(Level(likelihood), Level(impact))


def _last_year(document: PlanDocument) -> str:
    for row in document.rows("activity"):
        figure = row.figure("year_3")
        if figure is not None and figure.quantity.startswith("inpatients/all"):
            return document.table("activity").place(row.key, "year_3").path
    return ""


def _first_ideas(
    document: PlanDocument, table: str, kind: str, columns: Sequence[str], *, most: int, change: str = ""
) -> list[tuple[Row, Idea]]:
    found: list[tuple[Row, Idea]] = []
    for row in document.rows(table):
        if change and row.text("change") != change:
            continue
        idea = _idea(kind, " ".join(row.text(column) for column in columns), change)
        if idea is not None and all(idea.says != other.says for _, other in found):
            found.append((row, idea))
    return found[:most]


def _idea(kind: str, said: str, change: str = "") -> Idea | None:
    return next((idea for idea in _ideas()[kind] if idea.speaks_of(said, change)), None)


def _path(known: Known, table: str, row: Row) -> str:
    return known.document.table(table).place(row.key).path


@cache
def _ideas() -> dict[str, tuple[Idea, ...]]:
    with IDEAS.open("rb") as file:
        listed: dict[str, list[dict[str, Any]]] = tomllib.load(file)
    return {
        kind: tuple(
            Idea(
                words=tuple(tuple(words.split("|")) for words in one["words"]),
                says=one["says"],
                picture=one["picture"],
                change=one.get("change", ""),
            )
            for one in ideas
        )
        for kind, ideas in listed.items()
    }
