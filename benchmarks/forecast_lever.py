"""How long it takes to move a lever, and what it is worth that a scenario meets the chances of its baseline.

    .venv/bin/python benchmarks/forecast_lever.py

200 draws of the model that ships, five years of an area of 28,833 adults: warm, as a page asks for it again
and again with another number, and cold, as a whole process from its start. Then the variance of what the
lever changes, draw by draw, with common random numbers over that with other ones. Writes
benchmarks/results/forecast_lever-DATE.json.
"""

import json
import os
import resource
import subprocess
import sys
import time
from datetime import date
from typing import Any

from forecast_ships import ROOT, area_of, result_file, seconds

from lifecourse.engine.pathways import BASELINE, FUNDERS, Scenario, pathway

MONTHS, DRAWS, SEED = 60, 200, 7
COLD = (
    "import sys; sys.path[:0] = {path!r}; import forecast_lever as it; it.drawn(it.ready(it.crisis_beds(6)))"
)


def crisis_beds(many: int) -> Any:
    """So many crisis beds from the second year on."""
    lever = {"kind": "crisis-beds", "day": date(2017, 4, 1), "beds": many}
    return Scenario.from_data({"name": "beds", "levers": [lever]})


def ready(scenario: Any) -> Any:
    """A scenario of the area, made ready."""
    return pathway(area_of(), scenario, months=MONTHS)


def drawn(one: Any, seed: int = SEED, draws: int = DRAWS) -> Any:
    """Draws of it, on one thread."""
    return one.draw(draws=draws, seed=seed)


def cold() -> tuple[float, float]:
    """Seconds of the processor and of the clock from the start of a process to its draws."""
    path = [str(ROOT / "src"), str(ROOT / "benchmarks")]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD.format(path=path)], check=True)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begun
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return round(processor, 2), round(clock, 2)


def worth_of_common_chances() -> dict[str, float]:
    """The variance of what the lever changes at the end, with the same chances over that with others."""
    base, other = ready(BASELINE), ready(crisis_beds(6))
    one, same = drawn(base, draws=1000), drawn(other, draws=1000)
    apart = drawn(other, seed=SEED + 1, draws=1000)
    figures = {
        "in_hospital": lambda it: it.in_hospital()[:, -1],
        "spent": lambda it: sum(it.spent(funder).sum(axis=1) for funder in FUNDERS),
    }
    return {
        name: round(float((of(same) - of(one)).var() / (of(apart) - of(one)).var()), 4)
        for name, of in figures.items()
    }


def main() -> int:
    """Measure and file."""
    drawn(ready(crisis_beds(4)), draws=2)
    numbers = iter(range(5, 50))
    result = {
        "load_average": round(os.getloadavg()[0], 1),
        "draws": DRAWS,
        "months": MONTHS,
        "warm_seconds": seconds(lambda: drawn(ready(crisis_beds(next(numbers))))),
        "cold_seconds": dict(zip(("processor", "clock"), sorted(cold() for _ in range(3))[1], strict=True)),
        "variance_with_common_chances": worth_of_common_chances(),
    }
    result_file("forecast_lever").write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
