"""Pin every package again, by hash and without an address. Needs the package indexes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tools.checks import BIN, ROOT

REQUIREMENTS = ROOT / "requirements"
# The oldest Python each file must serve: set-up's own tools are also installed by an older one.
OLDEST = {"uv": "3.9", "node": "3.12", "runtime": "3.12", "test": "3.12"}
COMPILE = [
    str(BIN / "uv"),
    "pip",
    "compile",
    "--universal",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--quiet",
]


def main(arguments: Sequence[str]) -> int:
    """Pin what was added or removed; with --upgrade, the newest of everything."""
    # uv's own tool has to be told not to write the index it was given into the file.
    quiet = ["--no-emit-index-url", "--no-emit-find-links"]
    for name, oldest in OLDEST.items():
        files = [REQUIREMENTS / f"{name}.in", "-o", REQUIREMENTS / f"{name}.txt"]
        run([*COMPILE, *quiet, "--python-version", oldest, *map(str, files), *arguments])
    pin_front_end()
    return 0


def pin_front_end() -> None:
    """Write package-lock.json without the addresses of files and of those who ask for funds."""
    npm = shutil.which("npm")
    if not npm:
        sys.exit("package-lock.json was not pinned: npm is not on the path.")
    run([npm, "install", "--package-lock-only", "--ignore-scripts"])
    path = ROOT / "package-lock.json"
    lock = json.loads(path.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    path.write_text(json.dumps(lock, indent=2) + "\n")


def run(command: Sequence[str]) -> None:
    """Run a command and stop if it fails."""
    subprocess.run(command, cwd=ROOT, env=os.environ, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
