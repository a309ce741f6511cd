"""What Essex's document says of boards and of who was heard is there once it is loaded."""

from pathlib import Path

import pytest
from django.utils import timezone

from lifecourse.delivery.operations.engagement import keep_hearing
from lifecourse.delivery.queries import rights_of
from lifecourse.organisations.api import Partnership
from lifecourse.plans.api import BadExample
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page


def test_the_facts_of_the_document_are_there_and_loading_again_adds_none(repository: Path) -> None:
    folder = repository / "examples/essex-2016"
    load_example(folder)
    essex = Partnership.objects.get(slug="essex")
    given = {kind.name for kind, right in rights_of(essex, on=timezone.localdate()) if right and right.board}
    assert given == {"Change a pathway or a process"}
    assert essex.decision_kinds.count() == 5
    assert [cohort.is_national for cohort in essex.cohorts.order_by("number")] == [True] * 5 + [False]
    events = essex.hearings.get(people=60)
    assert events.people_said == "over"
    assert events.what.startswith("Two large events")

    filled = {"what": "Two events", "who": events.who, "when": events.when}
    keep_hearing(hearing=events, filled=filled, cohorts=[], by=None, at=timezone.now())
    load_example(folder)
    assert essex.hearings.count() == 2


def test_a_fault_in_the_file_is_named_and_nothing_is_loaded(repository: Path, tmp_path: Path) -> None:
    for part in (repository / "examples/essex-2016").iterdir():
        if part.name != "delivery.toml":
            (tmp_path / part.name).symlink_to(part)
    bad = '[[actions]]\nwhat = "Brief"\norganisation = "nobody"\ndue = 2016-05-31\n'
    (tmp_path / "delivery.toml").write_text(bad)
    with pytest.raises(BadExample, match=r"delivery.toml, actions 1: there is no organisation 'nobody'"):
        load_example(tmp_path)
    assert not Partnership.objects.exists()
