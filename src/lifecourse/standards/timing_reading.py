"""Reads a timing pack and a calendar from TOML, and refuses what has no source, status or date."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from lifecourse.standards.clocks import WorkingDays
from lifecourse.standards.reading import UNCONFIRMED, BadPack
from lifecourse.standards.timing_values import (
    Counts,
    PapersTime,
    Step,
    Timing,
    TimingPack,
    Unit,
    Ward,
    Whom,
)
from lifecourse.standards.values import Status

WORDED = {"status": Status, "step": Step, "whom": Whom, "ward": Ward, "unit": Unit, "counts": Counts}
# A rule of these has no first day: none has been appointed, or none is known.
WITHOUT_A_FIRST_DAY = {Status.NOT_COMMENCED, Status.UNDATED}


def read_timing_pack(data: Mapping[str, Any], *, where: str) -> TimingPack:
    """A timing pack from its parsed TOML. Raises BadPack naming the entry that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    timings = tuple(
        _read(Timing, raw, f"{where}, {raw.get('id', 'a timing without an id')}")
        for raw in data.get("timings", ())
    )
    papers = tuple(
        _read(PapersTime, raw, f"{where}, {raw.get('id', 'a time for papers without an id')}")
        for raw in data.get("papers", ())
    )
    pack = _read(TimingPack, {**data, "timings": timings, "papers": papers}, where)
    if pack.next_review <= pack.reviewed_on:
        raise BadPack(f"{where}: the next review ({pack.next_review}) is not after the last.")
    if not pack.unconfirmed.strip() and (not (timings or papers) or pack.status is Status.UNDATED):
        raise BadPack(f"{where}: it lacks times or a first day; expected unconfirmed to say why.")
    if (pack.status is Status.NOT_COMMENCED) is (pack.enacted_on is None):
        raise BadPack(f"{where}: it is {pack.status}; expected enacted_on where nothing is in force yet.")
    ids = [one.id for one in timings] + [one.id for one in papers]
    if len(set(ids)) < len(ids):
        raise BadPack(f"{where}: two timings have the same id; ids are unique.")
    for one in timings:
        _check_timing(one, pack, f"{where}, {one.id}")
    for time in papers:
        if type(time.hours) is not int or time.hours < 1:
            raise BadPack(f"{where}, {time.id}: hours is {time.hours!r}; expected a whole number above 0.")
        _check_over(time, pack, f"{where}, {time.id}")
    return pack


def _read[E: (Timing, PapersTime, TimingPack)](kind: type[E], raw: Mapping[str, Any], where: str) -> E:
    known = {f.name for f in fields(kind)}
    if unknown := set(raw) - known:
        raise BadPack(
            f"{where}: {', '.join(sorted(unknown))} is not known; expected {', '.join(sorted(known))}."
        )
    read = dict(raw)
    for name in WORDED.keys() & read.keys():
        if read[name] not in set(WORDED[name]):
            raise BadPack(f"{where}: {name} is {read[name]!r}; expected one of {', '.join(WORDED[name])}.")
        read[name] = WORDED[name](read[name])
    try:
        entry = kind(**read)
    except TypeError as problem:
        raise BadPack(f"{where}: {problem}") from problem
    _check_days(entry, where)
    return entry


def _check_days(entry: Timing | PapersTime | TimingPack, where: str) -> None:
    if not entry.citation.strip():
        raise BadPack(f"{where}: there is no citation; expected where the rule can be read.")
    if entry.status in WITHOUT_A_FIRST_DAY:
        if entry.in_force_from or entry.in_force_to:
            raise BadPack(f"{where}: it is {entry.status} and has days in force; expected none.")
        return
    if type(entry.in_force_from) is not date:
        raise BadPack(f"{where}: in_force_from is {entry.in_force_from!r}; expected a day.")
    if entry.in_force_to is not None and entry.in_force_to < entry.in_force_from:
        raise BadPack(f"{where}: it ends on {entry.in_force_to}, before it begins on {entry.in_force_from}.")


def _check_timing(one: Timing, pack: TimingPack, where: str) -> None:
    if type(one.count) is not int or one.count < 0:
        raise BadPack(f"{where}: count is {one.count!r}; expected a whole number.")
    if (one.count == 0) is not (one.step is Step.BEFORE_ADMISSION):
        raise BadPack(f"{where}: count is {one.count} for {one.step}; only what comes before has 0.")
    _check_over(one, pack, where)


def _check_over(one: Timing | PapersTime, pack: TimingPack, where: str) -> None:
    over = one.in_force_to is not None and one.in_force_to < pack.reviewed_on
    if over and one.status is Status.IN_FORCE:
        raise BadPack(f"{where}: it ended on {one.in_force_to} and still says in-force; expected superseded.")


def read_working_days(data: Mapping[str, Any], *, where: str) -> WorkingDays:
    """A calendar of working days from its parsed TOML. Raises BadPack."""
    holidays = [one["day"] for one in data["holidays"]]
    if holidays != sorted(set(holidays)):
        raise BadPack(f"{where}: the bank holidays are not in order, or one stands twice.")
    if not holidays or not data["first"] <= holidays[0] <= holidays[-1] <= data["last"]:
        raise BadPack(f"{where}: a bank holiday lies outside {data['first']} to {data['last']}.")
    if not str(data["citation"]).strip():
        raise BadPack(f"{where}: there is no citation; expected where the days can be read.")
    return WorkingDays(
        first=data["first"], last=data["last"], holidays=frozenset(holidays), citation=data["citation"]
    )
