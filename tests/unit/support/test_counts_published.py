"""Whoever reads every count that is published, and how many are there each day, cannot tell a small one."""

import time
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from tests.unit.support.test_counts import RULES

from lifecourse.support.counts.counting import counts_of
from lifecourse.support.counts.facts import CountedWard, History, Nights, Period
from lifecourse.support.counts.journeys import Group, ways
from lifecourse.support.counts.periods import months_in, quarters_in
from lifecourse.support.counts.published import FEW, NOT_SHOWN, PublishedTable, published
from lifecourse.support.counts.values import Asked, Counts
from lifecourse.support.kinds.stays import CAME_FROM, HOME, LEFT_FOR, WARD_KINDS

pytestmark = pytest.mark.unit
YEAR = Period(first=date(2025, 4, 1), last=date(2026, 3, 31))
ANY = 10_000
NOT_PRINTED = "not printed"
type Bounds = dict[tuple[str, ...], tuple[int, int]]


def people(seed: int, many: int) -> list[History]:
    """Made-up people of whom some are there all the year and some come and go, with much in common."""
    chance = Random(seed)
    made = []
    for head in range(many):
        first = date(2020, 1, 1) + timedelta(days=chance.choice([900, 1700, *range(1900, 2290, 7)]))
        length = chance.choice([None, None, 30, 90, 200, 700])
        last = None if length is None else first + timedelta(days=length)
        ward = CountedWard(
            hospital="Heron",
            provider="Trust",
            ward_kind=chance.choice(sorted(WARD_KINDS)[: chance.choice([2, 9])]),
            came_from=chance.choice(sorted(CAME_FROM)[: chance.choice([2, 8])]),
            from_date=first,
            to_date=last,
            how_left="" if last is None else chance.choice(sorted(LEFT_FOR)),
            payer=chance.choice([1, 1, 1, 2]),
            km=chance.choice([None, 5, 30, 90]),
        )
        away = [Nights(from_date=date(2025, 9, 3), what="extended")] if chance.random() < 0.05 else []
        made.append(History(head=UUID(int=head), wards=[ward], leaves=away, born=date(1990, 1, 1)))
    return made


def counted(some: Iterable[History], period: Period) -> Counts:
    return counts_of(list(some), Asked(period=period, payers={1: "Fen", 2: "Mere"}), RULES)


def known_of(shown: str) -> tuple[int, int]:
    if shown == NOT_SHOWN:
        return (0, ANY)
    if shown == FEW:
        return (1, 4)
    return (0, 0) if shown == "0" else (max(5, int(shown) - 2), int(shown) + 2)


CAME = {
    "Came for the first time, or after more than a year": 1,
    "Came again within a year": 1,
    "Moved here from a bed that is not counted": 1,
    "Came back from long leave": 1,
    "Left for a home": -1,
    "Left for somewhere else, or died": -1,
    "Moved on to a bed that is not counted": -1,
    "Not counted any more, on long leave": -1,
}
ADMITTED, LEFT = "Came to hospital", "Left hospital"


class Attacker:
    """Knows what is printed, and to the person how many are there when periods begin and end."""

    def __init__(self) -> None:
        self.bounds: Bounds = {}
        self.truth: dict[tuple[str, ...], int] = {}
        self.sums: list[tuple[dict[tuple[str, ...], int], int]] = []

    def adds(self, signs: Mapping[tuple[str, ...], int], to: int = 0) -> None:
        self.sums.append((dict(signs), to))

    def narrow(self) -> None:
        """What follows from every sum, until nothing follows any more."""
        moved = True
        while moved:
            moved = False
            for signs, to in self.sums:
                for spot, sign in signs.items():
                    low = high = to
                    for other, by in signs.items():
                        if other != spot:
                            a, b = (by * end for end in self.bounds[other])
                            low, high = low - max(a, b), high - min(a, b)
                    low, high = (low, high) if sign > 0 else (-high, -low)
                    was = self.bounds[spot]
                    now = (max(was[0], low), min(was[1], high))
                    assert now[0] <= self.truth[spot] <= now[1]
                    if now != was:
                        self.bounds[spot], moved = now, True

    def told(self) -> list[tuple[str, ...]]:
        """The small numbers of which fewer than three values are left."""
        return [
            spot
            for spot, (low, high) in self.bounds.items()
            if 0 < self.truth[spot] < 5 and high - low + 1 < 3 and spot[1] != NOT_PRINTED
        ]

    def reads(self, key: str, counts: Counts, tables: Iterable[PublishedTable]) -> None:
        by_title = {table.title: {line.name: line.shown for line in table.lines} for table in tables}
        self._reads_flow(key, counts, by_title)
        for table in counts.tables:
            shown = by_title.get(table.title)
            if shown is None:
                continue
            spots = {(key, table.key, one.key): one for one in table.lines}
            for spot, one in spots.items():
                self.truth[spot], self.bounds[spot] = one.number, known_of(shown[one.name])
            if table.key == "to":
                homes = {s for s in spots if s[2].removeprefix("to.") in HOME}
                for whole, some in (
                    ("Left for a home", homes),
                    ("Left for somewhere else, or died", spots.keys() - homes),
                ):
                    self.adds({(key, "flow", whole): -1, **dict.fromkeys(some, 1)})
            elif table.key in {"from", "before"}:
                self.adds({(key, "flow", ADMITTED): -1, **dict.fromkeys(spots, 1)})
            elif table.whole is not None and table.whole.number >= 5:
                self.adds(dict.fromkeys(spots, 1), table.whole.number)
        self._reads_ways(key, counts, by_title)
        secure = {s for s in self.truth if s[0] == key and s[1] == "ward" and s[2].endswith("secure")}
        self.adds({(key, "secure", "secure.secure"): -1, **dict.fromkeys(secure, 1)})
        for years, parts in {"1": 4, "2": 3, "5": 2, "10": 1}.items():
            length = ["length.10-and-over", "length.5-to-10", "length.2-to-5", "length.1-to-2"][:parts]
            self.adds({(key, "longer", f"longer.{years}"): -1, **{(key, "length", p): 1 for p in length}})

    def _reads_flow(self, key: str, counts: Counts, by_title: dict[str, dict[str, str]]) -> None:
        shown = by_title.get("What changed")
        if shown is None:
            return
        true = {line.name: line.number for line in counts.flow.lines}
        first, again, home, elsewhere = [n for n in CAME if "again" in n or "first" in n or "Left" in n]
        true |= {ADMITTED: true[first] + true[again], LEFT: true[home] + true[elsewhere]}
        for name, number in true.items():
            self.truth[key, "flow", name], self.bounds[key, "flow", name] = number, known_of(shown[name])
        self.adds({(key, "flow", ADMITTED): -1, (key, "flow", first): 1, (key, "flow", again): 1})
        self.adds({(key, "flow", LEFT): -1, (key, "flow", home): 1, (key, "flow", elsewhere): 1})
        if min(counts.start.number, counts.end.number) >= 5:
            change = counts.end.number - counts.start.number
            self.adds({(key, "flow", name): sign for name, sign in CAME.items()}, change)

    def _reads_ways(self, key: str, counts: Counts, by_title: dict[str, dict[str, str]]) -> None:
        """Ways are told in groups of places: each group's ways are its places' people."""
        before = {
            "own_home": "home",
            "supported_living": "home",
            "care_home": "home",
            "hospital_elsewhere": "elsewhere",
            "other": "elsewhere",
        }
        after = {
            "hospice": "elsewhere",
            "other": "elsewhere",
            "temporary": "elsewhere",
            **dict.fromkeys(HOME, "home"),
        }
        for group, table, part, groups in ((Group.CAME, "from", 0, before), (Group.LEFT, "to", 1, after)):
            shown = by_title.get(f"From where to where: who {group.value}")
            if shown is None:
                continue
            sums: dict[str, dict[tuple[str, ...], int]] = {}
            for way, count in ways(counts.journeys, group, counts.asked.period).items():
                spot = (key, group.value, ".".join(way))
                self.truth[spot], self.bounds[spot] = count.number, known_of(shown.get(count.name, "0"))
                sums.setdefault(way[part], {})[spot] = 1
            for one in counts.table(table).lines:
                code = one.key.removeprefix(f"{table}.")
                sums[groups.get(code, code)][key, table, one.key] = -1
            moved, back = ("came-moved", "came-back") if group is Group.CAME else ("went-moved", "went-leave")
            names = {line.key: line.name for line in counts.flow.lines}
            sums["bed"][key, "flow", names[f"flow.{moved}"]] = -1
            sums["leave"][key, "flow", names[f"flow.{back}"]] = -1
            for signs in sums.values():
                self.adds(signs)

        self._reads_who_is_there_for_less_than_a_year(key)

    def _reads_who_is_there_for_less_than_a_year(self, key: str) -> None:
        """Of them, all came to hospital in the year and are there, but for some who moved or came back."""
        there = {s for s in self.truth if s[:2] == (key, "came") and s[2].endswith(".there")}
        if not there:
            return
        moved = {s for s in there if s[2].split(".")[0] in {"bed", "leave"}}
        less, some = (key, "length", "length.under-1"), (key, NOT_PRINTED, "moved")
        self.truth[some] = self.truth[less] - sum(self.truth[s] for s in there - moved)
        self.bounds[some] = (0, sum(self.bounds[s][1] for s in moved))
        self.adds({less: -1, some: 1, **dict.fromkeys(there - moved, 1)})

    def joins(self, longer: str, shorter: list[str]) -> None:
        for name in (*CAME, ADMITTED, LEFT):
            self.adds({(longer, "flow", name): -1, **{(one, "flow", name): 1 for one in shorter}})


def year_read_by(attacker: Attacker, some: list[History]) -> dict[str, tuple[PublishedTable, ...]]:
    """Everything of a year that is published: months, quarters, and the year."""
    printed = {}
    for period in (*months_in(YEAR), *quarters_in(YEAR), YEAR):
        within = [counted(some, one) for one in quarters_in(period)]
        key = f"{period.first}-{period.last}"
        counts = counted(some, period)
        printed[key] = published(counts, within)
        attacker.reads(key, counts, printed[key])
    attacker.joins(list(printed)[16], list(printed)[12:16])
    return printed


@pytest.mark.parametrize(
    ("seed", "many"),
    [(1, 12), (2, 40), (3, 40), (4, 90), (5, 90), (6, 250), *((seed, 60) for seed in range(10, 20))],
)
def test_nobody_can_be_told_from_all_that_is_published_of_a_year(seed: int, many: int) -> None:
    some = people(seed, many)
    attacker = Attacker()
    printed = year_read_by(attacker, some)
    attacker.narrow()
    assert not attacker.told()
    every = [line.shown for tables in printed.values() for table in tables for line in table.lines]
    assert all(shown in {FEW, NOT_SHOWN} or int(shown) % 5 == 0 for shown in every)


def test_what_is_published_of_a_usual_partnership_still_says_something() -> None:
    some = people(7, 120)
    printed = year_read_by(Attacker(), some)
    every = [line.shown for tables in printed.values() for table in tables for line in table.lines]
    assert every.count(NOT_SHOWN) < len(every) * 0.35


def test_the_attacker_would_tell_if_nothing_were_hidden() -> None:
    """Were small numbers printed as such and nothing else hidden, the same reader would tell some."""
    some = people(2, 40)
    attacker = Attacker()
    year_read_by(attacker, some)
    for spot, (low, high) in attacker.bounds.items():
        if (low, high) == (0, ANY):
            number = attacker.truth[spot]
            near = (number + 2) // 5 * 5
            attacker.bounds[spot] = (
                (number, number) if not number else (1, 4) if number < 5 else (max(5, near - 2), near + 2)
            )
    attacker.narrow()
    assert attacker.told()


def test_a_year_is_made_ready_to_publish_in_seconds() -> None:
    some = people(8, 400)
    began = time.perf_counter()
    published(counted(some, YEAR), [counted(some, one) for one in quarters_in(YEAR)])
    assert time.perf_counter() - began < 20
