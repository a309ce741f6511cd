"""The words of a pooled fund: where its money comes from, and the part that partners play."""

from enum import StrEnum


class Source(StrEnum):
    """What kind of money a contribution is."""

    MINIMUM = "minimum"
    ADDITIONAL = "additional"
    GRANT = "grant"
    CAPITAL_GRANT = "capital-grant"
    CARRY_FORWARD = "carry-forward"
    CARRIED_CAPITAL = "carried-capital"


SOURCE_WORDS: dict[Source, str] = {
    Source.MINIMUM: "Minimum contribution",
    Source.ADDITIONAL: "Additional contribution",
    Source.GRANT: "Grant",
    Source.CAPITAL_GRANT: "Capital grant",
    Source.CARRY_FORWARD: "Carried forward from the year before",
    Source.CARRIED_CAPITAL: "Capital carried forward from the year before",
}


# What may be spent on things that last, and on nothing else.
CAPITAL = frozenset({Source.CAPITAL_GRANT, Source.CARRIED_CAPITAL})
# What was left of the year before: of one year, and offered to no other.
CARRIED = frozenset({Source.CARRY_FORWARD, Source.CARRIED_CAPITAL})


class Money(StrEnum):
    """What money may be spent on: things that last, or everything else."""

    REVENUE = "revenue"
    CAPITAL = "capital"


MONEY_WORDS: dict[Money, str] = {Money.REVENUE: "Revenue", Money.CAPITAL: "Capital"}


class Arrangement(StrEnum):
    """What partners do together under section 75."""

    POOLED = "pooled"
    LEAD = "lead"
    DELEGATED = "delegated"


ARRANGEMENT_WORDS: dict[Arrangement, str] = {
    Arrangement.POOLED: "Pooled fund",
    Arrangement.LEAD: "Lead commissioning",
    Arrangement.DELEGATED: "Integrated provision, or functions handed over",
}
