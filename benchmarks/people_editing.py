"""Twenty people edit one plan for ten minutes while the server's processes are killed at random.

    .venv/bin/python benchmarks/people_editing.py              # ten minutes on SQLite, ten on PostgreSQL
    .venv/bin/python benchmarks/people_editing.py --seconds 60 --sqlite

Each person changes numbers of their own, numbers and texts that everybody changes, and comments. Workers
are killed with SIGKILL every two to five seconds, and now and then the whole server. Afterwards every save
that was answered as saved must be in the plan, or in the record of change as later overwritten by somebody's
choice; no save may be half there; and the checks must still run. Writes
benchmarks/results/people-editing-DATE.json.
"""

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


def main() -> int:
    """Run what was asked for and file the result. Exit code 1 when a promise was broken."""
    from benchmarks.editing.session import hold_session  # noqa: PLC0415  (the path is set above)
    from benchmarks.editing.site import Site  # noqa: PLC0415
    from tools.testing.machine import postgresql_bin  # noqa: PLC0415
    from tools.testing.postgresql import free_port, own_postgresql  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--sqlite", action="store_true", help="on SQLite only")
    parser.add_argument("--at-once", action="store_true", help="both databases at the same time")
    args = parser.parse_args()
    asked = {"people": args.people, "seconds": args.seconds}

    def on_sqlite() -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as home:
            site = Site({"LIFECOURSE_HOME": home, "LIFECOURSE_DATABASE": ""}, free_port())
            return {"database": "SQLite"} | hold_session(site, **asked)

    def on_postgresql() -> dict[str, Any]:
        with own_postgresql(postgresql_bin()) as env, tempfile.TemporaryDirectory() as home:
            server = env["LIFECOURSE_DATABASE"].rsplit("/", 1)[0]
            with psycopg.connect(f"{server}/postgres", autocommit=True) as to:
                to.execute("CREATE DATABASE lifecourse")
            site = Site(env | {"LIFECOURSE_HOME": home}, free_port())
            return {"database": "PostgreSQL"} | hold_session(site, **asked)

    wanted = [on_sqlite] if args.sqlite else [on_sqlite, on_postgresql]
    with ThreadPoolExecutor(max_workers=len(wanted) if args.at_once else 1) as pool:
        results = list(pool.map(lambda one: one(), wanted))
    for result in results:
        print(json.dumps(result, indent=2))
    file = HERE / "results" / f"people-editing-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(results, indent=2) + "\n")
    print(f"Kept in {file.relative_to(ROOT)}")
    return 1 if any(result["broken"] for result in results) else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    sys.exit(main())
