"""Put right what the checks can put right by themselves."""
# ruff: noqa: T201

import os
import subprocess
import sys

from tools.checks import CHECKS, ROOT


def main() -> int:
    """Run each fix in the order of the list; answers 1 when one of them could not finish."""
    codes = []
    for check in CHECKS:
        if check.fix:
            print(f"  fixing  {check.name}", flush=True)
            codes.append(subprocess.run(check.fix, cwd=ROOT, env=os.environ, check=False).returncode)
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
