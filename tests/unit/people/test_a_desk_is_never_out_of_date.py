"""What is kept of records between comparisons: made once, and anew when a record says something else."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.linkage.comparing import compare
from lifecourse.engine.linkage.records import Table
from lifecourse.people.likeness import record_of
from lifecourse.people.operations.matching import Desk, Known
from lifecourse.people.said import Said, SaidAddress, SaidName

pytestmark = pytest.mark.unit
KAY = Said(
    names=(SaidName(given="Katherine", family="Wetherall"),),
    birth_date=date(1984, 3, 2),
    addresses=(SaidAddress(lines=("12 Acacia Road",), postcode="ZZ12 7QD"),),
)
SAYS = [
    KAY,
    replace(KAY, names=(SaidName(given="Kate", family="Weatherall"),)),
    replace(KAY, birth_date=None, addresses=()),
    replace(KAY, names=(SaidName(given="Robert", family="Poole"),), phones=("07700 900123",)),
]
steps = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(SAYS), st.booleans()), min_size=2, max_size=20)


def known(record: int, said: Said) -> Known:
    return Known(record, str(record), 1, json.dumps(said.as_json()))


@given(steps=steps)
def test_records_on_a_desk_compare_as_they_would_on_a_fresh_one(steps: list[tuple[int, Said, bool]]) -> None:
    desk, now = Desk(), dict[int, Said]()
    for record, said, is_read in steps:
        now[record] = said
        desk.rows_of([known(record, said)], {record: said} if is_read else None)
    rows = desk.rows_of([known(*one) for one in now.items()])
    fresh = Table.of(record_of(record, said) for record, said in now.items())
    places = np.arange(len(now))
    ours, theirs = np.repeat(places, len(now)), np.tile(places, len(now))
    found = compare(desk.table, rows[ours], desk.table, rows[theirs])
    wanted = compare(fresh, ours, fresh, theirs)
    assert {name: level.tolist() for name, level in found.items()} == {
        name: level.tolist() for name, level in wanted.items()
    }
    assert [desk.told[row].birth_date for row in rows.tolist()] == [said.birth_date for said in now.values()]


def test_what_is_said_again_takes_no_more_room() -> None:
    desk = Desk()
    before = desk.rows_of([known(1, KAY), known(2, KAY)])
    assert before.tolist() == [0, 1]
    assert desk.rows_of([known(2, KAY), known(1, KAY)]).tolist() == [1, 0]
    assert len(desk.table) == 2
