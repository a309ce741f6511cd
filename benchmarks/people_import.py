"""How long the records of 42,000 people take to come in: five systems' files, as commands.

    .venv/bin/python benchmarks/people_import.py                    # on SQLite
    .venv/bin/python benchmarks/people_import.py --postgresql
    .venv/bin/python benchmarks/people_import.py --people 4200 --profile

Writes the five files of `lifecourse synth essex-2016` and brings each in with `lifecourse people import`, as
a whole process, under an agreement about matching, so that every record is kept, compared with all others
and joined. In between a process that starts and reads the same rows with `lifecourse people check`: the ratio
of the two is one claim, that all five are in within LONGEST_S the other. Then one file comes in a second
time, which changes nothing. Last, who was joined is held against who is who. `--profile` says where the time
goes instead, in this process. Writes benchmarks/results/people-import-DATABASE-DATE.json.
"""

import argparse
import contextlib
import cProfile
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST_S = 60
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def main() -> int:
    """Bring the files in and file the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=42_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--profile", action="store_true", help="say where the time goes; nothing is filed")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(postgresql=args.postgresql) as env:
        home = Path(folder)
        os.environ |= env | {"LIFECOURSE_HOME": str(home), "LIFECOURSE_SECRET_KEY": "for a benchmark"}
        command("migrate")
        command("load", str(ROOT / "examples/essex-2016"))
        command("synth", "essex-2016", "--people", str(args.people), "--out", str(home / "files"))
        manners = prepare()
        if args.profile:
            profile(home / "files", manners)
            return 0
        result = measure(home / "files", manners, args.people)
    result["database"] = "PostgreSQL" if args.postgresql else "SQLite"
    print(json.dumps(result, indent=2))
    kind = "postgresql" if args.postgresql else "sqlite"
    file = ROOT / "benchmarks" / "results" / f"people-import-{kind}-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=2) + "\n")
    return 0


@contextlib.contextmanager
def database(*, postgresql: bool) -> Iterator[dict[str, str]]:
    """Where the records go: a file of its own, or a PostgreSQL of its own."""
    if not postgresql:
        yield {"LIFECOURSE_DATABASE": ""}
        return
    import psycopg  # noqa: PLC0415  (only where it is asked for)
    from tools.testing.machine import postgresql_bin  # noqa: PLC0415
    from tools.testing.postgresql import own_postgresql  # noqa: PLC0415

    with own_postgresql(postgresql_bin()) as env:
        server = env["LIFECOURSE_DATABASE"].rsplit("/", 1)[0]
        with psycopg.connect(f"{server}/postgres", autocommit=True) as to:
            to.execute("CREATE DATABASE lifecourse")
        yield env


def measure(files: Path, manners: dict[str, str], people: int) -> dict[str, Any]:
    """Seconds for each file, brought in and merely read; then once more, and who was joined."""
    brought, checked = {}, {}
    for system, name in manners.items():
        brought[system] = command("people", "import", system, str(files / name), may_fail=True)
        checked[system] = command("people", "check", system, str(files / name), may_fail=True)
        print(f"{system}: {brought[system][0]:.1f} s, {checked[system][0]:.1f} s to read it", flush=True)
    last = next(reversed(manners))
    again = command("people", "import", last, str(files / manners[last]), may_fail=True)
    total = sum(wall for wall, _ in brought.values())
    return {
        "ratio_to_reading": round(total / sum(wall for wall, _ in checked.values()), 1),
        "all_files_s": round(total, 1),
        "asked_for_s": LONGEST_S,
        "load_average": round(os.getloadavg()[0], 1),
        "processor_s": round(sum(cpu for _, cpu in brought.values()), 1),
        "people": people,
        "each_file_s": {system: round(wall, 1) for system, (wall, _) in brought.items()},
        "reading_s": {system: round(wall, 1) for system, (wall, _) in checked.items()},
        f"{last}_again_s": round(again[0], 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        **outcome(files, manners),
    }


def command(*arguments: str, may_fail: bool = False) -> tuple[float, float]:
    """Run one command in its own process; seconds of the clock and of the processor."""
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "lifecourse", *arguments],
        env=env,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    # Rows to mend answer 1; whatever else goes wrong answers more.
    if done.returncode > (1 if may_fail else 0):
        raise SystemExit(f"{arguments[:2]} failed")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def prepare() -> dict[str, str]:
    """Name the five systems, and agree that their records are compared; answers each one's file."""
    set_up()
    from lifecourse.audit.api import acting_as  # noqa: PLC0415
    from lifecourse.engine.synthetic import MANNERS  # noqa: PLC0415
    from lifecourse.organisations.api import Organisation  # noqa: PLC0415
    from lifecourse.people.models import SourceSystem  # noqa: PLC0415
    from lifecourse.people.operations.sharing import make_agreement  # noqa: PLC0415
    from lifecourse.people.rules import Purpose  # noqa: PLC0415

    with acting_as("benchmark"):
        for manner in MANNERS:
            where = Organisation.objects.get(code=manner.organisation)
            SourceSystem.objects.create(code=manner.system, name=manner.name, organisation=where)
        make_agreement(
            name="All compare",
            purposes=[Purpose.MATCHING, Purpose.SUPPORT],
            lawful_basis="Made up",
            reference="",
            organisations=list(Organisation.objects.all()),
            from_date=date(2024, 4, 1),
            by=None,
            at=datetime.now(UTC),
        )
    return {manner.system: manner.file_name for manner in MANNERS}


def outcome(files: Path, manners: dict[str, str]) -> dict[str, Any]:
    """What is there at the end, and how much of who is who was found out without asking anybody."""
    import csv  # noqa: PLC0415

    from lifecourse.people.models import ImportRun, PossibleMatch, SourceRecord  # noqa: PLC0415

    of_file = {name: system for system, name in manners.items()}
    with (files / "who-is-who.csv").open(encoding="utf-8", newline="") as labels:
        truth = {(of_file[row["file"]], row["id"]): row["person"] for row in csv.DictReader(labels)}
    kept = SourceRecord.objects.values_list("system__code", "local_id", "person__head")
    heads = {(system, local_id): head for system, local_id, head in kept.iterator()}
    both = Counter((truth[key], head) for key, head in heads.items())
    right = pairs(both)
    joined, same = pairs(Counter(heads.values())), pairs(Counter(truth[key] for key in heads))
    return {
        "records": len(heads),
        "rows_refused": sum(ImportRun.objects.values_list("refused", flat=True)),
        "people_then": len(set(heads.values())),
        "pairs_joined_rightly_of_those_joined": round(right / joined, 6),
        "pairs_joined_of_those_that_are_one": round(right / same, 4),
        "pairs_waiting_for_somebody": PossibleMatch.objects.filter(state="waiting").count(),
    }


def pairs(sizes: Counter[Any]) -> int:
    """How many pairs there are in groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def profile(files: Path, manners: dict[str, str]) -> None:
    """Bring them in within this process, and print what took the time."""
    from lifecourse.audit.api import acting_as  # noqa: PLC0415
    from lifecourse.people.models import SourceSystem  # noqa: PLC0415
    from lifecourse.people.operations.importing import begin, finish, hold_file  # noqa: PLC0415

    watch, at = cProfile.Profile(), datetime.now(UTC)
    with acting_as("benchmark"), watch:
        for system, name in manners.items():
            start = time.perf_counter()
            of = SourceSystem.objects.get(code=system)
            run = hold_file(system=of, file_name=name, content=(files / name).read_bytes(), by=None, at=at)
            run = finish(run=begin(run=run, by=None, at=at), at=at)
            print(f"{system}: {run.rows:,} rows in {time.perf_counter() - start:.1f} s", flush=True)
    pstats.Stats(watch).sort_stats("cumulative").print_stats("lifecourse|numpy|execute", 60)


def set_up() -> None:
    """Wake Django up, with the code of this checkout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
