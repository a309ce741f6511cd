"""How long pages of the Essex plan take: one reader on SQLite, twenty on PostgreSQL.

    .venv/bin/python benchmarks/pages.py            # both; PostgreSQL only where its programs are installed
    .venv/bin/python benchmarks/pages.py --sqlite   # one reader only

Twenty readers look at each page for one to three seconds before they ask for the next; one does not wait.
Starts the real server as `lifecourse serve` does, signs readers in, and asks for every page in turn over
loopback. The ratio is each page's 95th percentile against /health in the same run, so that a noisy machine
slows both. Prints a table and writes benchmarks/results/pages-DATE.json.
"""

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

THINK = 2.0
PAGES = [
    "/",
    "/plans/essex-2016/",
    "/plans/essex-2016/section/2.1",
    "/plans/essex-2016/section/2.2",
    "/plans/essex-2016/section/5.3",
    "/plans/essex-2016/section/6",
    "/plans/essex-2016/findings",
    "/plans/essex-2016/picture/people-in-hospital",
    "/plans/essex-2016/picture/money",
    "/plans/essex-2016/picture/route-map",
    "/plans/essex-2016/picture/risks",
    "/find?q=6744",
]


def main() -> int:
    """Run what was asked for and file the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sqlite", action="store_true", help="one reader on SQLite only")
    parser.add_argument("--rounds", type=int, default=40)
    args = parser.parse_args()
    results = [measure("SQLite, 1 reader", {}, readers=1, rounds=args.rounds, think=0)]
    if not args.sqlite:
        # The folder of the repository is on the path only from here on.
        from tools.testing.machine import postgresql_bin  # noqa: PLC0415
        from tools.testing.postgresql import own_postgresql  # noqa: PLC0415

        with own_postgresql(postgresql_bin()) as env:
            make_database(env)
            name = f"PostgreSQL, 20 readers, {THINK} s between pages"
            results.append(measure(name, env, readers=20, rounds=args.rounds // 8, think=THINK))
    file = HERE / "results" / f"pages-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(results, indent=2) + "\n")
    print(f"Kept in {file.relative_to(ROOT)}")
    return 0


def make_database(env: dict[str, str]) -> None:
    """An empty database in the server that the environment leads to."""
    address = env["LIFECOURSE_DATABASE"]
    with psycopg.connect(address.rsplit("/", 1)[0] + "/postgres", autocommit=True) as to:
        to.execute("CREATE DATABASE lifecourse")


def measure(name: str, env: dict[str, str], *, readers: int, rounds: int, think: float) -> dict[str, Any]:
    """Serve a fresh Essex and ask for every page; times in milliseconds."""
    port = 8100 + os.getpid() % 800
    with tempfile.TemporaryDirectory() as home, served(home, env, port, readers) as cookies:
        timings: dict[str, list[float]] = {page: [] for page in ["/health", *PAGES]}
        workers = [
            threading.Thread(target=read, args=(port, cookie, rounds, timings, think)) for cookie in cookies
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    return report(name, timings)


def read(port: int, cookie: str, rounds: int, timings: dict[str, list[float]], think: float) -> None:
    """One reader asks for every page, some rounds over; the first round warms and is not counted."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for turn in range(rounds + 1):
        for page, times in timings.items():
            # Readers look at a page before they ask for the next, each for another while.
            time.sleep(random.uniform(0.5, 1.5) * think)  # noqa: S311
            start = time.perf_counter()
            connection.request("GET", page, headers={"Cookie": f"sessionid={cookie}"})
            answer = connection.getresponse()
            body = answer.read()
            taken = (time.perf_counter() - start) * 1000
            if answer.status not in {200, 204}:
                raise SystemExit(f"{page} answered {answer.status}: {body[:200]!r}")
            if turn:
                times.append(taken)


def report(name: str, timings: dict[str, list[float]]) -> dict[str, Any]:
    """Print and return the median, 95th percentile and ratio of every page."""
    floor = percentile(timings["/health"])
    rows = [
        {
            "page": page,
            "p50_ms": round(statistics.median(times), 1),
            "p95_ms": round(percentile(times), 1),
            "ratio_to_health": round(percentile(times) / floor, 1),
        }
        for page, times in timings.items()
    ]
    everything = [t for page, times in timings.items() if page != "/health" for t in times]
    overall = round(percentile(everything), 1)
    print(f"\n{name}: 95th percentile over all pages {overall} ms ({len(everything)} requests)")
    for row in rows:
        print(f"  {row['p50_ms']:8.1f} {row['p95_ms']:8.1f} ms  x{row['ratio_to_health']:<6} {row['page']}")
    return {"name": name, "p95_ms": overall, "requests": len(everything), "pages": rows}


def percentile(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


@contextmanager
def served(home: str, env: dict[str, str], port: int, readers: int) -> Iterator[list[str]]:
    """A server on a fresh Essex, and the session keys of readers who have signed in."""
    environment = (
        os.environ
        | env
        | {
            "DJANGO_SETTINGS_MODULE": "lifecourse.settings",
            "LIFECOURSE_HOME": home,
            "LIFECOURSE_DEMONSTRATION": "yes",
            "PYTHONPATH": str(ROOT / "src"),
        }
    )
    prepared = subprocess.run(
        [sys.executable, "-c", PREPARE, str(readers)],
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    if prepared.returncode:
        raise SystemExit("The example could not be loaded.")
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "lifecourse",
            "serve",
            "--port",
            str(port),
            "--workers",
            "2" if readers > 1 else "1",
        ],
        env=environment,
    )
    try:
        wait_for(port)
        yield prepared.stdout.split()
    finally:
        server.terminate()
        server.wait(20)


PREPARE = """
import sys, django; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from lifecourse.accounts.api import Account
from lifecourse.website import demonstration
from lifecourse.website.commands.serve import prepare_database
prepare_database()
demonstration.prepare()
user = next(u for u in demonstration.users() if u.role == "Programme manager")
account = Account.objects.get(email=user.email)
store = import_module(settings.SESSION_ENGINE).SessionStore
for _ in range(int(sys.argv[1])):
    session = store()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    print(session.session_key)
"""


def wait_for(port: int) -> None:
    """Until the server answers, or half a minute."""
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/health")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not answer within 30 seconds.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    sys.exit(main())
