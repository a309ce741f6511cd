"""How fast a forecast is, once it has been shown to be right: beside SimPy, and against exact expectations.

    .venv/bin/python benchmarks/forecast.py --peer-python PEER
    .venv/bin/python benchmarks/forecast.py --peer-python PEER --draws 300 --peer-draws 8

PEER is the Python of an environment that has `simpy`. One area of 32,724 people, seven settings, 120
months (`forecast_model.py`). Two gates come first. Without limits of places, every month and setting agrees
with the expectation worked out day by day; with them, with SimPy. Both are asked of all figures at once: the
greatest difference in standard errors stays below what one run in a hundred exceeds by chance. Then
processor seconds for a draw: the median of five. Writes benchmarks/results/forecast-DATE.json.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import NormalDist
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]
FIRST_DAY, MONTHS = date(2025, 4, 1), 120
# What the expectation's own steps and middles of years may be off by.
STEPS = 0.0005
MANY = 20


def main() -> int:
    """Hold to the gates, time, and file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peer-python", help="without it, only the expectations and our own time")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--peer-draws", type=int, default=30)
    args = parser.parse_args()
    result = {
        "load_average": round(os.getloadavg()[0], 1),
        "against_exact": against_exact(args.draws),
        "model_that_ships": of_model_that_ships(args.draws),
        **(beside_simpy(args.peer_python, args.draws, args.peer_draws) if args.peer_python else {}),
    }
    file = ROOT / "benchmarks" / "results" / f"forecast-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))
    gates = [result["against_exact"], *([result["against_simpy"]] if args.peer_python else [])]
    return 0 if all(one["held"] for one in gates) else 1


def of_model_that_ships(draws: int) -> dict[str, Any]:
    """Seconds for so many draws of every setting, with money and uncertain rates: 120 months, one thread."""
    from forecast_ships import ADULTS, area_of, seconds  # noqa: PLC0415

    from lifecourse.engine.pathways import pathway  # noqa: PLC0415

    ready = pathway(area_of(), months=MONTHS)
    ready.draw(draws=2, seed=1)
    return {"adults": ADULTS, "draws": draws, "seconds": seconds(lambda: ready.draw(draws=draws, seed=2))}


def against_exact(draws: int) -> dict[str, Any]:
    """The model without limits, against its expectation."""
    import numpy as np  # noqa: PLC0415  (found once the path is set)
    from forecast_model import model_of, start_of  # noqa: PLC0415

    from lifecourse.engine.forecast import Expectation, month_ends, run  # noqa: PLC0415

    model, start = model_of(capped=False), start_of()
    kept = run(model, start, first_day=FIRST_DAY, months=MONTHS, draws=draws, seed=20).kept
    expected = Expectation(model, start, step=1.0, parts=1).run(month_ends(FIRST_DAY, MONTHS))
    error = kept.here.std(axis=0) / draws**0.5
    off = np.abs(kept.here.mean(axis=0) - expected)
    some = expected > 1
    worst = float((np.maximum(off - STEPS * expected, 0)[some] / error[some]).max())
    # Of a few people, what chance does hides what a program does wrong.
    many = expected >= MANY
    bias = float((off[many] / expected[many]).max())
    return {**gate(worst, int(some.sum())), "greatest_bias": round(bias, 5)}


def gate(worst: float, figures: int) -> dict[str, Any]:
    """Whether the greatest of so many differences is what chance brings oftener than once in a hundred."""
    most = NormalDist().inv_cdf(1 - 0.01 / 2 / figures)
    return {"figures": figures, "greatest_z": round(worst, 2), "most": round(most, 2), "held": worst <= most}


def beside_simpy(peer: str, draws: int, peer_draws: int) -> dict[str, Any]:
    """The model with limits: the same figures, and processor seconds for a draw."""
    import numpy as np  # noqa: PLC0415
    from forecast_model import as_plain, model_of, start_of  # noqa: PLC0415

    from lifecourse.engine.forecast import month_ends, prepare, run_prepared  # noqa: PLC0415

    model, start = model_of(capped=True), start_of()
    theirs = simpy_draws(peer, as_plain(model, start, month_ends(FIRST_DAY, MONTHS)), peer_draws)
    prepared = prepare(model, start, first_day=FIRST_DAY, months=MONTHS)
    run_prepared(prepared, draws=2, seed=1)
    times = []
    for seed in range(5):
        begun = time.process_time()
        kept = run_prepared(prepared, draws=draws, seed=seed)
        times.append((time.process_time() - begun) / draws)
    # Both are of one distribution if the gate is to hold. Of a ward that is nearly always full the few draws
    # of the peer may show no variance at all, where there is some: so it is taken from all draws together.
    spread = draws * kept.here.var(axis=0) + peer_draws * np.array(theirs["variance"])
    error = np.sqrt(spread / (draws + peer_draws) * (1 / draws + 1 / peer_draws))
    off = np.abs(kept.here.mean(axis=0) - np.array(theirs["mean"]))
    # Every twelfth month: months beside each other hang together, and their differences with them.
    some = (error > 0)[11::12]
    worst = float((off[11::12][some] / error[11::12][some]).max())
    ours = statistics.median(times)
    return {
        "against_simpy": gate(worst, int(some.sum())),
        "draws": draws,
        "milliseconds_a_draw": round(1000 * ours, 3),
        "simpy_milliseconds_a_draw": round(1000 * theirs["seconds"], 1),
        "times_simpy": round(theirs["seconds"] / ours),
    }


def simpy_draws(peer: str, told: dict[str, Any], draws: int) -> dict[str, Any]:
    """Run the peer in its own environment."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "model.json")
        file.write_text(json.dumps(told))
        command = [peer, str(ROOT / "benchmarks/forecast_simpy.py"), str(file), str(draws), "1"]
        found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return found


if __name__ == "__main__":
    sys.exit(main())
