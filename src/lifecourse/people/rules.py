"""Plain decisions about people's records: who may know of whom, and what folds into what."""

from enum import StrEnum


class Purpose(StrEnum):
    """What information about a person may be used for."""

    SUPPORT = "support"
    REVIEW = "review"
    COMMISSIONING = "commissioning"
    SAFEGUARDING = "safeguarding"
    MATCHING = "matching"


PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.SUPPORT: "giving and planning care and support",
    Purpose.REVIEW: "care, education and treatment reviews",
    Purpose.COMMISSIONING: "arranging and paying for support",
    Purpose.SAFEGUARDING: "keeping somebody safe from harm",
    Purpose.MATCHING: "finding out that two records are one person",
}


class Part(StrEnum):
    """What an organisation is to a person."""

    COMMISSIONER = "commissioner"
    COUNCIL = "council"
    GP = "gp"
    CARE_TEAM = "care_team"
    PROVIDER = "provider"
    HOSPITAL = "hospital"
    SCHOOL = "school"


PART_WORDS: dict[Part, str] = {
    Part.COMMISSIONER: "Health commissioner",
    Part.COUNCIL: "Council",
    Part.GP: "GP practice",
    Part.CARE_TEAM: "Care team",
    Part.PROVIDER: "Support provider",
    Part.HOSPITAL: "Hospital",
    Part.SCHOOL: "School or college",
}


class Basis(StrEnum):
    """Why an organisation may hold a record: its own duty, or what was decided by or for the person."""

    OWN_DUTY = "own_duty"
    AGREED = "agreed"


class Outcome(StrEnum):
    """What was decided about sharing with one organisation for one purpose."""

    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    BEST_INTERESTS_SHARE = "best_interests_share"
    BEST_INTERESTS_DO_NOT_SHARE = "best_interests_do_not_share"


class Capacity(StrEnum):
    """Whether the person could make this decision at this time."""

    HAS = "has"
    LACKS = "lacks"
    CHILD_COMPETENT = "child_competent"
    CHILD_NOT_COMPETENT = "child_not_competent"
