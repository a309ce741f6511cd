"""Whether a number that is held back can be worked out from the ones that are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

type Spot = tuple[str, str, str]
# How many plans are tried before a number is taken to be given away, and how many numbers may move in one.
MOST_TRIED = 2000
FURTHEST = 7


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
    values: Mapping[Spot, int], known: Mapping[Spot, Known], lines: Sequence[Line], small: Sequence[Spot]
) -> set[Spot]:
    """Which printed numbers must go whole, so that no small one has only one value left.

    Where every other number is gone, a small one may not even say that it is small: four parts of fewer than
    5 that come to fewer than 5 are one each.
    """
    seen = dict(known)
    hidden: set[Spot] = set()
    while (given := next((s for s in small if _given_away(s, values, seen, lines)), None)) is not None:
        also = _next_to_hide(given, values, lines, {*hidden, *small})
        also = also or _next_to_hide(given, values, lines, hidden)
        if also is None:
            break
        hidden.add(also)
        # A reader still knows that nobody counts fewer than none.
        seen[also] = Known(low=0 if values[also] >= 0 else None, high=None)
    return hidden


def _given_away(
    spot: Spot, values: Mapping[Spot, int], known: Mapping[Spot, Known], lines: Sequence[Line]
) -> bool:
    if any(_values_left(spot, line, known) < 2 for line in lines if spot in line.signs):
        return True
    # Another plan that prints the same, in which this number differs, shows that nobody can tell.
    return not any(_Search(values, known, lines).finds({spot: by}) for by in (1, -1))


def _values_left(spot: Spot, line: Line, known: Mapping[Spot, Known]) -> int:
    """How many values one line alone leaves a small number."""
    own = known[spot]
    if own.low is None or own.high is None:
        return 2
    low: int | None = 0
    high: int | None = 0
    turn = -line.signs[spot]
    for other, sign in line.signs.items():
        if other != spot:
            ends = (known[other].low, known[other].high)
            least, most = ends if sign * turn > 0 else (_minus(ends[1]), _minus(ends[0]))
            low = None if low is None or least is None else low + least
            high = None if high is None or most is None else high + most
    first = own.low if low is None else max(own.low, low)
    last = own.high if high is None else min(own.high, high)
    return last - first + 1


def _minus(value: int | None) -> int | None:
    return None if value is None else -value


class _Search:
    """Looks for a plan that prints the same and in which some numbers differ from this one's."""

    def __init__(
        self, values: Mapping[Spot, int], known: Mapping[Spot, Known], lines: Sequence[Line]
    ) -> None:
        self.values, self.known, self.lines = values, known, lines
        self.tries_left = MOST_TRIED

    def finds(self, changed: Mapping[Spot, int]) -> bool:
        """Whether there is one with these changes and whatever they bring about."""
        self.tries_left -= 1
        if self.tries_left < 0 or len(changed) > FURTHEST:
            return False
        if not all(self.known[spot].allows(self.values[spot] + by) for spot, by in changed.items()):
            return False
        broken = next((line for line in self.lines if _sum(line, changed)), None)
        if broken is None:
            return True
        missing = _sum(broken, changed)
        return any(
            self.finds({**changed, spot: -missing * broken.signs[spot]})
            for spot in sorted(broken.signs, key=self._room, reverse=True)
            if spot not in changed
        )

    def _room(self, spot: Spot) -> int:
        known = self.known[spot]
        return MOST_TRIED if known.low is None or known.high is None else known.high - known.low


def _sum(line: Line, changed: Mapping[Spot, int]) -> int:
    return sum(by * line.signs[spot] for spot, by in changed.items() if spot in line.signs)


def _next_to_hide(
    spot: Spot, values: Mapping[Spot, int], lines: Sequence[Line], gone: set[Spot]
) -> Spot | None:
    """The total nearest to a number; where every total is gone, the largest of the nearest numbers."""
    connected = _connected(spot, lines)
    totals = {line.total for line in lines}
    left = [(s in totals, -distance, abs(values[s]), s) for s, distance in connected.items() if s not in gone]
    return max(left)[-1] if left else None


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
