"""What an Easy Read summary is made of: lines, each with one idea, a picture and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """The parts of a summary, in the order in which they are read."""

    ABOUT = "about"
    HOSPITAL = "hospital"
    HELP = "help"
    HOMES = "homes"
    WHEN = "when"
    YOUR_SAY = "your-say"


PART_TITLES: dict[Part, str] = {
    Part.ABOUT: "About this plan",
    Part.HOSPITAL: "People in hospital",
    Part.HELP: "What will change",
    Part.HOMES: "Homes and money",
    Part.WHEN: "When it will happen",
    Part.YOUR_SAY: "Have your say",
}

# Two sides of one sheet: what changes on the first, what comes of it on the second.
PAGE_OF: dict[Part, int] = {
    Part.ABOUT: 1,
    Part.HOSPITAL: 1,
    Part.HELP: 1,
    Part.HOMES: 2,
    Part.WHEN: 2,
    Part.YOUR_SAY: 2,
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One idea. In `text`, what stands in square brackets is taken from the plan and never typed.

    `source` is the path of the place that the idea itself comes from, or empty when the words are ours alone.
    `read_with` is what each taken thing said when somebody last read the sentence.
    """

    key: str
    part: Part
    text: str
    picture: str
    source: str = ""
    read_with: Mapping[str, str] = field(default_factory=dict)
    by_rule: bool = True


def in_order(lines: list[Line]) -> list[Line]:
    """Lines by part, and in each part as given."""
    order = list(Part)
    return sorted(lines, key=lambda line: order.index(line.part))
