"""How a partnership's papers look: chosen by the programme manager, seen first, printed from then on."""

import io
import zipfile

import pytest
from django.test import Client
from tests.building import NOON, browser_of, one_partnership, one_ward_plan, somebody

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import Plan
from lifecourse.publishing.api import export_pdf, export_word
from lifecourse.publishing.look import Look
from lifecourse.publishing.looks import change_look
from lifecourse.publishing.models import PaperLook

pytestmark = [pytest.mark.page, pytest.mark.django_db]
PAGE = "/plans/one-ward/look"
CHOSEN = {"masthead": "Better lives in One", "accent": "#7A1F5C", "contact": "plans@one.example.org <b>"}


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


def browser(account: Account) -> Client:
    return browser_of(account)


@pytest.fixture
def manager(plan: Plan) -> Account:
    return somebody(Role.PROGRAMME_MANAGER, plan.partnership)


def test_what_was_chosen_is_on_the_page_and_in_word_and_changes_the_pdf(plan: Plan, manager: Account) -> None:
    plain = export_pdf(plan=plan, annexes=frozenset(), by=manager, at=NOON)
    client = browser(manager)
    assert "Saved." in client.post(PAGE, CHOSEN, follow=True).content.decode()
    text = client.get("/plans/one-ward/paper").content.decode()
    assert "Better lives in One" in text and "--accent: #7a1f5c" in text
    assert "plans@one.example.org &lt;b&gt;" in text
    assert "--accent: #7a1f5c" in client.get("/plans/one-ward/papers/summary").content.decode()
    with zipfile.ZipFile(
        io.BytesIO(export_word(plan=plan, annexes=frozenset(), by=manager, at=NOON))
    ) as word:
        assert "Better lives in One" in word.read("word/document.xml").decode()
        styles = word.read("word/styles.xml").decode()
    assert 'w:val="7A1F5C"' in styles and "ACCENT" not in styles
    assert export_pdf(plan=plan, annexes=frozenset(), by=manager, at=NOON) != plain


def test_it_is_seen_first_and_kept_only_when_saved(plan: Plan, manager: Account) -> None:
    answer = browser(manager).post(PAGE, CHOSEN | {"preview": "yes"})
    text = answer.content.decode()
    assert "not saved yet" in text and 'fill="#7a1f5c"' in text
    assert not PaperLook.objects.exists()


def test_a_pale_colour_is_refused_with_a_shade_that_passes(plan: Plan, manager: Account) -> None:
    answer = browser(manager).post(PAGE, CHOSEN | {"accent": "#ffcc00"})
    assert answer.status_code == 422
    assert "The nearest shade that can be read is #" in answer.content.decode()
    assert not PaperLook.objects.exists()


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.FINANCE_LEAD])
def test_others_do_not_choose(plan: Plan, role: Role) -> None:
    reader = somebody(role, plan.partnership)
    client = browser(reader)
    assert client.get(PAGE).status_code == 403
    assert "how the papers look" not in client.get("/plans/one-ward/publish").content.decode()
    with pytest.raises(NotAllowed):
        change_look(partnership=plan.partnership, look=Look(), by=reader, at=NOON)


def test_somebody_from_elsewhere_learns_nothing_and_keeps_their_own_look(
    plan: Plan, manager: Account
) -> None:
    other = one_partnership("two")
    assert browser(somebody(Role.PROGRAMME_MANAGER, other)).get(PAGE).status_code == 404
    change_look(partnership=plan.partnership, look=Look(masthead="Mine"), by=manager, at=NOON)
    assert not PaperLook.objects.filter(partnership=other).exists()
