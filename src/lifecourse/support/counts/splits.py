"""How people in hospital are told apart in counts: each way has a part for everybody, and one only.

A way of telling apart says in words what it looks at. What is not known has a part of its own, so that the
parts of every table come to its whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lifecourse.standards.api import Unit, age_on, counted_back
from lifecourse.support.counts.facts import KeptBack, Standing
from lifecourse.support.kinds.stays import SECURE_WARDS, WARD_KINDS
from lifecourse.support.rules.ages import ADULT

NOT_KNOWN = "not-known"
NEAR_KM, FAR_KM = 10, 50
MONTHS_OF_A_REVIEW = 6

LAWS: dict[str, str] = {
    "informal": "informal",
    **dict.fromkeys(("s2", "s3", "s4", "s5"), "part-2"),
    **dict.fromkeys(("s37", "s37_41", "s47_49", "s48_49"), "part-3"),
    "dols": "dols",
    "other": "other",
}


@dataclass(frozen=True, kw_only=True)
class Split:
    """One way of telling people apart: its parts with their words, and to which part somebody belongs."""

    key: str
    title: str
    definition: str
    parts: Mapping[str, str]
    part_of: Callable[[Standing], str]


def length_of(one: Standing) -> str:
    """For how many whole years somebody has been there, over every ward of the stay."""
    years = age_on(one.since, one.on)
    for least, part in ((10, "10-and-over"), (5, "5-to-10"), (2, "2-to-5"), (1, "1-to-2")):
        if years >= least:
            return part
    return "under-1"


def _age(one: Standing) -> str:
    born = one.history.born
    if born is None:
        return NOT_KNOWN
    return "under-18" if age_on(born, one.on) < ADULT else "adult"


def _distance(one: Standing) -> str:
    km = one.ward.km
    if km is None:
        return NOT_KNOWN
    return "near" if km <= NEAR_KM else "far" if km > FAR_KM else "between"


def _planned(one: Standing) -> str:
    said = [plan for plan in one.history.planned if plan.stay_from == one.since and plan.said_on <= one.on]
    if not said:
        return "none"
    # Of two that were said on one day, the one that was written down later stands.
    return "past" if said[-1].planned_for < one.on else "planned"


def _law(one: Standing) -> str:
    held = [law for law in one.history.laws if law.has(one.on)]
    return LAWS.get(held[-1].what, "other") if held else NOT_KNOWN


def _review(one: Standing) -> str:
    held = [day for day in one.history.reviews if day <= one.on]
    if not held:
        return "none"
    return "within" if max(held) > counted_back(one.on, MONTHS_OF_A_REVIEW, Unit.MONTHS) else "longer"


def delays_at(one: Standing) -> list[KeptBack]:
    """What keeps somebody there at the end of a day although they are well enough to leave."""
    if not any(ready.has(one.on) for ready in one.history.ready):
        return []
    return [delay for delay in one.history.delays if delay.has(one.on)]


def _delayed(one: Standing) -> str:
    if delays_at(one):
        return "delayed"
    return "ready" if any(ready.has(one.on) for ready in one.history.ready) else "not-ready"


SPLITS: tuple[Split, ...] = (
    Split(
        key="ward",
        title="Kind of ward",
        definition="The ward on which they are at the end of the day.",
        parts=WARD_KINDS,
        part_of=lambda one: one.ward.ward_kind,
    ),
    Split(
        key="secure",
        title="Secure or not",
        definition="Secure: on a low, medium or high secure ward.",
        parts={"secure": "On a secure ward", "not-secure": "On a ward that is not secure"},
        part_of=lambda one: "secure" if one.ward.ward_kind in SECURE_WARDS else "not-secure",
    ),
    Split(
        key="length",
        title="How long they have been there",
        definition="Whole years by the calendar since the stay began, over every ward of it: wards between "
        "which somebody did not go home are one stay.",
        parts={
            "under-1": "Less than a year",
            "1-to-2": "1 year, less than 2",
            "2-to-5": "2 years, less than 5",
            "5-to-10": "5 years, less than 10",
            "10-and-over": "10 years or more",
        },
        part_of=length_of,
    ),
    Split(
        key="age",
        title="Children and adults",
        definition="Age on the day, by the date of birth that systems give.",
        parts={
            "under-18": "Under 18",
            "adult": "18 and over",
            NOT_KNOWN: "Date of birth not known",
        },
        part_of=_age,
    ),
    Split(
        key="distance",
        title="How far from home",
        definition="Kilometres from home as written down with the ward.",
        parts={
            "near": "10 km or less",
            "between": "More than 10 km, up to 50",
            "far": "More than 50 km",
            NOT_KNOWN: "Not written down",
        },
        part_of=_distance,
    ),
    Split(
        key="planned",
        title="Whether a day to leave is planned",
        definition="The day to leave as it stood at the end of the day, in the stay that went on.",
        parts={
            "planned": "A day is planned",
            "past": "The planned day has gone by",
            "none": "No day is planned",
        },
        part_of=_planned,
    ),
    Split(
        key="law",
        title="By what law",
        definition="What was written down as in force at the end of the day. Sections 2 to 5 are in part 2 "
        "of the Mental Health Act 1983, sections 37, 41, 47, 48 and 49 in part 3.",
        parts={
            "informal": "Of their own accord, or informally",
            "part-2": "Detained under part 2 of the Act",
            "part-3": "Detained under part 3 of the Act, by courts or from prison",
            "dols": "Deprivation of liberty authorised under the Mental Capacity Act",
            "other": "Another legal basis",
            NOT_KNOWN: "Not written down",
        },
        part_of=_law,
    ),
    Split(
        key="review",
        title="When their care was last reviewed",
        definition="The last review that was held by the end of the day, in hospital or before.",
        parts={
            "within": "Within the last six months",
            "longer": "Longer ago",
            "none": "No review is written down",
        },
        part_of=_review,
    ),
    Split(
        key="delayed",
        title="Whether something keeps them there",
        definition="Delayed: well enough to leave, and something is written down that stands in the way.",
        parts={
            "delayed": "Well enough to leave, and delayed",
            "ready": "Well enough to leave, and nothing is written down that stands in the way",
            "not-ready": "Not said to be well enough to leave yet",
        },
        part_of=_delayed,
    ),
)
