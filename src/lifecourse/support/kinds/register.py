"""The words of the register: ratings, what makes things harder, ages, and schools."""

from enum import StrEnum


class Rating(StrEnum):
    """How close somebody is to a mental health hospital. The order is that of the board."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


# The four national ratings, as Norfolk, Kent and Medway, and Lincolnshire publish them (norfolk.gov.uk
# article 40828; kmhealthandcare.uk; lincolnshire.gov.uk). The wording here is our own.
RATING_WORDS: dict[Rating, str] = {
    Rating.RED: "May come to hospital very soon",
    Rating.AMBER: "May come to hospital if the right support does not come soon",
    Rating.GREEN: "Lives at home, with the support that is needed",
    Rating.BLUE: "Is in hospital now",
}

# What makes things harder: what registers ask about in Kent and Medway and in Lincolnshire (same sources).
# It is local practice; no national list is published.
RISK_KINDS: dict[str, str] = {
    "mental_health": "Mental health is worse, or not treated",
    "physical_health": "Physical health is worse",
    "distress": "Distress that others find hard to keep safe",
    "home": "Home, or the support at home, may end",
    "staff": "The people who support them change",
    "school": "A school or college place may end",
    "emergency": "Came to an emergency department, or emergency support was called",
    "justice": "Police or courts are involved",
    "life_event": "Something hard happened in their life",
    "been_in_hospital": "Has been in a mental health hospital before",
    "growing_up": "Moves from children's to adults' services",
    "alcohol_drugs": "Alcohol or drugs",
    "tried_everything": "Everything near home has been tried",
    "other": "Something else",
}

# Ages at which something in law or in services changes for somebody, and what.
AGES: dict[int, str] = {
    14: "A yearly health check by the GP begins, and planning for adult life",
    16: "Decides about care and treatment like an adult, under the Mental Capacity Act",
    18: "Adult services take over, and nobody has parental responsibility any more",
    25: "An education, health and care plan ends at the latest",
}

SCHOOL_WEEKS: dict[int, str] = {
    38: "38 weeks: home in the holidays",
    52: "52 weeks: all the year round",
}
