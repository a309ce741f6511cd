"""The standard tables of counts: how each is called, what it counts in words, and what its parts are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from lifecourse.support.counts.facts import Came, Coming, Going, Standing, Went
from lifecourse.support.counts.gathering import Gathered
from lifecourse.support.counts.splits import NOT_KNOWN, SPLITS, length_of
from lifecourse.support.counts.values import Count, CountTable, DelayedDays
from lifecourse.support.kinds.register import RATING_WORDS, Rating
from lifecourse.support.kinds.stays import CAME_FROM, DELAYS, HOME, LEFT_FOR, SECTORS
from lifecourse.support.rules.stays import MOVED_FROM

START = (
    "People on a ward at the end of the day before the period, whose bed one of the chosen commissioners "
    "pays for. Whoever leaves on a day is no longer counted at its end."
)
END = (
    "People on a ward at the end of the period's last day, whose bed one of the chosen commissioners pays "
    "for. Whoever leaves on a day is no longer counted at its end."
)


def start_of(gathered: Gathered) -> Count:
    """Who was there at the start."""
    return _count("start", "In hospital at the start", START, gathered.start)


def end_of(gathered: Gathered) -> Count:
    """Who was there at the end."""
    return _count("end", "In hospital at the end", END, gathered.end)


def tables_of(gathered: Gathered, end: Count) -> tuple[CountTable, ...]:
    """Every standard table but that of what changed."""
    return (
        *_split_tables(gathered, end),
        *_area_tables(gathered, end),
        _long_table(gathered),
        _moves_table(gathered),
        _came_from_table(gathered),
        _left_for_table(gathered),
        _left_out_table(gathered),
        _first_reviews_table(gathered),
        _register_table(gathered),
        _register_before_table(gathered),
    )


def delays_by_cause(gathered: Gathered) -> tuple[DelayedDays, ...]:
    """Who was kept there by what, and for how many nights."""
    return _delayed(gathered.by_cause, DELAYS, "delay-cause")


def delays_by_sector(gathered: Gathered) -> tuple[DelayedDays, ...]:
    """Who was kept there by what is for whom to remove, and for how many nights."""
    return _delayed(gathered.by_sector, SECTORS, "delay-sector")


def _count(key: str, name: str, definition: str, of: Iterable[object]) -> Count:
    return Count(key=key, name=name, definition=definition, of=tuple(sorted(_heads(of))))


def _parted[T](
    key: str, parts: Mapping[str, str], of: Iterable[T], part_of: Callable[[T], str], definition: str
) -> tuple[Count, ...]:
    found: dict[str, list[T]] = {part: [] for part in parts}
    for one in of:
        found[part_of(one)].append(one)
    return tuple(_count(f"{key}.{part}", parts[part], definition, some) for part, some in found.items())


def _heads(of: Iterable[object]) -> Iterable[UUID]:
    """Heads, whatever holds them."""
    for one in of:
        if isinstance(one, UUID):
            yield one
        elif isinstance(one, Standing):
            yield one.history.head
        elif isinstance(one, Coming | Going):
            yield one.head
        elif isinstance(one, tuple):
            yield one[0]


FLOW: tuple[tuple[str, str, str], ...] = (
    (
        "came-first",
        "Came for the first time, or after more than a year",
        "Comings to hospital that are neither a coming again within a year nor a move from another bed.",
    ),
    (
        "came-again",
        "Came again within a year",
        "Comings to hospital within a year of the day on which somebody last left one.",
    ),
    (
        "came-moved",
        "Moved here from a bed that is not counted",
        "Moves from a hospital elsewhere, or from a bed for which another commissioner pays.",
    ),
    (
        "came-back",
        "Came back from long leave",
        "Whoever came back to the ward from long leave during which they were not counted.",
    ),
    (
        "went-home",
        "Left for a home",
        "Whoever left for a home: their own, the family's, shared or a care home.",
    ),
    (
        "went-elsewhere",
        "Left for somewhere else, or died",
        "Whoever left for anything that is not a home, such as a general hospital, prison or a school.",
    ),
    (
        "went-moved",
        "Moved on to a bed that is not counted",
        "Moves to another ward for which none of the chosen commissioners pays, or that is not written down.",
    ),
    (
        "went-leave",
        "Not counted any more, on long leave",
        "Whoever went on long leave, or was on it on the day from which it is not counted.",
    ),
)


def came_key(one: Coming) -> str:
    """On which line of what changed a coming stands."""
    return f"came-{one.how.value}"


def went_key(one: Going) -> str:
    """On which line of what changed a going stands."""
    if one.how is not Went.LEFT:
        return f"went-{one.how.value}"
    return "went-home" if one.ward and one.ward.how_left in HOME else "went-elsewhere"


def flow_of(gathered: Gathered) -> CountTable:
    """What changed between the start and the end."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for one in gathered.came:
        found[came_key(one)].append(one.head)
    for gone in gathered.went:
        found[went_key(gone)].append(gone.head)
    return CountTable(
        key="flow",
        title="What changed",
        definition="Whoever was there at the start or came, less whoever went, is there at the end.",
        lines=tuple(_count(f"flow.{key}", name, words, found[key]) for key, name, words in FLOW),
    )


def _split_tables(gathered: Gathered, end: Count) -> Iterable[CountTable]:
    for split in SPLITS:
        yield CountTable(
            key=split.key,
            title=split.title,
            definition=split.definition,
            lines=_parted(split.key, split.parts, gathered.end, split.part_of, f"{END} {split.definition}"),
            whole=end,
        )


def _area_tables(gathered: Gathered, end: Count) -> Iterable[CountTable]:
    asked = gathered.asked
    who = "Who arranged the bed and pays for it."
    payers = {str(key): name for key, name in asked.payers.items()}
    yield CountTable(
        key="payer",
        title="Who pays",
        definition=who,
        lines=_parted("payer", payers, gathered.end, lambda one: str(one.ward.payer), f"{END} {who}"),
        whole=end,
    )
    where = "The council that was responsible for them on the period's last day, the latest if several were."
    councils = {str(key): name for key, name in asked.councils.items()}
    councils |= {"elsewhere": "Another council", NOT_KNOWN: "No council is written down"}

    def council(one: Standing) -> str:
        if one.history.council is None:
            return NOT_KNOWN
        key = str(one.history.council)
        return key if key in councils else "elsewhere"

    yield CountTable(
        key="council",
        title="From which area",
        definition=where,
        lines=_parted("council", councils, gathered.end, council, f"{END} {where}"),
        whole=end,
    )


LONGER = {
    1: ("1-to-2", "2-to-5", "5-to-10", "10-and-over"),
    2: ("2-to-5", "5-to-10", "10-and-over"),
    5: ("5-to-10", "10-and-over"),
    10: ("10-and-over",),
}


def _long_table(gathered: Gathered) -> CountTable:
    words = "Whole years by the calendar over every ward of the stay; each line holds the ones below it."
    return CountTable(
        key="longer",
        title="Long stays",
        definition=words,
        lines=tuple(
            _count(
                f"longer.{years}",
                f"{years} {'year' if years == 1 else 'years'} or more",
                f"{END} {words}",
                [one for one in gathered.end if length_of(one) in parts],
            )
            for years, parts in LONGER.items()
        ),
    )


def _moves_table(gathered: Gathered) -> CountTable:
    words = (
        "Moves to a ward of another kind, security, hospital or provider without going home between, counted "
        "where the new bed is paid for by one of the chosen commissioners. A move between two counted beds "
        "changes nothing in how many are there."
    )
    return CountTable(
        key="moves",
        title="Moves",
        definition=words,
        lines=(_count("moves.all", "Moves to another ward or hospital", words, gathered.moves),),
    )


def came_from(one: Coming) -> str:
    """Where somebody came from."""
    return one.ward.came_from if one.ward else NOT_KNOWN


def left_for(one: Going) -> str:
    """Where somebody went to."""
    return one.ward.how_left if one.ward else NOT_KNOWN


def is_admission(one: Coming) -> bool:
    """Whether somebody came to hospital: not by a move between beds, and not back from leave."""
    return one.how in {Came.FIRST, Came.AGAIN}


def _came_from_table(gathered: Gathered) -> CountTable:
    words = "Everybody who came to hospital, the first time or again, by where they came from."
    admitted = [one for one in gathered.came if is_admission(one)]
    parts = {part: name for part, name in CAME_FROM.items() if part not in MOVED_FROM}
    return CountTable(
        key="from",
        title="Where people came from",
        definition=words,
        lines=_parted("from", parts, admitted, came_from, words),
        whole=_count("from", "Came to hospital", words, admitted),
    )


def _left_for_table(gathered: Gathered) -> CountTable:
    words = "Everybody who left hospital other than by a move to another bed, by where they went."
    left = [one for one in gathered.went if one.how is Went.LEFT]
    return CountTable(
        key="to",
        title="Where people went",
        definition=words,
        lines=_parted("to", LEFT_FOR, left, left_for, words),
        whole=_count("to", "Left hospital", words, left),
    )


def _left_out_table(gathered: Gathered) -> CountTable:
    words = (
        "People on a ward at the end of the period who are on long leave with their bed kept. The counting "
        "rule of that day says whether national counts hold them."
    )
    parts = {"counted": "On long leave, and counted as in hospital", "left-out": "On long leave, not counted"}
    return CountTable(
        key="leave",
        title="Long leave",
        definition=words,
        lines=_parted(
            "leave", parts, gathered.long_leave, lambda one: "counted" if one[1] else "left-out", words
        ),
    )


def _first_reviews_table(gathered: Gathered) -> CountTable:
    words = (
        "First reviews in hospital that fell due in the period by the rule in force for that person, and "
        "whether one was held by that day. Whoever had left by then is owed none. Where no rule gives a day, "
        "those who came in the period are counted as such."
    )
    parts = {
        "in-time": "Held in time",
        "late": "Not held by the day on which it was due",
        NOT_KNOWN: "No day can be given",
    }
    return CountTable(
        key="first-review",
        title="First reviews",
        definition=words,
        lines=_parted("first-review", parts, gathered.first_reviews, lambda one: one[1], words),
        whole=_count("first-review", "First reviews that fell due", words, gathered.first_reviews),
    )


def _register_table(gathered: Gathered) -> CountTable:
    words = (
        "People on a register of this partnership's commissioners at the end of the period, by the rating "
        "that stood, in hospital or not."
    )
    parts = {one.value: f"{one.value.capitalize()}: {RATING_WORDS[one].lower()}" for one in Rating}
    parts[NOT_KNOWN] = "Not rated yet"
    return CountTable(
        key="register",
        title="On the register",
        definition=words,
        lines=_parted("register", parts, gathered.registered, lambda one: one[1], words),
        whole=_count("register", "On the register", words, gathered.registered),
    )


def _register_before_table(gathered: Gathered) -> CountTable:
    words = (
        "Everybody who came to hospital, the first time or again, by whether they were on a register the day "
        "before."
    )
    parts = {"on": "Was on the register", "not-on": "Was not on the register"}
    return CountTable(
        key="before",
        title="On the register before they came",
        definition=words,
        lines=_parted("before", parts, gathered.before, lambda one: one[1], words),
        whole=_count("before", "Came to hospital", words, gathered.before),
    )


def _delayed(
    found: Mapping[str, Mapping[UUID, int]], words: Mapping[str, str], key: str
) -> tuple[DelayedDays, ...]:
    return tuple(
        DelayedDays(
            name=name,
            people=_count(
                f"{key}.{part}",
                name,
                "People who were well enough to leave and were kept in hospital by this on a night of the "
                "period. Somebody may be kept by several things.",
                found.get(part, {}),
            ),
            days=sum(found.get(part, {}).values()),
        )
        for part, name in words.items()
    )
