"""Draw every page that is made from the code; with --check, say which ones are stale."""
# ruff: noqa: T201

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.drawn.house import house
from tools.drawn.index import DECISIONS, DOCS, index, index_of_decisions
from tools.drawn.states import states
from tools.rooms import ROOT


def main(arguments: Sequence[str]) -> int:
    """Write each page, or with --check say which ones no longer say what the code says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415 - settings must be named first

    django.setup()
    stale = 0
    for path, text in pages():
        if "--check" in arguments:
            stale += differs(path, text)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale else 0


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page, with what it must say today."""
    from lifecourse.assurance.reference import reference_page  # noqa: PLC0415 - only after set-up

    yield DOCS / "map.md", house()
    yield DOCS / "reference/states.md", states()
    yield DOCS / "reference/checks.md", reference_page()
    # Last, for it reads the titles of all the others.
    yield DECISIONS / "README.md", index_of_decisions()
    yield DOCS / "README.md", index()


def differs(path: Path, text: str) -> bool:
    """Print how a page differs from the code, if it does."""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    name = str(path.relative_to(ROOT))
    lines = list(
        difflib.unified_diff(kept.splitlines(), text.splitlines(), name, "made from the code", lineterm="")
    )
    if lines:
        print("\n".join([*lines, "Draw it again: ./lifecourse fix"]))
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
