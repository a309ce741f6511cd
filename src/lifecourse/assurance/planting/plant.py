"""Plants one or more faults in a sound plan, all from one seed."""

from dataclasses import dataclass, replace
from random import Random

from lifecourse.assurance.planting.fault import NoRoom, PlantedFault
from lifecourse.assurance.planting.faults import KINDS
from lifecourse.assurance.planting.invented import invented_plan
from lifecourse.assurance.planting.pooled import pooled_plan
from lifecourse.assurance.planting.sound import sound_plan
from lifecourse.plans.api import Place, PlanDocument

MOST_FAULTS = 4
# Every so many seeds a plan on the invented template, and between them one of a pooled fund.
INVENTED_EVERY = 10
POOLED_AFTER = 5
# Tables whose numbers rest on each other: one fault in them can hide another.
RELATED = (
    {
        "inpatients", "length-of-stay", "flows", "beds", "planning-range", "activity", "ambition", "dowries",
        "population", "figures-in-text",
    },
    {
        "funding", "spend-by-commissioner", "bids", "priorities", "schemes", "scheme-lines", "cost-lines",
        "confidence", "carry-forward", "reserves",
    },
    {"milestones", "deliverables"},
    {"promises", "aims"},
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PlantedPlan:
    """A plan with faults, the faults, and the plan as it was without them."""

    sound: PlanDocument
    document: PlanDocument
    faults: tuple[PlantedFault, ...]


def plan_without_faults(seed: int, *, national: bool = False) -> PlanDocument:
    """The sound plan of a seed; on the national template alone where that is asked for."""
    if not national and seed % INVENTED_EVERY == 0:
        return invented_plan(seed)
    return pooled_plan(seed) if not national and seed % INVENTED_EVERY == POOLED_AFTER else sound_plan(seed)


def plant(seed: int, *, national: bool = False) -> PlantedPlan:
    """A plan with one to four faults in different tables. The same seed gives the same faults."""
    sound = plan_without_faults(seed, national=national)
    rng = Random(f"faults {seed}")  # noqa: S311  (chance for tests, not for secrets)
    wanted = rng.choice([1, 1, 2, 3, MOST_FAULTS])
    document, faults = sound, list[PlantedFault]()
    families = sorted({k.family for k in KINDS})
    for _ in range(40):
        family = rng.choice(families)
        kind = rng.choice([k for k in KINDS if k.family == family])
        try:
            made = kind.plant(document, rng)
        except NoRoom:
            continue
        if made is not None and not _touches(made[1], faults):
            document = made[0]
            faults.append(made[1])
        if len(faults) == wanted:
            break
    title = f"{sound.title}, with {len(faults)} planted"
    return PlantedPlan(
        sound=sound,
        document=replace(document, slug=f"planted-{seed}", title=title),
        faults=tuple(faults),
    )


def _touches(fault: PlantedFault, others: list[PlantedFault]) -> bool:
    """Whether a fault lies where there is one already: two could cancel each other, or be told as one."""
    return any(_near(p, q) for p in fault.places for other in others for q in other.places)


def _near(one: Place, other: Place) -> bool:
    if not (one.table and other.table):
        return one.section == other.section
    return one.table == other.table or any({one.table, other.table} <= tables for tables in RELATED)
