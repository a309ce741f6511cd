"""A case is taken away as Word, PDF or workbook, from its page or from the command line."""

from pathlib import Path

import pytest
from django.test import Client
from tests.page.website.conftest import SignedIn, signed_in

from lifecourse.cli import main
from lifecourse.organisations.api import Partnership, Role
from lifecourse.website.loading import load_folder

pytestmark = pytest.mark.page
FOLDER = Path(__file__).resolve().parents[3] / "examples/cheshire-east-2013"
HERE = "/cases/cheshire-east/life-course/papers"
STARTS = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF"}

__all__ = ["signed_in"]


@pytest.fixture
def partnership(db: None) -> Partnership:
    return load_folder(FOLDER).partnership


@pytest.mark.parametrize("form", STARTS)
def test_whoever_may_read_a_case_may_take_it(
    partnership: Partnership, signed_in: SignedIn, form: str
) -> None:
    page = signed_in(Role.BOARD_MEMBER, partnership).get(f"{HERE}/case.{form}")
    assert page.status_code == 200
    assert page.content.startswith(STARTS[form])
    assert f"life-course-draft.{form}" in page["Content-Disposition"]


def test_there_is_no_other_form(partnership: Partnership, signed_in: SignedIn) -> None:
    assert signed_in(Role.BOARD_MEMBER, partnership).get(f"{HERE}/case.html").status_code == 404


def test_for_whoever_may_not_read_it_it_is_not_there(partnership: Partnership, signed_in: SignedIn) -> None:
    client: Client = signed_in(None, partnership)
    assert client.get(f"{HERE}/case.pdf").status_code == 404


def test_the_case_page_offers_its_papers(partnership: Partnership, signed_in: SignedIn) -> None:
    page = signed_in(Role.BOARD_MEMBER, partnership).get("/cases/cheshire-east/life-course/")
    assert all(f"{HERE}/case.{form}" in page.content.decode() for form in STARTS)


def test_papers_are_written_from_a_folder_without_a_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["case", "build", str(FOLDER), "life-course", "--out", str(tmp_path / "out")]) == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "life-course.docx",
        "life-course.pdf",
        "life-course.xlsx",
    ]
    assert "life-course.pdf" in capsys.readouterr().out


def test_papers_are_written_from_the_database(partnership: Partnership, tmp_path: Path) -> None:
    assert main(["case", "build", "cheshire-east", "Life course", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "life-course.pdf").read_bytes().startswith(b"%PDF")


def test_a_case_that_is_not_there_is_named_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["case", "build", str(FOLDER), "another", "--out", str(tmp_path)]) == 2
    assert "has no case another. Its cases are life-course." in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert main(["case", "build", str(FOLDER), "life-course", "--out", str(tmp_path / "file")]) == 2
    assert "was not written" in capsys.readouterr().err
