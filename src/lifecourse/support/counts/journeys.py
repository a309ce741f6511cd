"""From where to where people go through hospital: those who came in a period, and those who left in one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from lifecourse.support.counts.facts import Came, Coming, Going, History, Journey, Period, Went
from lifecourse.support.counts.presence import Presence, comings, goings
from lifecourse.support.counts.values import Count
from lifecourse.support.kinds.stays import CAME_FROM, HOME, LEFT_FOR

ANOTHER_BED, LONG_LEAVE, STILL_THERE = "bed", "leave", "there"
ELSEWHERE = "elsewhere"
HOMES_BEFORE = frozenset({"own_home", "supported_living", "care_home"})
FROM: dict[str, str] = {
    "home": "Home",
    "school": "A residential school or college",
    "general_hospital": "A general hospital",
    "prison": "Prison or police custody",
    ELSEWHERE: "Somewhere else",
    ANOTHER_BED: "A bed that is not counted",
    LONG_LEAVE: "Long leave",
}
TO: dict[str, str] = {
    "home": "Home",
    "school": "A residential school or college",
    "general_hospital": "A general hospital",
    "prison": "Prison",
    ELSEWHERE: "Somewhere else",
    "died": "They died",
    ANOTHER_BED: "A bed that is not counted",
    LONG_LEAVE: "Long leave, not counted",
    STILL_THERE: "Still in hospital at the end",
}


class Group(StrEnum):
    """Whose way is told: of those who came in the period, or of those who left in it."""

    CAME = "came"
    LEFT = "left"


GROUP_WORDS: dict[Group, str] = {
    Group.CAME: "Everybody who came in the period, by where they came from and where they were at its end.",
    Group.LEFT: "Everybody who went in the period, by where they had come from, however long ago, and where "
    "they went.",
}


def part_from(code: str) -> str:
    """To which group of places a place belongs from which somebody came."""
    return "home" if code in HOMES_BEFORE else code if code in FROM else ELSEWHERE


def part_to(code: str) -> str:
    """To which group of places a place belongs to which somebody went."""
    return "home" if code in HOME else code if code in TO else ELSEWHERE


def journeys(history: History, found: Sequence[Presence], period: Period) -> Iterator[Journey]:
    """The ways of one person through hospital, as they stand at the end of a period."""
    ends = {one.day: one for one in goings(history, found)}
    for presence, coming in zip(found, comings(history, found), strict=True):
        if coming.day > period.last:
            continue
        end = presence.to_date
        over = end is not None and end <= period.last
        yield Journey(
            head=history.head,
            came_on=coming.day,
            came_from=_from(coming),
            went_on=end if over else None,
            went_to=_to(ends[end]) if over and end else STILL_THERE,
        )


def _from(coming: Coming) -> str:
    if coming.ward is None:
        return LONG_LEAVE
    return ANOTHER_BED if coming.how is Came.MOVED else part_from(coming.ward.came_from)


def _to(going: Going) -> str:
    if going.ward is None:
        return LONG_LEAVE
    return ANOTHER_BED if going.how is Went.MOVED else part_to(going.ward.how_left)


def of_group(every: Iterable[Journey], group: Group, period: Period) -> list[Journey]:
    """The ways of those who came in a period, or of those who left in it."""
    return [one for one in every if period.has(one.came_on if group is Group.CAME else one.went_on)]


def ways(every: Iterable[Journey], group: Group, period: Period) -> dict[tuple[str, str], Count]:
    """How many went from where to where, and who they are: every way there is, also of nobody."""
    heads: dict[tuple[str, str], list[UUID]] = {
        (came, went): [] for came in FROM for went in TO if group is Group.CAME or went != STILL_THERE
    }
    for one in of_group(every, group, period):
        heads[one.came_from, one.went_to].append(one.head)
    return {
        (came, went): Count(
            key=f"{group.value}.{came}.{went}",
            name=f"{FROM[came]}, then {TO[went][0].lower()}{TO[went][1:]}",
            definition=GROUP_WORDS[group],
            of=tuple(sorted(who)),
        )
        for (came, went), who in heads.items()
    }


def places_from(part: str) -> list[str]:
    """The single places of a group from which people come to hospital."""
    return [code for code in CAME_FROM if part_from(code) == part]


def places_to(part: str) -> list[str]:
    """The single places of a group to which people go."""
    return [code for code in LEFT_FOR if part_to(code) == part]


def used(found: Mapping[tuple[str, str], Count]) -> tuple[list[str], list[str]]:
    """From where and to where anybody went at all, in order."""
    some = [way for way, count in found.items() if count.of]
    return [one for one in FROM if any(one == way[0] for way in some)], [
        one for one in TO if any(one == way[1] for way in some)
    ]
