"""Finds every check between plans by looking in their folder, and holds two plans against each other."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lifecourse.assurance.engine import GRAVEST_FIRST, BadCheck
from lifecourse.assurance.neighbours import checks as folder
from lifecourse.assurance.neighbours.findings import Between, FindBetween, NeighbourCheck, NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Meeting, Side, meetings


@dataclass(frozen=True, kw_only=True)
class Held:
    """Two plans held against each other: where they meet, and what they do not say alike."""

    ours: Side
    theirs: Side
    meetings: tuple[Meeting, ...]
    findings: tuple[NeighbourFinding, ...]


@cache
def _registered() -> tuple[tuple[NeighbourCheck, FindBetween], ...]:
    """Every check between plans with what does it, by id. Raises BadCheck."""
    found: dict[str, tuple[NeighbourCheck, FindBetween]] = {}
    for module in pkgutil.iter_modules(folder.__path__, prefix=f"{folder.__name__}."):
        code = importlib.import_module(module.name)
        if not (hasattr(code, "CHECK") and hasattr(code, "find")):
            raise BadCheck(f"{module.name} has no CHECK or no find: every file in the folder is one check.")
        if code.CHECK.id in found:
            raise BadCheck(f"{module.name} uses the id {code.CHECK.id!r} a second time.")
        found[code.CHECK.id] = (code.CHECK, code.find)
    return tuple(found[key] for key in sorted(found))


def neighbour_checks() -> tuple[NeighbourCheck, ...]:
    """What every check between plans is, by id."""
    return tuple(check for check, _ in _registered())


def hold_against(ours: Side, theirs: Side) -> Held:
    """Where two plans meet and what they do not say alike: gravest first, then in the order of meetings."""
    between = Between(ours=ours, theirs=theirs, meetings=meetings(ours, theirs))
    order = {meeting.key: number for number, meeting in enumerate(between.meetings)}
    found = sorted(_found(between), key=lambda f: (GRAVEST_FIRST[f.severity], order[f.meeting], f.check_id))
    return Held(ours=ours, theirs=theirs, meetings=between.meetings, findings=tuple(found))


def _found(between: Between) -> Iterator[NeighbourFinding]:
    for _, find in _registered():
        yield from find(between)
