"""Everybody edits for so many seconds while processes are killed; then the plan is held to its promises."""

import random
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.editing.person import Person, Told, all_cells, own_cells
from benchmarks.editing.site import LOOK, PREPARE, Site

BETWEEN_KILLS = (2.0, 5.0)
# One kill in so many takes the whole server.
ALL_AT_ONCE = 10


def hold_session(site: Site, *, people: int, seconds: float, seed: int = 1) -> dict[str, Any]:
    """Let everybody edit, then say what was saved, what was killed, and every promise that was broken."""
    sessions = site.run(PREPARE, str(people), ",".join(all_cells(people)))
    site.start()
    try:
        everybody = [Person(number, site.port, key) for number, key in enumerate(sessions)]
        edit_and_kill(site, everybody, seconds=seconds, chance=random.Random(seed))  # noqa: S311
        found_by = [person.get("/plans/essex-2016/findings") for person in everybody[:1]]
    finally:
        site.stop()
    after = site.run(LOOK)
    told = [person.told for person in everybody]
    broken = [*broken_promises(told, after), *(fault for one in told for fault in one.wrong)]
    if "What the checks found" not in found_by[0]:
        broken.append("The page of findings does not come.")
    return {
        "people": people,
        "seconds": seconds,
        "saves_acknowledged": sum(one.saved for one in told),
        "collisions_chosen": sum(one.chosen for one in told),
        "requests_without_answer": sum(one.unanswered for one in told),
        "workers_killed": site.killed["worker"],
        "servers_killed": site.killed["server"],
        "entries_in_the_record": after["entries"],
        "broken": broken,
    }


def edit_and_kill(site: Site, everybody: Sequence[Person], *, seconds: float, chance: random.Random) -> None:
    """Everybody at once, and one process after another."""
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=person.edit, args=(until,)) for person in everybody]
    for thread in threads:
        thread.start()
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(left, chance.uniform(*BETWEEN_KILLS)))
        if chance.randrange(ALL_AT_ONCE) == 0:
            site.kill_all()
        else:
            site.kill_worker(chance)
    for thread in threads:
        thread.join()


def broken_promises(told: Sequence[Told], after: dict[str, Any]) -> Iterator[str]:
    """Everything that was answered as saved and is not there, and everything half-written."""
    stated = {_plain(value) for value in after["stated"]}
    remarks = set(after["remarks"])
    for number, one in enumerate(told):
        first, second = (_plain(after["cells"].get(cell, "gone")) for cell in own_cells(number))
        if first != second:
            yield f"Person {number}: half a save stands, {first} and {second}."
        if first not in {one.own, *one.own_in_doubt}:
            yield f"Person {number}: {one.own} was acknowledged, {first} stands."
        for value in one.shared:
            if value not in stated:
                yield f"Person {number}: {value} was acknowledged and is not in the record of change."
        for section, tokens in one.tokens.items():
            lines = set(after["answers"][section].split())
            yield from (
                f"Person {number}: {token} is not in {section}." for token in tokens if token not in lines
            )
        yield from (
            f"Person {number}: {words} was not kept." for words in one.remarks if words not in remarks
        )
    if after["threads"] != len(after["remarks"]):
        yield "A comment stands without its words."
    if not after["checked"]:
        yield "The checks have not seen the plan as it is now."


def _plain(number: str) -> str:
    return number.split(".", maxsplit=1)[0]
