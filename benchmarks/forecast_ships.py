"""The model that ships, of an area of 28,833 adults with England's numbers, for what is timed."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]
ADULTS, FIRST_DAY = 28_833, date(2016, 4, 1)


def area_of(adults: int = ADULTS) -> Any:
    """An area of so many adults with a learning disability."""
    from lifecourse.engine.pathways import Area  # noqa: PLC0415  (found once the path is set)
    from lifecourse.standards.api import national_parameters  # noqa: PLC0415

    return Area("Saltings", FIRST_DAY, national_parameters(adults))


def seconds(act: Callable[[], object], times: int = 5) -> dict[str, float]:
    """Processor and clock seconds of doing something: the median of so many times each."""
    taken = []
    for _ in range(times):
        begun = time.process_time(), time.perf_counter()
        act()
        taken.append((time.process_time() - begun[0], time.perf_counter() - begun[1]))
    middle = times // 2
    return {
        "processor": round(sorted(one[0] for one in taken)[middle], 4),
        "clock": round(sorted(one[1] for one in taken)[middle], 4),
    }


def result_file(name: str, kind: str = "json") -> Path:
    """Where today's result of a benchmark is filed."""
    return ROOT / "benchmarks" / "results" / f"{name}-{datetime.now(UTC):%Y-%m-%d}.{kind}"
