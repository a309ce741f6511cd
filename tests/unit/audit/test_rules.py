"""Digests, their chain, and what differs between a record and its seals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.audit import rules
from lifecourse.audit.rules import Difference, Digest, Fault, Seal

pytestmark = pytest.mark.unit
A, B, C, D = (Digest(id=number, digest=letter * 64) for number, letter in enumerate("abcd", start=1))


def sealed(*entries):
    return [(entry.id, entry.digest[: rules.SHORT]) for entry in entries]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([A, B, C], []),
        ([A, Digest(id=2, digest="x" * 64), C], [(Fault.ALTERED, 2)]),
        ([A, C], [(Fault.MISSING, 2)]),
        ([A, B], [(Fault.MISSING, 3)]),  # the tail
        ([], [(Fault.MISSING, 1), (Fault.MISSING, 2), (Fault.MISSING, 3)]),
        ([A, B, C, D], [(Fault.INSERTED, 4)]),
        ([Digest(id=0, digest="z" * 64), A, B, C], [(Fault.INSERTED, 0)]),
    ],
)
def test_what_differs_is_named_by_number(found, expected):
    differences = [Difference(fault=fault, id=number) for fault, number in expected]
    assert list(rules.differences(sealed(A, B, C), found)) == differences


@given(
    st.lists(st.integers(1, 99), unique=True).map(sorted),
    st.sets(st.integers(1, 99)),
)
def test_whatever_is_taken_out_is_found_and_nothing_else(numbers, removed):
    entries = [Digest(id=number, digest=f"{number:064}") for number in numbers]
    left = [entry for entry in entries if entry.id not in removed]
    found = {difference.id for difference in rules.differences(sealed(*entries), left)}
    assert found == removed & set(numbers)


def test_a_digest_tells_nothing_from_empty_and_one_column_from_the_next():
    assert rules.digest([1, None]) != rules.digest([1, ""])
    assert rules.digest([1, "ab", "c"]) != rules.digest([1, "a", "bc"])


def test_a_chain_depends_on_order_and_on_every_entry():
    heads = {
        rules.extend(rules.BEGINNING, entries) for entries in ([A, B, C], [A, C, B], [A, B], [B, A, C], [])
    }
    assert len(heads) == 5


def test_a_chain_may_be_extended_in_parts():
    first = rules.extend(rules.BEGINNING, [A, B])
    assert rules.extend(first, [C]) == rules.extend(rules.BEGINNING, [A, B, C])


def test_a_seal_is_written_and_read_back():
    seal = Seal(up_to_id=2, entries=2, head="h", at="2026-03-03T12:00:00+00:00", rows=((1, "a"), (2, "b")))
    assert rules.from_line(rules.as_line(seal)) == seal


@pytest.mark.parametrize(
    ("numbers", "last_given", "missing"),
    [
        ([5, 6, 7], 7, []),
        ([], 4, []),
        ([5, 7], 7, [6]),
        ([5, 6], 9, [7]),  # the tail
        ([], 5, [5]),
        ([8], 8, [5]),
    ],
)
def test_gaps_in_numbers_given_one_after_another_are_found(numbers, last_given, missing):
    assert rules.gaps(numbers, after=4, last_given=last_given) == missing
