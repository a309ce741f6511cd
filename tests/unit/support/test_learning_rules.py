"""What is due about a plan for learning: held against a slow walk that spells the law out."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import duty_pack, working_days_of_england
from lifecourse.support.kinds.learning import FOR_A_DAY, Step
from lifecourse.support.rules.learning import (
    BEGIN,
    Taken,
    duties,
    has_plan,
    kept,
    last_day_at_25,
    may_answer_until,
    may_follow,
    need_not_again,
    open_duties,
    why_not_end,
    year_9,
)
from lifecourse.support.setting_up.growing_up import learning_course

pytestmark = pytest.mark.unit
PACK, CALENDAR = duty_pack("send-2014"), working_days_of_england()
START = date(2020, 1, 6)


def taken(*steps: tuple[Step, date] | tuple[Step, date, date]) -> list[Taken]:
    return [Taken(step=one[0], on=one[1], for_date=one[2] if len(one) > 2 else None) for one in steps]


def due(steps: list[Taken]) -> dict[str, tuple[date | None, date | None]]:
    return {one.rule.id: (one.by, one.done_on) for one in duties(steps, PACK, CALENDAR)}


@st.composite
def courses(draw: st.DrawFn) -> list[Taken]:
    """Steps one after another, each of which may follow."""
    steps: list[Taken] = []
    day = START
    for _ in range(draw(st.integers(0, 14))):
        step = draw(st.sampled_from(sorted(may_follow(steps))))
        day += timedelta(days=draw(st.integers(0, 120)))
        ahead = None
        if step is Step.CAME_OVER:
            ahead = day - timedelta(days=draw(st.integers(0, 500)))
        elif step in FOR_A_DAY:
            ahead = day + timedelta(days=draw(st.integers(0, 300)))
        steps.append(Taken(step=step, on=day, for_date=ahead))
    return steps


def a_year_with(day: date) -> date:
    """The last day of the 12 months that begin with a day, by walking."""
    same = day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))
    return same if same.day < day.day else same - timedelta(days=1)


# The law in the words of a slow reader: (what begins, how long, what ends it, what makes it void).
DECIDED = {Step.STAYS, Step.CHANGES, Step.ENDS}
GONE = {Step.CEASED, Step.HANDED_OVER}
REFUSED = {Step.WITHDRAWN, Step.NO_ASSESSMENT, Step.NO_PLAN}
LAW = {
    "decide-assessment": (Step.ASKED, 42, {Step.ASSESSES, Step.NO_ASSESSMENT}, {Step.WITHDRAWN}),
    "advice": (Step.ADVICE_ASKED, 42, {Step.ADVICE_CAME}, REFUSED),
    "final": (Step.ASKED, 140, {Step.FINAL}, REFUSED),
    "review-report": (Step.MET, 14, {Step.REPORT}, GONE),
    "review-decision": (Step.MET, 28, DECIDED, GONE),
    "amended-final": (Step.NOTICE, 56, {Step.CHANGED, Step.NOT_CHANGED}, GONE),
    "decide-again": (Step.ASKED_AGAIN, 15, {Step.ASSESSES_AGAIN, Step.NOT_AGAIN}, GONE),
    "final-again": (Step.ASSESSES_AGAIN, 98, {Step.FINAL_AGAIN}, GONE),
    "tell-of-transfer": (Step.CAME_OVER, 42, {Step.TOLD_OF_MOVE}, GONE),
}


@given(courses())
def test_every_time_of_the_law_runs_as_a_slow_reader_counts_it(steps: list[Taken]) -> None:
    slow: list[tuple[str, date, date | None]] = []
    for number, begun in enumerate(steps):
        for rule, (begins, days, done, void) in LAW.items():
            if begun.step is not begins:
                continue
            last, ended, gone = begun.on, None, False
            for _ in range(days):
                last += timedelta(days=1)
            for later in steps[number + 1 :]:
                if later.step in done:
                    ended = later.on
                    break
                if later.step in void:
                    gone = True
                    break
            if not gone:
                slow.append((rule, last, ended))
    found = duties(steps, PACK, CALENDAR)
    quick = [(one.rule.id, one.by, one.done_on) for one in found if one.rule.id in LAW]
    assert sorted(quick, key=str) == sorted(slow, key=str)


@given(courses())
def test_as_long_as_there_is_a_plan_a_review_of_it_is_due(steps: list[Taken]) -> None:
    """A plan whose yearly review nobody counts is the one that is forgotten."""
    if not steps or not has_plan(steps, on=steps[-1].on):
        return
    waiting = open_duties(duties(steps, PACK, CALENDAR), today=steps[-1].on)
    reviews = {
        "review-first",
        "review-next",
        "review-again",
        "review-after-transfer",
        # The meeting was held: what follows is to be said within four weeks.
        "review-decision",
    }
    assert any(one.rule.id in reviews for one in waiting)


def test_nobody_waits_for_advice_once_the_plan_is_made_without_it() -> None:
    asked = (Step.ASKED, date(2026, 1, 5)), (Step.ASSESSES, date(2026, 1, 12))
    waits = taken(*asked, (Step.ADVICE_ASKED, date(2026, 1, 13)))
    assert "advice" in {one.rule.id for one in open_duties(duties(waits, PACK, CALENDAR), today=waits[-1].on)}
    made = [*waits, *taken((Step.DRAFT, date(2026, 2, 2)), (Step.FINAL, date(2026, 3, 2)))]
    for steps in (made, [*made, *taken((Step.CEASED, date(2026, 9, 1)))]):
        later = open_duties(duties(steps, PACK, CALENDAR), today=date(2026, 10, 1))
        assert "advice" not in {one.rule.id for one in later}


@given(courses())
def test_nothing_is_due_after_the_end_and_everything_may_go_on(steps: list[Taken]) -> None:
    assert may_follow(steps)
    if steps and steps[-1].step in GONE:
        assert may_follow(steps) == BEGIN and not has_plan(steps, on=steps[-1].on)
        assert open_duties(duties(steps, PACK, CALENDAR), today=steps[-1].on) == []


def test_from_the_request_to_the_plan() -> None:
    asked = (Step.ASKED, date(2026, 1, 5))
    assert due(taken(asked)) == {
        "decide-assessment": (date(2026, 2, 16), None),
        "refuse-plan": (date(2026, 4, 27), None),
        "final": (date(2026, 5, 25), None),
    }
    steps = taken(asked, (Step.ASSESSES, date(2026, 2, 17)), (Step.DRAFT, date(2026, 4, 20)))
    found = {one.rule.id: one for one in duties(steps, PACK, CALENDAR)}
    assert found["decide-assessment"].late(date(2026, 6, 1)) == 1
    # The day on which it was served counts: the 15th day is 4 May.
    assert may_answer_until(steps, Step.FINAL, PACK, CALENDAR) == date(2026, 5, 4)
    assert found["answer-draft"].late(date(2026, 6, 1)) == 0
    answered = [*steps, *taken((Step.DRAFT_ANSWERED, date(2026, 4, 22)))]
    assert may_answer_until(answered, Step.FINAL, PACK, CALENDAR) is None
    done = [*answered, *taken((Step.FINAL, date(2026, 5, 25)))]
    assert due(done)["final"] == (date(2026, 5, 25), date(2026, 5, 25))
    # 12 months starting with the day on which the plan was made.
    assert due(done)["review-first"] == (date(2027, 5, 24), None)


def test_a_year_runs_from_the_meeting_and_a_review_is_over_once_it_is_decided() -> None:
    steps = taken(
        (Step.FINAL, date(2024, 3, 1)),
        (Step.MEETING_SET, date(2025, 1, 20), date(2025, 2, 3)),
        (Step.MET, date(2025, 2, 3)),
    )
    found = due(steps)
    # 14 days' notice is not at least two weeks: neither its own day nor the meeting's counts.
    assert found["review-notice"] == (date(2025, 1, 19), date(2025, 1, 20))
    assert found["review-first"] == (date(2025, 2, 28), None)
    assert found["review-decision"] == (date(2025, 3, 3), None)
    decided = [*steps, *taken((Step.STAYS, date(2025, 3, 2)))]
    assert due(decided)["review-first"] == (date(2025, 2, 28), date(2025, 3, 2))
    assert due(decided)["review-next"] == (date(2026, 2, 2), None)


def test_moves_to_another_phase_are_settled_before_their_day() -> None:
    plan = (Step.FINAL, date(2024, 3, 1))
    for step, rule, by in (
        (Step.TO_POST_16, "phase-post16", date(2026, 3, 30)),
        (Step.TO_OTHER_PHASE, "phase-other", date(2026, 2, 14)),
        (Step.TO_COLLEGE, "phase-college", date(2026, 4, 1)),
    ):
        steps = taken(plan, (step, date(2025, 10, 1), date(2026, 9, 1)))
        assert due(steps)[rule] == (by, None)
        settled = [*steps, *taken((Step.NOTICE, date(2026, 1, 5)), (Step.CHANGED, date(2026, 2, 20)))]
        assert due(settled)[rule] == (by, date(2026, 2, 20))


def test_a_plan_is_handed_over_on_the_day_of_the_move_or_within_15_working_days_of_knowing() -> None:
    plan = (Step.FINAL, date(2024, 3, 1))
    early = taken(plan, (Step.MOVES_AWAY, date(2025, 5, 1), date(2025, 6, 30)))
    assert due(early)["aware-of-move"] == (date(2025, 6, 30), None)
    # Early May and late May bank holidays are no working days; 1 May is the first of the fifteen.
    late = taken(plan, (Step.MOVES_AWAY, date(2025, 5, 1), date(2025, 5, 6)))
    assert due(late)["transfer"] == (date(2025, 5, 22), None)
    far = taken(plan, (Step.MOVES_AWAY, date(2027, 12, 20), date(2028, 1, 3)))
    found = {one.rule.id: one for one in duties(far, PACK, CALENDAR)}["transfer"]
    assert found.by is None and "Bank holidays are known" in found.unknown


def test_after_a_move_the_review_is_due_by_the_later_day() -> None:
    soon = taken((Step.CAME_OVER, date(2025, 6, 2), date(2025, 1, 10)))
    assert due(soon)["review-next"] == (date(2026, 1, 9), None)
    old = taken((Step.CAME_OVER, date(2025, 6, 2), date(2024, 7, 1)))
    assert due(old)["review-after-transfer"] == (date(2025, 9, 1), None)
    assert due(old)["tell-of-transfer"] == (date(2025, 7, 14), None)


@given(st.dates(date(2015, 1, 1), date(2026, 1, 1)))
def test_a_year_ends_on_the_day_that_one_reaches_by_walking(day: date) -> None:
    assert due(taken((Step.FINAL, day)))["review-first"][0] == a_year_with(day)


def test_needs_are_not_assessed_again_within_six_months_unless_somebody_wants_to() -> None:
    plan = (Step.FINAL, date(2025, 1, 31))
    for on, soon in ((date(2025, 7, 31), True), (date(2025, 8, 1), False)):
        assert need_not_again(taken(plan, (Step.ASKED_AGAIN, on)), PACK, CALENDAR) is soon
    assert not need_not_again(taken(plan), PACK, CALENDAR)


@pytest.mark.parametrize(
    ("born", "begins", "ends"),
    [
        (date(2010, 8, 31), date(2023, 9, 1), date(2035, 8, 31)),
        (date(2010, 9, 1), date(2024, 9, 1), date(2036, 8, 31)),
        (date(2011, 3, 4), date(2024, 9, 1), date(2036, 8, 31)),
    ],
)
def test_year_9_is_the_year_in_which_most_turn_14(born: date, begins: date, ends: date) -> None:
    assert (year_9(born), last_day_at_25(born)) == (begins, ends)
    turns = born.replace(year=born.year + 14)
    assert begins <= turns <= begins.replace(year=begins.year + 1) - timedelta(days=1)


def test_before_18_a_plan_ends_only_because_it_is_no_longer_needed() -> None:
    steps = taken((Step.FINAL, date(2020, 3, 1)), (Step.MET, date(2021, 2, 1)), (Step.ENDS, date(2021, 2, 5)))
    young, grown, day = date(2006, 1, 1), date(2000, 1, 1), date(2021, 3, 1)
    assert "Before 18" in why_not_end(steps, why="left_learning", born=young, on=day)
    assert "Before 18" in why_not_end(steps, why="left_learning", born=None, on=day)
    assert why_not_end(steps, why="left_learning", born=grown, on=day) == ""
    assert why_not_end(steps, why="not_needed", born=young, on=day) == ""
    asked = [steps[0], steps[2]]
    assert "after a review" in why_not_end(asked, why="left_learning", born=grown, on=day)
    assert "wants to end" in why_not_end(steps[:1], why="not_needed", born=young, on=day)
    assert "25" in why_not_end(steps, why="too_old", born=grown, on=day)
    assert why_not_end(steps, why="died", born=young, on=day) == ""


@given(courses())
def test_the_days_on_which_a_plan_was_kept_are_those_on_which_there_was_one(steps: list[Taken]) -> None:
    def within(day: date) -> bool:
        return any(first <= day and (last is None or day < last) for first, last in kept(steps))

    for one in steps:
        # On its last day a plan is still there or not, by the order of that day's steps.
        if not any(last == one.on for _, last in kept(steps)):
            assert within(one.on) is has_plan(steps, on=one.on)


@given(st.integers(0, 500), st.dates(date(2002, 1, 1), date(2021, 1, 1)))
def test_what_is_made_up_could_have_happened(number: int, born: date) -> None:
    course = list(learning_course(Random(number), born, date(2026, 11, 27)))
    for place, one in enumerate(course):
        assert one.step in may_follow(course[:place])
        assert one.on <= date(2026, 11, 27) and (not place or course[place - 1].on <= one.on)
