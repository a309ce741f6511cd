"""Reads a pack about growing up from TOML and refuses what has no source, status or date."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lifecourse.standards.duty_values import DutyPack, DutyTiming, Towards
from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.timing_values import Counts, Unit
from lifecourse.standards.values import Entry, RuleList

NO_LEAP_YEAR = 2001
WORDED = {"towards": Towards, "unit": Unit, "counts": Counts}


def read_duty_pack(data: Mapping[str, Any], *, where: str) -> DutyPack:
    """A pack from its parsed TOML. Raises BadPack naming the entry that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    timings = [_timing(raw, f"{where}, {raw.get('id')}") for raw in data.get("timings", ())]
    lists = [
        read_entry(RuleList, {**raw, "items": tuple(raw.get("items", ()))}, f"{where}, {raw.get('id')}")
        for raw in data.get("lists", ())
    ]
    found = {**data, "timings": _by_id(timings, where), "lists": _by_id(lists, where)}
    pack = read_entry(DutyPack, found, where)
    if pack.next_review <= pack.reviewed_on:
        raise BadPack(f"{where}: the next review ({pack.next_review}) is not after the last.")
    return pack


def _by_id[E: Entry](entries: list[E], where: str) -> dict[str, E]:
    found = {one.id: one for one in entries}
    if len(found) < len(entries):
        raise BadPack(f"{where}: two entries have the same id; ids are unique.")
    return found


def _timing(raw: Mapping[str, Any], where: str) -> DutyTiming:
    read = dict(raw)
    for name in WORDED.keys() & read.keys():
        if read[name] not in set(WORDED[name]):
            raise BadPack(f"{where}: {name} is {read[name]!r}; expected one of {', '.join(WORDED[name])}.")
        read[name] = WORDED[name](read[name])
    timing = read_entry(DutyTiming, read, where)
    if timing.towards is Towards.BEFORE_DAY:
        if timing.count or not _every_year(timing.month, timing.day):
            raise BadPack(f"{where}: expected the month and day before which it is to be done.")
    elif type(timing.count) is not int or timing.count < 1:
        raise BadPack(f"{where}: count is {timing.count!r}; expected a whole number above 0.")
    if timing.towards is Towards.BEFORE and timing.unit is Unit.WORKING_DAYS:
        raise BadPack(f"{where}: working days are counted on from a day, not back.")
    return timing


def _every_year(month: int, day: int) -> bool:
    """Whether every year has that day."""
    try:
        date(NO_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
