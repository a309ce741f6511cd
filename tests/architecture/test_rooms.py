"""Every room has the same shape, and is entered by its door alone."""

import ast
from pathlib import Path

import pytest
from tools.rooms import PACKAGE, WIRING, imports, layers, modules, rooms

pytestmark = pytest.mark.unit

# Pure Python without tables or pages: its parts are its doors.
WITHOUT_DOOR = {"engine"}
# The way in for the framework; nobody asks anything of the top of the house.
TOP = "website"


def test_every_folder_of_the_package_is_a_room_or_wiring() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    placed = {room for layer in layers() for room in layer}
    assert folders <= placed | WIRING


@pytest.mark.parametrize("room", rooms())
def test_a_room_enters_another_only_by_its_door(room: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in modules(room)
        for name in imports(path)
        if not may_import(room, name)
    ]
    assert not wrong, "Ask the other room at its api:\n" + "\n".join(wrong)


def may_import(room: str, name: str) -> bool:
    """Whether a module of a room may import this."""
    target, *inside = name.split(".")[1:]
    if target in {room, "__version__"}:
        return True
    # The command that serves the site hands the whole site to the server.
    if target in WITHOUT_DOOR or (room, target) == (TOP, "wsgi"):
        return True
    return target not in WIRING and inside[:1] == ["api"]


@pytest.mark.parametrize("wiring", ["urls.py", "cli.py"])
def test_wiring_uses_only_the_parts_of_a_room_that_are_made_for_it(wiring: str) -> None:
    offered = {"api", "urls", "commands", "apps"}
    parts = {name: name.split(".")[2] for name in imports(PACKAGE / wiring) if name.count(".") > 1}
    assert not {name for name, part in parts.items() if part not in offered}


@pytest.mark.parametrize("room", rooms())
def test_a_room_says_what_it_is_for(room: str) -> None:
    readme = PACKAGE / room / "README.md"
    assert readme.exists(), f"{room} has no README.md"
    text = readme.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0] == f"# {room}"
    assert any(line and not line.startswith(("#", "Words:")) for line in lines[1:3]), "say what it is for"
    for heading in ("Words:", "Reads:", "Leaves to others:"):
        assert heading in text, f"{room}/README.md does not say {heading!r}"


@pytest.mark.parametrize("room", sorted(set(rooms()) - WITHOUT_DOOR - {TOP}))
def test_a_door_is_a_list_of_names_without_logic(room: str) -> None:
    api = PACKAGE / room / "api.py"
    assert api.exists(), f"{room} has no door: api.py"
    tree = ast.parse(api.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the door says in one line what may be asked"
    rest = [node for node in tree.body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node.targets[0]) for node in rest if isinstance(node, ast.Assign)] == ["__all__"]
    assert len(rest) == 1, "a door holds imports and __all__, nothing else"
    assert not any(
        alias.name == "*" for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    )


@pytest.mark.parametrize("room", rooms())
def test_every_module_opens_by_saying_what_it_is(room: str) -> None:
    silent = [str(path.relative_to(PACKAGE)) for path in modules(room) if is_silent(path)]
    assert not silent


def is_silent(path: Path) -> bool:
    """Whether a module with code in it has no line of its own."""
    text = path.read_text(encoding="utf-8")
    return bool(text.strip()) and "migrations" not in path.parts and not ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("room", rooms())
def test_rules_never_ask_what_time_it_is(room: str) -> None:
    asking = {"now", "today", "utcnow", "localdate", "localtime"}
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in modules(room)
        if path.name == "rules.py" or path.parent.name == "rules"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asking
    ]
    assert not found, f"time is given to a rule: {found}"


def test_no_room_is_a_drawer_for_everything() -> None:
    drawers = {
        "core",
        "common",
        "utils",
        "util",
        "helpers",
        "helper",
        "services",
        "misc",
        "manager",
        "managers",
    }
    found = [path for path in PACKAGE.rglob("*") if path.stem in drawers and path.suffix in {"", ".py"}]
    assert not found
