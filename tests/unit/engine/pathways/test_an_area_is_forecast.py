"""The model that ships: it begins with who is there, loses nobody and no penny, and stays in reason."""

from dataclasses import replace
from math import floor

import numpy as np
import pytest

from lifecourse.engine.forecast import run_prepared
from lifecourse.engine.pathways import (
    CODES,
    FUNDERS,
    HOSPITALS,
    Area,
    BadArea,
    Outlook,
    bands,
    joined,
    outlook,
    pathway,
)
from lifecourse.engine.pathways.stock import adults, at_start, children
from lifecourse.engine.pathways.uncertain import drawn_codes, factors_of

pytestmark = pytest.mark.unit


def test_it_begins_with_everybody_where_they_are(area: Area) -> None:
    start = pathway(area, months=12).built.start
    there = at_start(area)
    found = dict.fromkeys(CODES, 0)
    for crowd in start.crowds:
        found[crowd.setting] += crowd.people
    for person in start.people:
        found[person.setting] += 1
    assert found == there
    assert sum(found.values()) == adults(area) + round(children(area))


def test_nobody_is_lost(baseline: Outlook) -> None:
    """Who is there at the end was there at the start or came, less those who died or left."""
    happened = baseline.kept.happened.sum(axis=1)
    died, came, left = (happened[:, number] for number in (4, 5, 6))
    start = sum(at_start(baseline.area).values())
    assert np.array_equal(baseline.people(*CODES)[:, -1], start + came - died - left)


@pytest.mark.parametrize("number", [0, 5])
def test_funders_pay_what_nights_and_moves_cost(baseline: Outlook, number: int) -> None:
    """Prices of one setting and funding are divided between the funders, and a dowry comes to nothing."""
    built = baseline.pathway.built
    model = built.model
    drawn = baseline.pathway.draw(draws=1, seed=7, first=number)
    times = factors_of(built, seed=7, first=number, draws=1).prices[0]
    due = 0
    for one in model.prices:
        at, kind = CODES.index(one.setting), model.fundings.index(one.funding)
        for month in range(60):
            pence = sum(floor(each * times[at, kind] + 0.5) for each in one.pence[month // 12])
            due += int(drawn.kept.nights[month, at, kind]) * pence
    once = {(one.origin, one.to): sum(one.one_off) for one in model.moves if one.one_off}
    for (origin, to), pence in once.items():
        due += int(drawn.kept.moved[:, CODES.index(origin), CODES.index(to) + 2].sum()) * pence
    assert int(drawn.kept.spent.sum()) == due
    assert np.array_equal(drawn.kept.spent[0], baseline.kept.spent[number])


def test_every_draw_has_rates_of_its_own(baseline: Outlook) -> None:
    """What nobody knows for certain widens the bands: more than chance alone does."""
    ready = baseline.pathway
    alone = run_prepared(ready.prepared, draws=baseline.draws, seed=7)
    assert baseline.kept.spent[:, -1].sum(axis=1).std() > 3 * alone.spent[:, -1].sum(axis=1).std()
    assert baseline.people("at-risk")[:, -1].std() > 1.5 * alone.here[:, -1, CODES.index("at-risk")].std()


def test_people_in_hospital_stay_in_reason(baseline: Outlook) -> None:
    """The national numbers keep about as many in hospital as there are today."""
    now = sum(at_start(baseline.area)[code] for code in HOSPITALS)
    later = bands(baseline.in_hospital()).middle[[11, 35, 59]]
    assert (np.abs(later - now) < now * 0.3).all()
    payers = [baseline.in_hospital(payer) for payer in FUNDERS]
    assert np.array_equal(sum(payers), baseline.in_hospital())


def test_portions_of_a_forecast_are_the_whole(area: Area) -> None:
    ready = pathway(area, months=12)
    whole = ready.draw(draws=6, seed=3)
    parts = joined([ready.draw(draws=2, seed=3), ready.draw(draws=4, seed=3, first=2)])
    for name in whole.kept._fields:
        assert np.array_equal(getattr(whole.kept, name), getattr(parts.kept, name)), name


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("people/supported-living", 20_000.0, "more than all 10,000 adults"),
        ("people/at-risk", 500.0, "only 384 are in groups one to four"),
        ("group/4", 9_900.0, "more than the 10,000 adults"),
    ],
)
def test_numbers_that_cannot_be_together_are_refused(area: Area, code: str, value: float, said: str) -> None:
    other = replace(area.parameter(code), value=value, low=value, high=value)
    with pytest.raises(BadArea, match=said):
        outlook(area.with_parameters(other), months=12, draws=1, seed=1)


def test_what_is_drawn_is_told(area: Area, baseline: Outlook) -> None:
    """Every parameter that moves a factor is told as drawn, and none that moves nothing."""
    told = drawn_codes(area)
    assert {"growth/at-risk", "admit/low-secure", "price/residential", "crisis/avoidable-share"} <= told
    assert not {"people/at-risk", "homes/a-year", "dowry/years"} & told
    built, before = baseline.pathway.built, factors_of(baseline.pathway.built, seed=7, first=0, draws=2)
    for one in area.parameters:
        if one.certain or one.code.startswith("effect/"):
            continue
        exact = replace(one, low=one.value, high=one.value)
        without = replace(built, area=area.with_parameters(exact))
        after = factors_of(without, seed=7, first=0, draws=2)
        same = all(np.array_equal(*pair) for pair in zip(before, after, strict=True))
        assert same is (one.code not in told), one.code
