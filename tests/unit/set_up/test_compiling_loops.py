"""Set-up compiles what forecasts are drawn with once, and again when its sources or the compiler change."""

from pathlib import Path

import pytest
from tools.set_up import loops
from tools.set_up.saying import CannotPrepare

from lifecourse.engine.forecast import ready

pytestmark = pytest.mark.unit


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One source and the pins, compiled by a command that does nothing."""
    (tmp_path / "runtime.txt").write_text("numba==1")
    (tmp_path / "draws.py").write_text("one = 1\n")
    names = {
        "REQUIREMENTS": tmp_path,
        "FORECAST": tmp_path,
        "STAMP": tmp_path / "__pycache__/compiled-from.txt",
        "PYTHON": Path("/bin/true"),
    }
    for name, value in names.items():
        monkeypatch.setattr(loops, name, value)
    loops.prepare_loops({})
    return tmp_path


def test_what_is_compiled_is_left_alone(sources: Path) -> None:
    assert loops.loops_are_ready()


@pytest.mark.parametrize("changed", ["draws.py", "runtime.txt"])
def test_a_changed_source_or_compiler_is_noticed(sources: Path, changed: str) -> None:
    (sources / changed).write_text("two = 2\n")
    assert not loops.loops_are_ready()


def test_a_deleted_cache_is_noticed(sources: Path) -> None:
    loops.STAMP.unlink()
    assert not loops.loops_are_ready()


def test_what_cannot_be_compiled_is_said_and_tried_again(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sources / "draws.py").write_text("three = 3\n")
    monkeypatch.setattr(loops, "PYTHON", Path("/bin/false"))
    with pytest.raises(CannotPrepare, match="Forecasts could not be compiled"):
        loops.prepare_loops({})
    assert not loops.loops_are_ready()


def test_what_older_sources_came_to_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("compiled-old", "compiled-new", "elsewhere"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(ready, "kept_at", lambda: tmp_path / "compiled-new")
    ready.forget_older()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["compiled-new", "elsewhere"]
