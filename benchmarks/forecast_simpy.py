"""The same forecast by SimPy, an event-driven simulation library, in an environment of its own.

    PEER_PYTHON benchmarks/forecast_simpy.py MODEL.json DRAWS SEED

Each person is a process; places are counted, and who waits stands in a queue, keeps their place and may die
in it. Prints as JSON: processor seconds for a draw; by month and setting mean and variance over draws.
"""

import json
import random
import sys
import time
from bisect import bisect_right
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Any

import simpy

YEAR = 365.25
Life = Generator[Any, Any, None]


class Area:
    """One draw of one area."""

    def __init__(self, told: dict[str, Any], seed: int) -> None:
        """From the plain values of a model and its start."""
        model = told["model"]
        self.told, self.chances, self.env = told, random.Random(seed), simpy.Environment()  # noqa: S311
        self.codes = [one["code"] for one in model["settings"]]
        self.places = [one["places"][0]["value"] if one["places"] else None for one in model["settings"]]
        self.moves = [[move for move in model["moves"] if move["origin"] == code] for code in self.codes]
        self.ages = [age * YEAR for age in model["ages"]]
        self.stays = model["stay_days"]
        self.days = told["ends"][-1]
        self.here = [0] * len(self.codes)
        self.queues: list[deque[Any]] = [deque() for _ in self.codes]
        self.cells: dict[tuple[int, int, int, int], tuple[float, float, list[float]]] = {}
        self.steps = [self._steps(moves) for moves in self.moves]

    def _steps(self, moves: list[dict[str, Any]]) -> list[float]:
        return sorted({0.0} | {step["day"] for move in moves for step in move["by_day"]})

    def cell(self, setting: int, age: int, span: int, band: int) -> tuple[float, float, list[float]]:
        """Rates per day of leaving and of dying, and of each move added up."""
        key = (setting, age, span, band)
        if key not in self.cells:
            day, total, dying, upto = self.steps[setting][span], 0.0, 0.0, []
            for move in self.moves[setting]:
                rates = move["per_year"]
                rate = (rates[band] if len(rates) > 1 else rates[0]) / YEAR
                rate *= move["by_age"][age] if move["by_age"] else 1.0
                held = [step["value"] for step in move["by_day"] if step["day"] <= day]
                rate *= held[-1] if held else 1.0
                total += rate
                dying += rate if move["to"] == "dead" else 0.0
                upto.append(total)
            self.cells[key] = (total, dying, upto)
        return self.cells[key]

    def outlives(self, setting: int, born: float, since: float, *, dying: bool) -> tuple[float, list[float]]:
        """When somebody has met their hazard of leaving, or of dying; and the moves' shares."""
        need, now = self.chances.expovariate(1.0), self.env.now
        while now < self.days:
            age = bisect_right(self.ages, now - born) - 1
            span = bisect_right(self.steps[setting], now) - 1
            band = bisect_right(self.stays, now - since) - 1
            total, dead, upto = self.cell(setting, age, span, band)
            rate = dead if dying else total
            end = min(
                born + self.ages[age + 1] if age + 1 < len(self.ages) else self.days,
                self.steps[setting][span + 1] if span + 1 < len(self.steps[setting]) else self.days,
                since + self.stays[band + 1] if band + 1 < len(self.stays) else self.days,
                self.days,
            )
            if rate * (end - now) >= need:
                return now + need / rate, upto
            need -= rate * (end - now)
            now = end if end > now else now + 1e-9
        return self.days, []

    def life(self, setting: int, born: float, since: float) -> Life:
        """Somebody's life from now on."""
        while True:
            leaves, upto = self.outlives(setting, born, since, dying=False)
            if leaves >= self.days:
                return
            yield self.env.timeout(leaves - self.env.now)
            to = self.moves[setting][bisect_right(upto, self.chances.random() * upto[-1])]["to"]
            goal = -1 if to == "dead" else self.codes.index(to)
            if goal >= 0 and self.is_full(goal):
                turn = self.env.event()
                self.queues[goal].append(turn)
                dies, _ = self.outlives(setting, born, since, dying=True)
                yield turn | self.env.timeout(max(dies - self.env.now, 0.0))
                if not turn.triggered:
                    if self.env.now >= self.days:
                        return
                    self.queues[goal].remove(turn)
                    goal = -1
            elif goal >= 0:
                self.here[goal] += 1
            self.leave(setting)
            if goal < 0:
                self.here[0] += 1
                setting, born = 0, self.env.now - 18 * YEAR
            else:
                setting = goal
            since = self.env.now

    def is_full(self, setting: int) -> bool:
        """Whether there is no place for which nobody waits."""
        places = self.places[setting]
        return places is not None and (self.here[setting] >= places or bool(self.queues[setting]))

    def leave(self, setting: int) -> None:
        """Free somebody's place, and give it to the first who waits."""
        self.here[setting] -= 1
        if self.queues[setting] and self.here[setting] < self.places[setting]:
            self.here[setting] += 1
            self.queues[setting].popleft().succeed()

    def run(self) -> list[list[int]]:
        """People by month and setting."""
        for crowd in self.told["start"]["crowds"]:
            setting = self.codes.index(crowd["setting"])
            self.here[setting] += crowd["people"]
            for rank in range(crowd["people"]):
                born = -(crowd["age"] + (rank + 0.5) / crowd["people"]) * YEAR
                self.env.process(self.life(setting, born, 0.0))
        for person in self.told["start"]["people"]:
            setting = self.codes.index(person["setting"])
            self.here[setting] += 1
            self.env.process(self.life(setting, -person["age"] * YEAR, -person["days"]))
        found = []
        for end in self.told["ends"]:
            self.env.run(until=end)
            found.append(list(self.here))
        return found


def main(file: str, draws: int, seed: int) -> None:
    """Run so many draws and print what they come to."""
    told = json.loads(Path(file).read_text())
    begun = time.process_time()
    runs = [Area(told, seed + number).run() for number in range(draws)]
    seconds = (time.process_time() - begun) / draws
    months, settings = range(len(told["ends"])), range(len(told["model"]["settings"]))
    by = [[[run[month][setting] for run in runs] for setting in settings] for month in months]
    mean = [[sum(one) / draws for one in row] for row in by]
    spread = [
        [
            sum((value - mean[month][setting]) ** 2 for value in by[month][setting]) / (draws - 1)
            for setting in settings
        ]
        for month in months
    ]
    print(json.dumps({"seconds": seconds, "mean": mean, "variance": spread}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
