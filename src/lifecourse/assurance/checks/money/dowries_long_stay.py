"""More dowries are planned than people who have been in hospital long enough for one."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import EVERYONE, Count, count, counted, table_of
from lifecourse.assurance.words import bare, people, table_words
from lifecourse.plans.api import PlanDocument

CHECK = Check(
    id="dowries-long-stay",
    family=Family.MONEY,
    title="Dowries are for people who qualify",
    severity=Severity.MUST_MEND,
    rule="dowry-stay",
    why="A dowry is only for someone who was in hospital for years: others have to be paid for locally.",
)

TOTAL = "total"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each commissioner, and one for all where the rows name none."""
    rule, table = asked.pack.numbers.get("dowry-stay"), table_of(asked.document, "dowries")
    if rule is None or table is None:
        return
    for commissioner in dict.fromkeys(r.text("commissioner") for r in counted(table)):
        wanted = count(
            (table.place(r.key, "people"), f)
            for r in counted(table)
            if r.key != TOTAL and r.text("commissioner") == commissioner and (f := r.figure("people"))
        )
        entitled = _long_stays(asked.document, commissioner, f"over-{bare(rule.least)}-years")
        if wanted is None or entitled is None or not entitled.within.below(wanted.within):
            continue
        yield CHECK.finding(
            place=wanted.places[0],
            others=[*wanted.places, *entitled.places],
            about=commissioner or EVERYONE,
            found=people(wanted.value),
            expected=f"at most {people(entitled.value)}",
            difference=people(wanted.value - entitled.value),
            sentence=f"{table_words(table)} plans dowries for {people(wanted.value)}, but only "
            f"{people(entitled.value)} have been in hospital for {bare(rule.least)} years or more.",
            mend="Plan dowries only for those who qualify, and local money for the others.",
        )


def _long_stays(document: PlanDocument, commissioner: str, stay: str) -> Count | None:
    table = table_of(document, "length-of-stay")
    if table is None:
        return None
    rows = [r for r in counted(table) if r.text("stay") == stay]
    everyone = commissioner in {EVERYONE, ""}
    own = [r for r in rows if everyone or r.text("commissioner") == commissioner]
    for settings in ({"all", ""}, None):
        chosen = [r for r in own if settings is None or r.text("setting") in settings]
        found = count((table.place(r.key, "people"), f) for r in chosen if (f := r.figure("people")))
        if found is not None:
            return found
    return None
