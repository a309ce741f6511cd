"""A measure, its target and its result are kept so that nothing on which money hangs can move."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction
from tests.page.measures.conftest import ADMISSIONS, NOW, UNDER_PREDICTED, YEAR, counted, employ

from lifecourse.accounts.api import Account
from lifecourse.figures.api import Unit
from lifecourse.measures.api import (
    AimKind,
    Definition,
    Direction,
    NoSuchMeasure,
    Period,
    ResultState,
    TargetSet,
    UnableToKeepMeasure,
    agree_result,
    enter_result,
    measures_of,
    refuse_result,
    set_target,
    set_up_measure,
    standing,
    standings,
)
from lifecourse.measures.models import Measure, Result
from lifecourse.measures.operations import change_definition
from lifecourse.measures.standing import Standing
from lifecourse.organisations.api import NotAllowed, Organisation, Partnership, Role

pytestmark = pytest.mark.page


def now_of(measure: Measure, period: Period = YEAR) -> Standing:
    return standing(partnership=measure.partnership, code=measure.code, first=period.first, last=period.last)


def aimed(measure: Measure, target: TargetSet = UNDER_PREDICTED, period: Period = YEAR) -> None:
    set_target(measure=measure, period=period, target=target, by=None, at=NOW)


def test_a_missed_target_goes_from_provisional_to_agreed(
    measure: Measure, analyst: Account, finance_lead: Account
) -> None:
    assert now_of(measure).working == "no target and no result yet"
    aimed(measure)
    assert now_of(measure).working.endswith("no result is entered yet")
    early = counted("400", final=False, as_at=date(2017, 3, 1))
    enter_result(measure=measure, period=YEAR, counted=early, by=analyst, at=NOW)
    assert now_of(measure).state is ResultState.PROVISIONAL
    assert (now_of(measure).met, now_of(measure).achieved) == (None, None)
    assert now_of(measure).sentence == (
        "400 from April 2016 to March 2017, counted up to 1 March 2017, against at most 405.72, which is 2% "
        "under 414 (what was predicted): neither met nor missed until the whole period is counted."
    )
    whole = counted("404", final=False)
    enter_result(measure=measure, period=YEAR, counted=whole, by=analyst, at=NOW)
    assert now_of(measure).working.endswith("met by 1.72 so far")
    last = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    found = now_of(measure)
    assert (found.state, found.met, found.is_agreed) == (ResultState.FINAL, False, False)
    agree_result(result=last, by=finance_lead, at=NOW)
    found = now_of(measure)
    assert (found.state, found.met, found.key, found.agreed_at) == (
        ResultState.AGREED,
        False,
        last.key,
        NOW,
    )
    assert found.achieved == Fraction(200, 828)
    assert found.result is not None
    assert (found.result.value, found.result.unit, found.result.period_start) == (
        Decimal(412),
        Unit.ADMISSIONS,
        YEAR.first,
    )
    assert found.working == (
        "412 against at most 405.72, which is 2% under 414 (what was predicted): missed by 6.28"
    )
    assert last.supersedes is not None
    assert last.why == "It is final now."


def test_a_target_for_the_year_says_nothing_about_a_part_of_it(measure: Measure, analyst: Account) -> None:
    aimed(measure)
    quarter = Period(first=date(2016, 4, 1), last=date(2016, 6, 30))
    part = counted("90", as_at=quarter.last)
    enter_result(measure=measure, period=quarter, counted=part, by=analyst, at=NOW)
    found = now_of(measure, quarter)
    assert (found.met, found.working) == (None, "90; no target is set for these days")
    assert now_of(measure).result is None


def test_a_result_in_the_place_of_a_final_one_says_why_and_is_agreed_anew(
    measure: Measure, analyst: Account, finance_lead: Account
) -> None:
    aimed(measure)
    first = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    agree_result(result=first, by=finance_lead, at=NOW)
    with pytest.raises(UnableToKeepMeasure, match="Say why"):
        enter_result(measure=measure, period=YEAR, counted=counted("405"), by=analyst, at=NOW)
    with pytest.raises(UnableToKeepMeasure, match="is final"):
        enter_result(measure=measure, period=YEAR, counted=counted("405", final=False), by=analyst, at=NOW)
    again = counted("405", why="Seven were planned admissions.")
    second = enter_result(measure=measure, period=YEAR, counted=again, by=analyst, at=NOW)
    assert second.supersedes == first
    assert (now_of(measure).state, now_of(measure).met) == (ResultState.FINAL, True)
    with pytest.raises(UnableToKeepMeasure, match="newest"):
        refuse_result(result=first, reason="No.", by=finance_lead, at=NOW)


def test_what_is_refused_says_why_and_stays_refused(
    measure: Measure, analyst: Account, finance_lead: Account
) -> None:
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    with pytest.raises(UnableToKeepMeasure, match="Say why the result is not agreed"):
        refuse_result(result=result, reason="  ", by=finance_lead, at=NOW)
    refuse_result(result=result, reason="Ours counts 399.", by=finance_lead, at=NOW)
    assert now_of(measure).state is ResultState.REFUSED
    with pytest.raises(UnableToKeepMeasure, match="answer already"):
        agree_result(result=result, by=finance_lead, at=NOW)


def test_only_another_organisation_agrees(
    measure: Measure, analyst: Account, council: Organisation, commissioner: Organisation
) -> None:
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    own = employ(Role.FINANCE_LEAD, commissioner)
    both = employ(Role.PROGRAMME_MANAGER, commissioner, council, email="both@example.org")
    for somebody in (own, both):
        with pytest.raises(NotAllowed, match="another one has to agree"):
            agree_result(result=result, by=somebody, at=NOW)
    with pytest.raises(NotAllowed, match="agree to a measure's result"):
        agree_result(result=result, by=analyst, at=NOW)
    agree_result(result=result, by=employ(Role.PROGRAMME_MANAGER, council), at=NOW)
    assert now_of(measure).is_agreed


def test_where_a_partnership_is_one_organisation_another_person_agrees(
    measure: Measure, commissioner: Organisation
) -> None:
    manager = employ(Role.PROGRAMME_MANAGER, commissioner)
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=manager, at=NOW)
    with pytest.raises(NotAllowed, match="themselves"):
        agree_result(result=result, by=manager, at=NOW)
    agree_result(result=result, by=employ(Role.FINANCE_LEAD, commissioner), at=NOW)
    assert now_of(measure).is_agreed


def test_what_is_provisional_is_not_agreed(measure: Measure, analyst: Account, finance_lead: Account) -> None:
    early = counted("400", final=False)
    result = enter_result(measure=measure, period=YEAR, counted=early, by=analyst, at=NOW)
    with pytest.raises(UnableToKeepMeasure, match="provisional"):
        agree_result(result=result, by=finance_lead, at=NOW)


@pytest.mark.parametrize("role", [Role.FINANCE_LEAD, Role.BOARD_MEMBER, Role.ASSURER, Role.CARE_COORDINATOR])
def test_who_keeps_no_measures_is_refused(measure: Measure, commissioner: Organisation, role: Role) -> None:
    by = employ(role, commissioner)
    with pytest.raises(NotAllowed, match="keep the partnership's measures"):
        enter_result(measure=measure, period=YEAR, counted=counted("1"), by=by, at=NOW)
    with pytest.raises(NotAllowed):
        set_target(measure=measure, period=YEAR, target=UNDER_PREDICTED, by=by, at=NOW)
    with pytest.raises(NotAllowed):
        set_up_measure(
            partnership=measure.partnership, code="x", definition=ADMISSIONS, from_date=None, by=by, at=NOW
        )
    with pytest.raises(NotAllowed):
        change_definition(
            measure=measure,
            definition=replace(ADMISSIONS, name="X"),
            from_date=YEAR.first,
            why="Y",
            by=by,
            at=NOW,
        )


def test_nobody_enters_a_result_for_another_organisation(
    measure: Measure, analyst: Account, council: Organisation
) -> None:
    with pytest.raises(NotAllowed, match="One Council"):
        enter_result(
            measure=measure, period=YEAR, counted=counted("1"), entered_for=council, by=analyst, at=NOW
        )


def test_an_old_result_keeps_the_definition_it_was_counted_by(measure: Measure, analyst: Account) -> None:
    aimed(measure)
    old = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    change_definition(
        measure=measure,
        definition=replace(ADMISSIONS, counts="Without maternity"),
        from_date=date(2017, 1, 1),
        why="Maternity is counted elsewhere.",
        by=analyst,
        at=NOW,
    )
    old.refresh_from_db()
    assert old.version.counts == ADMISSIONS.counts
    again = counted("399", why="Counted by the new definition.")
    enter_result(measure=measure, period=YEAR, counted=again, by=analyst, at=NOW)
    assert now_of(measure).met is True
    assert now_of(measure).working.endswith("worded differently when the target was set")


def test_what_is_counted_in_another_unit_is_not_compared(measure: Measure, analyst: Account) -> None:
    aimed(measure)
    change_definition(
        measure=measure,
        definition=replace(ADMISSIONS, unit=Unit.PERCENT),
        from_date=date(2017, 1, 1),
        why="A rate says more.",
        by=analyst,
        at=NOW,
    )
    enter_result(measure=measure, period=YEAR, counted=counted("1.2"), by=analyst, at=NOW)
    found = now_of(measure)
    assert (found.met, found.achieved) == (None, None)
    assert "cannot be compared" in found.working


def test_a_later_target_says_why_and_the_earlier_stays(measure: Measure) -> None:
    aimed(measure)
    lower = replace(UNDER_PREDICTED, number=Decimal(-3))
    with pytest.raises(UnableToKeepMeasure, match="Say why this one takes its place"):
        aimed(measure, lower)
    aimed(measure, replace(lower, why="The board asked for more."))
    assert now_of(measure).target.startswith("at most 401.58")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (TargetSet(kind=AimKind.CHANGE, number=Decimal(-5), agreed_in="X"), "Say what the change"),
        (replace(UNDER_PREDICTED, number=Decimal(-200)), "at most 100%"),
        (replace(UNDER_PREDICTED, base=Decimal(-1)), "a number from 0"),
        (replace(UNDER_PREDICTED, agreed_in=""), "Where it is agreed"),
        (replace(UNDER_PREDICTED, number=Decimal("0.00001")), "The number"),
    ],
)
def test_a_target_that_cannot_be_is_refused(measure: Measure, target: TargetSet, words: str) -> None:
    with pytest.raises(UnableToKeepMeasure, match=words):
        aimed(measure, target)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"as_at": NOW.date() + timedelta(days=1)}, "is to come"),
        ({"as_at": date(2017, 3, 1)}, "up to the last day"),
        ({"as_at": date(2016, 3, 1), "final": False}, "outside the period"),
        ({"source": ""}, "Where it comes from"),
    ],
)
def test_a_result_that_cannot_be_is_refused(
    measure: Measure, analyst: Account, more: dict[str, object], words: str
) -> None:
    with pytest.raises(UnableToKeepMeasure, match=words):
        enter_result(measure=measure, period=YEAR, counted=counted("1", **more), by=analyst, at=NOW)


def test_a_measure_is_set_up_once(measure: Measure) -> None:
    with pytest.raises(UnableToKeepMeasure, match="short name already"):
        set_up_measure(
            partnership=measure.partnership,
            code=measure.code,
            definition=ADMISSIONS,
            from_date=None,
            by=None,
            at=NOW,
        )


def test_a_change_that_changes_nothing_or_says_no_reason_is_refused(measure: Measure) -> None:
    with pytest.raises(UnableToKeepMeasure, match="Nothing is different"):
        change_definition(
            measure=measure, definition=ADMISSIONS, from_date=YEAR.first, why="So.", by=None, at=NOW
        )
    with pytest.raises(UnableToKeepMeasure, match="Say why"):
        change_definition(
            measure=measure,
            definition=replace(ADMISSIONS, name="X"),
            from_date=YEAR.first,
            why=" ",
            by=None,
            at=NOW,
        )


def test_the_database_itself_keeps_a_result_as_it_is(measure: Measure, analyst: Account) -> None:
    result = enter_result(measure=measure, period=YEAR, counted=counted("412"), by=analyst, at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(pk=result.pk).update(value=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        result.delete()


def test_other_rooms_ask_for_plain_values(measure: Measure, partnership: Partnership) -> None:
    set_up_measure(
        partnership=partnership,
        code="at-home",
        definition=Definition(
            name="At home on the 91st day",
            counts="People at home 91 days after they left hospital with support",
            unit=Unit.PERCENT,
            direction=Direction.HIGHER,
        ),
        from_date=None,
        by=None,
        at=NOW,
    )
    assert [one.code for one in measures_of(partnership)] == ["at-home", "emergency-admissions"]
    found = standings(partnership=partnership, first=YEAR.first, last=YEAR.last)
    assert [one.name for one in found] == ["At home on the 91st day", "Emergency admissions"]
    with pytest.raises(NoSuchMeasure):
        standing(partnership=partnership, code="none", first=YEAR.first, last=YEAR.last)
