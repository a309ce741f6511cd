"""A plan, a fund's books and people's support side by side: as sentences of reasons, and as a CSV file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from lifecourse.assurance.api import PlanHeld
from lifecourse.engine.sheets.formulas import guarded
from lifecourse.finance.api import REASON_WORDS, Held, PeopleHeld
from lifecourse.publishing.words import holdable

TITLES = ("Held against each other", "Scheme", "Who spends it", "First (£)", "Second (£)", "Difference (£)")
MORE = ("Of it (£)", "Because", "Entries")
NOT_KNOWN = "not explained"


@dataclass(frozen=True, kw_only=True)
class PlaceHeld:
    """One place at which two sums are held against each other."""

    what: str
    scheme: str
    who: str
    held: Held


def places(plan: PlanHeld | None, people: PeopleHeld | None) -> Iterator[PlaceHeld]:
    """Every place, the plan's first; those of people's money where the reader may know them."""
    for scheme in plan.schemes if plan else ():
        for one in scheme.spenders:
            yield PlaceHeld(what="Plan and budget", scheme=scheme.name, who=one.name, held=one.held)
    for line in people.lines if people else ():
        yield PlaceHeld(
            what="People's support and spending",
            scheme=str(line.line.scheme),
            who=", ".join(
                filter(None, [str(line.line.lead), line.line.contribution.name, line.line.provider])
            ),
            held=line.held,
        )


def reconciled_csv(plan: PlanHeld | None, people: PeopleHeld | None) -> bytes:
    """A row for each reason at each place, and one for what is not explained: UTF-8 with a mark."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([*TITLES, *MORE])
    for one in places(plan, people):
        held = one.held
        reasons = [
            (part.pence, REASON_WORDS[part.reason], " ".join(map(str, part.entries)))
            for part in held.explained
        ]
        if held.unexplained:
            reasons.append((held.unexplained, NOT_KNOWN, ""))
        words = [guarded(holdable(word)) for word in (one.what, one.scheme, one.who)]
        sums = [_pounds(held.first), _pounds(held.second), _pounds(held.difference)]
        for pence, why, entries in reasons or [(0, "", "")]:
            writer.writerow([*words, *sums, _pounds(pence), why, entries])
    return written.getvalue().encode("utf-8-sig")


def _pounds(pence: int | None) -> str:
    if pence is None:
        return ""
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100}.{abs(pence) % 100:02d}"
