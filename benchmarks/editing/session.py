"""Everybody edits for so many seconds while processes are killed; then the plan is held to its promises."""

import random
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.editing.person import Person, Told, all_cells, own_cells
from benchmarks.editing.site import LOOK, PREPARE, Site

BETWEEN_KILLS = (2.0, 5.0)
# One kill in so many takes the whole server.
ALL_AT_ONCE = 10


@dataclass(frozen=True, kw_only=True)
class Enough:
    """What has to have happened for the promise to have been tried, and how long to wait for it."""

    saves: int = 0
    collisions: int = 0
    kills: int = 0
    seconds: float = 0

    def came(self, site: Site, everybody: Sequence[Person]) -> bool:
        """Whether it has happened."""
        told = [person.told for person in everybody]
        return (
            sum(one.saved for one in told) >= self.saves
            and sum(one.chosen for one in told) >= self.collisions
            and site.killed["worker"] >= self.kills
        )


NOTHING = Enough()


def hold_session(
    site: Site, *, people: int, seconds: float, enough: Enough = NOTHING, seed: int = 1
) -> dict[str, Any]:
    """Let everybody edit, then say what was saved, what was killed, and every promise that was broken.

    It lasts so many seconds, and on a slow machine for as long as not enough happened, within its bounds.
    """
    sessions = site.run(PREPARE, str(people), ",".join(all_cells(people)))
    site.start()
    try:
        everybody = [Person(number, site.port, key) for number, key in enumerate(sessions)]
        edit_and_kill(site, everybody, seconds, enough, chance=random.Random(seed))  # noqa: S311
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


def edit_and_kill(
    site: Site, everybody: Sequence[Person], seconds: float, enough: Enough, *, chance: random.Random
) -> None:
    """Everybody at once, and one process after another."""
    over = threading.Event()
    threads = [threading.Thread(target=person.edit, args=(over,)) for person in everybody]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    while (passed := time.monotonic() - began) < seconds or (
        passed < enough.seconds and not enough.came(site, everybody)
    ):
        wait = chance.uniform(*BETWEEN_KILLS)
        time.sleep(min(wait, seconds - passed) if passed < seconds else wait)
        if chance.randrange(ALL_AT_ONCE) == 0:
            site.kill_all()
        else:
            site.kill_worker(chance)
    over.set()
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
