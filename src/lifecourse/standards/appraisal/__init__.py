"""How the Treasury would have a choice appraised: what later money is worth, how hopeful estimates are."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from lifecourse.standards.appraisal.reading import read_appraisal_pack
from lifecourse.standards.appraisal.values import (
    AppraisalPack,
    DiscountSchedule,
    HopefulAbout,
    OptimismBound,
)
from lifecourse.standards.packs import NoPackInForce


@cache
def appraisal_packs() -> tuple[AppraisalPack, ...]:
    """Every file of rules, by name."""
    folder = resources.files("lifecourse.standards.appraisal")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(
        read_appraisal_pack(tomllib.loads(f.read_text(encoding="utf-8")), where=f.name) for f in files
    )


def discount_schedules(*, on: date) -> tuple[DiscountSchedule, ...]:
    """The schedules that hold on a day, the standard one first."""
    return tuple(one for pack in appraisal_packs() for one in pack.schedules if one.holds_on(on))


def discount_schedule(slug: str, *, on: date) -> DiscountSchedule:
    """The schedule of a name that holds on a day. Raises NoPackInForce."""
    for one in discount_schedules(on=on):
        if one.slug == slug:
            return one
    raise NoPackInForce(f"No published discount rate called {slug} covers {on}.")


def optimism_bounds(*, on: date) -> tuple[OptimismBound, ...]:
    """By how much estimates of each kind of project are too hopeful, as published and in force on a day."""
    return tuple(one for pack in appraisal_packs() for one in pack.bounds if one.holds_on(on))


def optimism_bound(slug: str, about: HopefulAbout, *, on: date) -> OptimismBound | None:
    """What is published of one kind of project's cost or time; None where nothing is."""
    found = (one for one in optimism_bounds(on=on) if one.slug == slug and one.on is about)
    return next(found, None)
