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
# What is counted when it is not people. Anything else that two, three or four of are told may be people.
THINGS = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|nights?|times?|per cent|percent|halves|thirds|ends?"
    r"|quarters?|phases?|stages?|steps?|parts?|sections?|tables?|figures?|pages?|layers?|levels?|tiers?"
    r"|kinds?|types?|ways?|things?|questions?|methods?|approach(?:es)?|options?|principles?|outcomes?|aims?"
    r"|goals?|targets?|measures?|milestones?|risks?|assumptions?|issues?|actions?|decisions?|strands?"
    r"|projects?|programmes?|workstreams?|plans?|bids?|events?|meetings?|boards?|groups?|partners?"
    r"|partnerships?|organisations?|councils?|commissioners?|trusts?|providers?|services?|teams?|areas?"
    r"|districts?|sites?|units?|wards?|hospitals?|beds?|homes?|houses?|flats?|properties|contracts?"
    r"|places|posts?|directors?|managers?|officers?|leads?|nurses?|staff)"
)
LABELS = (
    r"(?:phase|stage|step|part|section|table|figure|page|level|tier|type|option|quarter|version|group"
    r"|cohort|annex|appendix|paragraph|principle|schedule|q)"
)
# A word that ends what is counted: "four who left the ward" are not four wards.
ENDS = (
    r"(?:who|whose|whom|were|was|are|is|have|had|has|of|in|at|on|from|with|by|now|still|left|came|went|moved"
    r"|lives?|lived|spent|waited?|waiting)"
)
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "three people", "two of the older men"
        rf"\b{FEW}\b(?:\s+[\w'’-]+){{0,3}}?\s+{PEOPLE}\b",
        # "patients: 3", "people (2)"
        rf"\b{PEOPLE}(?:\s+[\w'’-]+){{0,4}}?\s*(?:[:(=–-]|\bis|\bare|\bwere|\bwas|\bnumbered)\s*{FEW}\b",
        # "two were discharged", "three of whom", "four who had spent"
        r"(?<![\d.,£])\b(?:two|three|four|[2-4])\s+(?:were|was|are|have|had|who|whose|of them|of whom)\b",
        # "two now live at home": of whatever is not plainly a thing, a date or a label
        rf"(?<![\d.,£%/-])(?:\b(?:two|three|four)|(?<=\S )[2-4])\b(?![.,/-]\d|[%/]|\s+{MONTHS})"
        rf"(?!(?:\s+(?:to|or|and)\s+[\w]+)?(?:\s+(?!{ENDS}\b)[\w'’-]+){{0,3}}?\s+{THINGS}\b)(?:\s+[\w'’-]+){{1,2}}",
        r"\bone\s+(?:who|whose|of them|of whom)\b",
    )
)


def small_numbers_in(text: str) -> tuple[str, ...]:
    """The pieces of a text that may state from one to four people, in the order in which they stand.

    It errs on the side of finding too much: somebody reads each before it is let go. It cannot know every
    way in which a sentence tells of a person.
    """
    plain = re.sub(r"[*_`]+", "", text)
    plain = re.sub(
        rf"\b{LABELS}\s*(?:\d|one|two|three|four)\b(?!\s+{PEOPLE})", "", plain, flags=re.IGNORECASE
    )
    found: dict[int, str] = {}
    for pattern in PATTERNS:
        for hit in pattern.finditer(plain):
            found.setdefault(hit.start(), " ".join(hit.group().split()))
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))
