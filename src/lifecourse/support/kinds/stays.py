"""The words of stays in hospital: wards, laws, leave, and what keeps somebody there."""

# Kinds of ward, as joint plans of 2016 tell them apart (Essex, sections 2.1 and 2.2). The national list of
# ward types is not published where it could be read, so these are not its codes.
# Who runs a hospital. Nothing where nobody has said.
RUN_BY: dict[str, str] = {"nhs": "The NHS", "independent": "An independent provider"}
WARD_KINDS: dict[str, str] = {
    "assessment": "Assessment and treatment, for people with a learning disability",
    "acute": "Acute mental health ward",
    "rehabilitation": "Rehabilitation",
    "locked_rehabilitation": "Locked rehabilitation",
    "low_secure": "Low secure",
    "medium_secure": "Medium secure",
    "high_secure": "High secure",
    "children": "Children's and young people's unit",
    "other": "Another kind of ward",
}
SECURE_WARDS = frozenset({"low_secure", "medium_secure", "high_secure"})
CAME_FROM: dict[str, str] = {
    "own_home": "Their own or their family's home",
    "supported_living": "Supported living",
    "care_home": "A care home",
    "school": "A residential school or college",
    "general_hospital": "A general hospital",
    "prison": "Prison or police custody",
    "hospital_elsewhere": "A mental health hospital that is not in this record",
    "other": "Somewhere else",
}
# Where somebody goes when a stay ends: the destinations of the national inpatient collection, version 4 of
# August 2023 (as listed at cataloguesocialcare.uk, Assuring Transformation), in our own words.
LEFT_FOR: dict[str, str] = {
    "independent_living": "A home of their own",
    "supported_housing": "Supported living",
    "family_home": "The family's home",
    "care_home": "A care home",
    "nursing_home": "A care home with nursing",
    "school": "A residential school or college",
    "general_hospital": "A general hospital, for their physical health",
    "prison": "Prison",
    "foster_care": "Foster care",
    "hospice": "A hospice",
    "temporary": "Somewhere for a while",
    "died": "They died",
    "other": "Somewhere else",
}
TRANSFERRED = "transferred"
HOME = frozenset(
    {"independent_living", "supported_housing", "family_home", "care_home", "nursing_home", "foster_care"}
)
HOME_KINDS: dict[str, str] = {code: words for code, words in LEFT_FOR.items() if code in HOME}
# By what somebody is in hospital: the sections of the Mental Health Act 1983 that are met most.
LEGAL_STATUSES: dict[str, str] = {
    "informal": "Of their own accord, or informally",
    "s2": "Section 2: for assessment, up to 28 days",
    "s3": "Section 3: for treatment",
    "s4": "Section 4: in an emergency",
    "s5": "Section 5: held so as not to leave",
    "s37": "Section 37: ordered by a court",
    "s37_41": "Sections 37 and 41: ordered by a court, with restrictions",
    "s47_49": "Sections 47 and 49: brought from prison, with restrictions",
    "s48_49": "Sections 48 and 49: brought from remand, with restrictions",
    "dols": "Deprivation of liberty authorised under the Mental Capacity Act",
    "other": "Another legal basis, said in words",
}
LEAVE_KINDS: dict[str, str] = {
    "escorted": "Out with staff",
    "unescorted": "Out without staff",
    "at_home": "A night or more at home, or where they will live",
    "extended": "Long leave, with the bed kept",
}
# What stands between somebody and going home. The first five begin the national list of reasons for delay
# (same source), of which the rest could not be read; the others are what plans of 2016 name (Essex, 4.10).
DELAYS: dict[str, str] = {
    "coordinator": "Nobody has been named to coordinate",
    "psychiatrist": "No psychiatrist near home yet",
    "social_worker": "No social worker yet",
    "health_money": "Health money is not agreed",
    "social_money": "Council money is not agreed",
    "home": "There is no home to go to",
    "home_changes": "The home has to be changed first",
    "empty_rooms": "Who pays while a room stands empty is not settled",
    "benefits": "Benefits do not cover the rent",
    "staff": "The people who will support them are not there yet",
    "court": "A tribunal, a court or the Ministry of Justice has to decide",
    "willing": "The person or the family do not want it yet",
    "other": "Something else",
}
SECTORS: dict[str, str] = {
    "health": "Health",
    "social_care": "Social care",
    "both": "Health and social care",
    "neither": "Neither",
}
