"""Counts as they may be published: rounded, and with nothing small that anybody could work out.

A number from 1 to 4 is printed as "fewer than 5"; every other one to the nearest 5, as the national series
does. What would still give a small number away goes whole. A reader is taken to know more than is printed:
how many are there at the end of any day, to the person, if they are 5 or more. So what is printed of one
day, and what is printed of who came and went, keep their small numbers whatever is printed of other days.
A longer period is printed so that it goes with the shorter ones in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from lifecourse.engine.hiding import Known, Line, Spot, known_of, rounded, to_hide, told
from lifecourse.support.counts.journeys import (
    ANOTHER_BED,
    FROM,
    GROUP_WORDS,
    LONG_LEAVE,
    TO,
    Group,
    places_from,
    places_to,
    ways,
)
from lifecourse.support.counts.tables import FLOW
from lifecourse.support.counts.values import Counts, CountTable
from lifecourse.support.kinds.stays import HOME, SECURE_WARDS, WARD_KINDS

SMALLEST, STEP, LEAST = 5, 5, 3
NOT_SHOWN = "not shown"
FEW = f"fewer than {SMALLEST}"

CAME, WENT = ("came-first", "came-again"), ("went-home", "went-elsewhere")
OTHER_CHANGES = ("came-moved", "came-back", "went-moved", "went-leave")
ADMITTED, LEFT = "admitted", "left"
# Of one day, whose parts come to how many are there; and what stands beside.
OF_THE_DAY = ("ward", "length", "secure", "longer", "age", "distance", "planned", "delayed", "law", "review")
BY_PLACE = ("payer", "council")
# Told of whole years alone: of a month nearly every one of these numbers would be small.
OF_A_YEAR = ("from", "to", "before")
CAME_WHOLES = (ADMITTED, "came-moved", "came-back")
WENT_WHOLES = ("went-home", "went-elsewhere", "went-moved", "went-leave")
DAYS_OF_A_QUARTER, DAYS_OF_A_YEAR = 85, 360


@dataclass(frozen=True, kw_only=True)
class PublishedLine:
    """One number as it may be published, in words."""

    name: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class PublishedTable:
    """Numbers that stand together, as they may be published."""

    title: str
    definition: str
    lines: tuple[PublishedLine, ...]

    @property
    def shows_nothing(self) -> bool:
        """Whether no part of it is printed."""
        return sum(one.shown != NOT_SHOWN for one in self.lines) <= 1 and len(self.lines) > 2


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """Numbers, and which of them went whole."""

    values: dict[Spot, int]
    hidden: frozenset[Spot]
    # The numbers of the flow whose parts may be printed.
    parted: frozenset[str] = frozenset()

    def shown(self, spot: Spot) -> str:
        """How one is printed."""
        return NOT_SHOWN if spot in self.hidden else _plain(self.values[spot])


def published(counts: Counts, within: Sequence[Counts] = ()) -> tuple[PublishedTable, ...]:
    """The tables of a period that may be published. `within` are the quarters of a year.

    They are taken to be published as well. Of a month it is told who is there at its end alone: nearly
    everything about who came and went in one would be small, and give away what is told of longer ones.
    """
    tables = [*_day_tables(counts), *_own_tables(counts)]
    if _days(counts) < DAYS_OF_A_QUARTER:
        return tuple(tables)
    flow = printed_flow([*within, counts])
    place = str(len(within))
    tables.insert(0, _flow_table(counts, flow, place))
    if is_a_year(counts):
        year = printed_year(counts, flow.parted)
        tables += [_as_printed(counts.table(key), year, whole=False) for key in OF_A_YEAR]
        tables += [_ways_table(counts, year, group) for group in Group]
    return tuple(tables)


def printed_flow(periods: Sequence[Counts]) -> Numbers:
    """Who came and went in the last of these periods, printed so that it goes with all the others."""
    values: dict[Spot, int] = {}
    lines: list[Line] = []
    known: dict[Spot, Known] = {}
    hidden: set[Spot] = set()
    parted: frozenset[str] = frozenset()
    for place, counts in enumerate(periods):
        kept = frozenset(values)
        own = _flow_values(counts, place)
        values |= own
        known |= {spot: known_of(value, smallest=SMALLEST, step=STEP) for spot, value in own.items()}
        lines += _flow_lines(place)
        lines += _sums_of_periods(periods[:place], counts, place)
        small = [spot for spot in sorted(values) if 0 < values[spot] < SMALLEST]
        if _few_are_there(counts):
            # Whoever is one of a few there is known by how many came or went.
            also = set(own)
        else:
            also = to_hide(values, known, lines, small, least=LEAST, kept=kept)
            # From where people came, and where they went, is printed where that gives nothing away.
            for wholes in (CAME_WHOLES + WENT_WHOLES, CAME_WHOLES, WENT_WHOLES) if is_a_year(counts) else ():
                exact = _known_by_parts(own, wholes)
                gone = to_hide(values, known | exact, lines, small, least=LEAST, kept=kept | exact.keys())
                if not told(values, _once_gone(known | exact, gone), lines, small, least=LEAST):
                    also, parted = gone, frozenset(spot[2] for spot in exact)
                    break
        hidden |= also
        known |= _once_gone(known, also)
    return Numbers(values=values, hidden=frozenset(hidden), parted=parted)


def _once_gone(known: Mapping[Spot, Known], gone: Iterable[Spot]) -> dict[Spot, Known]:
    return {**known, **{spot: Known(low=0, high=None) for spot in gone}}


def _known_by_parts(own: Mapping[Spot, int], wholes: Sequence[str]) -> dict[Spot, Known]:
    """What a reader knows to the person once its parts are printed: where people came from, and went."""
    return {
        spot: Known(low=value, high=value)
        for spot, value in own.items()
        if spot[2] in wholes and not 0 < value < SMALLEST
    }


def _few_are_there(counts: Counts) -> bool:
    return any(0 < one.number < SMALLEST for one in (counts.start, counts.end))


def printed_year(counts: Counts, parted: Set[str]) -> Numbers:
    """From where people came in a year and where they went, as parts of wholes that are known."""
    tables = [counts.table(key) for key in OF_A_YEAR]
    values = {spot: number for table in tables for spot, number in _spots(table)}
    for group in Group:
        found = ways(counts.journeys, group, counts.asked.period)
        values |= {("", group.value, _way(*way)): count.number for way, count in found.items()}
    known = {spot: known_of(value, smallest=SMALLEST, step=STEP) for spot, value in values.items()}
    lines, withheld = [], set()
    for whole, some in _wholes(values):
        if whole in parted:
            lines.append(Line(signs=dict.fromkeys(some, -1), total=max(some, key=lambda s: (values[s], s))))
        else:
            withheld.update(some)
    for single, several in _in_groups(values):
        signs: dict[Spot, int] = {**dict.fromkeys(single, 1), **dict.fromkeys(several, -1)}
        lines.append(Line(signs=signs, total=single[0]))
        if withheld.intersection(single):
            withheld.update(several)
    known = _once_gone(known, withheld)
    small = [spot for spot in sorted(values) if 0 < values[spot] < SMALLEST and spot not in withheld]
    gone = withheld | to_hide(values, known, lines, small, least=LEAST, kept=withheld)
    return Numbers(values=values, hidden=frozenset(gone))


def _wholes(values: Iterable[Spot]) -> Iterator[tuple[str, list[Spot]]]:
    """What adds up to each number of the flow."""
    every = sorted(values)
    yield ADMITTED, [spot for spot in every if spot[1] == "from"]
    yield ADMITTED, [spot for spot in every if spot[1] == "before"]
    yield "went-home", [spot for spot in every if spot[1] == "to" and spot[2] in HOME]
    yield "went-elsewhere", [spot for spot in every if spot[1] == "to" and spot[2] not in HOME]
    for part, came, went in (
        (ANOTHER_BED, "came-moved", "went-moved"),
        (LONG_LEAVE, "came-back", "went-leave"),
    ):
        yield came, [s for s in every if s[1] == Group.CAME.value and s[2].partition(".")[0] == part]
        yield went, [s for s in every if s[1] == Group.LEFT.value and s[2].partition(".")[2] == part]


def _in_groups(values: Iterable[Spot]) -> Iterator[tuple[list[Spot], list[Spot]]]:
    """The single places of a group, and the ways that begin or end there."""
    every = sorted(values)
    for part in FROM:
        single = [("", "from", code) for code in places_from(part) if ("", "from", code) in every]
        several = [s for s in every if s[1] == Group.CAME.value and s[2].partition(".")[0] == part]
        if single:
            yield list(single), several
    for part in TO:
        single = [("", "to", code) for code in places_to(part)]
        several = [s for s in every if s[1] == Group.LEFT.value and s[2].partition(".")[2] == part]
        if single:
            yield list(single), several


def _way(came: str, went: str) -> str:
    return f"{came}.{went}"


def is_a_year(counts: Counts) -> bool:
    """Whether it is so long that it is printed from where people came and where they went."""
    return _days(counts) >= DAYS_OF_A_YEAR


def _days(counts: Counts) -> int:
    return (counts.asked.period.last - counts.asked.period.first).days


def flow_numbers(counts: Counts) -> dict[str, int]:
    """Who came and went, with who came to hospital and who left it in all."""
    lines = {one.key.removeprefix("flow."): one.number for one in counts.flow.lines}
    lines[ADMITTED] = sum(lines[key] for key in CAME)
    lines[LEFT] = sum(lines[key] for key in WENT)
    return lines


def _flow_values(counts: Counts, place: int) -> dict[Spot, int]:
    return {(str(place), "flow", key): number for key, number in flow_numbers(counts).items()}


def _flow_lines(place: int) -> Iterator[Line]:
    def spot(key: str) -> Spot:
        return (str(place), "flow", key)

    for total, parts in ((ADMITTED, CAME), (LEFT, WENT)):
        yield Line(signs={spot(total): 1, **{spot(key): -1 for key in parts}}, total=spot(total))
    # By how much the number who are there changes is taken to be known.
    changes = (ADMITTED, LEFT, *OTHER_CHANGES)
    signs = {spot(key): 1 if key == ADMITTED or key.startswith("came") else -1 for key in changes}
    yield Line(signs=signs, total=spot(LEFT))


def _sums_of_periods(shorter: Sequence[Counts], longer: Counts, place: int) -> Iterator[Line]:
    """A longer period is the sum of shorter ones, where some of one length make it up."""
    for some in _that_make_up(shorter, longer):
        for key in flow_numbers(longer):
            signs: dict[Spot, int] = {(str(place), "flow", key): 1}
            signs |= {(str(one), "flow", key): -1 for one in some}
            yield Line(signs=signs, total=(str(place), "flow", key))


def _that_make_up(shorter: Sequence[Counts], longer: Counts) -> Iterator[list[int]]:
    """The places of periods that follow one another from the first day of a longer one to its last."""
    by_length: dict[int, list[int]] = {}
    for place, one in enumerate(shorter):
        period = one.asked.period
        months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
        by_length.setdefault(months, []).append(place)
    whole = longer.asked.period
    for some in by_length.values():
        inside = [
            place
            for place in some
            if whole.first <= shorter[place].asked.period.first
            and shorter[place].asked.period.last <= whole.last
        ]
        days = sum((shorter[p].asked.period.last - shorter[p].asked.period.first).days + 1 for p in inside)
        if inside and days == (whole.last - whole.first).days + 1:
            yield inside


def _flow_table(counts: Counts, numbers: Numbers, place: str) -> PublishedTable:
    names = {key: name for key, name, _ in FLOW}
    names |= {ADMITTED: "Came to hospital", LEFT: "Left hospital"}
    order = (ADMITTED, *CAME, "came-moved", "came-back", LEFT, *WENT, "went-moved", "went-leave")
    changed = [PublishedLine(name=names[key], shown=numbers.shown((place, "flow", key))) for key in order]
    return PublishedTable(
        title=counts.flow.title,
        definition="Rounded numbers do not add up to the person.",
        lines=(
            PublishedLine(name=counts.start.name, shown=_plain(counts.start.number)),
            *changed,
            PublishedLine(name=counts.end.name, shown=_plain(counts.end.number)),
        ),
    )


def _ways_table(counts: Counts, numbers: Numbers, group: Group) -> PublishedTable:
    found = ways(counts.journeys, group, counts.asked.period)
    shown = {count.name: numbers.shown(("", group.value, _way(*way))) for way, count in found.items()}
    return PublishedTable(
        title=f"From where to where: who {group.value}",
        definition=f"{GROUP_WORDS[group]} Ways that nobody went are left out.",
        lines=tuple(PublishedLine(name=name, shown=words) for name, words in shown.items() if words != "0"),
    )


def _plain(number: int) -> str:
    return FEW if 0 < number < SMALLEST else str(rounded(number, step=STEP))


def _day_tables(counts: Counts) -> Iterator[PublishedTable]:
    tables = [counts.table(key) for key in (*OF_THE_DAY, *BY_PLACE)]
    numbers = printed_parts(tables, lines=day_lines(tables), withheld=0 < counts.end.number < SMALLEST)
    for table in tables:
        yield _as_printed(table, numbers)


def _own_tables(counts: Counts) -> Iterator[PublishedTable]:
    table = counts.table("register")
    whole = table.whole.number if table.whole else 0
    numbers = printed_parts([table], lines=list(_parts([table])), withheld=0 < whole < SMALLEST)
    yield _as_printed(table, numbers)


def day_lines(tables: Sequence[CountTable]) -> list[Line]:
    """What adds up among what is printed of one day, of which the whole is taken to be known."""
    there = {table.key for table in tables}
    lines = list(_parts([one for one in tables if one.whole is not None]))
    if {"ward", "secure"} <= there:
        kinds = {
            "secure": [kind for kind in WARD_KINDS if kind in SECURE_WARDS],
            "not-secure": [kind for kind in WARD_KINDS if kind not in SECURE_WARDS],
        }
        for part, wards in kinds.items():
            total: Spot = ("", "secure", part)
            signs: dict[Spot, int] = {total: 1, **{("", "ward", ward): -1 for ward in wards}}
            lines.append(Line(signs=signs, total=total))
    if {"length", "longer"} <= there:
        chain = [
            ("10", "10-and-over", ""),
            ("5", "5-to-10", "10"),
            ("2", "2-to-5", "5"),
            ("1", "1-to-2", "2"),
        ]
        for years, part, longer in chain:
            total = ("", "longer", years)
            signs = {total: 1, ("", "length", part): -1}
            signs |= {("", "longer", longer): -1} if longer else {}
            lines.append(Line(signs=signs, total=total))
    return lines


def _parts(tables: Iterable[CountTable]) -> Iterator[Line]:
    for table in tables:
        signs: dict[Spot, int] = {spot: -1 for spot, _ in _spots(table)}
        largest = max(_spots(table), key=lambda pair: (pair[1], pair[0]))[0]
        yield Line(signs=signs, total=largest)


def _spots(table: CountTable) -> list[tuple[Spot, int]]:
    prefix = f"{table.key}."
    return [(("", table.key, one.key.removeprefix(prefix)), one.number) for one in table.lines]


def printed_parts(tables: Sequence[CountTable], *, lines: Sequence[Line], withheld: bool) -> Numbers:
    """Parts of wholes that are taken to be known to the person; of a whole of a few no part is printed."""
    values = {spot: number for table in tables for spot, number in _spots(table)}
    known = {spot: known_of(value, smallest=SMALLEST, step=STEP) for spot, value in values.items()}
    small = sorted(spot for spot, value in values.items() if 0 < value < SMALLEST)
    hidden = set(values) if withheld else to_hide(values, known, lines, small, least=LEAST)
    return Numbers(values=values, hidden=frozenset(hidden))


def _as_printed(table: CountTable, numbers: Numbers, *, whole: bool = True) -> PublishedTable:
    lines = [
        PublishedLine(name=one.name, shown=numbers.shown(spot))
        for one, (spot, _) in zip(table.lines, _spots(table), strict=True)
    ]
    # Who came and who left in all stands in the table of what changed, and may not be shown there.
    if table.whole and whole:
        lines.append(PublishedLine(name=table.whole.name, shown=_plain(table.whole.number)))
    return PublishedTable(title=table.title, definition=table.definition, lines=tuple(lines))
