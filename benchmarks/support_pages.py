"""How long the register's board and what is counted from stays take, as the people there are grow tenfold.

    .venv/bin/python benchmarks/support_pages.py
    .venv/bin/python benchmarks/support_pages.py --people 4000 --rounds 10
    .venv/bin/python benchmarks/support_pages.py --postgresql

Fills a database with the made-up people of person_page.py and gives them histories since 2010 as often as a
partnership has them: for 42,000 people about 360 are on the register and 65 in hospital. One care coordinator
sees everybody, so the board is that of a whole partnership. Measured within one process, with the line that
each list writes into every record on it: the board, who is in hospital, what happens next for one person,
the stays, the life and the plan of one person, one day's counts, the counts of every month since 2010, and
all standard counts of a year. In between answers that hold nothing: the ratio is the claim, with the number
of queries. Beside the clock stands what the processor did in this process: on SQLite that is everything,
whoever else uses the machine. Writes benchmarks/results/support-pages-DATABASE-DATE.json.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
SIZES = (4_000, 42_000, 420_000)
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "benchmarks")]


def main() -> int:
    """Measure each size in a process of its own, and file the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.people[0], args.rounds)))
        return 0
    from benchmarks.people_import import database  # noqa: PLC0415
    from person_page import one  # noqa: PLC0415  (found beside this script)

    curve = []
    for people in args.people:
        with database(postgresql=args.postgresql) as env:
            curve.append(one(Path(__file__), people, args.rounds, env["LIFECOURSE_DATABASE"]))
    kind = "postgresql" if args.postgresql else "sqlite"
    result = {"rounds": args.rounds, "load_average": round(os.getloadavg()[0], 1), "curve": curve}
    file = ROOT / "benchmarks" / "results" / f"support-pages-{kind}-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=2) + "\n")
    return 0


def measure(people: int, rounds: int) -> dict[str, Any]:
    """Fill, and time each page and count."""
    from person_page import seconds, signed_in  # noqa: PLC0415  (found beside this script)

    client, by = signed_in(people)
    from lifecourse.organisations.api import Organisation  # noqa: PLC0415
    from lifecourse.support.counts.facts import Period  # noqa: PLC0415
    from lifecourse.support.counts.in_hospital import in_hospital_on  # noqa: PLC0415
    from lifecourse.support.counts.reading import counts_for, counts_to_publish  # noqa: PLC0415
    from lifecourse.support.models import OnRegister, WardStay  # noqa: PLC0415

    give_histories(people, by)
    there = list(WardStay.objects.filter(to_date=None).values_list("person", flat=True))
    on_register = list(OnRegister.objects.values_list("person", flat=True))
    choose = random.Random(people)  # noqa: S311  (nobody's secret)
    payers = list(Organisation.objects.all())
    today = date.today()  # noqa: DTZ011  (a benchmark's own day)
    months = [date(year, month, 1) for year in range(2010, today.year + 1) for month in range(1, 13)]
    year = Period(first=today - timedelta(days=364), last=today)
    financial = Period(first=date(today.year - 1, 4, 1), last=date(today.year, 3, 31))
    asked: dict[str, Callable[[], object]] = {
        "board": lambda: seconds(client, "/support/register/"),
        "who_is_there": lambda: seconds(client, "/support/hospital/"),
        "next": lambda: seconds(client, f"/support/{choose.choice(on_register)}/"),
        "stays": lambda: seconds(client, f"/support/{choose.choice(there)}/hospital/"),
        "life": lambda: seconds(client, f"/support/{choose.choice(there)}/life/"),
        "life_cost": lambda: seconds(client, f"/support/{choose.choice(there)}/life/cost/?until=80"),
        "who_pays": lambda: seconds(client, "/support/who-pays/"),
        "who_grows_up": lambda: seconds(client, "/support/growing-up/"),
        "plan": lambda: seconds(client, f"/support/{choose.choice(on_register)}/plan/"),
        "counts_of_a_day": lambda: in_hospital_on(today, commissioners=payers).count(None),
        "counts_of_every_month": lambda: [
            in_hospital_on(month, commissioners=payers).count(None) for month in months if month <= today
        ],
        "every_standard_count_of_a_year": lambda: counts_for(year, commissioners=payers, keepers=payers),
        "every_count_of_a_financial_year_to_publish": lambda: counts_to_publish(
            financial, commissioners=payers, councils=payers
        ),
    }
    nothing = [seconds(client, "/accounts/login/", expected=(200, 302)) for _ in range(rounds)]
    empty = statistics.median(nothing)
    return {
        "people": people,
        "on_register": len(on_register),
        "in_hospital": len(there),
        "wards_since_2010": WardStay.objects.count(),
        "empty_p50_ms": round(empty * 1000, 1),
        **{name: timed(what, rounds if "every" not in name else 3, empty) for name, what in asked.items()},
    }


def timed(what: Callable[[], object], rounds: int, empty: float) -> dict[str, float]:
    """How long something takes in the middle and at the 95th percentile, and how many reads it makes."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    what()
    took, worked = [], []
    for _ in range(rounds):
        start, began = time.perf_counter(), time.process_time()
        what()
        worked.append(time.process_time() - began)
        took.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as queries:
        what()
    took.sort()
    middle = statistics.median(took)
    return {
        "p50_ms": round(middle * 1000, 1),
        "p95_ms": round(took[max(0, int(len(took) * 0.95) - 1)] * 1000, 1),
        "processor_p50_ms": round(statistics.median(worked) * 1000, 1),
        "queries": len(queries),
        "times_empty": round(middle / empty, 1),
    }


def give_histories(people: int, by: Any) -> None:
    """What happened to as many of them as in a partnership, written as a demonstration writes it."""
    from django.utils import timezone  # noqa: PLC0415

    from lifecourse.audit.api import acting_as  # noqa: PLC0415
    from lifecourse.engine.synthetic import histories, package_of  # noqa: PLC0415
    from lifecourse.organisations.api import Organisation  # noqa: PLC0415
    from lifecourse.people.models import Person  # noqa: PLC0415
    from lifecourse.safekeeping.api import take_stock  # noqa: PLC0415
    from lifecourse.support.setting_up.histories import write_history  # noqa: PLC0415
    from lifecourse.support.setting_up.plans import Responsible, write_package  # noqa: PLC0415

    payer = Organisation.objects.get(pk=1)
    payer.kind = "clinical_commissioning_group"
    with acting_as("benchmark"):
        payer.save()
        now, today = timezone.now(), timezone.localdate()
        births = {n: date(1940, 1, 1) + timedelta(days=n * 37 % 28_000) for n in range(people)}
        council = Organisation.objects.get(pk=2)
        responsible = Responsible(health=payer, council=council, holds=payer, by=by, at=now)
        for made in histories(seed=1, born=births.items(), today=today):
            head = Person.objects.get(pk=UUID(int=made.person * 2 + 2))
            write_history(made, head, payer, by=by, at=now)
            package = package_of(made, born=births[made.person], seed=1, today=today)
            write_package(package, head, births[made.person], responsible)
        take_stock()


if __name__ == "__main__":
    sys.exit(main())
