"""The Essex example loads whole on either database, and loading it again changes nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.building import NOON

from lifecourse.organisations.api import Organisation, Partnership, UnableToSetUp, set_up_partnership
from lifecourse.plans.api import Plan, document_of, put_back_plan, read_example
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page


def test_essex_loads_and_is_read_back_the_same(repository: Path) -> None:
    folder = repository / "examples/essex-2016"
    loaded = load_example(folder)
    assert document_of(loaded.plan) == read_example(folder).document
    assert loaded.plan.findings.filter(state="open").exists()
    again = load_example(folder)
    assert "Nothing changed" in again.words
    assert again.plan.revision == 1


def test_a_changed_plan_is_put_back_only_when_asked(repository: Path) -> None:
    folder = repository / "examples/essex-2016"
    plan = load_example(folder).plan
    emptied = read_example(folder).document.with_rows("risks", ())
    put_back_plan(plan=plan, document=emptied, by=None, at=NOON)
    assert "has been changed since" in load_example(folder).words
    assert document_of(Plan.objects.get()).rows("risks") == ()
    load_example(folder, put_back=True)
    assert document_of(Plan.objects.get()) == read_example(folder).document


ENTRY: Mapping[str, Any] = {
    "partnership": {"slug": "p", "name": "P", "lead": "a"},
    "areas": [{"code": "x", "name": "X", "kind": "county"}],
    "organisations": [
        {"code": "a", "name": "A", "kind": "county-council", "areas": ["x"], "role": "commissioner"}
    ],
    "boards": [{"name": "Board", "seats": [{"title": "Director", "organisation": "a", "chairs": True}]}],
}


def test_a_partnership_is_set_up_once_however_often_it_is_asked_for() -> None:
    set_up_partnership(entry=ENTRY)
    set_up_partnership(entry=ENTRY)
    partnership = Partnership.objects.get()
    assert partnership.members.count() == 1
    assert partnership.boards.get().seats.get().title == "Director"


@pytest.mark.parametrize(
    ("part", "wrong", "words"),
    [
        ("organisations", {"kind": "circus"}, "circus"),
        ("organisations", {"areas": ["moon"]}, "moon"),
        ("organisations", {"role": "jester"}, "jester"),
        ("organisations", {"code": "c" * 41}, "at most 40"),
        ("areas", {"kind": "moon"}, "moon"),
    ],
)
def test_a_wrong_partnership_is_refused_whole(part: str, wrong: Mapping[str, Any], words: str) -> None:
    entry = {**ENTRY, part: [{**ENTRY[part][0], **wrong}]}
    with pytest.raises(UnableToSetUp, match=words):
        set_up_partnership(entry=entry)
    assert not Organisation.objects.exists()
    assert not Partnership.objects.exists()
