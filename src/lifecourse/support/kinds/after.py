"""The words of the weeks after hospital."""

from enum import StrEnum


class Where(StrEnum):
    """Where somebody is on a day after hospital."""

    HOME = "home"
    EXTRA_CARE = "extra_care"
    SHARED_LIVES = "shared_lives"
    HOSPITAL = "hospital"
    CARE_HOME = "care_home"
    RESPITE = "respite"
    DIED = "died"
    UNKNOWN = "unknown"


HOSPITALS: dict[str, str] = {
    "general": "A general or community hospital",
    "mental": "A mental health hospital",
}
# National measures count the first, the older one the second as well; the third is counted by neither.
SHORT_KINDS: dict[str, str] = {
    "reablement": "Reablement: help to do things oneself again",
    "rehabilitation": "Rehabilitation or intermediate care",
    "other": "Other support for a short time",
}
OUTCOMES: dict[str, str] = {
    "none": "No support is needed any more",
    "less": "Less support goes on than before hospital",
    "same": "As much support goes on as before hospital",
    "more": "More support goes on than before hospital",
    "hospital": "They went back to hospital",
    "died": "They died",
}
WHERE_WORDS: dict[Where, str] = {
    Where.HOME: "At home, or with family",
    Where.EXTRA_CARE: "In extra care housing, or supported living",
    Where.SHARED_LIVES: "With a Shared Lives family",
    Where.RESPITE: "In a care home for a short break, expected back home",
    Where.HOSPITAL: "In hospital",
    Where.CARE_HOME: "In a care home",
    Where.DIED: "They died",
    Where.UNKNOWN: "Nobody could find out",
}
