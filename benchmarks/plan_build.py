"""How long all papers of the Essex plan take to build, as a command: the plan as page, PDF, Word and
workbook, with annexes; the plan on two pages, the route map and the risk register, each in three forms;
the findings.

    .venv/bin/python benchmarks/plan_build.py

Runs `lifecourse plan build` five times as a whole process and, in between, `lifecourse plan list`, which
starts the same program and prints a line. The ratio of the two medians is one claim; that the median
build takes less than LONGEST_S is the other. Seconds of the processor are kept beside those of the clock,
because a busy machine makes the clock run on. Writes benchmarks/results/plan-build-DATE.json.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TURNS = 5
LONGEST_S = 10


def main() -> int:
    """Measure both commands turn by turn and file the result."""
    with tempfile.TemporaryDirectory() as home:
        run(home, "migrate")
        run(home, "load", str(ROOT / "examples/essex-2016"))
        build, listing, worked = [], [], []
        for turn in range(TURNS):
            out = str(Path(home) / f"out-{turn}")
            before = worked_s()
            build.append(run(home, "plan", "build", "essex-2016", "--out", out, "--with", "findings,sources"))
            worked.append(worked_s() - before)
            listing.append(run(home, "plan", "list"))
    result = {
        "ratio": round(statistics.median(build) / statistics.median(listing), 2),
        "median_build_s": round(statistics.median(build), 2),
        "asked_for_s": LONGEST_S,
        "load_average": round(os.getloadavg()[0], 1),
        "build_processor_s": [round(s, 2) for s in worked],
        "build_s": [round(s, 2) for s in build],
        "start_and_list_s": [round(s, 2) for s in listing],
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }
    print(json.dumps(result, indent=2))
    file = ROOT / "benchmarks" / "results" / f"plan-build-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=2) + "\n")
    return 0


def worked_s() -> float:
    """Seconds of the processor that finished commands have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(home: str, *arguments: str) -> float:
    """Run one command in its own process; seconds of the clock."""
    env = os.environ | {"LIFECOURSE_HOME": home, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    command = [sys.executable, "-m", "lifecourse", *arguments]
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
