"""The national form changes: old plans stay as they were until somebody moves them, and nothing is lost."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.building import somebody
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import (
    BadTemplate,
    Plan,
    UnableToChangePlan,
    document_of,
    move_to_newer_template,
    newer_than,
    template,
    what_moves,
)
from lifecourse.plans.models import TableCell
from lifecourse.plans.template import SHIPPED

pytestmark = pytest.mark.page
OLD, NEW = "transforming-care-2015", "transforming-care-2017"


@pytest.fixture
def newer(tmp_path: Path, settings: object) -> Path:
    """A form that drops the column of settings and the section on the case for change, and adds a section."""
    text = (SHIPPED / f"{OLD}.toml").read_text(encoding="utf-8")
    text = text.replace(f'id = "{OLD}"', f'id = "{NEW}"\nreplaces = "{OLD}"', 1)
    setting = (
        '  { key = "setting", title = "Setting", kind = "choice", choices = "setting", required = true },\n'
    )
    assert setting in text
    table = text.index('key = "inpatients"')
    text = text[:table] + text[table:].replace(setting, "", 1)
    text = text.replace(
        'title = "People in hospital"\nhint = "One row', 'title = "People in beds"\nhint = "One row'
    )
    section = (
        '[[sections]]\nkey = "B"\npart = "B More"\ntitle = "Autism"\n'
        'hint = "What the plan does for autistic people."\n'
    )
    text = text.replace(
        "# ---------------------------------------------------------------- tables\n", section, 1
    )
    (tmp_path / f"{NEW}.toml").write_text(text, encoding="utf-8")
    settings.LIFECOURSE_TEMPLATES = str(tmp_path)  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def manager(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, plan.partnership)


def test_a_plan_stays_on_its_own_form_when_a_newer_one_comes(plan: Plan, newer: Path) -> None:
    assert document_of(plan).template == template(OLD)
    found = newer_than(OLD)
    assert found is not None
    assert found.id == NEW
    assert newer_than(NEW) is None


def test_what_a_move_does_is_said_first(plan: Plan, newer: Path) -> None:
    moved = what_moves(document_of(plan), template(NEW))
    assert moved.new == ("Section B Autism",)
    assert moved.renamed == ("Table People in hospital becomes People in beds",)
    assert moved.kept_aside == ("People in hospital, column Setting: 1 cell",)


def test_a_moved_plan_keeps_what_the_newer_form_does_not_ask_for(
    plan: Plan, newer: Path, manager: Client
) -> None:
    shown = manager.get("/plans/one-ward/newer-form").content.decode()
    assert "People in hospital, column Setting: 1 cell" in shown
    manager.post("/plans/one-ward/newer-form", follow=True)
    plan.refresh_from_db()
    assert plan.template_id == NEW
    assert document_of(plan).figures
    kept = TableCell.objects.get(row__plan=plan, column="setting")
    assert kept.text == "independent-hospital"
    assert manager.get("/plans/one-ward/").status_code == 200
    assert manager.get("/plans/one-ward/section/B").status_code == 200


def test_only_who_may_change_the_plan_moves_it(plan: Plan, newer: Path) -> None:
    reader = somebody(Role.BOARD_MEMBER, plan.partnership)
    with pytest.raises(NotAllowed):
        move_to_newer_template(plan=plan, to=NEW, by=reader, at=timezone.now())


def test_a_plan_moves_to_no_other_form(plan: Plan, newer: Path) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    with pytest.raises(UnableToChangePlan):
        move_to_newer_template(plan=plan, to="road-map-2025", by=manager, at=timezone.now())
    plan.refresh_from_db()
    assert plan.template_id == OLD


def test_without_a_newer_form_there_is_no_page_and_no_word_of_it(plan: Plan, manager: Client) -> None:
    assert manager.get("/plans/one-ward/newer-form").status_code == 404
    assert "newer form" not in manager.get("/plans/one-ward/").content.decode()


def test_a_form_of_ones_own_never_hides_one_that_ships(tmp_path: Path, settings: object) -> None:
    (tmp_path / f"{OLD}.toml").write_text("id = 'nonsense'")
    settings.LIFECOURSE_TEMPLATES = str(tmp_path)  # type: ignore[attr-defined]
    assert len(template(OLD).sections) == 30


def test_a_form_that_cannot_be_read_says_which_file(tmp_path: Path, settings: object) -> None:
    (tmp_path / "mine.toml").write_text("id = [")
    settings.LIFECOURSE_TEMPLATES = str(tmp_path)  # type: ignore[attr-defined]
    with pytest.raises(BadTemplate, match=r"mine\.toml"):
        template("mine")
