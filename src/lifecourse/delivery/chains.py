"""Decides in what order steps can be done, and which chain of steps takes longest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


class Cycle(Exception):
    """Steps wait for each other in a ring, so that none of them can be the first."""

    def __init__(self, ring: tuple[str, ...]) -> None:
        super().__init__(f"These wait for each other: {', then '.join(ring)}, then {ring[0]} again.")
        self.ring = ring


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: from when to when, and what has to be done first."""

    key: str
    starts: date | None = None
    ends: date | None = None
    after: tuple[str, ...] = ()


def cycles_in(steps: Iterable[Step]) -> list[tuple[str, ...]]:
    """Every group of steps that wait for each other, each as one ring in the order given; a step that waits
    for itself is a ring of one. Waits for steps that are not there are left out.
    """
    waits = {s.key: list(s.after) for s in steps}
    reach = {key: _reach(key, waits) for key in waits}
    seen: set[str] = set()
    rings = []
    for key in waits:
        if key in reach[key] and key not in seen:
            ring = tuple(k for k in waits if k == key or (k in reach[key] and key in reach[k]))
            seen.update(ring)
            rings.append(ring)
    return rings


def reached_from(key: str, steps: Iterable[Step]) -> frozenset[str]:
    """Every step that has to be done before this one, near or far."""
    return frozenset(_reach(key, {s.key: list(s.after) for s in steps}))


def order_of(steps: Iterable[Step]) -> list[str]:
    """The steps so that each comes after what it waits for, else as given. Raises Cycle."""
    given = list(steps)
    if rings := cycles_in(given):
        raise Cycle(rings[0])
    there = {s.key for s in given}
    done: list[str] = []
    left = given
    while left:
        ready = next(s for s in left if all(k in done or k not in there for k in s.after))
        done.append(ready.key)
        left = [s for s in left if s is not ready]
    return done


def longest_chain(steps: Iterable[Step]) -> list[str]:
    """The chain of dependent steps with the most days of work, first step first. Raises Cycle.

    A step without both dates counts as no days; of equal chains the one that ends in the earlier row wins.
    """
    given = {s.key: s for s in steps}
    days: dict[str, int] = {}
    before: dict[str, str | None] = {}
    for key in order_of(given.values()):
        earlier = [k for k in given[key].after if k in given]
        best = max(earlier, key=lambda k: days[k], default=None)
        days[key] = _days(given[key]) + (days[best] if best else 0)
        before[key] = best
    chain: list[str] = []
    at: str | None = max(given, key=lambda k: days[k], default=None)
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _reach(key: str, waits: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [k for k in waits.get(key, []) if k in waits]
    while ahead:
        at = ahead.pop()
        if at not in found:
            found.add(at)
            ahead.extend(k for k in waits[at] if k in waits)
    return found


def _days(step: Step) -> int:
    if step.starts is None or step.ends is None:
        return 0
    return max((step.ends - step.starts).days + 1, 0)
