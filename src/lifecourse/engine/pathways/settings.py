"""Where people live or are, who pays, and which of six groups they belong to: words of the model that ships.

The groups are the five of the national service model of 2015 and one beside them, as the Essex plan of 2016
sets them out (section 4.1). The kinds of ward are those of the plans of that year (section 2.1 and 2.2).
"""

from dataclasses import dataclass

NHSE, ICB, COUNCIL = "nhse", "icb", "council"
FUNDERS: dict[str, str] = {
    NHSE: "NHS England",
    ICB: "Health commissioner",
    COUNCIL: "Councils",
}
# Who is answerable for somebody's support outside hospital.
COUNCIL_ALONE, JOINT, AFTERCARE = "council", "joint", "aftercare"
FUNDINGS: dict[str, str] = {
    COUNCIL_ALONE: "The council alone",
    JOINT: "The council and the health commissioner together",
    AFTERCARE: "Both together, as the law asks after detention in hospital",
}
COHORTS: dict[str, str] = {
    "1": "A mental health condition, and behaviour that challenges",
    "2": "Self-injury or aggression without severe mental illness",
    "3": "Risky behaviour that may lead to the police and courts",
    "4": "Lower support needs, often not known to services, and risky behaviour",
    "5": "A very long time in hospital",
    "6": "Everybody else with a learning disability",
}
REST = "6"


@dataclass(frozen=True, kw_only=True)
class Where:
    """A setting. `payer`: the one funder of a hospital; empty where it depends on who is answerable."""

    code: str
    words: str
    hospital: bool = False
    payer: str = ""


FAMILY_HOME, SUPPORTED_LIVING, RESIDENTIAL = "family-home", "supported-living", "residential"
# A home found, built or changed for one person with support to match: what people in hospital wait for.
SPECIALIST = "specialist-home"
SCHOOL, AT_RISK, CRISIS = "residential-school", "at-risk", "crisis-bed"
ASSESSMENT, MENTAL_HEALTH, REHABILITATION = "assessment-treatment", "mental-health", "locked-rehabilitation"
LOW, MEDIUM, HIGH, CHILD = "low-secure", "medium-secure", "high-secure", "child-inpatient"

SETTINGS: tuple[Where, ...] = (
    Where(code=FAMILY_HOME, words="The family's or their own home"),
    Where(code=SUPPORTED_LIVING, words="Supported living"),
    Where(code=SPECIALIST, words="A home made ready for one person"),
    Where(code=RESIDENTIAL, words="A residential care home"),
    Where(code=SCHOOL, words="A residential school"),
    Where(code=AT_RISK, words="At home and at risk of hospital"),
    Where(code=CRISIS, words="A crisis bed outside hospital"),
    Where(code=ASSESSMENT, words="Assessment and treatment", hospital=True, payer=ICB),
    Where(code=MENTAL_HEALTH, words="A mainstream mental health ward", hospital=True, payer=ICB),
    Where(code=REHABILITATION, words="Locked rehabilitation", hospital=True, payer=ICB),
    Where(code=LOW, words="Low secure", hospital=True, payer=NHSE),
    Where(code=MEDIUM, words="Medium secure", hospital=True, payer=NHSE),
    Where(code=HIGH, words="High secure", hospital=True, payer=NHSE),
    Where(code=CHILD, words="A children's and young people's unit", hospital=True, payer=NHSE),
)
CODES: tuple[str, ...] = tuple(one.code for one in SETTINGS)
HOSPITALS: tuple[str, ...] = tuple(one.code for one in SETTINGS if one.hospital)
SECURE = (LOW, MEDIUM, HIGH)
ADULT_HOSPITALS = tuple(code for code in HOSPITALS if code != CHILD)
COMMUNITY: tuple[str, ...] = tuple(one.code for one in SETTINGS if not one.hospital)
WORDS: dict[str, str] = {one.code: one.words for one in SETTINGS}
# The time in a setting, in days: three and six months, one year, two, and five.
STAY_DAYS = (0.0, 91.0, 182.0, 365.0, 730.0, 1826.0)
AGES = (0.0, 5.0, 12.0, 18.0, 25.0, 35.0, 45.0, 55.0, 65.0, 75.0)
ADULT = 18


def paid_by(funder: str) -> tuple[str, ...]:
    """The hospitals that one funder pays for."""
    return tuple(one.code for one in SETTINGS if one.hospital and one.payer == funder)
