"""The lists that many people write in: the glossary stands in order, the list of changes tells each once."""
# ruff: noqa: T201

import re
import sys
from collections import Counter
from collections.abc import Sequence

from tools.checks import ROOT

GLOSSARY = ROOT / "docs/glossary.md"
CHANGES = ROOT / "CHANGELOG.md"
# What is under the rule of the table, one word a line.
ENTRY = re.compile(r"^\| (?!word \|)(?P<word>[^-|].*?) \| .+ \|$")
NAMED_CHANGE = re.compile(r"^\* \*\*(?P<name>.+?)\*\*")


def main(arguments: Sequence[str]) -> int:
    """Put both lists right, or with --check leave them; answers 1 when something is left to be put right."""
    left = []
    for path, mended in ((GLOSSARY, in_order), (CHANGES, told_once)):
        text = path.read_text(encoding="utf-8")
        better = mended(text)
        if better != text and "--check" in arguments:
            left.append(
                f"{path.relative_to(ROOT)} is out of order or tells something twice: ./lifecourse fix"
            )
        elif better != text:
            path.write_text(better, encoding="utf-8")
    left += words_twice(GLOSSARY.read_text(encoding="utf-8"))
    left += changes_twice(CHANGES.read_text(encoding="utf-8"))
    for line in left:
        print(line)
    return 1 if left else 0


def in_order(text: str) -> str:
    """The glossary with its words in order of the alphabet, and each line that stands twice only once."""
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if ENTRY.match(line)]
    entries = sorted(dict.fromkeys(lines[number] for number in places), key=word_of)
    for number in reversed(places[len(entries) :]):
        del lines[number]
    for number, entry in zip(places, entries, strict=False):
        lines[number] = entry
    return "\n".join(lines)


def word_of(line: str) -> str:
    """The word that a line of the glossary is about, as it is sorted."""
    found = ENTRY.match(line)
    return found["word"].casefold() if found else ""


def told_once(text: str) -> str:
    """The list of changes without lines that repeat, letter for letter, one of the same version."""
    kept: list[str] = []
    said: set[str] = set()
    for line in text.splitlines(keepends=True):
        if line.startswith("## "):
            said = set()
        if line.startswith("* ") and line in said:
            continue
        said.add(line)
        kept.append(line)
    return "".join(kept)


def words_twice(text: str) -> list[str]:
    """The words that the glossary explains in two ways."""
    words = Counter(word_of(line) for line in text.splitlines() if ENTRY.match(line))
    return [
        f'docs/glossary.md explains "{word}" {times} times: keep one line'
        for word, times in words.items()
        if times > 1
    ]


def changes_twice(text: str) -> list[str]:
    """The named changes that are told in two ways: two people rewrote one line, and both were kept."""
    at: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if found := NAMED_CHANGE.match(line):
            at.setdefault(found["name"], []).append(number)
    return [
        f'CHANGELOG.md tells "{name}" on lines {" and ".join(map(str, numbers))}: keep one'
        for name, numbers in at.items()
        if len(numbers) > 1
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
