"""Plants slips of the hand, written by somebody who had not read the checks, and measures what is found.

    PYTHONPATH=src python benchmarks/blind_faults.py [--first 7000000] [--seeds 200] [--called "first, blind"]

Every kind is planted on every sound plan that offers the ground, one fault a plan. It is found when a finding
that must be mended or should be looked at, and that the sound plan did not have, points at the row that was
touched, or at its table. False alarms: findings on the sound plans, and new ones that point at nothing
touched.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")

import django

django.setup()

from blind import agreement, dates, hospital, money, parts, sums  # noqa: E402
from blind.kit import KINDS, Kind  # noqa: E402

from lifecourse.assurance.api import RawFinding, Severity, check_document  # noqa: E402
from lifecourse.assurance.planting.sound import sound_plan  # noqa: E402
from lifecourse.plans.api import Place, PlanDocument  # noqa: E402
from lifecourse.standards.api import pack  # noqa: E402

PACK = pack("transforming-care-2015")
DAY = date(2016, 4, 1)
RESULTS = Path(__file__).parent / "results"
MODULES = (parts, sums, agreement, hospital, money, dates)


@dataclass
class Score:
    """What was planted, found and falsely found."""

    plans: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    on_sound: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    raised: int = 0


def raised_by(document: PlanDocument) -> dict[str, RawFinding]:
    """What the checks say of a plan, by fingerprint, leaving out what is only for information."""
    found = check_document(document, PACK, DAY)
    return {f.fingerprint: f for f in found if f.severity is not Severity.FOR_INFORMATION}


def points_at(found: Place, touched: Place) -> bool:
    """Whether a finding's place is the row or, where no row is named, the table or section touched."""
    if not touched.table or not found.table:
        return found.section == touched.section and not found.table and not touched.row
    return found.table == touched.table and (not found.row or not touched.row or found.row == touched.row)


def plant(score: Score, kind: Kind, seed: int, sound: PlanDocument, before: dict[str, RawFinding]) -> None:
    """One fault on one plan."""
    made = kind.make(sound, Random(f"{kind.name}-{seed}"))  # noqa: S311  (chance for tests, not for secrets)
    if made is None:
        return
    document, places = made
    score.planted[kind.name] += 1
    where = ", ".join(sorted({p.path for p in places})[:3])
    try:
        after = raised_by(document)
    except Exception as problem:
        score.examples.setdefault(kind.name, f"{seed}: {where}: the checks broke: {problem!r}")
        return
    new = [f for key, f in after.items() if key not in before]
    hits = [f for f in new if any(points_at(p, t) for p in f.places for t in places)]
    score.raised += len(new)
    score.found[kind.name] += bool(hits)
    if not hits:
        score.examples.setdefault(kind.name, f"{seed}: {where}")
    for f in new:
        if f not in hits:
            score.elsewhere.append(
                f"{seed}, {kind.name} at {where}: {f.check_id} at {f.place.path}: {f.sentence}"
            )


def measure(seeds: range) -> Score:
    """Every kind on every plan."""
    score = Score()
    for seed in seeds:
        sound = sound_plan(seed)
        before = raised_by(sound)
        score.plans += 1
        score.on_sound += [f"{seed}: {f.check_id} at {f.place.path}: {f.sentence}" for f in before.values()]
        for kind in KINDS:
            plant(score, kind, seed, sound, before)
    return score


def rows(score: Score) -> Iterator[str]:
    """The table by family and kind."""
    yield "| family | kind | planted | found | recall | why it is a fault |"
    yield "|---|---|---|---|---|---|"
    for family in dict.fromkeys(k.family for k in KINDS):
        mine = [k for k in KINDS if k.family == family]
        planted, found = (sum(c[k.name] for k in mine) for c in (score.planted, score.found))
        recall = share(found, planted)
        yield f"| **{family}** | **{len(mine)} kinds** | **{planted}** | **{found}** | **{recall}** | |"
        for k in mine:
            planted, found = score.planted[k.name], score.found[k.name]
            yield f"| | {k.name} | {planted} | {found} | {share(found, planted)} | {k.why} |"


def share(found: int, planted: int) -> str:
    """A recall for the eye."""
    return f"{100 * found / planted:.1f}%" if planted else "-"


def report(score: Score, seeds: range, called: str) -> Iterator[str]:
    """The result as a page."""
    planted, found = sum(score.planted.values()), sum(score.found.values())
    kinds = [k for k in KINDS if score.planted[k.name]]
    mean = sum(score.found[k.name] / score.planted[k.name] for k in kinds) / max(len(kinds), 1)
    yield f"# Faults by an outsider: {called}"
    yield ""
    yield f"Seeds {seeds.start} to {seeds.stop - 1}: {score.plans} sound plans, {len(kinds)} kinds of slip,"
    yield "one fault a plan."
    yield ""
    yield f"**Found {found} of {planted}: {share(found, planted)}.**"
    yield f"Mean over kinds, each counting the same: {100 * mean:.1f}%."
    yield f"Findings on the sound plans: {len(score.on_sound)}."
    yield f"New findings on changed plans: {score.raised}, of which"
    yield f"{len(score.elsewhere)} point at nothing touched ({share(len(score.elsewhere), score.raised)})."
    yield ""
    yield from rows(score)
    for title, lines in (
        ("Missed, one example of each kind", [f"{k}: {v}" for k, v in score.examples.items()]),
        ("Findings on sound plans", score.on_sound),
        ("Findings on changed plans that point at nothing touched", score.elsewhere),
    ):
        yield ""
        yield f"## {title}"
        yield ""
        yield from (f"- {line}" for line in lines[:60]) if lines else ["None."]
        if len(lines) > 60:
            yield f"- and {len(lines) - 60} more"


def main() -> None:
    """Measure, print and keep the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=7_000_000, help="the first seed")
    parser.add_argument("--seeds", type=int, default=200, help="how many")
    parser.add_argument(
        "--called", default="", help="file the result under this name; without it, only print"
    )
    args = parser.parse_args()
    seeds = range(args.first, args.first + args.seeds)
    page = "\n".join(report(measure(seeds), seeds, args.called or "not filed")) + "\n"
    print(page)
    if args.called:
        RESULTS.mkdir(exist_ok=True)
        name = args.called.replace(",", "").replace(" ", "-")
        day = datetime.now(tz=UTC).date()
        (RESULTS / f"blind-faults-{day}-{name}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
