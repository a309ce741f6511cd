"""How fast and how rightly somebody is found by what a coordinator types, and how the plain way does.

    .venv/bin/python benchmarks/find.py                                   # 42,000 people on SQLite
    .venv/bin/python benchmarks/find.py --postgresql --people 1000000
    .venv/bin/python benchmarks/find.py --people 4200 --sample 40 --seed 7

Fills a database of its own with made-up people: one or two records each, of which some have mistakes,
folded under one head, with an organisation that sees everybody and one that sees a tenth. For people chosen
by a seed that was in no tuning, it then types what somebody would type of them (`asked_of`) as a coordinator
of each, and looks whether the right person is among the first five. Where more than five people fit equally
what was meant, as with a common name and nothing else, any of them is right: nobody could tell them apart.
The plain way in the same run, over the same words: each typed word with LIKE on SQLite, pg_trgm's word
similarity on PostgreSQL. Beside the clock stands what the site's own processor did (on SQLite that is all
there is to do), because machines on which this is run have others' work as well. Whole requests, with the
line about who was shown, are timed on some of the queries. Writes benchmarks/results/find-DATABASE-DATE.json.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from base64 import b32encode
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
NOW = "2026-03-03 10:00:00+00"
TODAY = date(2026, 3, 3)
AT_ONCE = 20_000
FIRST_FIVE = 5
MIDDLE = ("", "", "er", "ing", "en", "el", "les", "ar")
# Everybody is seen by the first organisation, and every tenth by the second.
TENTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A made-up person, as they truly are."""

    given: str
    family: str
    born: date
    number: str
    street: str
    postcode: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was typed, of what kind, and whoever is right."""

    kind: str
    typed: str
    right: frozenset[int]


def main() -> int:
    """Fill, ask, and file the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=42_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--sample", type=int, default=100, help="people of whom everything is typed")
    parser.add_argument("--plainly", type=int, default=300, help="queries that are asked the plain way too")
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--fill-only", action="store_true", help="into the database that is set")
    parser.add_argument("--tuning", action="store_true", help="file nothing")
    parser.add_argument("--ask-only", action="store_true", help="the database that is set, filled before")
    parser.add_argument("--no-peer", action="store_true")
    args = parser.parse_args()
    if args.fill_only:
        set_up()
        fill(args.people, 1)
        return 0
    if args.ask_only:
        set_up()
        result = measure(args)
    else:
        from benchmarks.people_import import database  # noqa: PLC0415

        with tempfile.TemporaryDirectory() as folder, database(postgresql=args.postgresql) as env:
            os.environ |= env | {"LIFECOURSE_HOME": folder, "LIFECOURSE_SECRET_KEY": os.urandom(20).hex()}
            set_up()
            start = time.perf_counter()
            fill(args.people, 1)
            filled = time.perf_counter() - start
            result = measure(args) | {"fill_s": round(filled)}
    result |= {"seed": args.seed, "people": args.people}
    if not args.tuning:
        name = f"find-{result['database']}-{datetime.now(UTC):%Y-%m-%d}.json"
        (ROOT / "benchmarks" / "results" / name).write_text(json.dumps(result, indent=2) + "\n")
    show(result)
    return 0


def set_up() -> None:
    """Wake Django up, with the code of this checkout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415

    django.setup()


def show(result: dict[str, Any]) -> None:
    """The figures, as a table."""
    for who, found in result["searchers"].items():
        print(
            f"\n{who}\n| what was typed | first five | p50 | p95 | p99 | processor |"
            "\n|---|---|---|---|---|---|"
        )
        for kind, row in found.items():
            print(
                "| {kind} | {first_five} | {p50_ms} | {p95_ms} | {p99_ms} | {processor_p95_ms} |".format(
                    kind=kind, **row
                )
            )
    print(json.dumps({key: value for key, value in result.items() if key != "searchers"}))


# The people.


def everybody(people: int, seed: int) -> list[Made]:
    """So many made-up people, the same from the same seed: names common and rare, homes of several."""
    from benchmarks import linkage_sets as lists  # noqa: PLC0415
    from nhs_number.validate import calculate_checksum  # noqa: PLC0415

    from lifecourse.engine.synthetic import words  # noqa: PLC0415

    chance = Random(f"find {seed}")  # noqa: S311  (chance for made-up people)
    given = list(dict.fromkeys([*lists.WOMEN, *lists.MEN, *words.WOMEN, *words.MEN]))
    rare = [f + m + last for m in dict.fromkeys(MIDDLE) for f in lists.FIRST for last in lists.LAST]
    family = list(dict.fromkeys([*lists.COMMON, *words.FAMILY, *rare]))
    for names in (given, family[len(lists.COMMON) :]):
        chance.shuffle(names)
    street = [*words.STREETS, *lists.ROADS, *(name for name in lists.FIRST if len(name) > 3)]
    bases = chance.sample(range(1_000_000), 1_000_000)
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    made: list[Made] = []
    for one in range(people):
        postcode = (
            f"ZZ{chance.randrange(1, 90)} {chance.randrange(1, 10)}"
            f"{chance.choice(letters)}{chance.choice(letters)}"
        )
        home = (f"{chance.randrange(1, 180)} {chance.choice(street)} {chance.choice(lists.KINDS)}", postcode)
        phone = f"07700 {chance.randrange(1_000_000):06d}"
        name = family[int(len(family) * chance.random() ** 3)]
        if made and chance.random() < 0.25:
            home, phone = (made[-1].street, made[-1].postcode), made[-1].phone
            name = made[-1].family if chance.random() < 0.6 else name
        base = f"999{bases[one % 1_000_000]:06d}"
        digit = calculate_checksum(base)
        made.append(
            Made(
                given=given[int(len(given) * chance.random() ** 1.6)],
                family=name,
                born=TODAY - timedelta(days=chance.randrange(3 * 365, 90 * 365)),
                # Where the sum asks for a tenth digit of ten there is no such number; this one has none.
                number=f"{base}{digit}" if digit < 10 else "",
                street=home[0],
                postcode=home[1],
                phone=phone,
            )
        )
    return made


def saids(one: Made, number: int) -> list[dict[str, Any]]:
    """What one or two systems say of somebody; the second with mistakes, now and then."""
    from lifecourse.engine.synthetic.words import SHORT, TOWNS  # noqa: PLC0415

    chance = Random(number)  # noqa: S311  (chance for made-up people)
    towns = [town for some in TOWNS.values() for town in some]
    town = towns[hash_of(one.postcode) % len(towns)]
    said = []
    for time_ in range(2 if chance.random() < 0.5 else 1):
        given, family = one.given, one.family
        if time_ and chance.random() < 0.10:
            given = SHORT.get(given, given)
        if time_ and chance.random() < 0.08:
            family = wrong(chance, family, 1).capitalize()
        said.append(
            {
                "names": [{"given": given, "family": family, "use": "usual"}],
                "birth_date": one.born.isoformat(),
                "nhs_number": one.number,
                "addresses": [{"lines": [one.street, town], "postcode": one.postcode}],
                "phones": [one.phone],
            }
        )
    return said


def hash_of(text: str) -> int:
    """The same number for the same text in every process."""
    return sum(ord(letter) * (place + 7) for place, letter in enumerate(text))


def wrong(chance: Random, typed: str, letters: int) -> str:
    """The same with so many slips of the hand anywhere: one too many or too few, another, two swapped."""
    for _ in range(letters):
        places = [place for place, letter in enumerate(typed) if letter.isalpha()]
        at, other = chance.choice(places), chance.choice("abcdefghiklmnoprstuvwy")
        after = typed[at + 1 : at + 2]
        slip = chance.randrange(4)
        if slip == 0:
            typed = typed[:at] + other + typed[at:]
        elif slip == 1 and len(places) > 2:
            typed = typed[:at] + typed[at + 1 :]
        elif slip == 2 and after.isalpha() and after != typed[at]:
            typed = typed[:at] + after + typed[at] + typed[at + 2 :]
        else:
            typed = typed[:at] + other + typed[at + 1 :]
    return typed


# The database.


def key_of(number: int, record: int = 0) -> UUID:
    """The id of a person; the second record of one has the odd id beside it, folded under the first."""
    # Scattered, because a person's id is chance.
    return UUID(int=(number * 2 + record + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % (1 << 128))


def fill(people: int, seed: int) -> None:
    """Everybody, written past the record of change, which finding does not read."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    coordinators()
    into = copied if connection.vendor == "postgresql" else inserted
    words: dict[tuple[str, str], int] = {}
    all_of_them = everybody(people, seed)
    with connection.cursor() as cursor, unguarded(cursor, connection.vendor):
        for first in range(0, people, AT_ONCE):
            for table, (columns, rows) in rows_of(all_of_them, first, words).items():
                into(table, columns, rows)
        into("people_findword", ["id", "kind", "text"], [(pk, *word) for word, pk in words.items()])
    as_the_product_does(people)


@contextmanager
def unguarded(cursor: Any, vendor: str) -> Iterator[None]:
    """Without what watches each row while very many are written, and its indexes made afterwards."""
    if vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'people_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA foreign_keys=OFF")
        yield
        cursor.execute("ANALYZE")
        return
    cursor.execute("SET session_replication_role = replica")
    cursor.execute("SET maintenance_work_mem = '1GB'")
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('people_findplace', 'people_sight')"
    )
    indexes = [(name, made_by) for name, made_by in cursor.fetchall() if not name.endswith("_pkey")]
    cursor.execute("ALTER TABLE people_findplace DROP CONSTRAINT a_word_leads_to_a_person_once")
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX IF EXISTS "{name}"')
    yield
    for _, made_by in indexes:
        cursor.execute(made_by)
    for table in ("people_findword", "people_findplace", "people_sight", "people_sourcerecord"):
        cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")  # noqa: S608
    cursor.execute("SET session_replication_role = DEFAULT")
    cursor.execute("VACUUM ANALYZE")


def as_the_product_does(people: int) -> None:
    """Stop where the words written here are not those that the product itself would write."""
    from lifecourse.people.models import FindPlace  # noqa: PLC0415
    from lifecourse.people.searching import index_people  # noqa: PLC0415

    some = [key_of(number) for number in range(0, people, max(1, people // 20))]

    def words() -> set[tuple[object, ...]]:
        places = FindPlace.objects.filter(person__in=some)
        return set(places.values_list("word__kind", "word__text", "person"))

    before = words()
    index_people(some)
    if not before or words() != before:
        raise SystemExit("The words written by this benchmark are not those of the product.")


def rows_of(
    people: list[Made], first: int, words: dict[tuple[str, str], int]
) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """What there is about these, by table."""
    from lifecourse.people.derived import as_kept  # noqa: PLC0415
    from lifecourse.people.said import Said  # noqa: PLC0415
    from lifecourse.people.searching import words_of  # noqa: PLC0415

    persons, records, sights = [], [], []
    place_rows: list[tuple[object, ...]] = []
    for number in range(first, min(first + AT_ONCE, len(people))):
        head = as_kept(key_of(number))
        for record, said in enumerate(saids(people[number], number)):
            person = as_kept(key_of(number, record))
            persons.append((person, head, NOW))
            records.append(
                (1 + record, str(number), person, json.dumps(said), said["nhs_number"], True,
                 said["birth_date"], NOW)
            )  # fmt: skip
            of_it = set(words_of(Said.from_json(said)))
            place_rows += [(words.setdefault(word, len(words) + 1), person) for word in of_it]
        for organisation in (1, 2) if number % TENTH == 0 else (1,):
            sights.append((head, organisation, "support", "2020-01-01", "Its own legal duty"))
    columns = ["system_id", "local_id", "person_id", "said", "nhs_number", "nhs_number_is_verified"]
    return {
        "people_person": (["id", "head_id", "made_at"], persons),
        "people_sourcerecord": ([*columns, "birth_date", "came_at"], records),
        "people_findplace": (["word_id", "person_id"], place_rows),
        "people_sight": (["head_id", "organisation_id", "purpose", "from_date", "why"], sights),
    }


def copied(table: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """Rows into PostgreSQL."""
    from django.db import connection  # noqa: PLC0415

    out = StringIO()
    for row in rows:
        out.write("\t".join(str(value).replace("\\", "\\\\") for value in row))
        out.write("\n")
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as to:
        to.write(out.getvalue())


def inserted(table: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """Rows into SQLite."""
    from django.db import connection, transaction  # noqa: PLC0415

    marks = ", ".join(["%s"] * len(columns))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


def coordinators() -> None:
    """Two organisations with a system each, and a coordinator of each."""
    from lifecourse.accounts.api import Account, set_up_second_factor  # noqa: PLC0415
    from lifecourse.audit.api import acting_as  # noqa: PLC0415
    from lifecourse.organisations.api import Organisation, OrganisationKind, Role, RoleHolding  # noqa: PLC0415
    from lifecourse.people.models import SourceSystem  # noqa: PLC0415

    with acting_as("benchmark"):
        for number, code in enumerate(("everybody", "a-tenth"), start=1):
            where = Organisation.objects.create(
                pk=number, code=code, name=code.title(), kind=OrganisationKind.COUNTY_COUNCIL.value
            )
            SourceSystem.objects.create(pk=number, code=code, name=f"Care of {code}", organisation=where)
            account = Account.objects.create(email=f"{code}@example.org", full_name="Willow Marsden")
            set_up_second_factor(account=account, secret=b32encode(os.urandom(10)).decode())
            RoleHolding.objects.create(
                account=account,
                role=Role.CARE_COORDINATOR.value,
                organisation=where,
                from_date=date(2020, 1, 1),
            )


# What is typed.


class Fitting:
    """Whoever fits what was meant, among those whom a searcher may know of."""

    def __init__(self, people: list[Made], seen: list[int]) -> None:
        self.by: dict[object, list[int]] = defaultdict(list)
        self.people = people
        self.starts: dict[str, list[int]] = defaultdict(list)
        from lifecourse.engine.synthetic.words import SHORT  # noqa: PLC0415

        for number in seen:
            one = people[number]
            for key in (
                (one.given, one.family),
                ("given", one.given),
                ("short", SHORT.get(one.given, one.given)),
                ("family", one.family),
                ("born", one.born),
                ("phone", one.phone),
                (one.family, one.born),
                (one.given, one.postcode),
                (one.family, one.street),
            ):
                self.by[key].append(number)
            self.starts[f"{one.given[:3]} {one.family[:3]}"].append(number)

    def right(self, number: int, key: object) -> frozenset[int]:
        """The person alone; or everybody who fits equally, where more than five do."""
        fit = self.by[key]
        return frozenset(fit if len(fit) > FIRST_FIVE else [number])

    def begun(self, number: int, given: str, family: str) -> frozenset[int]:
        """The same for a name of which only the beginnings are there."""
        fit = [
            one
            for one in self.starts[f"{given[:3]} {family[:3]}"]
            if self.people[one].given.startswith(given) and self.people[one].family.startswith(family)
        ]
        return frozenset(fit if len(fit) > FIRST_FIVE else [number])


def asked_of(chance: Random, number: int, fitting: Fitting) -> Iterator[Asked]:
    """Everything that a coordinator would type to find this person."""
    from lifecourse.engine.synthetic.words import SHORT  # noqa: PLC0415

    one = fitting.people[number]
    name, same = f"{one.given} {one.family}", fitting.right(number, (one.given, one.family))
    born = f"{one.born.day}/{one.born.month}/{one.born.year}"
    known = one.street.split()[1]
    wrongly = {letters: wrong(chance, name.lower(), letters) for letters in (1, 2)}
    cut = [word[: chance.choice((3, 4))] for word in (one.given, one.family)]
    short = SHORT.get(one.given)
    typed = {
        "full name": (name, same),
        "full name in small letters": (name.lower(), same),
        "family name first": (f"{one.family}, {one.given}", same),
        "one letter wrong": (wrongly[1], same),
        "two letters wrong": (wrongly[2], same),
        "short form and family name": (f"{short} {one.family}" if short else "", same),
        "short form alone": (short or "", fitting.right(number, ("short", short))),
        "given name alone": (one.given, fitting.right(number, ("given", one.given))),
        "family name alone": (one.family, fitting.right(number, ("family", one.family))),
        "three or four letters of each": (" ".join(cut).lower(), fitting.begun(number, *cut)),
        "family name and date of birth": (
            f"{one.family} {born}",
            fitting.right(number, (one.family, one.born)),
        ),
        "date of birth alone": (born, fitting.right(number, ("born", one.born))),
        "NHS number": (f"{one.number[:3]} {one.number[3:6]} {one.number[6:]}".strip(), frozenset([number])),
        "postcode and given name": (
            f"{one.postcode} {one.given}",
            fitting.right(number, (one.given, one.postcode)),
        ),
        "street and family name": (
            f"{one.street.split()[0]} {known} {one.family}",
            fitting.right(number, (one.family, one.street)),
        ),
        "telephone": (one.phone, fitting.right(number, ("phone", one.phone))),
    }
    yield from (Asked(kind=kind, typed=words, right=right) for kind, (words, right) in typed.items() if words)


# What is found.


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Ask everything as a coordinator of each organisation."""
    from django.db import connection  # noqa: PLC0415

    people = everybody(args.people, 1)
    if not args.no_peer:
        fill_peer(people)
    result: dict[str, Any] = {"searchers": {}, "load_average": round(os.getloadavg()[0], 1)}
    for code, seen in (
        ("everybody", list(range(args.people))),
        ("a-tenth", list(range(0, args.people, TENTH))),
    ):
        chance = Random(f"typed {args.seed}")  # noqa: S311  (chance for made-up people)
        fitting = Fitting(people, seen)
        chosen = chance.sample(seen, min(args.sample, len(seen)))
        asked = [one for number in chosen for one in asked_of(chance, number, fitting)]
        chance.shuffle(asked)
        print(f"{code}: {len(asked)} queries", flush=True)
        result["searchers"][code] = found = ask(asked, finding(code))
        result.setdefault("requests", {})[code] = requests(code, asked[:200])
        if not args.no_peer:
            organisation = 1 if code == "everybody" else 2
            plainly = ask(asked[:: max(1, len(asked) // args.plainly)], peer(organisation))
            result.setdefault("plain_way", {})[code] = plainly
            result.setdefault("ratio_to_plain_way_p50", {})[code] = round(
                found["all"]["p50_ms"] / plainly["all"]["p50_ms"], 2
            )
    result["load_average_after"] = round(os.getloadavg()[0], 1)
    result["database"] = connection.vendor
    return result


def ask(asked: list[Asked], find: Callable[[str], list[UUID]]) -> dict[str, dict[str, Any]]:
    """How many were found in the first five, and how long it took, by kind and in all."""
    took: dict[str, list[float]] = defaultdict(list)
    worked: dict[str, list[float]] = defaultdict(list)
    hits: dict[str, list[bool]] = defaultdict(list)
    find(asked[0].typed)
    for one in asked:
        start, began = time.perf_counter(), time.process_time()
        found = find(one.typed)
        seconds, work = time.perf_counter() - start, time.process_time() - began
        right = {key_of(number) for number in one.right}
        hit = not right.isdisjoint(found[:FIRST_FIVE])
        if not hit and os.environ.get("SHOW_MISSES") == one.kind:
            print("missed", one.typed, len(one.right), f"{seconds:.3f}")
        for kind in (one.kind, "all"):
            took[kind].append(seconds)
            worked[kind].append(work)
            hits[kind].append(hit)
    return {
        kind: {
            "queries": len(took[kind]),
            "first_five": round(sum(hits[kind]) / len(hits[kind]), 3),
            **percentiles(took[kind]),
            "processor_p95_ms": percentiles(worked[kind])["p95_ms"],
        }
        for kind in [*(kind for kind in took if kind != "all"), "all"]
    }


def percentiles(took: list[float]) -> dict[str, float]:
    """Milliseconds at the middle, and at the 95th and 99th percentile."""
    line = sorted(took)
    return {
        f"p{share}_ms": round(line[min(len(line) - 1, int(len(line) * share / 100))] * 1000, 1)
        for share in (50, 95, 99)
    }


def finding(code: str) -> Callable[[str], list[UUID]]:
    """The product's own way, as a coordinator of this organisation."""
    from lifecourse.accounts.api import Account  # noqa: PLC0415
    from lifecourse.people.finding import find_people  # noqa: PLC0415

    by, at = Account.objects.get(email=f"{code}@example.org"), datetime.now(UTC)
    return lambda typed: [one.person.pk for one in find_people(typed, by=by, on=TODAY, at=at)]


def requests(code: str, asked: list[Asked]) -> dict[str, float]:
    """How long the whole answer to a browser takes, whoever was shown being written down."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from lifecourse.accounts.api import Account  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(headers={"HX-Request": "true"})
    client.force_login(Account.objects.get(email=f"{code}@example.org"))
    took = []
    for one in asked:
        start = time.perf_counter()
        answer = client.post("/people/", {"words": one.typed})
        took.append(time.perf_counter() - start)
        if answer.status_code != 200:
            raise SystemExit(f"finding answered {answer.status_code}")
    return percentiles(took)


def fill_peer(people: list[Made]) -> None:
    """All that is known of each in one line of text, for the plain way."""
    from django.db import connection  # noqa: PLC0415

    from lifecourse.people.derived import as_kept  # noqa: PLC0415

    kind = "uuid" if connection.vendor == "postgresql" else "char(32)"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS plain_way")
        cursor.execute(f"CREATE TABLE plain_way (id {kind} PRIMARY KEY, words text)")
    into = copied if connection.vendor == "postgresql" else inserted
    rows: list[tuple[object, ...]] = [
        (as_kept(key_of(number)), line_of(one)) for number, one in enumerate(people)
    ]
    into("plain_way", ["id", "words"], rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute("CREATE INDEX ON plain_way USING gin (words gin_trgm_ops)")
            cursor.execute("ANALYZE plain_way")


def line_of(one: Made) -> str:
    """Somebody in one line, as a plain search would have them."""
    number = f"{one.number[:3]} {one.number[3:6]} {one.number[6:]}"
    born = f"{one.born.day}/{one.born.month}/{one.born.year}"
    return f"{one.given} {one.family} {born} {number} {one.street} {one.postcode} {one.phone}".lower()


def peer(organisation: int) -> Callable[[str], list[UUID]]:
    """The plain way: LIKE for each word, or the likeness of letters in threes; five, by likeness or name."""
    from django.db import connection  # noqa: PLC0415

    sight = "EXISTS (SELECT 1 FROM people_sight s WHERE s.head_id = w.id AND organisation_id = %s)"

    def find(typed: str) -> list[UUID]:
        words = typed.lower().replace(",", "")
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"SELECT id FROM plain_way w WHERE %s <%% words AND {sight}"  # noqa: S608
                    " ORDER BY word_similarity(%s, words) DESC LIMIT 5",
                    [words, organisation, words],
                )
            else:
                every = words.split()
                where = " AND ".join(["words LIKE %s"] * len(every))
                cursor.execute(
                    f"SELECT id FROM plain_way w WHERE {where} AND {sight} ORDER BY words LIMIT 5",  # noqa: S608
                    [*(f"%{word}%" for word in every), organisation],
                )
            return [row[0] if isinstance(row[0], UUID) else UUID(row[0]) for row in cursor.fetchall()]

    return find


if __name__ == "__main__":
    sys.exit(main())
