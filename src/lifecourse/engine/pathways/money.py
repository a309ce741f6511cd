"""What a night costs and who pays it: a price a week for each setting, divided between the funders."""

from collections.abc import Iterator

from lifecourse.engine.allocation import allocate
from lifecourse.engine.forecast import YEAR, Dowry, Price
from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.settings import (
    AFTERCARE,
    COUNCIL,
    COUNCIL_ALONE,
    CRISIS,
    FUNDERS,
    FUNDINGS,
    ICB,
    JOINT,
    NHSE,
    SCHOOL,
    SETTINGS,
)

YEARS = 11
WEEK = 7
SPLITS = {JOINT: "split/joint/health", AFTERCARE: "split/aftercare/health"}


def prices_of(area: Area) -> tuple[Price, ...]:
    """Pence a night by setting, who is answerable, funder and year. Raises BadArea."""
    return tuple(_prices(area))


def _prices(area: Area) -> Iterator[Price]:
    growth = 1 + area.value("price/inflation") / 100
    for one in SETTINGS:
        night = area.value(f"price/{one.code}") * 100 / WEEK
        for funding in FUNDINGS:
            shares = shares_of(area, one.code, one.payer, funding)
            pence = tuple(divided(round(night * growth**year), shares) for year in range(YEARS))
            yield Price(setting=one.code, funding=funding, pence=pence)


def shares_of(area: Area, setting: str, payer: str, funding: str) -> dict[str, float]:
    """Which share of a night each funder pays."""
    if payer:
        return {payer: 1.0}
    if setting == CRISIS:
        return {ICB: 1.0}
    if setting == SCHOOL or funding == COUNCIL_ALONE:
        return {COUNCIL: 1.0}
    health = area.value(SPLITS[funding])
    return {ICB: health, COUNCIL: 1 - health}


def divided(pence: int, shares: dict[str, float]) -> tuple[int, ...]:
    """Whole pence by funder, in the order of the funders, that come to all of it."""
    if not pence:
        return (0,) * len(FUNDERS)
    paid = allocate(pence, {name: round(share * 10_000) for name, share in shares.items()})
    return tuple(paid.get(funder, 0) for funder in FUNDERS)


def dowry_of(area: Area) -> Dowry:
    """What NHS England pays a council for somebody who leaves after years: pence a night."""
    night = round(area.value("dowry/price") * 100 / WEEK)
    paid = {NHSE: night, COUNCIL: -night}
    return Dowry(days=area.value("dowry/years") * YEAR, pence=tuple(paid.get(one, 0) for one in FUNDERS))


def double_running(area: Area, to: str) -> tuple[int, ...]:
    """Pence by funder, once, for the weeks in which two places are paid for one person who moves home."""
    health = area.value("split/aftercare/health")
    pence = round(area.value("double-running/weeks") * area.value(f"price/{to}") * 100)
    return divided(pence, {ICB: health, COUNCIL: 1 - health})
