"""A built wheel carries everything that the site needs, so its users need no compiler and no node."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def wheel_contents(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of all files in a wheel built from this tree."""
    root = Path(__file__).resolve().parent.parent.parent
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl"))).namelist()


@pytest.mark.parametrize(
    "needed",
    [
        "lifecourse/design/static/design/built/main.css",
        "lifecourse/design/static/design/built/nhsuk-frontend.min.js",
        "lifecourse/examples/essex-2016/plan.toml",
        "lifecourse/glossary.md",
        "lifecourse/design/static/design/built/fonts/AtkinsonHyperlegibleNext_400Regular.ttf",
    ],
)
def test_a_wheel_carries_assets_and_examples(wheel_contents: list[str], needed: str) -> None:
    assert needed in wheel_contents


@pytest.mark.parametrize("ending", [".html", ".toml"])
def test_a_wheel_carries_every_page_and_every_piece_of_data(wheel_contents: list[str], ending: str) -> None:
    source = Path(__file__).resolve().parent.parent.parent / "src"
    wanted = {str(path.relative_to(source)) for path in (source / "lifecourse").rglob(f"*{ending}")}
    assert wanted <= set(wheel_contents)


def test_a_wheel_carries_no_tests_and_no_front_end_packages(wheel_contents: list[str]) -> None:
    assert not [
        name for name in wheel_contents if name.startswith(("tests/", "tools/")) or "node_modules" in name
    ]
