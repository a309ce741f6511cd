"""How long the page of one person takes as the people there are grow tenfold, and tenfold again, on SQLite.

    .venv/bin/python benchmarks/person_page.py
    .venv/bin/python benchmarks/person_page.py --people 4000 --rounds 50

Fills a database of its own with made-up people: each has two systems' records, what they say themselves,
an adjustment, somebody around them with an authority, and two organisations that see them. A care coordinator
then opens people chosen by chance, each once, within one process: everything that a request does but the
network, the line about who looked with it. In between, as many answers that hold nothing: the ratio is the
claim, with the number of queries, which may not grow. Writes benchmarks/results/person-page-sqlite-DATE.json.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from base64 import b32encode
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
SIZES = (4_000, 42_000, 420_000)
AT_ONCE = 20_000
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
NOW = "2026-03-03 10:00:00"


def main() -> int:
    """Measure each size in a process of its own, and file the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.people[0], args.rounds)))
        return 0
    curve = [one(Path(__file__), people, args.rounds) for people in args.people]
    result = {
        "what": "the page of one person, within one process, SQLite",
        "rounds": args.rounds,
        "load_average": round(os.getloadavg()[0], 1),
        "curve": curve,
    }
    file = ROOT / "benchmarks" / "results" / f"person-page-sqlite-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=2) + "\n")
    print("| people | p50 | p95 | queries | times an empty answer (p50) |\n|---|---|---|---|---|")
    for row in curve:
        print("| {people:,} | {p50_ms} ms | {p95_ms} ms | {queries} | {times_empty} |".format(**row))
    return 0


def one(script: Path, people: int, rounds: int, database: str = "") -> dict[str, Any]:
    """One size of a benchmark, in a process and a database of its own: that address, or a file."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "LIFECOURSE_HOME": folder,
            "LIFECOURSE_SECRET_KEY": os.urandom(20).hex(),
            "LIFECOURSE_DATABASE": database,
            "PYTHONPATH": str(ROOT / "src"),
        }
        run = [sys.executable, "-P", str(script), "--one", "--people", str(people)]
        done = subprocess.run(
            [*run, "--rounds", str(rounds)], env=env, check=True, stdout=subprocess.PIPE, text=True
        )
        row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        print(row, flush=True)
        return row


def measure(people: int, rounds: int) -> dict[str, Any]:
    """Open so many people's pages, and as many answers with nothing in them."""
    client, _ = signed_in(people)
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    chosen = random.Random(people).sample(range(people), rounds)  # noqa: S311  (nobody's secret)
    pages, nothing, queries = [], [], set()
    client.get(address(people - 1))
    for number in chosen:
        pages.append(seconds(client, address(number)))
        nothing.append(seconds(client, "/accounts/login/", expected=(200, 302)))
    for number in chosen[:10]:
        with CaptureQueriesContext(connection) as asked:
            client.get(address(number))
        queries.add(len(asked))
    page = sorted(pages)
    return {
        "people": people,
        "p50_ms": round(statistics.median(page) * 1000, 1),
        "p95_ms": round(page[int(len(page) * 0.95) - 1] * 1000, 1),
        "queries": max(queries),
        "empty_p50_ms": round(statistics.median(nothing) * 1000, 1),
        "times_empty": round(statistics.median(page) / statistics.median(nothing), 1),
    }


def signed_in(people: int) -> tuple[Any, Any]:
    """A coordinator's browser and account, in a new database with so many people."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    # As the site is loaded where it is served.
    import lifecourse.wsgi  # noqa: F401, PLC0415

    client, account = Client(), coordinator()
    client.force_login(account)
    if connection.vendor == "postgresql":
        fill_postgresql(people)
    else:
        fill(Path(connection.settings_dict["NAME"]), people)
    return client, account


def address(number: int) -> str:
    """The page of the person of that number."""
    return f"/people/{UUID(int=number * 2 + 2)}/"


def seconds(client: Any, where: str, *, expected: tuple[int, ...] = (200,)) -> float:
    """How long one answer takes."""
    start = time.perf_counter()
    answer = client.get(where)
    took = time.perf_counter() - start
    if answer.status_code not in expected:
        raise SystemExit(f"{where} answered {answer.status_code}")
    return took


def coordinator() -> Any:
    """Somebody who works with records, for the first of two organisations."""
    from lifecourse.accounts.api import Account, set_up_second_factor  # noqa: PLC0415
    from lifecourse.audit.api import acting_as  # noqa: PLC0415
    from lifecourse.organisations.api import Organisation, OrganisationKind, Role, RoleHolding  # noqa: PLC0415
    from lifecourse.people.models import SourceSystem  # noqa: PLC0415

    with acting_as("benchmark"):
        for number, code in enumerate(("one", "two"), start=1):
            where = Organisation.objects.create(
                pk=number, code=code, name=code.title(), kind=OrganisationKind.COUNTY_COUNCIL.value
            )
            SourceSystem.objects.create(pk=number, code=code, name=f"Care of {code}", organisation=where)
        account = Account.objects.create(email="coordinator@example.org", full_name="Willow Marsden")
        set_up_second_factor(account=account, secret=b32encode(os.urandom(10)).decode())
        RoleHolding.objects.create(
            account=account,
            role=Role.CARE_COORDINATOR.value,
            organisation_id=1,
            from_date=date(2020, 1, 1),
        )
    return account


def fill(file: Path, people: int) -> None:
    """Everybody, written past the record of change, which reading a page does not read."""
    into = sqlite3.connect(file)
    triggers = into.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'people_%'"
    ).fetchall()
    for (name,) in triggers:
        into.execute(f'DROP TRIGGER "{name}"')
    into.execute("PRAGMA synchronous=OFF")
    for first in range(0, people, AT_ONCE):
        some = range(first, min(first + AT_ONCE, people))
        for table, rows in rows_of(some).items():
            write(into, table, rows)
    into.execute("ANALYZE")
    into.commit()
    into.close()


def fill_postgresql(people: int) -> None:
    """The same in PostgreSQL, where the triggers sleep while a session plays a replica."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for first in range(0, people, AT_ONCE):
            for table, rows in rows_of(range(first, min(first + AT_ONCE, people))).items():
                copy(cursor, table, rows)
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in rows_of(range(1)):
            if table != "people_person":
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
                )
        cursor.execute("ANALYZE")


def copy(cursor: Any, table: str, rows: list[dict[str, object]]) -> None:
    """Rows of one table by COPY, with something in each column that may not be empty."""
    cursor.execute(
        "SELECT column_name, data_type, is_nullable = 'NO' AND is_identity = 'NO' FROM"
        " information_schema.columns WHERE table_name = %s AND table_schema = 'public'",
        [table],
    )
    columns = {name: (kind, must) for name, kind, must in cursor.fetchall()}
    empty = {name: "false" if kind == "boolean" else "" for name, (kind, must) in columns.items() if must}
    full = [empty | row for row in rows]
    names = list(full[0])
    with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as into:
        for row in full:
            into.write_row([_as_text(row[name], columns[name][0]) for name in names])


def _as_text(value: object, kind: str) -> object:
    return value if value is None or kind != "boolean" else "true" if value in {1, "true"} else "false"


def write(into: sqlite3.Connection, table: str, rows: list[dict[str, object]]) -> None:
    """Rows of one table, with something in each column that may not be empty."""
    columns = {name: kind for _, name, kind, *_ in into.execute(f"PRAGMA table_info({table})")}
    must = {row[1] for row in into.execute(f"PRAGMA table_info({table})") if row[3] and not row[5]}
    empty = {name: 0 if "bool" in columns[name] else "" for name in must}
    full = [empty | row for row in rows]
    names = list(full[0])
    marks = ", ".join(f":{name}" for name in names)
    into.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", full)  # noqa: S608


def rows_of(some: range) -> dict[str, list[dict[str, object]]]:
    """What there is about each of these, by table; somebody around each has the odd ids."""
    found: dict[str, list[dict[str, object]]] = {}

    def put(table: str, **row: object) -> None:
        found.setdefault(f"people_{table}", []).append(row)

    for number in some:
        person, other = UUID(int=number * 2 + 2).hex, UUID(int=number * 2 + 3).hex
        for key in (person, other):
            put("person", id=key, head_id=key, made_at=NOW)
        for system in (1, 2):
            put("sourcerecord", **record(system, str(number), person, f"Person{number}"))
            put("responsibility", **responsible(person, system))
            put(
                "sight",
                head_id=person,
                organisation_id=system,
                purpose="support",
                from_date="2020-01-01",
                why="Its own legal duty",
            )
        put("sourcerecord", **record(1, f"around-{number}", other, f"Other{number}"))
        put("about", person_id=person, called="Bel", what_matters="My cat", written_on="2026-01-05")
        put("adjustment", person_id=person, code="009", words="A quiet room", from_date="2026-01-05")
        put("relationship", id=number + 1, person_id=person, other_id=other, kind="sister", may_be_told=1)
        put(
            "authority",
            person_id=person,
            relationship_id=number + 1,
            kind="deputy",
            about="Money",
            evidence="An order",
            seen_on="2026-01-05",
            from_date="2026-01-05",
        )
    return found


def record(system: int, local_id: str, person: str, name: str) -> dict[str, object]:
    """What one system says about somebody."""
    said = {
        "names": [{"given": name, "family": "Marsh"}],
        "birth_date": "1985-04-03",
        "addresses": [{"lines": ["4 Saltmarsh Lane", "Heronsmere"], "postcode": "ZZ12 7QD"}],
        "phones": ["01632 960111"],
    }
    return {
        "system_id": system,
        "local_id": local_id,
        "person_id": person,
        "said": json.dumps(said),
        "birth_date": "1985-04-03",
        "came_at": NOW,
    }


def responsible(person: str, organisation: int) -> dict[str, object]:
    """An organisation's part by a duty of its own."""
    return {
        "person_id": person,
        "organisation_id": organisation,
        "part": "council",
        "basis": "own_duty",
        "purpose": "support",
        "from_date": "2020-01-01",
    }


if __name__ == "__main__":
    sys.exit(main())
