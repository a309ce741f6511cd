"""What somebody typed to find a person: which words are names, and which a number, a day or a postcode."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lifecourse.engine.linkage.words import GROUPS, plain, plain_phone
from lifecourse.people.days import read_day

LEAST = 3
NUMBER = re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b")
PHONE = re.compile(r"(?<!\w)(?:\+44|0)[\d ]{8,13}\d\b")
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", re.I)
ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
DAY = re.compile(r"\b(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{4}|\d{2})\b", re.I)


@dataclass(frozen=True, kw_only=True)
class Term:
    """One thing that was asked for: a name, or something that is known by its shape."""

    kind: str
    text: str


@lru_cache(maxsize=100_000)
def names_in(words: str) -> tuple[str, ...]:
    """The words of a name, each in its plain spelling; O'Brien and Mary-Jane also whole."""
    found = [plain(part) for part in re.split(r"[\s,]+", words)]
    found += [plain(part) for part in re.split(r"[\s,'’-]+", words)]
    return tuple(word for word in dict.fromkeys(found) if word)


def read_asked(typed: str, *, today: date) -> list[Term]:
    """What was asked for, in its order; nothing when too little was typed to find anybody by."""
    terms: list[Term] = []
    left = typed
    for kind, pattern, read in (
        ("born", ISO, lambda m: _born(m[3], m[2], m[1], today)),
        ("born", DAY, lambda m: _born(m[1], m[2], m[3], today)),
        ("phone", PHONE, lambda m: plain_phone(m[0])),
        ("number", NUMBER, lambda m: re.sub(r"\D", "", m[0])),
        ("postcode", POSTCODE, lambda m: (m[1] + m[2]).casefold()),
    ):
        for match in pattern.finditer(left):
            text = read(match)
            if text:
                terms.append(Term(kind=kind, text=text))
                left = left.replace(match[0], " ", 1)
    names = [word for part in re.split(r"[\s,]+", left) if (word := plain(part))]
    # Jo is called Jo; of anybody else two letters are too few.
    is_whole = len(names) == 1 and names[0] in GROUPS
    if sum(len(name) for name in names) + 10 * len(terms) < LEAST and not is_whole:
        return []
    return terms + [Term(kind="name", text=name) for name in names]


def letters_wrong(name: str) -> int:
    """How many letters may be wrong in a name of this length: in a short one any would be another name."""
    return 0 if len(name) < 4 else 1 if len(name) < 6 else 2


def _born(day: str, month: str, year: str, today: date) -> str:
    """A day as 1985-04-03, empty where it is none; of two figures, the last such year that has been."""
    if len(year) == 2:
        year = str(2000 + int(year) - (100 if 2000 + int(year) > today.year else 0))
    found = read_day(f"{day}-{month}-{year}")
    return found.isoformat() if found else ""
