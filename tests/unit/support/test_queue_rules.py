"""Work queues: the person first, stages in order, nobody asked too soon, and what is no saving."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.support.kinds.queues import Answer
from lifecourse.support.queue_data import as_plain, read_queue, shipped_queues
from lifecourse.support.rules.queues import (
    BadQueue,
    Effect,
    Fits,
    Going,
    Known,
    Passed,
    QueueShape,
    Rule,
    Stage,
    by_payer,
    check_shape,
    money_of,
    months_after,
    standing,
    together,
    too_soon,
    why_fits,
    why_not_passed,
)

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 27)
STAGES = tuple(
    Stage(key=key, words=key, who="Council", within_days=10, evidence="A paper", says_money=key == "money")
    for key in ("ask", "look", "money", "after")
)
SHAPE = QueueShape(
    key="q", name="Q", purpose="For", source="Ours", rules=(Fits(rule=Rule.OUTSIDE),), stages=STAGES
)
DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 27))


def test_what_ships_is_what_its_sources_say() -> None:
    shipped = shipped_queues()
    assert set(shipped) == {"reassessment", "out-of-area", "supported-living"}
    # Cambridgeshire's business cases A/R.6.114, A/R.6.126 and A/R.6.127.
    assert {one.rule: one.number for one in shipped["reassessment"].rules} == {
        Rule.DEAREST: 500,
        Rule.NOT_WITHIN: 6,
    }
    assert [one.key for one in shipped["supported-living"].stages] == [
        "view",
        "benefits",
        "reassess",
        "commissioners",
        "families",
        "money",
        "feedback",
        "register",
    ]
    for one in shipped.values():
        assert "business case A/R.6" in one.source and "our own" in one.source.lower()
        assert "ask" in one.stages[0].words.lower() and any(stage.says_money for stage in one.stages)
        assert read_queue(as_plain(one)) == one


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"source": " "}, "where it comes from"),
        ({"rules": (Fits(rule=Rule.NOT_WITHIN, number=6),)}, "people are found"),
        ({"rules": (Fits(rule=Rule.DEAREST),)}, "number"),
        ({"rules": (Fits(rule=Rule.OUTSIDE), Fits(rule=Rule.OUTSIDE))}, "twice"),
        ({"stages": STAGES[:1]}, "from 2 to"),
        ({"stages": (STAGES[0], STAGES[0])}, "one key"),
        ({"stages": (STAGES[0], replace(STAGES[1], who=""))}, "who does it"),
        ({"stages": (STAGES[0], replace(STAGES[1], within_days=0))}, "days"),
        ({"stages": (replace(STAGES[0], says_money=True), STAGES[1])}, "asks what the person wants"),
    ],
)
def test_a_queue_that_cannot_work_is_refused(wrong: dict[str, object], says: str) -> None:
    check_shape(SHAPE)
    with pytest.raises(BadQueue, match=says):
        check_shape(replace(SHAPE, **wrong))  # type: ignore[arg-type]


@given(
    st.lists(st.tuples(st.sampled_from([one.key for one in STAGES]), st.integers(-3, 20)), max_size=30),
    st.lists(st.sampled_from([None, *Answer]), min_size=30, max_size=30),
    st.booleans(),
)
def test_stages_are_passed_in_order_and_never_against_the_person(
    tries: list[tuple[str, int]], answers: list[Answer | None], stated: bool
) -> None:
    """Whatever is tried in whatever order, what was passed is a beginning of the stages, day after day."""
    began, passed = TODAY - timedelta(days=300), []
    for (key, days), answer in zip(tries, answers, strict=False):
        last = passed[-1].on if passed else began
        on = last + timedelta(days=days)
        going = Going(stages=STAGES, began=began, passed=passed, answer=answer, money_stated=stated)
        if not why_not_passed(key, on, going, today=TODAY):
            assert answer is Answer.YES
            passed.append(Passed(stage=key, on=on))
    assert [one.stage for one in passed] == [one.key for one in STAGES][: len(passed)]
    days = [began, *(one.on for one in passed)]
    assert days == sorted(days) and days[-1] <= TODAY
    assert stated or len(passed) <= 2


@given(DAYS, st.integers(1, 24), DAYS)
def test_nobody_is_looked_at_again_within_the_months(looked: date, months: int, today: date) -> None:
    """Against a walk from the first of one month to the next."""
    rules = [Fits(rule=Rule.DEAREST, number=5), Fits(rule=Rule.NOT_WITHIN, number=months)]
    known = Known(rank=1, weekly=Decimal(900), looked_at=looked)
    year, month = looked.year, looked.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    fits = bool(why_fits(rules, known, today=today))
    # By the month alone, and by the day within it where both have it.
    assert fits is (too_soon(rules, looked, today=today) is None)
    if (today.year, today.month) != (year, month):
        assert fits is ((today.year, today.month) > (year, month))
    elif looked.day <= 28:
        assert fits is (today.day >= looked.day)


@pytest.mark.parametrize(
    ("rule", "known", "says"),
    [
        (Fits(rule=Rule.OUTSIDE), {"lives_in": "Kent", "responsible": ["Essex"]}, "area of Kent"),
        (Fits(rule=Rule.OUTSIDE), {"lives_in": "Essex", "responsible": ["Essex"]}, ""),
        (Fits(rule=Rule.OUTSIDE), {"lives_in": "", "responsible": ["Essex"]}, ""),
        (Fits(rule=Rule.OUTSIDE), {"lives_in": "Kent", "responsible": []}, ""),
        (Fits(rule=Rule.RESIDENTIAL), {"residential": "a care home"}, "a care home"),
        (Fits(rule=Rule.RESIDENTIAL), {}, ""),
        (Fits(rule=Rule.DEAREST, number=2), {"rank": 2, "weekly": Decimal(900)}, "£900.00 a week"),
        (Fits(rule=Rule.DEAREST, number=2), {"rank": 3, "weekly": Decimal(800)}, ""),
        (Fits(rule=Rule.DEAREST, number=2), {}, ""),
    ],
)
def test_each_rule_says_why(rule: Fits, known: dict[str, object], says: str) -> None:
    why = " ".join(why_fits([rule], Known(**known), today=TODAY))  # type: ignore[arg-type]
    assert bool(why) is bool(says) and says in why


def test_whoever_is_under_way_or_said_no_within_a_year_is_not_found() -> None:
    rules, facts = [Fits(rule=Rule.RESIDENTIAL)], Known(residential="a care home")
    assert why_fits(rules, facts, today=TODAY)
    assert not why_fits(rules, replace(facts, under_way=True), today=TODAY)
    said_no = replace(facts, said_no=date(2025, 11, 28))
    assert not why_fits(rules, said_no, today=TODAY)
    assert why_fits(rules, said_no, today=date(2025, 11, 28).replace(year=2026))


def test_what_waits_is_due_from_when_the_stage_before_was_over() -> None:
    began = TODAY - timedelta(days=30)
    first = standing(STAGES, [], began=began)
    assert (first.number, first.late(today=TODAY)) == (1, 20)
    second = standing(STAGES, [Passed(stage="ask", on=TODAY - timedelta(days=4))], began=began)
    assert (second.stage, second.due, second.late(today=TODAY)) == (STAGES[1], TODAY + timedelta(days=6), 0)
    over = standing(STAGES, [Passed(stage=one.key, on=TODAY) for one in STAGES], began=began)
    assert over.stage is None and over.late(today=TODAY) == 0


PENCE = st.integers(0, 500_000)
EFFECTS = st.lists(st.builds(Effect, payer=st.text(max_size=3), before=PENCE, after=PENCE), max_size=5)


@given(EFFECTS)
def test_only_what_all_pay_less_together_is_saved(effects: list[Effect]) -> None:
    money = money_of(effects)
    before, after = sum(one.before for one in effects), sum(one.after for one in effects)
    assert money.saved - money.more == before - after
    assert min(money.saved, money.more) == 0 and min(money.saved, money.moved, money.more) >= 0
    assert money.moved <= min(before, after)


@given(PENCE, PENCE)
def test_what_moves_from_one_to_another_is_never_a_saving(first: int, part: int) -> None:
    moved = min(first, part)
    money = money_of(
        [
            Effect(payer="Council", before=first, after=first - moved),
            Effect(payer="NHS", before=0, after=moved),
        ]
    )
    assert (money.saved, money.moved, money.more) == (0, moved, 0)
    assert "nothing is saved" in money.words


@given(st.lists(EFFECTS, max_size=5))
def test_sums_over_people_add_up_and_one_life_pays_for_no_other(statements: list[list[Effect]]) -> None:
    money, payers = together(statements), by_payer(statements)
    every = [one for effects in statements for one in effects]
    assert money.saved - money.more == sum(one.less for one in every) == sum(one.less for one in payers)
    assert money.saved == sum(money_of(effects).saved for effects in statements)
    assert len({one.payer for one in payers}) == len(payers)


def test_months_end_with_the_month_where_it_is_shorter() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
