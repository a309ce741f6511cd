"""How good matching is: counted, not written down, and with nobody named."""

import pytest
from tests.page.people.conftest import NOW, Employ, somebody
from tests.page.people.test_pages import browser
from tests.page.people.test_records_arrive import KAY, ROB, come, system

from lifecourse.engine.linkage import matching
from lifecourse.organisations.api import Organisation
from lifecourse.people import match_quality
from lifecourse.people.match_quality import decided_here, on_made_up_people
from lifecourse.people.models import PossibleMatch

pytestmark = [pytest.mark.page, pytest.mark.django_db]


def test_what_is_counted_on_made_up_people_adds_up_and_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_quality, "PEOPLE", 500)
    found = match_quality._count()
    assert found.records > 900
    assert found.joined_rightly / found.pairs > 0.95
    assert found.joined_wrongly <= 2
    assert found.missed >= 0
    # Were nothing joined by itself, it would be told.
    monkeypatch.setattr(match_quality, "AUTOMATIC", 1.1)
    assert match_quality._count().joined_rightly == 0
    assert matching.AUTOMATIC < 1


def test_the_page_counts_and_names_nobody(
    council: Organisation, trust: Organisation, employ: Employ, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(match_quality, "PEOPLE", 200)
    come(system(council), KAY, ROB)
    come(system(trust), ROB)
    words = browser(employ(council)).get("/people/matches/quality/").content.decode()
    assert f"{on_made_up_people().records} made-up records" in words
    assert "System of Marsh Council" in words
    assert "System of Heron Trust" not in words
    assert "Wetherall" not in words


def test_decisions_are_counted_by_how_likely_they_were_said_to_be(
    council: Organisation, employ: Employ
) -> None:
    judge = employ(council)
    for number in range(6):
        first, second = sorted((somebody(), somebody()), key=lambda one: one.pk)
        PossibleMatch.objects.create(
            first=first,
            second=second,
            probability=0.9,
            found_at=NOW,
            state="same" if number else "different",
            decided_by=judge,
            decided_at=NOW,
        )
    (band,) = decided_here()
    assert (band.decided, band.one, band.said) == (6, 5, 90)
