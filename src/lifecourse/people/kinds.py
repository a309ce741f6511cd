"""What may be written about a person, and what cannot stand: plain decisions on plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.standards.api import years_after

# The categories of NHS England's Reasonable Adjustment Flag, in its order, by its codes: the code system
# "RA-AdjustmentCategory" 1.0.0, draft of 14 February 2024 (github.com/NHSDigital/ra-sandbox). The wording
# here is plainer than the national one. Codes of single adjustments could not be confirmed, so an
# adjustment is a category and words.
ADJUSTMENT_CATEGORIES: dict[str, str] = {
    "001": "Help to communicate",
    "002": "A communication professional, such as an interpreter",
    "003": "A certain way to be contacted",
    "004": "Information in a certain form",
    "005": "Other needs and help with communication",
    "006": "Help with a community language",
    "007": "More support",
    "008": "Care given in a way of their own",
    "009": "The place where care is given",
    "010": "Help with other needs",
    "011": "Something made for this person alone",
}

AROUND_KINDS: dict[str, str] = {
    "mother": "Mother",
    "father": "Father",
    "parent": "Parent",
    "sister": "Sister",
    "brother": "Brother",
    "partner": "Husband, wife or partner",
    "child": "Son or daughter",
    "grandparent": "Grandparent",
    "aunt": "Aunt",
    "uncle": "Uncle",
    "other_relative": "Another relative",
    "friend": "Friend",
    "neighbour": "Neighbour",
    "advocate": "Advocate",
    "support_worker": "Support worker",
    "other": "Somebody else",
}

# Who may speak for somebody: those by whom the national flag lets a decision be made (an attorney for health
# and welfare, a deputy: github.com/NHSDigital/reasonable-adjustments-api, its description of consent), and
# parental responsibility for a child. Whatever else there is, is said in words.
PARENTAL = "parental_responsibility"
AUTHORITY_KINDS: dict[str, str] = {
    "attorney_health": "Attorney for health and welfare, by a lasting power of attorney",
    "deputy": "Deputy appointed by a court",
    PARENTAL: "Parent or somebody else with parental responsibility for a child",
    "other": "Another authority, said in words below",
}
ADULT_AT = 18

# What somebody says about themselves, one question a part; the order is the order of the page.
ABOUT_QUESTIONS: dict[str, str] = {
    "called": "What shall people call you?",
    "how_i_communicate": "How do you communicate?",
    "languages": "Which languages do you use?",
    "needs_interpreter": "Do you need an interpreter, and which?",
    "what_matters": "What matters to you?",
    "how_best_to_support_me": "How can people support you best?",
    "please_do": "What should people do?",
    "please_do_not": "What should people not do?",
}


class CannotStand(Exception):
    """What was written cannot stand as it is; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What is to be kept of what was typed, and what two people changed to different words."""

    kept: Mapping[str, str]
    both: Mapping[str, str]


def weigh(*, seen: Mapping[str, str], standing: Mapping[str, str], typed: Mapping[str, str]) -> Weighed:
    """Part by part: what only one of two people changed stands; `both` has what stands where both did."""
    kept, both = {}, {}
    for name, words in typed.items():
        was, now = seen.get(name, ""), standing.get(name, "")
        if words != was and now not in {was, words}:
            both[name] = now
        kept[name] = now if words == was else words
    return Weighed(kept=kept, both=both)


def becomes_adult(birth_date: date) -> date:
    """The day on which somebody turns 18, from which nobody has parental responsibility for them."""
    return years_after(birth_date, ADULT_AT)


def authority_until(kind: str, *, born: date | None, to_date: date | None, today: date) -> date | None:
    """The last day of an authority. Raises CannotStand where parental responsibility is over already."""
    if kind != PARENTAL or born is None:
        return to_date
    last = becomes_adult(born) - timedelta(days=1)
    if last < today:
        raise CannotStand(
            "This person is an adult, so nobody has parental responsibility for them. They decide; "
            "where they cannot, say by which other authority somebody speaks for them."
        )
    return min(last, to_date) if to_date else last


def must_say(words: str, asked: str) -> None:
    """Raises CannotStand, with what is asked, where nothing was said."""
    if not words.strip():
        raise CannotStand(asked)


def check_ending(*, from_date: date | None, to_date: date, why: str, today: date) -> None:
    """Raises CannotStand for an end without a reason, before the beginning, or in days to come."""
    must_say(why, "Say why it ends, for whoever reads it later.")
    if from_date is not None and to_date < from_date:
        raise CannotStand("It would end before it begins.")
    if to_date > today:
        raise CannotStand("Write down an end on its day or later, not before.")
