"""The parts that a fund's year is made of, and what of each is words that may be said otherwise."""

from enum import StrEnum


class PartKind(StrEnum):
    """What a year is made of."""

    CONTRIBUTION = "contributions"
    PRIORITY = "priorities"
    SCHEME = "schemes"
    LINE = "lines"
    OUTPUT = "outputs"


PART_WORDS: dict[PartKind, str] = {
    PartKind.CONTRIBUTION: "Contribution",
    PartKind.PRIORITY: "Priority",
    PartKind.SCHEME: "Scheme",
    PartKind.LINE: "Line",
    PartKind.OUTPUT: "What a scheme brings",
}

# By the name of its column: what a page calls it. Whatever money or a rule hangs on is none of them.
WORDED: dict[PartKind, dict[str, str]] = {
    PartKind.CONTRIBUTION: {"name": "What is it called?", "agreed_in": "Where was it agreed?"},
    PartKind.PRIORITY: {"name": "What is it called?"},
    PartKind.SCHEME: {"name": "What is it called?", "words": "What does it do?"},
    PartKind.LINE: {"provider": "Who provides it?", "area_of_spend": "Area of spend"},
    PartKind.OUTPUT: {
        "name": "What does it bring?",
        "unit": "What is counted?",
        "planned": "How much is planned for the year?",
    },
}
