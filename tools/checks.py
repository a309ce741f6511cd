"""The one list of checks: `./lifecourse check`, the test run and the pre-commit hook all read it."""
# ruff: noqa: T201

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON_SOURCES = ["src", "tests", "tools", "benchmarks", "lifecourse"]
HERE = [name for name in PYTHON_SOURCES if (ROOT / name).exists()]
RUFF = [sys.executable, "-m", "ruff"]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that must hold, and the command that puts it right where a command can."""

    name: str
    command: Sequence[str]
    fix: Sequence[str] = ()


CHECKS = [
    Check(name="format", command=[*RUFF, "format", "--check", *HERE], fix=[*RUFF, "format", *HERE]),
    Check(name="lint", command=[*RUFF, "check", *HERE], fix=[*RUFF, "check", "--fix", *HERE]),
    Check(name="spelling", command=[str(BIN / "typos")], fix=[str(BIN / "typos"), "--write-changes"]),
    Check(
        name="lists",
        command=[sys.executable, "-m", "tools.lists", "--check"],
        fix=[sys.executable, "-m", "tools.lists"],
    ),
    Check(name="secrets", command=[sys.executable, "-m", "tools.leaks"]),
    Check(name="types", command=[sys.executable, "-m", "mypy", "-p", "lifecourse", "-p", "tools"]),
    Check(name="layers", command=[str(BIN / "lint-imports")]),
    Check(
        name="settings",
        command=[sys.executable, "-m", "django", "check", "--settings", "lifecourse.settings"],
    ),
    Check(
        name="migrations",
        command=[sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
    ),
    # What cannot be read stops the whole run, and nobody would know until then.
    Check(
        name="tests",
        command=[sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "--collect-only"],
    ),
    Check(
        name="generated pages",
        command=[sys.executable, "-m", "tools.drawn", "--check"],
        fix=[sys.executable, "-m", "tools.drawn"],
    ),
]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one check found."""

    check: Check
    held: bool
    output: str


def run_checks(env: Mapping[str, str]) -> list[Outcome]:
    """Run every check, as many at a time as there are processors, and say of each how it went."""
    with tempfile.TemporaryDirectory(prefix="lifecourse-checks-") as home:
        # Whatever this machine's own installation chose is no business of the checks.
        env = {name: value for name, value in env.items() if not name.startswith("LIFECOURSE_")}
        env |= {"LIFECOURSE_HOME": home, "DJANGO_SETTINGS_MODULE": "lifecourse.settings"}
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            outcomes = []
            for outcome in pool.map(lambda check: outcome_of(check, env), CHECKS):
                say(outcome)
                outcomes.append(outcome)
    return outcomes


def outcome_of(check: Check, env: Mapping[str, str]) -> Outcome:
    """Run one check."""
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env=dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(check=check, held=done.returncode == 0, output=done.stdout)


def say(outcome: Outcome) -> None:
    """One line for a check that held; everything it printed for one that did not."""
    if outcome.held:
        print(f"  held    {outcome.check.name}", flush=True)
        return
    mend = "   (`./lifecourse fix` may put it right)" if outcome.check.fix else ""
    print(f"  FAILED  {outcome.check.name}{mend}\n{outcome.output}", flush=True)


def main() -> int:
    """Run the checks and answer with an exit code."""
    outcomes = run_checks(os.environ)
    failed = sum(not outcome.held for outcome in outcomes)
    print(f"{len(outcomes) - failed} checks held, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
