"""Set-up does its work once, notices what has changed, and mends what is broken."""

from pathlib import Path

import pytest
from tools.set_up import assets, environment
from tools.set_up.saying import CannotPrepare, run

pytestmark = pytest.mark.unit


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that a complete set-up left behind, holding one package."""
    venv, requirements = tmp_path / ".venv", tmp_path / "requirements"
    names = {
        "VENV": venv,
        "PYTHON": venv / "bin/python",
        "STAMP": venv / "stamp.json",
        "REQUIREMENTS": requirements,
    }
    for name, value in names.items():
        monkeypatch.setattr(environment, name, value)
    (venv / "lib/python3.13/site-packages/django-6.1.3.dist-info").mkdir(parents=True)
    (venv / "bin").mkdir()
    (venv / "bin/python").symlink_to("/bin/sh")
    requirements.mkdir()
    for name in ("uv", "runtime", "test"):
        (requirements / f"{name}.txt").write_text(f"{name}==1")
    installed = {"runtime": environment.fingerprint("runtime")}
    environment.write_stamp(
        {"at": str(venv), "installed": installed, "packages": sorted(environment.packages())}
    )
    return venv


def test_what_is_complete_is_left_alone(venv: Path) -> None:
    assert environment.environment_is_ready("runtime")


def test_the_tests_need_more_than_the_product(venv: Path) -> None:
    assert not environment.environment_is_ready("test")


def test_a_changed_pin_is_noticed(venv: Path) -> None:
    (environment.REQUIREMENTS / "runtime.txt").write_text("runtime==2")
    assert not environment.environment_is_ready("runtime")
    assert environment.intact(environment.read_stamp()), "a changed pin is installed over what is there"


def test_an_interrupted_set_up_is_noticed(venv: Path) -> None:
    environment.STAMP.unlink()
    assert not environment.intact(environment.read_stamp())


def test_a_stamp_that_cannot_be_read_counts_for_nothing(venv: Path) -> None:
    environment.STAMP.write_text('{"at": ')
    assert not environment.intact(environment.read_stamp())


def test_a_python_that_was_removed_is_noticed(venv: Path) -> None:
    (venv / "bin/python").unlink()
    (venv / "bin/python").symlink_to(venv / "gone")
    assert not environment.intact(environment.read_stamp())


def test_a_package_that_was_removed_is_noticed(venv: Path) -> None:
    (venv / "lib/python3.13/site-packages/django-6.1.3.dist-info").rmdir()
    assert not environment.intact(environment.read_stamp())


def test_a_folder_that_was_moved_is_noticed(
    venv: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    moved = tmp_path / "elsewhere"
    venv.rename(moved)
    for name, value in {"VENV": moved, "PYTHON": moved / "bin/python", "STAMP": moved / "stamp.json"}.items():
        monkeypatch.setattr(environment, name, value)
    assert not environment.intact(environment.read_stamp())


def test_a_command_that_fails_says_what_happened_and_how_to_mend_it() -> None:
    with pytest.raises(CannotPrepare) as refused:
        run(["sh", "-c", "echo the disk is full; exit 3"], failing="It failed", mend="make room", env={})
    assert str(refused.value) == "It failed (exit code 3):\n    the disk is full\nHow to mend: make room"


def test_images_of_the_style_sheet_are_copied_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "SOURCES", tmp_path / "own")
    monkeypatch.setattr(assets, "NHSUK", tmp_path / "shipped")
    (tmp_path / "shipped/nhsuk/assets/images").mkdir(parents=True)
    (tmp_path / "shipped/nhsuk/assets/images/cross.svg").write_text("<svg/>")
    css = 'a{background:url("/assets/images/cross.svg")}b{background:url(data:image/svg+xml;x.svg)}'
    beside = assets.with_images_beside(css, tmp_path)
    assert beside == 'a{background:url("images/cross.svg")}b{background:url(data:image/svg+xml;x.svg)}'
    assert (tmp_path / "images/cross.svg").read_text() == "<svg/>"


def test_an_image_that_nobody_has_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "SOURCES", tmp_path / "own")
    monkeypatch.setattr(assets, "NHSUK", tmp_path / "shipped")
    with pytest.raises(CannotPrepare, match=r"The style sheet names nowhere\.png"):
        assets.with_images_beside("a{background:url(nowhere.png)}", tmp_path)


@pytest.mark.parametrize(("said", "version"), [("v20.19.0", (20, 19)), ("v24.19.0", (24, 19)), ("", ())])
def test_node_is_asked_for_its_version(tmp_path: Path, said: str, version: tuple[int, ...]) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {said}\n")
    node.chmod(0o755)
    assert assets.node_version(str(node)) == version
