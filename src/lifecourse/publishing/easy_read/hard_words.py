"""Plainer words for those of the trade, and an explanation for hard words that have no plainer one."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "words.toml"


def plainer() -> dict[str, str]:
    """A plainer word for each word of the trade."""
    return _lists()["plainer"]


def explained() -> dict[str, str]:
    """What each hard word means, in one short sentence."""
    return _lists()["explained"]


def hard_words_in(sentences: Iterable[str]) -> list[tuple[str, str]]:
    """The hard words that stand in some sentences, each with what it means, for the box at the end."""
    said = " ".join(sentences).lower()
    found: dict[str, str] = {}
    for word, meaning in explained().items():
        if meaning not in found.values() and re.search(rf"\b{re.escape(word.lower())}s?\b", said):
            found[word] = meaning
    return list(found.items())


@cache
def _lists() -> dict[str, dict[str, str]]:
    with LIST.open("rb") as file:
        lists: dict[str, dict[str, str]] = tomllib.load(file)
    return lists
