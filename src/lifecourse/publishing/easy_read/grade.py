"""The Flesch-Kincaid grade: how long sentences and words are, as a year of school in the United States.

It counts; it does not read. Short words in a short sentence can still be hard to understand, so that a low
grade is needed and never enough.
"""

import re
from functools import cache

import pyphen

VOWELS = re.compile(r"[aeiouy]+")


def grade_of(sentences: list[list[str]]) -> float:
    """The grade of some sentences, each given as its words; 0 for no words."""
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(syllables_in(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@cache
def syllables_in(word: str) -> int:
    """How many syllables a word has, about: by its hyphenation points or its vowels, whichever is more.

    Hyphens are not set after one letter, so that "about" would count as one; vowels alone miss "cre-ate".
    """
    letters = word.lower()
    vowels = len(VOWELS.findall(letters)) - (letters.endswith("e") and not letters.endswith(("le", "ee")))
    return max(1, vowels, len(_hyphens().positions(letters)) + 1)


@cache
def _hyphens() -> "pyphen.Pyphen":
    return pyphen.Pyphen(lang="en_GB")
