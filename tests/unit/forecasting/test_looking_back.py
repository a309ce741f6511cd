"""An area's own past beside what the model would have said: without hindsight, quarter by quarter."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from tests.unit.forecasting.test_from_records import OnWard

from lifecourse.engine.pathways import Area, Basis
from lifecourse.forecasting.queries.looking_back import OwnPast
from lifecourse.forecasting.reading.looking_back import past_view
from lifecourse.forecasting.rules.from_records import kept_since
from lifecourse.forecasting.rules.looking_back import (
    in_hospital,
    look_back,
    origins_of,
    quarter_ends,
    without_hindsight,
)
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.unit
TODAY = date(2026, 11, 20)
Spells = tuple[OnWard, ...]


@pytest.fixture(scope="module")
def area() -> Area:
    return Area("Fens", date(2016, 4, 1), national_parameters(12_000))


def made_up(seed: int = 3, number: int = 110, begin: date = date(2023, 1, 10)) -> Spells:
    """Stays that begin anywhere from a day on and last half a year on average."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(number):
        first = begin + timedelta(days=int(rng.uniform(0, (TODAY - begin).days)))
        over = first + timedelta(days=int(rng.exponential(180)) + 1)
        left = over <= TODAY
        found.append(
            OnWard(
                from_date=first, since=first, to_date=over if left else None, went="left" if left else None
            )
        )
    return tuple(found)


@pytest.fixture(scope="module")
def spells() -> Spells:
    return made_up()


def test_quarters_end_with_march_june_september_and_december() -> None:
    assert quarter_ends(date(2025, 3, 31), date(2025, 12, 30)) == [
        date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30),
    ]  # fmt: skip
    assert quarter_ends(date(2025, 12, 31), date(2026, 1, 1)) == [date(2025, 12, 31)]


def test_there_is_an_origin_once_records_cover_a_year_and_a_quarter_has_passed(spells: Spells) -> None:
    begins = kept_since(spells, until=TODAY)
    found = origins_of(spells, today=TODAY)
    assert found[-1] == date(2026, 6, 30)
    assert len(found) == 8 and found[0] >= begins + timedelta(days=365)
    assert origins_of(spells, today=begins + timedelta(days=420)) == []
    assert origins_of((), today=TODAY) == []


def test_every_forecast_is_held_to_what_came(area: Area, spells: Spells) -> None:
    found = look_back(area, spells, today=TODAY)
    assert {one.origin for one in found} == set(origins_of(spells, today=TODAY))
    for one in found:
        assert one.scored.happened == in_hospital(spells, one.day)
        assert one.last == in_hospital(spells, one.origin)
        assert one.scored.low <= one.scored.middle <= one.scored.high
    # Four quarters ahead of those that have had them, one of the newest.
    assert [one.quarters for one in found[:4]] == [1, 2, 3, 4]
    assert found[-1].quarters == 1


def test_what_came_later_changes_no_forecast(area: Area, spells: Spells) -> None:
    """Only what they are held to: from the first origin on everything else happens."""
    origin = origins_of(spells, today=TODAY)[0]
    early = [one for one in spells if one.from_date <= origin]
    other = [
        replace(one, to_date=None, went=None) if one.to_date and one.to_date > origin else one
        for one in early
    ]
    # Somebody has to come at the end, so that the quarters are the same.
    later = OnWard(from_date=TODAY, since=TODAY)
    before = [one for one in look_back(area, spells, today=TODAY) if one.origin == origin]
    after = [one for one in look_back(area, (*other, later), today=TODAY) if one.origin == origin]
    assert [(one.scored.low, one.scored.middle) for one in before] == [
        (one.scored.low, one.scored.middle) for one in after
    ]
    assert [one.scored.happened for one in before] != [one.scored.happened for one in after]


def test_what_was_learned_since_is_not_known_then(area: Area) -> None:
    one = area.parameter("admit/assessment-treatment")
    learned = replace(one, value=one.value * 9, high=one.high * 9, basis=Basis.COUNTED, source="Counted here")
    said = replace(area.parameter("leave/mental-health"), basis=Basis.OVERRIDDEN, source="Somebody")
    found = without_hindsight(area.with_parameters(learned, said))
    assert found.parameter(one.code) == one
    assert found.parameter(said.code).basis is not Basis.OVERRIDDEN


def test_the_page_says_it_in_a_sentence(area: Area, spells: Spells) -> None:
    again = look_back(area, spells, today=TODAY)
    shown = past_view(OwnPast(begins=date(2023, 1, 10), has_area=True, again=again, kept=()))
    assert shown.verdict.startswith("The last 4 forecasts, each a year ahead, were")
    assert f"Of {len(again)} forecasts" in shown.beside
    assert len(shown.rows) == 8
    assert [cell is None for cell in shown.rows[-1].cells] == [False, True, True, True]
    assert shown.chart is not None and len(shown.chart.ranges) == 5
    cell = shown.rows[0].cells[0]
    assert cell is not None and cell.came == str(int(again[0].scored.happened))


def test_a_page_without_a_past_says_nothing() -> None:
    shown = past_view(OwnPast(begins=None, has_area=True, again=(), kept=()))
    assert (shown.verdict, shown.rows, shown.chart, shown.kept_verdict) == ("", (), None, "")
