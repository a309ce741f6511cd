"""Whether a number that is held back can be worked out from the ones that are printed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

type Spot = tuple[str, str, str]
# How many plans are tried before a number is taken to be given away, and how many numbers may move in one.
MOST_TRIED = 4000
FURTHEST = 60
# How far from what it is a number is tried, and how many values count as any number of them.
FARTHEST_VALUE = 3
ENOUGH = 1000


@dataclass(frozen=True, kw_only=True)
class Line:
    """Cells that come to nought together: a total with 1, its parts with -1."""

    signs: Mapping[Spot, int]
    total: Spot


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a reader knows of a number: that it is a whole number from `low` to `high` (None: no bound)."""

    low: int | None
    high: int | None

    def allows(self, value: int) -> bool:
        """Whether the number may be this."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def known_of(value: int, *, smallest: int, step: int) -> Known:
    """What is known of a count that is printed as too small or rounded."""
    if value == 0:
        return Known(low=0, high=0)
    if abs(value) < smallest:
        return Known(low=1, high=smallest - 1) if value > 0 else Known(low=1 - smallest, high=-1)
    size = rounded(abs(value), step=step)
    low, high = max(smallest, size - step // 2), size + step // 2
    return Known(low=low, high=high) if value > 0 else Known(low=-high, high=-low)


def rounded(value: int, *, step: int) -> int:
    """A count to the nearest step."""
    return (value + step // 2) // step * step


def to_hide(
    values: Mapping[Spot, int],
    known: Mapping[Spot, Known],
    lines: Sequence[Line],
    small: Sequence[Spot],
    *,
    least: int = 2,
    kept: Set[Spot] = frozenset(),
) -> set[Spot]:
    """Which printed numbers must go whole, so that every small one has `least` values left or more.

    Where every other number is gone, a small one may not even say that it is small: four parts of fewer than
    5 that come to fewer than 5 are one each. What is `kept` is printed already and does not go.
    """
    hiding = _Hiding(values, known, lines, least=least)
    # What has values left keeps them: whatever else goes only leaves more.
    for spot in small:
        hiding.protect(spot, small=small, kept=kept)
    return hiding.hidden


def told(
    values: Mapping[Spot, int],
    known: Mapping[Spot, Known],
    lines: Sequence[Line],
    small: Sequence[Spot],
    *,
    least: int = 2,
) -> list[Spot]:
    """The small numbers for which `least` values cannot be shown to be left."""
    search = _Search(values, known, lines)
    return [spot for spot in small if _given_away(spot, values, known, search, least=least)]


class _Hiding:
    """What goes, and what a reader knows of every number by then."""

    def __init__(
        self,
        values: Mapping[Spot, int],
        known: Mapping[Spot, Known],
        lines: Sequence[Line],
        *,
        least: int,
    ) -> None:
        self.values, self.lines, self.least = values, lines, least
        self.seen = dict(known)
        self.hidden: set[Spot] = set()
        self.search = _Search(values, self.seen, lines)

    def protect(self, spot: Spot, *, small: Sequence[Spot], kept: Set[Spot]) -> None:
        """Hide what must go so that one number cannot be told: one other number if that is enough."""
        went: list[tuple[Spot, Known]] = []
        while self._is_given_away(spot):
            larger = _in_order(spot, self.values, self.lines, {*self.hidden, *small, *kept})
            others = [*larger, *_in_order(spot, self.values, self.lines, {*self.hidden, *larger, *kept})]
            if not others:
                break
            enough = next((one for one in others if self._would_do(one, spot)), None)
            one = enough or others[0]
            went.append((one, self.seen[one]))
            self._hide(one)
        # What went before the one that was enough may not have been needed.
        for one, before in went[:-1]:
            self._show(one, before)
            if self._is_given_away(spot):
                self._hide(one)

    def _is_given_away(self, spot: Spot) -> bool:
        return _given_away(spot, self.values, self.seen, self.search, least=self.least)

    def _would_do(self, one: Spot, spot: Spot) -> bool:
        before = self.seen[one]
        self._hide(one)
        done = not self._is_given_away(spot)
        self._show(one, before)
        return done

    def _hide(self, one: Spot) -> None:
        self.hidden.add(one)
        # A reader still knows that nobody counts fewer than none.
        self.seen[one] = Known(low=0 if self.values[one] >= 0 else None, high=None)

    def _show(self, one: Spot, before: Known) -> None:
        self.hidden.discard(one)
        self.seen[one] = before


def _given_away(
    spot: Spot, values: Mapping[Spot, int], known: Mapping[Spot, Known], search: "_Search", *, least: int
) -> bool:
    own = (search.lines[place] for place, _ in search.of.get(spot, ()))
    if any(_values_left(spot, values, line, known) < least for line in own):
        return True
    # Other plans that print the same, in which this number differs, show that nobody can tell.
    changes = [by * way for by in range(1, FARTHEST_VALUE + 1) for way in (1, -1)]
    others = 0
    for by in changes:
        if others >= least - 1:
            break
        others += search.shows(spot, by)
    return others < least - 1


def _values_left(spot: Spot, values: Mapping[Spot, int], line: Line, known: Mapping[Spot, Known]) -> int:
    """How many values one line alone leaves a small number."""
    own = known[spot]
    if own.low is None or own.high is None:
        return ENOUGH
    # How far the number may be from what it is, by how far all the others together may be.
    low: int | None = 0
    high: int | None = 0
    turn = -line.signs[spot]
    for other, sign in line.signs.items():
        if other != spot:
            bounds = known[other]
            down = None if bounds.low is None else bounds.low - values[other]
            up = None if bounds.high is None else bounds.high - values[other]
            least, most = (down, up) if sign * turn > 0 else (_minus(up), _minus(down))
            low = None if low is None or least is None else low + least
            high = None if high is None or most is None else high + most
    value = values[spot]
    first = own.low if low is None else max(own.low, value + low)
    last = own.high if high is None else min(own.high, value + high)
    return last - first + 1


def _minus(value: int | None) -> int | None:
    return None if value is None else -value


class _Search:
    """Looks for a plan that prints the same and in which some numbers differ from this one's."""

    def __init__(
        self, values: Mapping[Spot, int], known: Mapping[Spot, Known], lines: Sequence[Line]
    ) -> None:
        self.values, self.known = values, known
        self.lines = lines
        # In which lines a number stands, by their places, and with which sign.
        self.of: dict[Spot, list[tuple[int, int]]] = defaultdict(list)
        for place, line in enumerate(lines):
            for spot, sign in line.signs.items():
                self.of[spot].append((place, sign))
        self.tries_left = 0
        self.changed: dict[Spot, int] = {}
        self.missing: dict[int, int] = {}

    def shows(self, spot: Spot, by: int) -> bool:
        """Whether there is one in which this number differs by so much."""
        if not self.known[spot].allows(self.values[spot] + by):
            return False
        self.tries_left = MOST_TRIED
        self.changed, self.missing = {}, {}
        self._change(spot, by)
        return self._mends()

    def _change(self, spot: Spot, by: int) -> None:
        self.changed[spot] = by
        for place, sign in self.of[spot]:
            self.missing[place] = self.missing.get(place, 0) + sign * by

    def _change_back(self, spot: Spot) -> None:
        by = self.changed.pop(spot)
        for place, sign in self.of[spot]:
            self.missing[place] -= sign * by

    def _mends(self) -> bool:
        """Whether other numbers can make good what is missing in the lines, changing each once."""
        self.tries_left -= 1
        if self.tries_left < 0 or len(self.changed) > FURTHEST:
            return False
        broken = next((place for place, missing in self.missing.items() if missing), None)
        if broken is None:
            return True
        missing = self.missing[broken]
        # As much as a number can take; the others take the rest.
        takes = {
            spot: self._within(spot, -missing * sign)
            for spot, sign in self.lines[broken].signs.items()
            if spot not in self.changed
        }
        ways = [(spot, by) for spot, by in takes.items() if by]
        # Or by one, so that several share what is missing.
        ways += [(spot, 1 if by > 0 else -1) for spot, by in ways if abs(by) > 1]
        for spot, by in sorted(ways, key=self._left):
            self._change(spot, by)
            if self._mends():
                return True
            self._change_back(spot)
        return False

    def _left(self, way: tuple[Spot, int]) -> tuple[int, int]:
        """How much more or less is missing once a number has changed; then, who has room comes first."""
        spot, by = way
        more = 0
        for place, sign in self.of[spot]:
            missing = self.missing.get(place, 0)
            more += abs(missing + sign * by) - abs(missing)
        known = self.known[spot]
        room = MOST_TRIED if known.low is None or known.high is None else known.high - known.low
        return more, -room

    def _within(self, spot: Spot, by: int) -> int:
        value, known = self.values[spot], self.known[spot]
        if known.high is not None:
            by = min(by, known.high - value)
        if known.low is not None:
            by = max(by, known.low - value)
        return by


def _in_order(spot: Spot, values: Mapping[Spot, int], lines: Sequence[Line], gone: set[Spot]) -> list[Spot]:
    """What may go so that a number cannot be told: totals first, the nearest and then the largest."""
    connected = _connected(spot, lines)
    totals = {line.total for line in lines}
    left = [(s in totals, -distance, abs(values[s]), s) for s, distance in connected.items() if s not in gone]
    return [one[-1] for one in sorted(left, reverse=True)]


def _connected(spot: Spot, lines: Sequence[Line]) -> dict[Spot, int]:
    """Every number that stands in a line with this one, or with one that does, and over how many lines."""
    reached, queue = {spot: 0}, [spot]
    for at in queue:
        for line in lines:
            if at in line.signs:
                for other in line.signs:
                    if other not in reached:
                        reached[other] = reached[at] + 1
                        queue.append(other)
    return reached
