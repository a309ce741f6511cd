"""What changed since an earlier edition, in words, as a paper says it after its title."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lifecourse.plans.api import PlanDocument, SectionDifferences, differences_by_section
from lifecourse.publishing.words import day_words

# A reader who wants every figure compares the two versions; a paper names the first of each section.
MOST_FIGURES = 5


@dataclass(frozen=True, kw_only=True)
class SectionSince:
    """What differs in one section: on one line, then the figures that moved."""

    heading: str
    sentence: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Since:
    """What changed since an earlier edition."""

    day: date
    version: str
    sections: tuple[SectionSince, ...]
    of: int

    @property
    def title(self) -> str:
        """The heading."""
        return f"What changed since the edition of {day_words(self.day)}"

    @property
    def lead(self) -> str:
        """How much differs, in a sentence."""
        edition = f"That edition was made from: {self.version[:1].lower()}{self.version[1:]}."
        if not self.sections:
            return f"{edition} Nothing in the plan itself has changed since."
        count = len(self.sections)
        return f"{edition} {count} of {self.of} sections {'differs' if count == 1 else 'differ'}."


def since(before: PlanDocument, after: PlanDocument, *, day: date, version: str) -> Since:
    """What differs between the plan of an earlier edition and the plan of this one."""
    return Since(
        day=day,
        version=version,
        sections=tuple(_section(one) for one in differences_by_section(before, after)),
        of=len(after.template.sections),
    )


def _section(section: SectionDifferences) -> SectionSince:
    moved = list(_figures(section))
    said = moved[:MOST_FIGURES]
    if more := len(moved) - len(said):
        said.append(f"And {more} more {'figure' if more == 1 else 'figures'}.")
    return SectionSince(
        heading=f"{section.key} {section.title}".strip(), sentence=section.sentence, figures=tuple(said)
    )


def _figures(section: SectionDifferences) -> Iterator[str]:
    for shown in section.shown:
        if shown.figure:
            step = f": {shown.step}" if shown.step else ""
            yield f"{shown.difference.sentence}{step}"
