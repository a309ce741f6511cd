"""Papers are written whole or not at all, and never over somebody else's files."""

import errno
import os
from pathlib import Path

import pytest

from lifecourse.publishing.findings_file import FORM
from lifecourse.publishing.folder import UnableToWrite, write_folder

pytestmark = pytest.mark.unit

FIRST = {"plan.html": b"one", "findings.json": f'{{"form": "{FORM}"}}'.encode()}
SECOND = FIRST | {"plan.html": b"two"}


def held(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", FIRST)
    assert held(tmp_path / "a" / "b") == FIRST
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b"]


def test_a_folder_made_here_is_written_again(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", FIRST)
    write_folder(tmp_path / "out", SECOND)
    assert held(tmp_path / "out") == SECOND


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path, FIRST)
    assert held(tmp_path) == FIRST


@pytest.mark.parametrize("other", ["notes.txt", "plan.html", "findings.json"])
def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, other: str) -> None:
    (tmp_path / other).write_bytes(b"mine")
    with pytest.raises(UnableToWrite, match="holds other files"):
        write_folder(tmp_path, FIRST)
    assert held(tmp_path) == {other: b"mine"}


def test_what_else_a_folder_holds_is_kept_when_told_to_replace(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    write_folder(tmp_path, FIRST, replace=True)
    assert held(tmp_path) == FIRST | {"notes.txt": b"mine"}


def test_what_a_killed_build_left_behind_is_no_reason_to_refuse(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", FIRST)
    (tmp_path / "out" / ".lifecourse-abc").mkdir()
    write_folder(tmp_path / "out", SECOND)
    assert (tmp_path / "out" / "plan.html").read_bytes() == b"two"


@pytest.mark.parametrize("already", [True, False])
def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, already: bool) -> None:
    out = tmp_path / "out"
    if already:
        write_folder(out, FIRST)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnableToWrite, match="No space left"):
        write_folder(out, SECOND)
    assert out.exists() is already
    if already:
        assert held(out) == FIRST
    assert [p.name for p in tmp_path.iterdir()] == (["out"] if already else [])


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(UnableToWrite, match="is a file"):
        write_folder(tmp_path / "out", FIRST, replace=True)


def test_a_folder_where_a_file_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.html").mkdir()
    with pytest.raises(UnableToWrite, match=r"holds a folder called plan\.html"):
        write_folder(tmp_path, FIRST, replace=True)


def test_a_link_in_the_folder_is_exchanged_and_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    out = tmp_path / "out"
    write_folder(out, FIRST)
    (out / "plan.html").unlink()
    (out / "plan.html").symlink_to(tmp_path / "elsewhere")
    write_folder(out, SECOND)
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"
    assert (out / "plan.html").read_bytes() == b"two"
