"""Finds in a text where it may state a small number of people, in digits or in words."""

import re

FEW = (
    r"(?<![\d.,£%/-])(?:one|two|three|four|[1-4]|a single|both|a couple of|a pair of|the only|the sole)"
    r"(?![\d.,/%-]*\d)(?!\s?%)"
)
PEOPLE = (
    r"(?:people|persons?|individuals?|patients?|inpatients?|residents?|adults?|child|children|men|man|women"
    r"|woman|boys?|girls?|brothers?|sisters?|young people|service users?|admissions?|discharges?|transfers?"
    r"|packages? of care|placements?)"
)
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "three people", "two of the older men"
        rf"\b{FEW}\b(?:\s+[\w'’-]+){{0,3}}?\s+{PEOPLE}\b",
        # "patients: 3", "people (2)"
        rf"\b{PEOPLE}(?:\s+[\w'’-]+){{0,4}}?\s*(?:[:(=–-]|\bis|\bare|\bwere|\bwas|\bnumbered)\s*{FEW}\b",
        # "two were discharged", "three of whom"
        r"(?<![\d.,£])\b(?:two|three|four|[2-4])\s+(?:were|was|are|have|had|of them|of whom)\b",
    )
)


def small_numbers_in(text: str) -> tuple[str, ...]:
    """The pieces of a text that may state from one to four people, in the order in which they stand.

    It errs on the side of finding too much: somebody reads each before it is let go. It cannot know every
    way in which a sentence tells of a person.
    """
    plain = re.sub(r"[*_`]+", "", text)
    found = {(hit.start(), " ".join(hit.group().split())) for p in PATTERNS for hit in p.finditer(plain)}
    return tuple(dict.fromkeys(piece for _, piece in sorted(found)))
