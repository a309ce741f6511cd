"""How long a pooled fund's statement takes as its history grows tenfold, and tenfold again.

    .venv/bin/python benchmarks/fund_statement.py
    .venv/bin/python benchmarks/fund_statement.py --postings 10000 --rounds 10
    .venv/bin/python benchmarks/fund_statement.py --postgresql

Sets up Rutland's fund of 2016-17 and posts so many amounts to its lines and months by the operation that the
product posts with, 500 to an entry; amounts by chance, the same each time. Then, within one process and in
turn: the statement's page, the statement without its page, an answer that holds nothing, and the same sums
added up from the postings, which is what a ledger without balances does. The two ratios are the claim: the
page to nothing may not grow, the sums to the statement do. Beside them a figure opened to its newest
postings, one more invoice posted, and balances checked against every posting, which grows. Writes
benchmarks/results/fund-statement-DATABASE-DATE.json.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10_000, 100_000, 1_000_000)
IN_ENTRY = 500
HERE = "/funds/rutland-better-care/2016-17/"
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "benchmarks")]


def main() -> int:
    """Measure each size in a process of its own, and file the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--postings", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--people", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.people, args.rounds)))
        return 0
    from benchmarks.people_import import database  # noqa: PLC0415
    from person_page import one  # noqa: PLC0415  (found beside this script)

    curve = []
    for postings in args.postings:
        with database(postgresql=args.postgresql) as env:
            # The helper knows a size by the name that other benchmarks give it.
            curve.append(one(Path(__file__), postings, args.rounds, env["LIFECOURSE_DATABASE"]))
    kind = "postgresql" if args.postgresql else "sqlite"
    result = {"rounds": args.rounds, "load_average": round(os.getloadavg()[0], 1), "curve": curve}
    file = ROOT / "benchmarks" / "results" / f"fund-statement-{kind}-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=2) + "\n")
    return 0


def measure(postings: int, rounds: int) -> dict[str, Any]:
    """Fill the ledger, and time each thing in turn."""
    client, year = set_up()
    from django.db import connection  # noqa: PLC0415
    from django.db.models import Sum  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from person_page import seconds  # noqa: PLC0415  (found beside this script)

    from lifecourse.finance.api import read_statement  # noqa: PLC0415
    from lifecourse.finance.models import Posting  # noqa: PLC0415
    from lifecourse.finance.reading.checking import balances_differ  # noqa: PLC0415

    began = time.perf_counter()
    fill(year, postings)
    filling = time.perf_counter() - began

    def added_up() -> object:
        rows = Posting.objects.filter(entry__year=year)
        return [
            list(rows.values_list(f"{side}_account", "month").annotate(all=Sum("pence")).order_by())
            for side in ("from", "to")
        ]

    asked: dict[str, Callable[[], object]] = {
        "page": lambda: client.get(HERE),
        "statement": lambda: read_statement(year),
        "empty": lambda: client.get("/accounts/login/"),
        "added_up": added_up,
        "opened": lambda: client.get(f"{HERE}postings/?kind=spent"),
        "one_more": lambda: fill(year, 1),
    }
    took: dict[str, list[float]] = {name: [] for name in asked}
    for name, what in asked.items():
        what()
        took[name] = []
    for _ in range(rounds):
        for name, what in asked.items():
            start = time.perf_counter()
            what()
            took[name].append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        seconds(client, HERE)
    start = time.perf_counter()
    differ = balances_differ(year)
    checking = time.perf_counter() - start
    middle = {name: statistics.median(times) for name, times in took.items()}
    return {
        "postings": Posting.objects.filter(entry__year=year).count(),
        **{f"{name}_p50_ms": round(value * 1000, 1) for name, value in middle.items()},
        **{
            f"{name}_p95_ms": round(sorted(times)[int(len(times) * 0.95) - 1] * 1000, 1)
            for name, times in took.items()
        },
        "page_times_empty": round(middle["page"] / middle["empty"], 1),
        "added_up_times_statement": round(middle["added_up"] / middle["statement"], 2),
        "queries_of_page": len(queries),
        "balances_checked_s": round(checking, 2),
        "balances_that_differ": len(list(differ)),
        "filled_in_s": round(filling, 1),
    }


def set_up() -> tuple[Any, Any]:
    """The browser of somebody who reads the books, and the year, in a new database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    # As the site is loaded where it is served.
    import lifecourse.wsgi  # noqa: F401, PLC0415
    from lifecourse.accounts.api import Account  # noqa: PLC0415
    from lifecourse.finance.api import year_called  # noqa: PLC0415
    from lifecourse.website import demonstration  # noqa: PLC0415

    demonstration.prepare(["rutland-2016"])
    client = Client()
    client.force_login(Account.objects.get(email="rutland.books@example.org"))
    return client, year_called("rutland-better-care/2016-17")


def fill(year: Any, postings: int) -> None:
    """Post so many amounts by the product's own operation."""
    from lifecourse.accounts.api import Stamp  # noqa: PLC0415
    from lifecourse.audit.api import acting_as  # noqa: PLC0415
    from lifecourse.finance.kinds.ledger import Kind, Why  # noqa: PLC0415
    from lifecourse.finance.models import SchemeLine  # noqa: PLC0415
    from lifecourse.finance.operations.posting import Said, post  # noqa: PLC0415
    from lifecourse.finance.rules.ledger import At, Leg  # noqa: PLC0415

    chance = random.Random(postings)  # noqa: S311  (nobody's secret)
    lines = list(SchemeLine.objects.filter(contribution__year=year).values_list("pk", "lead"))
    at = datetime(2017, 4, 20, 12, tzinfo=UTC)
    with acting_as("benchmark"):
        for first in range(0, postings, IN_ENTRY):
            legs = []
            for _ in range(min(IN_ENTRY, postings - first)):
                line, lead = chance.choice(lines)
                source, to = At(kind=Kind.PARTNER, party=lead), At(kind=Kind.SPENT, line=line)
                legs.append(
                    Leg(source=source, to=to, month=chance.randint(1, 12), pence=chance.randint(1, 90_000))
                )
            said = Said(
                why=Why.SPEND,
                words="Made up",
                belongs_on=date(2016, 10, 1),
                supplier="A supplier",
                reference=str(first),
            )
            post(year=year, said=said, legs=legs, stamp=Stamp(key=uuid4(), by=None, at=at))


if __name__ == "__main__":
    sys.exit(main())
