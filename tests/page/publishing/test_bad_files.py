"""Two hundred bad files are refused with place and mend, and the plan is as it was, to the last row."""

import re
from hashlib import sha256
from itertools import count

import pytest
from tests.building import NOON, one_partnership, one_ward_document, people, somebody
from tests.page.publishing.bad_files import made_by_chance, made_by_hand, parts_of

from lifecourse.accounts.api import Account
from lifecourse.engine.sheets.faults import Refused
from lifecourse.figures.api import Figure
from lifecourse.organisations.api import Role
from lifecourse.plans.api import Cell, Plan, Row, document_of, open_plan
from lifecourse.plans.models import TableCell, TableRow
from lifecourse.publishing.api import export_workbook
from lifecourse.publishing.taking_in import proposal_of, take_in

pytestmark = [pytest.mark.page, pytest.mark.django_db]

BY_HAND, BY_CHANCE = 110, 90
HOSPITAL = "2.2 People in hospital"


@pytest.fixture
def plan() -> Plan:
    """A plan with a dozen wards."""
    document = one_ward_document()
    (ward,) = document.rows("inpatients")
    rows = tuple(
        Row(key=f"ward-{n}", cells={**ward.cells, "people": Cell(figure=people(n))}) for n in range(1, 13)
    )
    document = document.with_rows("inpatients", rows)
    return open_plan(
        document=document, partnership=one_partnership(), rules_on=document.dated, by=None, at=NOON
    )


@pytest.fixture
def manager(plan: Plan) -> Account:
    return somebody(Role.PROGRAMME_MANAGER, plan.partnership)


@pytest.fixture
def good(plan: Plan, manager: Account) -> bytes:
    return export_workbook(plan=plan, annexes=frozenset(), by=manager, at=NOON)


def sheet_of_hospital(good: bytes) -> str:
    names = re.findall(r'<sheet name="([^"]+)"', parts_of(good)["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(HOSPITAL) + 1}.xml"


def everything_in(plan: Plan) -> tuple[object, ...]:
    """What the plan says and how much the database holds of it."""
    plan.refresh_from_db()
    said = sha256(repr(document_of(plan)).encode()).hexdigest()
    rows = [model.objects.count() for model in (TableRow, TableCell, Figure)]
    return said, plan.revision, plan.content_id, *rows


def refused(plan: Plan, content: bytes, by: Account) -> list[str] | None:
    """The places of every fault, each with its mend; None when the file is right and proposes nothing."""
    try:
        token = take_in(plan=plan, content=content, name="plan.xlsx", by=by, at=NOON)
    except Refused as reason:
        assert reason.faults
        assert all(f.place and f.found and f.expected and f.mend for f in reason.faults)
        return [f"{f.sheet} {f.cell}".strip() for f in reason.faults]
    proposal = proposal_of(plan=plan, token=token, by=by)
    assert proposal.nothing, proposal.differences
    return None


def test_every_file_that_was_spoilt_by_hand_is_refused_and_nothing_is_changed(
    plan: Plan, manager: Account, good: bytes
) -> None:
    before, sheet, done = everything_in(plan), sheet_of_hospital(good), 0
    for seed in count():
        for kind, content in made_by_hand(good, sheet, seed):
            places = refused(plan, content, manager)
            assert places is not None, f"{kind} {seed} was taken in"
            if kind.startswith("wild cell") and places != [""]:
                assert all(place.startswith(f"{HOSPITAL} C") for place in places), (kind, places)
            done += 1
            if done == BY_HAND:
                assert everything_in(plan) == before
                return


def test_a_file_that_was_spoilt_by_chance_is_refused_or_changes_nothing(
    plan: Plan, manager: Account, good: bytes
) -> None:
    before, sheet, times = everything_in(plan), sheet_of_hospital(good), 0
    for seed in range(5 * BY_CHANCE):
        _, content = made_by_chance(good, sheet, seed)
        times += refused(plan, content, manager) is not None
        if times == BY_CHANCE:
            break
    assert times == BY_CHANCE
    assert everything_in(plan) == before


def test_the_good_file_is_taken_in(plan: Plan, manager: Account, good: bytes) -> None:
    assert refused(plan, good, manager) is None
