"""How many come to hospital and leave it, as a plan states it, drawn towards England's numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lifecourse.engine.estimating import Estimate, rate_from
from lifecourse.engine.forecast import YEAR
from lifecourse.engine.pathways import SECURE, STAY_DAYS, Basis
from lifecourse.plans.areas.people import WARDS
from lifecourse.plans.areas.stated import Stated, source_of
from lifecourse.plans.document import Place, PlanDocument, Row

# How long those are taken to have been there of whom only a number is told: in each band as many.
ALL_BANDS = range(len(STAY_DAYS))


@dataclass(frozen=True)
class Flow:
    """What one row tells: of which wards, over how many years, how many came and left."""

    row: Row
    place: Place
    wards: tuple[str, ...]
    years: float
    came: float | None
    left: float | None


def take_flows(document: PlanDocument, stated: Stated) -> None:
    """Admissions and how soon people leave, of each kind of ward for which the plan tells them whole."""
    for flow in _flows(document):
        if flow.came is not None:
            _take_admissions(stated, flow)
        if flow.left is not None:
            _take_leaving(stated, flow)


def _flows(document: PlanDocument) -> Iterator[Flow]:
    for row in document.rows("flows"):
        wards = SECURE if row.text("setting") == "secure" else (WARDS.get(row.text("setting"), ""),)
        first, last = row.date("from"), row.date("to")
        if not wards[0] or not first or not last or last <= first or not _whole(row):
            continue
        yield Flow(
            row=row,
            place=document.table("flows").place(row.key, "admissions"),
            wards=wards,
            years=_years(first, last),
            came=_number(row, "admissions"),
            left=_sum(row, "discharges", "transfers_out"),
        )


def _years(first: date, last: date) -> float:
    return ((last - first).days + 1) / YEAR


def _whole(row: Row) -> bool:
    """Whether a row tells all of the partnership: one whose quantity names a part tells only that."""
    figure = row.figure("admissions")
    of_all = f"admissions/{row.text('commissioner')}-{row.text('setting')}"
    return figure is None or figure.quantity in ("", of_all)


def _number(row: Row, column: str) -> float | None:
    found = row.number(column)
    return None if found is None else float(found)


def _sum(row: Row, *columns: str) -> float | None:
    found = [number for column in columns if (number := _number(row, column)) is not None]
    return sum(found) if found else None


def _take_admissions(stated: Stated, flow: Flow) -> None:
    """The wards of a row together, and each its part of them as in England."""
    codes = [f"admit/{ward}" for ward in flow.wards if f"admit/{ward}" in stated.national]
    before = [stated.national[code] for code in codes]
    whole = sum(one.value for one in before)
    if not codes or whole <= 0 or flow.came is None:
        return
    prior = (whole, sum(one.low for one in before), sum(one.high for one in before))
    found = rate_from(flow.came, flow.years, prior=prior)
    said = f"{flow.came:g} admissions in {flow.years:.1f} years"
    for code, one in zip(codes, before, strict=True):
        part = one.value / whole
        own = replace(found, value=found.value * part, low=found.low * part, high=found.high * part)
        _put(stated, flow, code, own, said)


def _take_leaving(stated: Stated, flow: Flow) -> None:
    """How many left beside how many would have, had as many been there as now, by England's numbers."""
    expected = 0.0
    for ward in flow.wards:
        rates = [stated.national[f"leave/{ward}/{band}"].value for band in ALL_BANDS]
        expected += stated.value(f"people/{ward}") * sum(rates) / len(rates) * flow.years
    if expected <= 0 or flow.left is None:
        return
    said = (
        f"{flow.left:g} left in {flow.years:.1f} years, where {expected:.1f} would have by England's numbers"
    )
    for ward in flow.wards:
        one = stated.national[f"leave/{ward}"]
        found = rate_from(flow.left, expected, prior=(one.value, one.low, one.high))
        _put(stated, flow, f"leave/{ward}", found, said)


def _put(stated: Stated, flow: Flow, code: str, found: Estimate, said: str) -> None:
    figure = flow.row.figure("admissions") or flow.row.figure("discharges")
    before = stated.national[code]
    stated.found[code] = replace(
        before,
        value=found.value,
        low=found.low,
        high=found.high,
        basis=Basis.PLAN,
        source=f"{source_of(figure) if figure else 'The plan'}: {said}",
        note=f"{100 * found.own_share:.0f} per cent of this is the plan's; the rest is England's number,"
        f" {before.value:.3g}.",
        place=flow.place.path,
    )
