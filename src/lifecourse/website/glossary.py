"""The words of the house and what they mean: read from the glossary, which is written once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

ROW = re.compile(r"^\| (?!word \|)(?P<word>[^-|].*?) \| (?P<meaning>.+?) \|$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word and its meaning here."""

    word: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Where the word stands on its page."""
        return slugify(self.word)


@cache
def terms() -> tuple[Term, ...]:
    """Every word, in the order of the glossary."""
    return tuple(
        Term(word=found["word"], meaning=found["meaning"])
        for found in ROW.finditer(_file().read_text(encoding="utf-8"))
    )


def _file() -> Path:
    """The glossary: inside an installed package, or among the documentation beside the source."""
    installed = Path(settings.PACKAGE_DIR) / "glossary.md"
    return installed if installed.is_file() else Path(settings.PACKAGE_DIR).parent.parent / "docs/glossary.md"
