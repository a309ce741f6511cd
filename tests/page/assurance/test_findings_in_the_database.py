"""Findings are kept, mended, found again, accepted and reopened; everything stays on the record."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from tests.building import NOON, one_partnership, one_ward_document, somebody

from lifecourse.assurance.api import (
    Acceptance,
    CannotAccept,
    Finding,
    FindingState,
    Severity,
    accept_finding,
    findings_for,
    history_of,
    latest_run,
    refresh_findings,
    summary_of,
    withdraw_acceptance,
)
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import Cell, Plan, open_plan, put_back_plan

pytestmark = pytest.mark.page
TODAY = NOON.date()
LATER = NOON + timedelta(days=1)
MORE = NOON + timedelta(days=2)
REASON = "The board decided to keep the total as printed"


def document(total: int):
    """Three people on one ward, and a total that says so or does not."""
    plain = one_ward_document()
    (ward,) = plain.rows("inpatients")
    figure = ward.figure("people")
    last = replace(
        ward,
        key="total",
        cells={**ward.cells, "people": Cell(figure=replace(figure, value=Decimal(total), quantity=""))},
    )
    return plain.with_rows("inpatients", (ward, last))


@pytest.fixture
def partnership():
    return one_partnership()


@pytest.fixture
def plan(partnership) -> Plan:
    """A plan whose total of people in hospital is wrong: 4 for 3."""
    made = open_plan(document=document(4), partnership=partnership, rules_on=TODAY, by=None, at=NOON)
    refresh_findings(plan=made, at=NOON)
    return made


@pytest.fixture
def manager(partnership):
    return somebody(Role.PROGRAMME_MANAGER, partnership)


def wrong_total(plan: Plan) -> Finding:
    return plan.findings.get(check_id="adds-down")


def change_total(plan: Plan, total: int, at) -> None:
    put_back_plan(plan=plan, document=document(total), by=None, at=at)
    plan.refresh_from_db()


def test_what_is_found_is_kept_with_its_place_and_numbers(plan):
    finding = wrong_total(plan)
    assert finding.place == "2.2/inpatients/total/people"
    assert (finding.found, finding.expected, finding.difference) == ("4 people", "3 people", "1 person")
    assert finding.state == FindingState.OPEN
    assert finding.pack_id == "transforming-care-2015"
    assert finding.anchor == "inpatients--total--people"


def test_running_again_on_the_same_plan_changes_nothing(plan):
    run = latest_run(plan)
    entries = Entry.objects.count()
    assert refresh_findings(plan=plan, at=LATER) == run
    assert Entry.objects.count() == entries
    again = refresh_findings(plan=plan, at=LATER, again=True)
    assert (again.new, again.mended) == (0, 0)


def test_a_finding_is_mended_when_the_figure_is_and_returns_as_the_same_one(plan):
    first = wrong_total(plan)
    change_total(plan, 3, LATER)
    assert refresh_findings(plan=plan, at=LATER).mended == 1
    assert wrong_total(plan).state == FindingState.MENDED
    assert wrong_total(plan).mended_at == LATER
    change_total(plan, 5, MORE)
    assert refresh_findings(plan=plan, at=MORE).new == 1
    back = wrong_total(plan)
    assert back.pk == first.pk
    assert (back.state, back.mended_at, back.first_found_at) == (FindingState.OPEN, None, NOON)


def test_an_accepted_finding_stays_accepted_while_its_figures_stay(plan, manager):
    accept_finding(finding=wrong_total(plan), by=manager, reason=REASON, at=LATER)
    refresh_findings(plan=plan, at=MORE, again=True)
    assert wrong_total(plan).state == FindingState.ACCEPTED
    assert latest_run(plan).accepted == 1


def test_an_accepted_finding_opens_again_when_its_figures_change(plan, manager):
    accept_finding(finding=wrong_total(plan), by=manager, reason=REASON, at=LATER)
    change_total(plan, 6, MORE)
    refresh_findings(plan=plan, at=MORE)
    finding = wrong_total(plan)
    assert finding.state == FindingState.OPEN
    acceptance = Acceptance.objects.get(finding=finding)
    assert acceptance.ended_at == MORE
    assert "changed" in acceptance.ended_because


def test_acceptances_stay_on_the_record_in_words(plan, manager):
    accept_finding(finding=wrong_total(plan), by=manager, reason=REASON, at=LATER)
    withdraw_acceptance(finding=wrong_total(plan), by=manager, at=MORE)
    assert wrong_total(plan).state == FindingState.OPEN
    told = history_of(wrong_total(plan))
    assert told[0] == "11 April 2016: Found"
    assert REASON in told[1]
    assert "ended by Sam Programme_Manager. Taken back." in told[2]
    actions = set(Entry.objects.values_list("action", flat=True))
    assert {"finding accepted", "acceptance taken back"} <= actions


@pytest.mark.parametrize("reason", ["", "fine", "   "])
def test_a_finding_is_not_accepted_without_a_reason(plan, manager, reason):
    with pytest.raises(CannotAccept, match="Say why"):
        accept_finding(finding=wrong_total(plan), by=manager, reason=reason, at=LATER)
    assert wrong_total(plan).state == FindingState.OPEN


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BOARD_MEMBER, Role.ASSURER, Role.ADMINISTRATOR, None])
def test_only_those_with_the_authority_accept(plan, partnership, role):
    with pytest.raises(NotAllowed):
        accept_finding(finding=wrong_total(plan), by=somebody(role, partnership), reason=REASON, at=LATER)
    assert not Acceptance.objects.exists()


def test_findings_are_seen_only_within_the_partnership(plan, manager):
    outsider = somebody(Role.PROGRAMME_MANAGER, one_partnership("other"))
    assert findings_for(plan, seen_by=manager, on=TODAY)
    with pytest.raises(NotAllowed):
        findings_for(plan, seen_by=outsider, on=TODAY)


def test_findings_come_gravest_first_and_in_the_order_of_the_plan(plan, manager):
    findings = findings_for(plan, seen_by=manager, on=TODAY)
    grades = [list(Severity).index(f.severity) for f in findings]
    assert grades == sorted(grades)
    order = [s.key for s in document(4).template.sections]
    gravest = [order.index(f.section) for f in findings if f.severity == Severity.MUST_MEND]
    assert gravest == sorted(gravest)
    only = findings_for(plan, seen_by=manager, on=TODAY, section="2.2", state="open")
    assert {f.section for f in only} == {"2.2"}


def test_the_summary_counts_open_findings_by_severity_and_section(plan, manager):
    accept_finding(finding=wrong_total(plan), by=manager, reason=REASON, at=LATER)
    summary = summary_of(plan, seen_by=manager, on=TODAY)
    assert summary.accepted == 1
    assert summary.mended == 0
    assert sum(summary.open.values()) == plan.findings.filter(state=FindingState.OPEN).count()
    assert sum(sum(c.values()) for c in summary.by_section.values()) == sum(summary.open.values())


def test_a_finding_that_changed_while_it_was_read_is_not_accepted(plan: Plan) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    read = plan.findings.filter(check_id="adds-down").get()
    put_back_plan(plan=plan, document=document(5), by=manager, at=LATER)
    refresh_findings(plan=plan, at=LATER)
    with pytest.raises(CannotAccept, match="just changed"):
        accept_finding(finding=read, by=manager, reason=REASON, at=LATER)
    assert not Acceptance.objects.exists()
    now = plan.findings.get(pk=read.pk)
    assert accept_finding(finding=now, by=manager, reason=REASON, at=LATER).finding == now
