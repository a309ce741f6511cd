"""The kinds of organisation, area and part played that the plans name."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    CLINICAL_COMMISSIONING_GROUP = "clinical_commissioning_group", "Clinical commissioning group"
    INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"
    COUNTY_COUNCIL = "county_council", "County council"
    UNITARY_COUNCIL = "unitary_council", "Unitary council"
    DISTRICT_COUNCIL = "district_council", "District, city or borough council"
    NHS_ENGLAND = "nhs_england", "NHS England"
    SPECIALISED_COMMISSIONING = "specialised_commissioning", "NHS England specialised commissioning"
    NHS_TRUST = "nhs_trust", "NHS trust or foundation trust"
    INDEPENDENT_PROVIDER = "independent_provider", "Independent provider"
    VOLUNTARY_ORGANISATION = "voluntary_organisation", "Voluntary or community organisation"
    HOUSING_ASSOCIATION = "housing_association", "Housing association"
    POLICE = "police", "Police"
    SCHOOL = "school", "School or college"
    GENERAL_PRACTICE = "general_practice", "General practice"
    FAMILY_CARER_GROUP = "family_carer_group", "Group of people with lived experience or carers"
    REGULATOR = "regulator", "Regulator or inspectorate"
    COMMISSIONING_SUPPORT = "commissioning_support", "Commissioning support unit"
    PARTNERSHIP_OFFICE = "partnership_office", "Partnership office"
    OTHER = "other", "Other"


# Who arranges health care and pays, near home and for the whole country; and councils.
LOCAL_HEALTH = frozenset(
    {OrganisationKind.CLINICAL_COMMISSIONING_GROUP, OrganisationKind.INTEGRATED_CARE_BOARD}
)
NATIONAL_HEALTH = frozenset({OrganisationKind.NHS_ENGLAND, OrganisationKind.SPECIALISED_COMMISSIONING})
HEALTH_COMMISSIONERS = LOCAL_HEALTH | NATIONAL_HEALTH
COUNCILS = frozenset(
    {
        OrganisationKind.COUNTY_COUNCIL,
        OrganisationKind.UNITARY_COUNCIL,
        OrganisationKind.DISTRICT_COUNCIL,
    }
)


class AreaKind(TextChoices):
    COUNTY = "county", "County"
    UNITARY = "unitary", "Unitary authority"
    DISTRICT = "district", "District, city or borough"
    CCG = "ccg", "Clinical commissioning group area"
    ICB = "icb", "Integrated care board area"
    PARTNERSHIP = "partnership", "Partnership area"
    REGION = "region", "Region"
    OTHER = "other", "Other"


class Part(TextChoices):
    """What an organisation does in a partnership."""

    LEAD_COMMISSIONER = "lead_commissioner", "Lead commissioner"
    COMMISSIONER = "commissioner", "Commissioner"
    PROVIDER = "provider", "Provider"
    OTHER = "other", "Other partner"
