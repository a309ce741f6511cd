"""A case is put forward whole and decided by each organisation's own secretary; nothing of it changes."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from lifecourse.cases.kinds.gateways import ConditionGiven, Outcome, Where
from lifecourse.cases.models import CaseVersion, Condition, ConditionMet, GatewayDecision
from lifecourse.cases.operations.approval import (
    CannotDecide,
    DecisionTaken,
    NotComplete,
    can_decide,
    decide,
    meet_condition,
    submit,
)
from lifecourse.cases.operations.writing import write_part
from lifecourse.cases.queries.approval import approval_of, document_in, fingerprint_of
from lifecourse.organisations.api import NotAllowed, Organisation, Role

pytestmark = pytest.mark.page

LATER = datetime(2018, 3, 1, 12, tzinfo=UTC)
DAY = date(2018, 2, 27)
GIVEN = ConditionGiven(words="Ask people who use it", who="Head of commissioning", due=date(2018, 6, 1))
WHOLE: dict[str, Any] = {
    "declared": [{"year": "2018/19", "pounds": 100_000}],
    "risks": [{"title": "Nobody bids"}],
    "impact": {"who": "People who have homecare"},
    "savings": [{"slug": "price", "name": "Price", "how": "given", "organisation": "council"}],
} | {f"words.{part}": "Words." for part in ("why", "without", "aims", "doing", "assumptions", "in-scope")}


def taken(outcome: Outcome = Outcome.APPROVED, **more: Any) -> DecisionTaken:
    return DecisionTaken(outcome=outcome, **{"board": "Adults committee", "decided_on": DAY} | more)


@pytest.fixture
def whole(case, stamp):
    """The case, with everything in it that its first gateway asks for."""
    for name, content in WHOLE.items():
        write_part(case=case, name=name, content=content, read=0, stamp=stamp())
    return case


@pytest.fixture
def version(whole, stamp):
    """The case as it was put before the committee."""
    return submit(case=whole, gateway="committee", stamp=stamp())


@pytest.fixture
def council(partners) -> Organisation:
    return Organisation.objects.get(code="council")


def where(case) -> Where:
    return approval_of(case, on=LATER.date()).standing["committee"].where


def test_what_is_empty_keeps_a_case_from_its_gateway(case, stamp):
    with pytest.raises(NotComplete) as refused:
        submit(case=case, gateway="committee", stamp=stamp())
    assert refused.value.empty[:2] == ("Saving", "Background")
    assert "At “The committee looks at it” something must stand in: Saving, Background" in str(refused.value)
    assert not CaseVersion.objects.exists()


def test_a_version_is_the_whole_case_as_it_stood(whole, version, stamp):
    write_part(case=whole, name="words.aims", content="Other words.", read=1, stamp=stamp())
    version.refresh_from_db()
    assert document_in(version).words["aims"] == "Words."
    assert version.content_hash == fingerprint_of(version.content)
    assert approval_of(whole, on=DAY).changed


def test_the_same_key_puts_forward_once(whole, stamp):
    once = stamp()
    first = submit(case=whole, gateway="committee", stamp=once)
    assert submit(case=whole, gateway="committee", stamp=once) == first
    with pytest.raises(CannotDecide, match="sent before"):
        submit(case=whole, gateway="committee", why="Something else.", stamp=once)
    with pytest.raises(CannotDecide, match="already, and nothing has changed"):
        submit(case=whole, gateway="committee", stamp=stamp())
    with pytest.raises(CannotDecide, match="which is before"):
        submit(case=whole, gateway="budget", stamp=stamp())
    with pytest.raises(CannotDecide, match="no gateway “never”"):
        submit(case=whole, gateway="never", stamp=stamp())


def test_only_those_who_write_cases_put_them_forward(whole, somebody, stamp):
    with pytest.raises(NotAllowed):
        submit(case=whole, gateway="committee", stamp=stamp(somebody("council", Role.BOARD_SECRETARY)))


def test_an_organisations_own_secretary_writes_down_its_decision(whole, version, council, somebody, stamp):
    other, manager = somebody("ccg", Role.BOARD_SECRETARY), somebody("council")
    for person in (other, manager):
        with pytest.raises(NotAllowed):
            decide(version=version, organisation=council, taken=taken(), stamp=stamp(person, at=LATER))
        assert not can_decide(whole.partnership, council, by=person, on=DAY)
    own = stamp(somebody("council", Role.BOARD_SECRETARY), at=LATER)
    decision = decide(version=version, organisation=council, taken=taken(), stamp=own)
    assert decide(version=version, organisation=council, taken=taken(), stamp=own) == decision
    with pytest.raises(CannotDecide, match="sent before"):
        decide(version=version, organisation=council, taken=taken(board="Another"), stamp=own)
    assert GatewayDecision.objects.count() == 1
    assert where(whole) is Where.PASSED


def test_a_later_decision_takes_the_place_of_an_earlier_one(whole, version, council, stamp):
    decide(
        version=version,
        organisation=council,
        taken=taken(Outcome.REFUSED, words="Too dear."),
        stamp=stamp(at=LATER),
    )
    assert where(whole) is Where.REFUSED
    decide(version=version, organisation=council, taken=taken(), stamp=stamp(at=LATER))
    assert where(whole) is Where.PASSED
    assert GatewayDecision.objects.count() == 2


def test_a_condition_holds_the_approval_until_it_is_shown_to_be_met(whole, version, council, somebody, stamp):
    decide(
        version=version,
        organisation=council,
        taken=taken(Outcome.CONDITIONS, conditions=(GIVEN,)),
        stamp=stamp(at=LATER),
    )
    assert where(whole) is Where.CONDITIONS
    condition = Condition.objects.get()
    with pytest.raises(NotAllowed):
        meet_condition(condition=condition, met_on=DAY, evidence="A paper", stamp=stamp(somebody("council")))
    for day, evidence in ((date(2018, 2, 26), "A paper"), (date(2018, 3, 2), "A paper"), (DAY, " ")):
        with pytest.raises(CannotDecide):
            meet_condition(condition=condition, met_on=day, evidence=evidence, stamp=stamp(at=LATER))
    once = stamp(at=LATER)
    meet_condition(condition=condition, met_on=DAY, evidence="A paper", stamp=once)
    meet_condition(condition=condition, met_on=DAY, evidence="A paper", stamp=once)
    with pytest.raises(CannotDecide, match="sent before"):
        meet_condition(condition=condition, met_on=DAY, evidence="Another", stamp=once)
    with pytest.raises(CannotDecide, match="already"):
        meet_condition(condition=condition, met_on=DAY, evidence="Another", stamp=stamp(at=LATER))
    assert ConditionMet.objects.count() == 1
    assert where(whole) is Where.PASSED


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"board": " "}, "which board"),
        ({"decided_on": date(2018, 2, 19)}, "not before the version was put forward"),
        ({"decided_on": date(2018, 3, 2)}, "not in the future"),
        ({"outcome": Outcome.SENT_BACK}, "Say why"),
    ],
)
def test_a_decision_that_lacks_something_is_not_kept(version, council, stamp, more, said):
    with pytest.raises(CannotDecide, match=said):
        decide(version=version, organisation=council, taken=taken(**more), stamp=stamp(at=LATER))
    assert not GatewayDecision.objects.exists()


def test_who_does_not_decide_at_a_gateway_is_refused(version, stamp):
    other = Organisation.objects.get(code="ccg")
    with pytest.raises(CannotDecide, match="does not decide at this gateway"):
        decide(version=version, organisation=other, taken=taken(), stamp=stamp(at=LATER))


def test_nobody_decides_on_a_version_that_a_later_one_has_replaced(whole, version, council, stamp):
    write_part(case=whole, name="words.aims", content="Other words.", read=1, stamp=stamp())
    newer = submit(case=whole, gateway="committee", stamp=stamp())
    assert newer.number == 2
    with pytest.raises(CannotDecide, match="later version"):
        decide(version=version, organisation=council, taken=taken(), stamp=stamp(at=LATER))
    assert where(whole) is Where.WAITS


def test_what_was_put_forward_and_decided_cannot_be_written_over(version, council, stamp):
    decision = decide(version=version, organisation=council, taken=taken(), stamp=stamp(at=LATER))
    version.content = "{}"
    decision.outcome = Outcome.REFUSED.value
    for row in (version, decision):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()
