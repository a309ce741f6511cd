"""Plants faults in sound plans and measures, by family, how many the checks find and how often they cry wolf.

    PYTHONPATH=src python benchmarks/planted_faults.py [--first 1000000] [--seeds 1000]

A planted fault is found when a finding that must be mended or should be looked at points at its place.
A false alarm is such a finding on the sound plan of the seed, or one on the planted plan that points at
nothing planted. The seeds are far from those that anybody looked at while writing checks: keep it so, and
take new ones (--first) after looking into what these missed.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")

import django

django.setup()

from lifecourse.assurance.engine import all_checks, check_called, check_document  # noqa: E402
from lifecourse.assurance.findings import RawFinding, Severity  # noqa: E402
from lifecourse.assurance.planting.plant import plant  # noqa: E402
from lifecourse.assurance.planting.scoring import points_at  # noqa: E402
from lifecourse.plans.api import PlanDocument  # noqa: E402
from lifecourse.standards.api import pack  # noqa: E402

PACK = pack("transforming-care-2015")
DAY = date(2016, 4, 1)
RESULTS = Path(__file__).parent / "results"


@dataclass
class Score:
    """What was planted, found and falsely found, by family."""

    plans: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    raised: Counter[str] = field(default_factory=Counter)
    on_sound: Counter[str] = field(default_factory=Counter)
    pointing_nowhere: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    sound_plans_with_findings: int = 0
    seconds: float = 0


def raised_by(document: PlanDocument) -> list[RawFinding]:
    """What the checks say of a plan, leaving out what is only for information."""
    found = check_document(document, PACK, DAY)
    return [f for f in found if f.severity is not Severity.FOR_INFORMATION]


def family_of(finding: RawFinding) -> str:
    """The family of the check that found it."""
    check = check_called(finding.check_id)
    return check.family.value if check else "unknown"


def measure(seeds: range) -> Score:
    """Everything over these seeds."""
    score = Score()
    for seed in seeds:
        made = plant(seed)
        start = time.perf_counter()
        on_sound, on_planted = raised_by(made.sound), raised_by(made.document)
        score.seconds += time.perf_counter() - start
        score.plans += 1
        score.sound_plans_with_findings += bool(on_sound)
        for finding in on_sound:
            score.on_sound[family_of(finding)] += 1
            score.false.append(f"{seed} (sound): {finding.check_id}: {finding.sentence}")
        for fault in made.faults:
            score.planted[fault.family] += 1
            if any(points_at(f.places, fault) for f in on_planted):
                score.found[fault.family] += 1
            else:
                score.missed.append(f"{seed}: {fault.kind}: {fault.words}")
        for finding in on_planted:
            score.raised[family_of(finding)] += 1
            if not any(points_at(finding.places, fault) for fault in made.faults):
                score.pointing_nowhere[family_of(finding)] += 1
                score.false.append(f"{seed}: {finding.check_id}: {finding.sentence}")
    return score


def report(score: Score, seeds: range) -> Iterator[str]:
    """The result as a page."""
    runs = len(all_checks()) * score.plans * 2
    false = sum(score.on_sound.values()) + sum(score.pointing_nowhere.values())
    raised = sum(score.raised.values()) + sum(score.on_sound.values())
    yield "# Planted faults"
    yield ""
    yield f"Seeds {seeds.start} to {seeds.stop - 1}: {score.plans} sound plans, and the same with faults."
    yield f"{len(all_checks())} checks, {1000 * score.seconds / (2 * score.plans):.1f} ms a plan."
    yield ""
    yield "| family | planted | found | recall | findings | on sound plans | pointing at nothing planted |"
    yield "|---|---|---|---|---|---|---|"
    for family in sorted({*score.planted, *score.raised, *score.on_sound}):
        planted, found = score.planted[family], score.found[family]
        recall = f"{100 * found / planted:.1f}%" if planted else "-"
        yield (
            f"| {family} | {planted} | {found} | {recall} | {score.raised[family]} "
            f"| {score.on_sound[family]} | {score.pointing_nowhere[family]} |"
        )
    planted, found = sum(score.planted.values()), sum(score.found.values())
    yield (
        f"| **all** | {planted} | {found} | {100 * found / planted:.2f}% | {sum(score.raised.values())} "
        f"| {sum(score.on_sound.values())} | {sum(score.pointing_nowhere.values())} |"
    )
    yield ""
    yield f"False alarms: {false}. Per 100 findings: {100 * false / max(raised, 1):.2f}."
    yield f"Per 100 checks run: {100 * false / runs:.4f}."
    yield f"Sound plans with any finding: {score.sound_plans_with_findings} of {score.plans}."
    yield ""
    yield "Found: a finding that must be mended or should be looked at points at the fault's place. False"
    yield "alarm: such a finding on a sound plan, or one on a planted plan that points at nothing planted."
    for title, lines in (("Missed", score.missed), ("False alarms", score.false)):
        yield ""
        yield f"## {title}"
        yield ""
        yield from (f"- {line}" for line in lines[:40]) if lines else ["None."]


def main() -> None:
    """Measure, print and keep the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=1_000_000, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1_000, help="how many")
    args = parser.parse_args()
    seeds = range(args.first, args.first + args.seeds)
    page = "\n".join(report(measure(seeds), seeds)) + "\n"
    print(page)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"planted-faults-{datetime.now(tz=UTC).date()}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
