"""The route map: late, undated and too early are judged and said; arrows keep clear of words."""

from datetime import date

import pytest

from lifecourse.design.api import Milestone, RouteMap, Workstream
from lifecourse.design.charts.periods import periods

pytestmark = pytest.mark.unit

TODAY = date(2016, 8, 20)


def milestone(key: str, due: date | None, **more: object) -> Milestone:
    return Milestone(key=key, name=f"Milestone {key}", due=due, **more)  # type: ignore[arg-type]


def route_map(*milestones: Milestone, today: date | None = TODAY) -> RouteMap:
    stream = Workstream(name="Pathways", milestones=milestones)
    return RouteMap(title="Route map", workstreams=(stream,), today=today)


REACHED = milestone("reached", date(2016, 3, 31), done=True)
LATE = milestone("late", date(2016, 6, 30), depends_on=("reached",))
COMING = milestone("coming", date(2017, 9, 30), depends_on=("late",))
EARLY = milestone("early", date(2016, 9, 30), depends_on=("coming",))
UNDATED = milestone("undated", None)


@pytest.mark.parametrize(
    ("one", "look", "status"),
    [
        (REACHED, "done", "31 Mar 2016"),
        (LATE, "late", "30 Jun 2016, late"),
        (COMING, "going", "30 Sep 2017"),
        (EARLY, "going", "30 Sep 2016, before what it depends on"),
        (UNDATED, "plain", "no date stated"),
    ],
)
def test_a_milestone_is_drawn_as_its_words_say(one: Milestone, look: str, status: str) -> None:
    plan = route_map(REACHED, LATE, COMING, EARLY, UNDATED)
    assert (plan.look(one), plan.status_of(one)) == (look, status)


def test_nothing_is_late_when_no_day_counts_as_today() -> None:
    assert not route_map(LATE, today=None).is_late(LATE)


def test_the_sentence_counts_what_is_wrong() -> None:
    assert route_map(REACHED, LATE, COMING, EARLY, UNDATED).sentence == (
        "5 milestones in 1 workstream from March 2016 to September 2017; "
        "1 late, 1 without a date and 1 before what it depends on."
    )
    assert route_map().sentence == "No milestones are stated yet."


def test_arrows_say_which_order_is_broken() -> None:
    arrows = route_map(REACHED, LATE, COMING, EARLY).drawing.parts[0].arrows
    assert [arrow.broken for arrow in arrows] == [False, False, True]


def test_what_is_needed_from_another_workstream_is_said_in_words() -> None:
    other = Workstream(
        name="Market", milestones=(milestone("homes", date(2017, 1, 1), depends_on=("late",)),)
    )
    streams = (Workstream(name="Pathways", milestones=(LATE,)), other)
    drawing = RouteMap(title="Route map", workstreams=streams, today=TODAY).drawing
    assert drawing.parts[1].rows[0].after_words == "after: Milestone late"
    assert drawing.parts[1].arrows == ()


def test_today_is_drawn_only_within_the_picture() -> None:
    assert route_map(REACHED, COMING).drawing.today_x is not None
    assert route_map(REACHED, COMING, today=date(2030, 1, 1)).drawing.today_x is None


def test_a_map_without_dates_has_rows_and_no_columns() -> None:
    drawing = route_map(UNDATED).drawing
    assert drawing.columns == ()
    assert [row.x for row in drawing.parts[0].rows] == [None]


def test_every_word_of_a_milestone_stands_inside_its_row() -> None:
    long = milestone("long", date(2017, 9, 30), status_words="a status that goes on and on and on, and on")
    for row in route_map(REACHED, long).drawing.parts[0].rows:
        assert all(row.y < y <= row.y + row.height for y, _ in (*row.words, *row.status))


def test_work_has_a_bar_only_when_it_starts_before_it_ends() -> None:
    right = milestone("right", date(2016, 9, 30), starts=date(2016, 4, 1))
    wrong = milestone("wrong", date(2016, 4, 1), starts=date(2016, 9, 30))
    widths = [row.bar_width for row in route_map(right, wrong).drawing.parts[0].rows]
    assert widths[0] > 0
    assert widths[1] == 0


def test_quarters_are_of_the_financial_year_and_short_times_are_in_months() -> None:
    quarters = periods(date(2016, 3, 31), date(2017, 5, 1))
    assert [(q.label, q.year_label) for q in quarters][:2] == [
        ("Q4 Jan–Mar", "2015/16"),
        ("Q1 Apr–Jun", "2016/17"),
    ]
    assert quarters[-1].after == date(2017, 7, 1)
    assert [m.label for m in periods(date(2016, 11, 5), date(2017, 1, 5))] == ["Nov", "Dec", "Jan"]


def test_the_table_names_what_each_milestone_depends_on() -> None:
    rows = route_map(REACHED, LATE).table.rows
    assert rows[1] == ("Pathways", "Milestone late", "", "30 Jun 2016", "late", "Milestone reached")
