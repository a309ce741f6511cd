"""The rooms of the house, read from the contract that orders them and from the source tree."""

import ast
import configparser
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/lifecourse"
WIRING = {"settings", "urls", "cli", "wsgi", "__main__"}


@cache
def layers() -> tuple[tuple[str, ...], ...]:
    """Every layer from the top down, each with the neighbours that share it."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    lines = contracts["importlinter:contract:order"]["layers"].splitlines()
    named = [line for line in lines if line.strip() and not line.strip().startswith("#")]
    return tuple(tuple(part.strip(" ()") for part in line.split("|")) for line in named)


def rooms() -> list[str]:
    """The rooms that are built, from the top down."""
    return [room for layer in layers() for room in layer if (PACKAGE / room / "__init__.py").exists()]


def height(room: str) -> int:
    """How far above the ground a room stands; neighbours stand level."""
    levels = list(reversed(layers()))
    return next(number for number, layer in enumerate(levels) if room in layer)


def modules(room: str) -> Iterator[Path]:
    """Every source file of a room."""
    return (path for path in sorted((PACKAGE / room).rglob("*.py")) if "__pycache__" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """The full name of everything of Lifecourse that a file imports, `from a import b` as `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("lifecourse."))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "lifecourse":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def read_by(room: str) -> list[str]:
    """The other rooms that a room imports, from the top down."""
    named = {name.split(".")[1] for path in modules(room) for name in imports(path)}
    return [other for other in rooms() if other in named and other != room]
