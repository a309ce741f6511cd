"""Makes changes that leave sound plans sound, and measures how often the checks cry wolf over them.

PYTHONPATH=src python benchmarks/blind_harmless.py [--first 8000000] [--seeds 200]
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from blind_faults import RESULTS, raised_by, sound_plan

# That set Django up, which what follows needs.
# isort: split
from blind.harmless import HARMLESS


def report(seeds: range) -> Iterator[str]:
    """The result as a page."""
    made: Counter[str] = Counter()
    alarmed: Counter[str] = Counter()
    told: dict[str, str] = {}
    for seed in seeds:
        sound = sound_plan(seed)
        before = raised_by(sound)
        for change in HARMLESS:
            name = change.__name__.replace("_", " ")
            changed = change(sound, Random(f"{name}-{seed}"))  # noqa: S311  (chance for tests)
            if changed is None:
                continue
            made[name] += 1
            new = {k: f for k, f in raised_by(changed).items() if k not in before}
            alarmed[name] += bool(new)
            for finding in new.values():
                told.setdefault(f"{name}, {finding.check_id}", f"{seed}: {finding.sentence}")
    yield "# Changes that do no harm"
    yield ""
    yield f"Seeds {seeds.start} to {seeds.stop - 1}. False alarms: **{alarmed.total()} of {made.total()}**"
    yield f"changes ({100 * alarmed.total() / max(made.total(), 1):.2f}%)."
    yield ""
    yield "| change | made | with a false alarm | why it does no harm |"
    yield "|---|---|---|---|"
    for change in HARMLESS:
        name = change.__name__.replace("_", " ")
        yield f"| {name} | {made[name]} | {alarmed[name]} | {change.__doc__} |"
    yield ""
    yield from (f"- {k}: {v}" for k, v in told.items())


def main() -> None:
    """Measure, print and keep the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=8_000_000, help="the first seed")
    parser.add_argument("--seeds", type=int, default=200, help="how many")
    args = parser.parse_args()
    page = "\n".join(report(range(args.first, args.first + args.seeds))).rstrip() + "\n"
    print(page)
    (RESULTS / f"blind-harmless-{datetime.now(tz=UTC).date()}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
