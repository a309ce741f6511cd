"""The words of reviews: kinds, who sits, papers, questions, and what becomes of a promise."""

from enum import StrEnum


class ReviewKind(StrEnum):
    """A review with or without education."""

    CTR = "ctr"
    CETR = "cetr"


# Adults have the one; young people, and adults with an education, health and care plan, have the other: the
# code of practice says that care and treatment reviews are for adults without such a plan.
KIND_WORDS: dict[ReviewKind, str] = {
    ReviewKind.CTR: "Care and treatment review",
    ReviewKind.CETR: "Care, education and treatment review",
}

PLACES: dict[str, str] = {
    "community": "Before hospital, so that nobody has to go there",
    "hospital": "In hospital",
}

# A panel has a chair from whoever pays, somebody who lived through the like, and a clinical expert.
PARTS: dict[str, str] = {
    "chair": "Leads the review, for whoever pays",
    "expert_by_experience": "Knows it from their own life",
    "clinical_expert": "Clinical expert",
    "family": "Family, or somebody whom the person chose",
    "advocate": "Advocate",
    "other": "Somebody else",
}
NEEDED_PARTS: dict[str, str] = {
    "chair": "somebody who leads it",
    "expert_by_experience": "somebody who knows it from their own life",
    "clinical_expert": "a clinical expert",
}

# What the panel reads beforehand: the national document checklists for inpatient and community reviews
# (england.nhs.uk, care, education and treatment review document checklist), in our own words.
PAPERS_ANYWHERE: dict[str, str] = {
    "planner": "Planner, with what was decided about the review",
    "last_report": "Report and actions of the review before",
    "risks": "What makes things harder, and what helps",
    "ehc_plan": "Education, health and care plan, and its last yearly review",
}
PAPERS_HOSPITAL: dict[str, str] = PAPERS_ANYWHERE | {
    "physical_health": "Physical health and medicines",
    "tribunal": "Latest report to a tribunal",
    "way_home": "What is needed at home, or the plan to leave hospital",
    "safeguarding": "Safeguarding reports of the last year",
    "restraint": "Reports of being held or kept apart",
    "care_plans": "Care plans",
    "health_action_plan": "Health action plan",
    "communication": "Communication passport",
    "hospital_passport": "Hospital passport",
    "week": "What a week looks like",
    "ward_meetings": "Notes of the ward's meetings",
}
PAPERS_COMMUNITY: dict[str, str] = PAPERS_ANYWHERE | {
    "crisis_plan": "Plan for when things get hard",
    "assessments": "Clinical assessments",
}
PAPERS: dict[str, str] = PAPERS_HOSPITAL | PAPERS_COMMUNITY

# The six questions of a review, as ndti.org.uk tells them, in our own words.
QUESTIONS: dict[str, str] = {
    "safe": "Is the person safe?",
    "care": "Is the care they get now good?",
    "daily_life": "What is daily life like?",
    "physical_health": "Is their physical health looked after?",
    "future": "Is there a plan for what comes next?",
    "hospital": "Do they need to be in hospital?",
}


class Effect(StrEnum):
    """What a promise, once kept, does to the day on which somebody goes home."""

    EARLIER = "earlier"
    LATER = "later"
    NONE = "none"


EFFECT_WORDS: dict[Effect, str] = {
    Effect.EARLIER: "They go home earlier",
    Effect.LATER: "They go home later",
    Effect.NONE: "It does not change that day",
}


class Step(StrEnum):
    """One thing that happened to a promise after it was made."""

    CHASED = "chased"
    MET = "met"
    REFUSED = "refused"
    REOPENED = "reopened"


STEP_WORDS: dict[Step, str] = {
    Step.CHASED: "Asked about",
    Step.MET: "Kept",
    Step.REFUSED: "Refused",
    Step.REOPENED: "Not kept after all",
}
