"""Measure: `./lifecourse bench forecast` runs the benchmarks of a subject one after the other."""

import subprocess
import sys
from collections.abc import Sequence

from tools.checks import ROOT

# What is run for each subject, without a peer: benchmarks/README.md says how to run them beside one.
OF: dict[str, tuple[str, ...]] = {
    "forecast": ("forecast.py", "forecast_lever.py", "forecast_cost.py", "forecast_england.py"),
}


def main(arguments: Sequence[str]) -> int:
    """Run them; 1 where a gate did not hold, 2 for a subject that has none. More words go to the first."""
    if not arguments or arguments[0] not in OF:
        sys.stderr.write(
            f"Say what to measure: {', '.join(OF)}. Others are run by hand: benchmarks/README.md.\n"
        )
        return 2
    first, *others = OF[arguments[0]]
    held = True
    for name, words in [(first, list(arguments[1:])), *((name, []) for name in others)]:
        sys.stderr.write(f"benchmarks/{name}\n")
        command = [sys.executable, str(ROOT / "benchmarks" / name), *words]
        held = subprocess.run(command, cwd=ROOT, check=False).returncode == 0 and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
