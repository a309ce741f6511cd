"""The launcher starts on any machine: an old Python, and nothing installed."""

import ast
import os
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS = [ROOT / "lifecourse", ROOT / "tools/__init__.py", *sorted((ROOT / "tools/set_up").glob("*.py"))]


@pytest.mark.parametrize("path", STARTS, ids=lambda path: path.name)
def test_set_up_is_written_in_the_python_that_old_machines_have(path: Path) -> None:
    ast.parse(path.read_text(), feature_version=(3, 9))


@pytest.mark.parametrize("path", STARTS, ids=lambda path: path.name)
def test_set_up_needs_only_what_comes_with_python(path: Path) -> None:
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            named.add(node.module or "")
    outside = {name for name in named if name.split(".")[0] not in sys.stdlib_module_names}
    assert all(name.startswith("tools.set_up") for name in outside), outside


def test_both_commands_are_programs() -> None:
    assert os.access(ROOT / "lifecourse", os.X_OK)
    assert os.access(ROOT / ".ci/run", os.X_OK)
