"""The words of extracts from outside: whose they are, what their columns can say, and what a flag is."""

import re

COMMISSIONER, PROVIDER = "commissioner", "provider"
EXTRACTS: dict[str, str] = {
    COMMISSIONER: "A commissioner's national extract (Assuring Transformation)",
    PROVIDER: "A provider's extract (mental health services data set)",
}

# What can be read from a row. The national data dictionary could not be read, so these are our own words:
# whoever brings a file in says which of its columns says which.
WHO: dict[str, str] = {
    "nhs_number": "NHS number",
    "local_id": "Number in their system",
    "given": "First names",
    "family": "Family name",
    "birth_date": "Date of birth",
}
STAY: dict[str, str] = {
    "hospital": "Hospital or ward",
    "provider": "Who runs the hospital",
    "ward_kind": "Kind of ward",
    "law": "By what law they are there",
    "commissioner": "Who pays",
    "admitted": "In hospital since",
    "left": "Left hospital on",
    "leave_from": "On long leave since",
    "learning_disability": "Learning disability: yes or no",
    "autism": "Autism: yes or no",
}
# By any of these NHS England's own code takes somebody in the mental health services data set for a person
# with a learning disability or an autistic person (nhsengland/MHSDS, MHA Dashboard/MHA dashboard v.2.sql,
# lines 1396 to 1464).
FLAGS: dict[str, str] = {
    "mental_category": "Mental category under the Mental Health Act",
    "treatment_function": "Treatment function",
    "provisional_diagnosis": "Provisional diagnosis (ICD-10)",
    "primary_diagnosis": "Primary diagnosis (ICD-10)",
    "secondary_diagnosis": "Secondary diagnosis (ICD-10)",
    "cluster": "Cluster",
    "team_type": "Team type",
}
FIELDS: dict[str, str] = WHO | STAY | FLAGS
DAYS = ("birth_date", "admitted", "left", "leave_from")

HEADINGS: dict[str, tuple[str, ...]] = {
    "nhs_number": ("nhs number", "nhs no", "nhs", "nhsnumber"),
    "local_id": ("id", "local id", "local patient id", "local patient identifier", "hospital number", "ref"),
    "given": ("forename", "forenames", "first name", "first names", "given name", "given names"),
    "family": ("surname", "family name", "last name"),
    "birth_date": ("dob", "date of birth", "birth date", "person birth date"),
    "hospital": ("hospital", "ward", "ward name", "hospital name", "hospital site", "site name"),
    "provider": ("provider", "provider name", "who runs the hospital"),
    "ward_kind": ("ward type", "kind of ward", "type of ward", "ward security level", "ward kind"),
    "law": ("legal status", "mha section", "mental health act section", "by what law", "mha legal status"),
    "commissioner": ("commissioner", "commissioner name", "commissioner code", "responsible commissioner"),
    "admitted": ("admission date", "date of admission", "admitted", "in hospital since", "start date"),
    "left": ("discharge date", "date of discharge", "left", "end date", "left hospital on"),
    "leave_from": ("leave start date", "on leave since", "section 17 leave from"),
    "learning_disability": ("learning disability", "ld", "has learning disability"),
    "autism": ("autism", "autistic", "has autism", "asd"),
    "mental_category": ("mental category", "mental health act mental category"),
    "treatment_function": ("treatment function", "treatment function code"),
    "provisional_diagnosis": ("provisional diagnosis", "prov diag"),
    "primary_diagnosis": ("primary diagnosis", "prim diag", "diagnosis"),
    "secondary_diagnosis": ("secondary diagnosis", "sec diag"),
    "cluster": ("cluster", "care cluster", "mental health care cluster"),
    "team_type": ("team type", "service or team type", "team type code"),
}
BY_HEADING = {heading: name for name, headings in HEADINGS.items() for heading in headings}

# Our kinds of ward by the words that files are known to use for them; other words are compared with nothing.
WARDS: dict[str, str] = {
    "assessment": "assessment",
    "assessment and treatment": "assessment",
    "assessment and treatment unit": "assessment",
    "acute": "acute",
    "acute mental health": "acute",
    "acute mental health ward": "acute",
    "rehabilitation": "rehabilitation",
    "locked rehabilitation": "locked_rehabilitation",
    "low secure": "low_secure",
    "medium secure": "medium_secure",
    "high secure": "high_secure",
    "children s and young people s unit": "children",
    "children and young people": "children",
    "children": "children",
}
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})
# "Section 37/41" and "s.3"; a number alone is a code of a list that we have not read.
SECTION = re.compile(r"(?:section|sect|sec|s)s?\s*(\d+)(?:\s+(?:and\s+)?(\d+))?")
LAWS: dict[tuple[str, str], str] = {
    ("2", ""): "s2",
    ("3", ""): "s3",
    ("4", ""): "s4",
    ("5", ""): "s5",
    ("37", ""): "s37",
    ("37", "41"): "s37_41",
    ("47", "49"): "s47_49",
    ("48", "49"): "s48_49",
}
