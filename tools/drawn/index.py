"""The contents of the documentation, from the titles of its pages."""

from collections.abc import Iterator
from pathlib import Path

from tools.drawn import MADE
from tools.rooms import ROOT

DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
FOLDERS = {
    "tutorial": "Learn it",
    "how-to": "Do something with it",
    "reference": "Look it up",
    "safety": "Keep people safe",
    "explanation": "Understand it",
}


def index_of_decisions() -> str:
    """Every decision by number and title."""
    head = "# Decisions\n\nOne page each: why it came up, the options, what was chosen and why.\n"
    return "\n".join([MADE, head, *links("decisions", start=DECISIONS), ""])


def index() -> str:
    """Every page of the documentation, by what a reader wants of it."""
    lines = [MADE, "# Documentation\n"]
    for folder, heading in FOLDERS.items():
        if found := list(links(folder, start=DOCS)):
            lines += [f"## {heading}\n", *found, ""]
    lines += ["## Find your way\n", *links(".", start=DOCS)]
    lines += ["* [Decisions](decisions/README.md), with what else was considered", ""]
    return "\n".join(lines)


def links(folder: str, *, start: Path) -> Iterator[str]:
    """A link to every page of a folder, in the order of their names."""
    for path in sorted((DOCS / folder).glob("*.md")):
        if path.name != "README.md":
            title = path.read_text(encoding="utf-8").removeprefix(MADE).strip().splitlines()[0].lstrip("# ")
            yield f"* [{title}]({path.relative_to(start)})"
