"""Levers: what each changes, that one at nothing changes nothing, and what is refused."""

from typing import Any

import numpy as np
import pytest

from lifecourse.engine.forecast import BadModel
from lifecourse.engine.pathways import (
    BASELINE,
    CODES,
    LEVERS,
    Area,
    BadScenario,
    Kind,
    Lever,
    NotComparable,
    Outlook,
    Scenario,
    compare,
    outlook,
)

pytestmark = pytest.mark.unit
DAY = "2017-04-01"
MONTHS, DRAWS, SEED = 60, 60, 7


def lever(kind: str, **values: Any) -> Lever:
    """A lever with the answers given, and to every other question the least that can be answered."""
    least: dict[str, Any] = {}
    for one in LEVERS[kind].fields:
        if one.kind is Kind.DAY:
            least[one.code] = DAY
        elif one.kind is Kind.CHOICE:
            least[one.code] = next(iter(one.choices or {}))
        else:
            least[one.code] = max(one.least, 0.0)
    return Lever(kind, least | values)


def drawn(area: Area, *levers: Lever) -> Outlook:
    """The scenario of some levers, with the baseline's seed."""
    return outlook(area, Scenario("other", levers=levers), months=MONTHS, draws=DRAWS, seed=SEED)


@pytest.mark.parametrize("kind", [one for one in LEVERS if one != "ward-closed"])
def test_a_lever_at_nothing_changes_nothing(area: Area, baseline: Outlook, kind: str) -> None:
    same = drawn(area, lever(kind))
    for name in baseline.kept._fields:
        assert np.array_equal(getattr(baseline.kept, name), getattr(same.kept, name)), name


@pytest.mark.parametrize(
    ("pulled", "settings", "sign"),
    [
        (lever("forensic-team", caseload=60), ("low-secure", "medium-secure", "high-secure"), -1),
        (lever("intensive-support", caseload=84), ("assessment-treatment", "mental-health"), -1),
        (lever("crisis-beds", beds=4), ("assessment-treatment", "mental-health"), -1),
        (lever("earlier-support", reach=100), ("residential-school",), -1),
        (lever("growth", percent=50.0), ("at-risk",), 1),
    ],
    ids=lambda one: one.kind if isinstance(one, Lever) else None,
)
def test_a_lever_does_what_it_says(
    area: Area, baseline: Outlook, pulled: Lever, settings: tuple[str, ...], sign: int
) -> None:
    difference = compare(baseline, drawn(area, pulled)).people(*settings)
    assert not difference[:, :12].any(), "nothing changes before the day"
    assert sign * difference[:, -1].mean() > 0.5


def test_people_are_resettled_on_their_day(area: Area, baseline: Outlook) -> None:
    told = lever("resettlement", people=2, origin="low-secure", to="residential")
    low, home = CODES.index("low-secure"), CODES.index("residential")
    assert drawn(area, told).kept.moved[12, low, home + 2] >= 2 * DRAWS
    assert not baseline.kept.moved[:, low, home + 2].any()


def test_homes_shorten_waits(area: Area) -> None:
    wanted = lever(
        "resettlement", people=9, origin="locked-rehabilitation", to="specialist-home", day="2016-10-01"
    )
    few = drawn(area, wanted)
    more = drawn(area, wanted, lever("homes", homes=6, quarters=8, day="2016-10-01"))
    team = lever("resettlement-team", more=20, day="2016-10-01", pounds_a_year=100_000, payer="icb")
    with_team = drawn(area, wanted, lever("homes", homes=6, quarters=8, day="2016-10-01"), team)
    assert compare(few, more).waiting("specialist-home")[:, 8:24].mean() < -0.5
    assert compare(more, with_team).waiting("resettling")[:, 6:12].mean() <= 0


def test_what_a_lever_costs_is_paid_by_whom_it_says_from_its_day(area: Area, baseline: Outlook) -> None:
    told = lever("forensic-team", pounds_a_year=365_250, payer="nhse")
    dearer = compare(baseline, drawn(area, told))
    assert not dearer.spent("icb").any()
    assert (dearer.spent("nhse")[:, 12] == 30 * 100_000).all()
    assert not dearer.spent("nhse")[:, :12].any()


def test_a_ward_is_closed_with_a_plan_for_those_in_it(area: Area, baseline: Outlook) -> None:
    told = lever(
        "ward-closed", setting="low-secure", beds=3, instead="medium-secure", people=5, to="residential"
    )
    closed = drawn(area, told)
    assert (closed.people("low-secure")[:, 20:] <= 5).all()
    assert compare(baseline, closed).people("low-secure")[:, 24].mean() < -1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": "x", "levers": [{"kind": "magic"}]}, "'magic' is no lever; expected one of forensic-team"),
        ({"name": "x", "levers": [{"beds": 3}]}, "Lever 1 names no kind"),
        ({"name": "x", "levers": [{"kind": "crisis-beds", "day": DAY, "beds": 99}]}, "expected 0 to 60 beds"),
        ({"name": "x", "levers": [{"kind": "crisis-beds", "day": "soon", "beds": 1}]}, "a day such as"),
        ({"name": "x", "levers": [{"kind": "crisis-beds", "day": DAY}]}, "How many beds is missing"),
        (
            {"name": "x", "levers": [{"kind": "growth", "day": DAY, "percent": 1, "x": 1}]},
            "'x' is not asked for",
        ),
        ({"name": "", "levers": []}, "has a name"),
    ],
)
def test_a_scenario_that_cannot_be_is_refused(told: dict[str, Any], said: str) -> None:
    with pytest.raises(BadScenario) as refused:
        Scenario.from_data(told)
    assert said in str(refused.value)


def test_a_lever_outside_the_forecast_is_refused(area: Area) -> None:
    early = Scenario("early", levers=(lever("crisis-beds", beds=2, day="2015-04-01"),))
    with pytest.raises(BadScenario, match="expected a day from 2016-04-01 on"):
        outlook(area, early, months=12, draws=1, seed=1)


def test_a_ward_closed_on_the_first_day_without_room_for_those_in_it_is_refused(area: Area) -> None:
    told = lever("ward-closed", setting="low-secure", beds=1, instead="medium-secure", day="2016-04-01")
    with pytest.raises(BadModel, match="low-secure"):
        drawn(area, told)


def test_a_scenario_comes_back_as_it_was_written() -> None:
    told = Scenario("a team", "A year earlier", (lever("forensic-team", caseload=27),))
    assert Scenario.from_data(told.to_data()) == told


def test_only_what_belongs_together_is_compared(area: Area, baseline: Outlook) -> None:
    other = outlook(area, BASELINE, months=MONTHS, draws=DRAWS, seed=SEED + 1)
    with pytest.raises(NotComparable, match="seed"):
        compare(baseline, other)
