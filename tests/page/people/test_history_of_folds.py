"""The history of what was made one and taken apart, for those who may see both."""

import pytest
from tests.page.people.conftest import NOW, Employ, involve
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, pair

from lifecourse.organisations.api import Organisation
from lifecourse.people.models import Merge
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.rules import Basis
from lifecourse.people.sight import refresh_sight

pytestmark = pytest.mark.page


def test_every_fold_is_told_to_those_who_may_see_both_and_to_nobody_else(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ours, theirs = known(council), known(trust)
    merge = fold(kept=ours, folded=theirs, how="person", by=None, at=NOW, reason="Her mother told me")
    client, page = browser(employ(council)), f"/people/{ours.pk}/merges/"
    assert "Her mother told me" in client.get(page).content.decode()
    take_apart(merge=merge, by=None, at=NOW, reason="Two cousins")
    text = client.get(page).content.decode()
    assert "Two cousins" not in text and "Her mother" not in text, "The other is not theirs to know of."
    involve(theirs, council, Basis.OWN_DUTY)
    refresh_sight([theirs.pk])
    text = client.get(page).content.decode()
    assert "Two cousins" in text and "Her mother told me" in text
    assert "Two cousins" in client.get(f"/people/{theirs.pk}/merges/").content.decode()


def test_the_notice_after_a_fold_leads_to_taking_it_apart(council: Organisation, employ: Employ) -> None:
    waiting, client = pair(known(council), known(council, local_id="2")), browser(employ(council))
    answer = client.post(
        f"/people/matches/{waiting.pk}/", {"answer": "same", "reason": "I asked"}, follow=True
    )
    merge = Merge.objects.get()
    assert f'Was that wrong? <a href="/people/merges/{merge.pk}/take-apart/">' in answer.content.decode()
