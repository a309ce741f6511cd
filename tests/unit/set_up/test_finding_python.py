"""Set-up finds a Python that really runs, wherever the machine keeps it."""

import os
import sys
from pathlib import Path

import pytest
from tools.set_up import interpreter
from tools.set_up.interpreter import candidates, find_python, why_not
from tools.set_up.saying import CannotPrepare

pytestmark = pytest.mark.unit


def program(path: Path, script: str) -> Path:
    """A program that does what the script says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_this_python_will_do() -> None:
    assert not why_not(Path(sys.executable))


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 3.11", "Python 3.11 is too old"),
        ("echo 3.9", "Python 3.9 is too old"),
        ("echo 3.12", ""),
        ("echo 4.0", ""),
        # A pyenv shim for a version that is not selected is there, is a program, and says this.
        ("echo 'pyenv: python3.13: command not found' >&2; exit 127", "command not found"),
        # Debian's Python without its venv part.
        ("echo \"No module named 'ensurepip'\" >&2; exit 1", "ensurepip"),
    ],
)
def test_a_python_is_asked_before_it_is_trusted(tmp_path: Path, script: str, reason: str) -> None:
    answer = why_not(program(tmp_path / "python3", script))
    assert reason in answer if reason else answer == ""


def test_a_python_that_is_no_program_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("not a program")
    assert "does not run" in why_not(tmp_path / "python3")


def test_versions_that_pyenv_and_uv_keep_are_found_without_being_on_the_path(tmp_path: Path) -> None:
    of_pyenv = program(tmp_path / "pyenv/versions/3.13.1/bin/python3", "echo 3.13")
    of_uv = program(tmp_path / "share/uv/python/cpython-3.12.4-linux/bin/python3", "echo 3.12")
    env = {
        "HOME": str(tmp_path),
        "PYENV_ROOT": str(tmp_path / "pyenv"),
        "XDG_DATA_HOME": str(tmp_path / "share"),
    }
    found = list(candidates(env))
    assert found.index(of_pyenv) < found.index(of_uv)


def test_a_python_that_was_named_and_will_not_do_is_refused_by_name(tmp_path: Path) -> None:
    old = program(tmp_path / "python3", "echo 3.10")
    with pytest.raises(CannotPrepare, match=r"LIFECOURSE_PYTHON is .*python3: Python 3.10 is too old"):
        find_python({"LIFECOURSE_PYTHON": str(old)})


def test_where_there_is_none_the_message_says_what_was_tried_and_how_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = program(tmp_path / "bin/python3", "echo 3.11")
    monkeypatch.setattr(interpreter.sys, "executable", str(old))
    monkeypatch.setattr(interpreter, "fetch", lambda env: "uv could not fetch Python")
    with pytest.raises(CannotPrepare) as refused:
        find_python({"PATH": str(old.parent), "HOME": str(tmp_path)})
    said = str(refused.value)
    assert f"{old}: Python 3.11 is too old" in said
    assert "uv could not fetch Python" in said
    assert "How to mend: install Python 3.13" in said


def test_one_that_was_fetched_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = program(tmp_path / "bin/python3", "echo 3.11")
    fetched = tmp_path / ".local/share/uv/python/cpython-3.13.2/bin/python3"
    monkeypatch.setattr(interpreter.sys, "executable", str(old))

    def fetch(env: object) -> str:
        program(fetched, "echo 3.13")
        return ""

    monkeypatch.setattr(interpreter, "fetch", fetch)
    assert find_python({"PATH": os.defpath, "HOME": str(tmp_path)}) == fetched
