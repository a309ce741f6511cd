"""A database is kept for the next run of the same migrations, and for no others."""

from pathlib import Path

import pytest
from tests.kept import MOST, digest, keep, kept_file

pytestmark = pytest.mark.unit

USED = "from lifecourse.room.guards import guard\n"


def write(source: Path, **files: str) -> str:
    """The digest once these files are written, under names with a double underscore for a slash."""
    for name, text in files.items():
        path = source / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return digest(source)


@pytest.mark.parametrize(
    ("file", "matters"),
    [
        ("room__migrations__0001_initial", True),
        ("room__migrations__0002_more", True),
        ("room__guards", True),
        ("room__rules", False),
    ],
)
def test_what_migrations_say_and_what_they_use_matters_and_nothing_else(
    tmp_path: Path, file: str, matters: bool
) -> None:
    source = tmp_path / "lifecourse"
    before = write(source, room__migrations__0001_initial=USED, room__guards="old", room__rules="old")
    assert (write(source, **{file: USED + "new = 1"}) != before) is matters


def test_a_package_that_a_migration_uses_matters_with_all_its_files(tmp_path: Path) -> None:
    source = tmp_path / "lifecourse"
    before = write(source, room__migrations__0001_initial=USED, room__guards__one="old")
    assert write(source, room__guards__one="new") != before


def test_no_more_than_a_few_are_kept(tmp_path: Path) -> None:
    database = tmp_path / "database"
    database.write_bytes(b"tables")
    for number in range(MOST + 3):
        keep(database, tmp_path / "shelf" / f"{number}.sqlite3")
    kept = list((tmp_path / "shelf").iterdir())
    assert len(kept) == MOST
    assert (tmp_path / "shelf" / f"{MOST + 2}.sqlite3").read_bytes() == b"tables"


@pytest.mark.parametrize(("ci", "keeps"), [("true", False), ("", True)])
def test_nothing_is_kept_from_one_run_of_ci_to_the_next(
    monkeypatch: pytest.MonkeyPatch, ci: str, keeps: bool
) -> None:
    monkeypatch.setenv("CI", ci)
    assert bool(kept_file()) is keeps
