"""Who may decide what, and what was decided: written down once, weighed, and never changed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.building import NOON, one_partnership, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.delivery.deciding import Outcome
from lifecourse.delivery.models import Decision, DecisionKind
from lifecourse.delivery.operations.decisions import Decided, Given, log_decision, say_who_decides
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.operations.meetings import MeetingPlan, call_meeting
from lifecourse.delivery.queries import right_on
from lifecourse.organisations.api import (
    Board,
    NotAllowed,
    Organisation,
    OrganisationKind,
    Part,
    Partnership,
    PartnershipMember,
    Role,
)

pytestmark = pytest.mark.page
APRIL = date(2016, 4, 1)


def given_to(board: Board | None, **about: object) -> DecisionKind:
    partnership = Partnership.objects.get(slug="one")
    given = Given(board=board, **about)  # type: ignore[arg-type]
    return say_who_decides(partnership=partnership, kind="Pool budgets", given=given, by=None, at=NOON).kind


def agreed(kind: DecisionKind, board: Board, **about: object) -> Decision:
    decided = Decided(
        **{"kind": kind, "board": board, "what": "One fund", "decided_on": APRIL, "outcome": Outcome.AGREED}  # type: ignore[arg-type]
        | about
    )
    return log_decision(partnership=kind.partnership, decided=decided, by=None, at=NOON)


def test_what_a_board_may_not_decide_is_kept_as_a_recommendation(board: Board) -> None:
    kept = agreed(given_to(None), board)
    assert kept.is_recommendation
    assert "each organisation" in kept.because


def test_what_was_given_to_a_board_is_its_decision_up_to_the_sum(board: Board) -> None:
    kind = given_to(board, ceiling=Decimal(1000))
    assert not agreed(kind, board, amount=Decimal(1000)).is_recommendation
    assert agreed(kind, board, amount=Decimal(1001)).is_recommendation


def test_the_right_of_the_day_counts_and_not_todays(board: Board) -> None:
    kind = given_to(None, from_date=date(2015, 1, 1))
    given_to(board, from_date=date(2016, 3, 1))
    assert agreed(kind, board, decided_on=date(2016, 2, 29)).is_recommendation
    assert not agreed(kind, board, decided_on=date(2016, 3, 1)).is_recommendation
    before = right_on(kind, on=date(2014, 12, 31))
    assert before is None


def test_a_new_right_needs_a_first_day_after_the_one_that_holds(board: Board) -> None:
    given_to(None, from_date=APRIL)
    for begins in (None, APRIL):
        with pytest.raises(UnableToKeepRecord, match="first day"):
            given_to(board, from_date=begins)


def test_a_sum_is_for_a_board_only(board: Board) -> None:
    with pytest.raises(UnableToKeepRecord, match="highest sum is for a board"):
        given_to(None, ceiling=Decimal(5))
    assert not DecisionKind.objects.exists()


def test_a_decision_takes_the_place_of_an_earlier_one_once(board: Board) -> None:
    kind = given_to(board)
    first = agreed(kind, board)
    agreed(kind, board, supersedes=first)
    with pytest.raises(UnableToKeepRecord, match="taken the place"):
        agreed(kind, board, supersedes=Decision.objects.get(pk=first.pk))


def test_conditions_are_said_and_days_to_come_are_refused(board: Board) -> None:
    kind = given_to(board)
    with pytest.raises(UnableToKeepRecord, match="conditions"):
        agreed(kind, board, outcome=Outcome.WITH_CONDITIONS)
    with pytest.raises(UnableToKeepRecord, match="still to come"):
        agreed(kind, board, decided_on=date(2016, 4, 12))
    with pytest.raises(UnableToKeepRecord, match="one of them"):
        agreed(kind, board, organisation=board.partnership.lead_organisation)
    assert not Decision.objects.exists()


def test_a_decision_stands_with_the_meeting_that_took_it(board: Board) -> None:
    kind = given_to(board)
    meeting = call_meeting(board=board, about=MeetingPlan(day=APRIL), by=None, at=NOON)
    assert agreed(kind, board, meeting=meeting).meeting == meeting
    with pytest.raises(UnableToKeepRecord, match="another day"):
        agreed(kind, board, meeting=meeting, decided_on=date(2016, 4, 2))


def test_nothing_of_another_partnership_is_taken(board: Board) -> None:
    elsewhere = one_partnership("elsewhere")
    theirs = Board.objects.create(partnership=elsewhere, name="Their board")
    with pytest.raises(UnableToKeepRecord, match="does not belong"):
        agreed(given_to(board), theirs)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BOARD_MEMBER, Role.FINANCE_LEAD, Role.ASSURER])
def test_only_those_who_keep_governance_write_it(board: Board, role: Role) -> None:
    kind = given_to(board)
    decided = Decided(kind=kind, what="One fund", decided_on=APRIL, outcome=Outcome.AGREED, board=board)
    by = somebody(role, board.partnership)
    with pytest.raises(NotAllowed):
        log_decision(partnership=board.partnership, decided=decided, by=by, at=NOON)


def test_no_secretary_writes_what_another_organisation_decided_for_itself(board: Board) -> None:
    partnership = board.partnership
    other = Organisation.objects.create(code="two", name="Two CCG", kind=OrganisationKind.OTHER)
    PartnershipMember.objects.create(partnership=partnership, organisation=other, part=Part.COMMISSIONER)
    own = partnership.lead_organisation
    assert own is not None
    kind = given_to(board)
    secretary, manager = (somebody(r, partnership) for r in (Role.BOARD_SECRETARY, Role.PROGRAMME_MANAGER))

    def write(organisation: Organisation, by: Account) -> Decision:
        decided = Decided(
            kind=kind, what="One fund", decided_on=APRIL, outcome=Outcome.AGREED, organisation=organisation
        )
        return log_decision(partnership=partnership, decided=decided, by=by, at=NOON)

    with pytest.raises(NotAllowed, match="Two CCG decided for itself"):
        write(other, secretary)
    assert not Decision.objects.exists()
    assert write(own, secretary).organisation == own
    assert write(other, manager).organisation == other


def test_the_database_itself_refuses_to_alter_a_decision(board: Board) -> None:
    kept = agreed(given_to(board), board)
    kept.outcome = Outcome.NOT_AGREED.value
    for alter in (kept.save, kept.delete):
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            alter()
    assert Decision.objects.get().outcome == Outcome.AGREED.value


def test_the_page_says_at_once_that_it_is_only_a_recommendation(board: Board, signed_in: SignedIn) -> None:
    kind = given_to(None)
    client = signed_in(Role.BOARD_SECRETARY, board.partnership)
    sent = {
        "what": "Put the money together",
        "kind": str(kind.pk),
        "board": str(board.pk),
        "decided_on_day": "1",
        "decided_on_month": "4",
        "decided_on_year": "2016",
        "outcome": "agreed",
    }
    page = client.post("/partnerships/one/decisions/add", sent, follow=True).content.decode()
    assert "Kept as a recommendation to the organisations." in page
    assert "Put the money together" in page
    table = client.get("/partnerships/one/who-decides/").content.decode()
    assert "1 stays with each organisation" in table


def test_a_refusal_keeps_what_was_typed(board: Board, signed_in: SignedIn) -> None:
    kind = given_to(board)
    client = signed_in(Role.PROGRAMME_MANAGER, board.partnership)
    sent = {"what": "Put the money together", "kind": str(kind.pk), "outcome": "agreed"}
    sent |= {"decided_on_day": "1", "decided_on_month": "4", "decided_on_year": "2016"}
    page = client.post("/partnerships/one/decisions/add", sent).content.decode()
    assert "Choose the board or the organisation that decided" in page
    assert "Put the money together" in page
