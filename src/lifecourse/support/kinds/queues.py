"""The words of work queues, and of where somebody lives."""

from enum import StrEnum

from lifecourse.support.kinds.stays import HOME_KINDS


class Answer(StrEnum):
    """Whether somebody wants what a queue is for."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


ANSWERS: dict[str, str] = {
    Answer.YES.value: "They want this",
    Answer.UNSURE.value: "They are not sure yet",
    Answer.NO.value: "They do not want this",
}
# How anybody knows what somebody wants, from their own words down.
HOW_KNOWN: dict[str, str] = {
    "said": "They said so, or showed it",
    "advocate": "They said so or showed it, with an advocate",
    "best_interests": "They cannot decide this. They were asked, and it was decided in their best interests",
}
DONE, NOT_WANTED, STOPPED = "done", "not_wanted", "stopped"
ENDINGS: dict[str, str] = {
    DONE: "Every stage was passed",
    NOT_WANTED: "The person does not want it",
    STOPPED: "Stopped for another reason",
}
STOPS: dict[str, str] = {code: words for code, words in ENDINGS.items() if code != DONE}

PLACES: dict[str, str] = {
    **HOME_KINDS,
    "shared_lives": "With a Shared Lives family",
    "school": "A residential school or college",
    "other": "Somewhere else",
}
# A care home, with or without nursing.
RESIDENTIAL: dict[str, str] = {code: PLACES[code].lower() for code in ("care_home", "nursing_home")}
RESIDENTIAL_SERVICES: dict[str, str] = {
    "long_residential": "a care home, by what is bought for them",
    "long_nursing": "a care home with nursing, by what is bought for them",
}

# Who pays beside organisations. A charge that moves to the person, or to benefits, is no saving either.
THE_PERSON, BENEFITS = "person", "benefits"
OTHER_PAYERS: dict[str, str] = {
    THE_PERSON: "The person, with their own money",
    BENEFITS: "Benefits, such as housing benefit",
}
