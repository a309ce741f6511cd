"""What the typeface can show. A paper for everybody may not print a letter that nobody can read aloud."""

import unicodedata
from functools import lru_cache
from pathlib import Path

import typst

from lifecourse.design.api import FONT_FOLDER

LETTER = Path(__file__).parent / "letter.typ"
LAST_PLAIN = 0x17F


def printable(text: str) -> str:
    """The text with each letter that the typeface lacks by its number, and without signs that are no text."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter == "\n":
        return letter
    if unicodedata.category(letter) in {"Cc", "Cs", "Cn"}:
        return ""
    if ord(letter) <= LAST_PLAIN or _has(letter):
        return letter
    return f"[U+{ord(letter):04X}]"


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    # The library that sets the paper is asked: it refuses a letter that no typeface of ours holds.
    compiler = typst.Compiler(str(LETTER), font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True)
    try:
        compiler.compile(format="pdf", sys_inputs={"letter": letter}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
