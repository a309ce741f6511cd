"""What is said of forecasts once it is known what came; and that what ships is what is found."""

from datetime import date

import pytest

from lifecourse.engine.believing import HALF_WAY, MODEL, rolled
from lifecourse.forecasting.believed import believed, last_day_of_one_kind
from lifecourse.forecasting.reading.learning import LearningView, learning_view
from lifecourse.forecasting.rules.learning import by_per_cent, verdict
from lifecourse.standards.api import published_series

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (
            [0.06, 0.05, 0.07, 0.06],
            "The last 4 forecasts were 6% high on average, every one of them too high.",
        ),
        ([-0.1, -0.02, 0.0], "The last 3 forecasts were 4% low on average."),
        ([0.1, -0.1], "The last 2 forecasts were right on average, and off by up to 10% either way."),
        ([0.01, -0.01], "The last 2 forecasts were right to within 2%."),
        ([-0.25], "The last forecast was 25% low."),
        ([0.3, -0.1], "The last 2 forecasts were 10% high on average."),
    ],
)
def test_a_verdict_is_what_somebody_would_say(off: list[float], said: str) -> None:
    assert verdict(off) == said


def test_no_verdict_is_given_of_nothing() -> None:
    with pytest.raises(ValueError, match="one or more"):
        verdict([])


def test_how_far_off_is_said_in_per_cent() -> None:
    assert (by_per_cent(0.064), by_per_cent(-0.2), by_per_cent(0.004)) == ("6% high", "20% low", "right")


@pytest.fixture(scope="module")
def shown() -> LearningView:
    return learning_view(believed())


def test_what_ships_is_what_is_found_again() -> None:
    """Of the forecast at the end of 2018; drawn anew it may differ by what chance leaves, and no more."""
    series = published_series().series
    again = rolled(series, until=last_day_of_one_kind(series), origins=[HALF_WAY])
    kept = believed().england.from_origin(HALF_WAY)
    assert kept.keys() == again.by_way.keys()
    for way, scored in again.by_way.items():
        for found, shipped in zip(scored, kept[way], strict=True):
            assert (found.day, found.happened) == (shipped.day, shipped.happened)
            for name in ("low", "middle", "high"):
                assert getattr(found, name) == pytest.approx(getattr(shipped, name), rel=0.01)


def test_what_ships_rests_on_what_is_published() -> None:
    series = published_series().series
    assert last_day_of_one_kind(series) == date(2024, 11, 29)
    used = tuple(one for one in series.used if one.day <= date(2024, 11, 29))
    assert believed().england.points == used
    assert all(one.held for one in believed().checks)


def test_the_page_says_of_every_month_what_came_and_whether_the_range_held(shown: LearningView) -> None:
    months = {one.month: one for one in shown.england.months}
    assert months[date(2022, 4, 30)].came == 2000
    assert shown.england.fan.points[0].middle == 2350
    held = sum(one.held for one in shown.england.months)
    assert f"{held} lay within its range" in shown.england.fan.sentence
    one = months[date(2020, 3, 31)]
    assert one.off_words == f"{one.middle - one.came} too high"


def test_the_page_says_where_the_model_did_worse(shown: LearningView) -> None:
    ours = believed().england.summaries()[MODEL]
    assert f"off by {round(ours.crps)} people" in shown.england.headline
    assert "did worse than a straight line" in shown.england.half_way
    assert "too sure of itself" in shown.england.too_sure
    assert shown.england.by_distance.startswith("Up to a year ahead the straight line was nearer")
    assert "Further ahead the model was nearer" in shown.england.by_distance
    assert [one.away for one in shown.england.ways] == sorted(one.away for one in shown.england.ways)
    assert shown.checks_words == f"All {len(shown.checks)} held."
