"""The words of somebody's support plan: needs, services as national data names them, and budgets."""

# What an adult is to be able to do: the outcomes of regulation 2(2) of the Care and Support (Eligibility
# Criteria) Regulations 2015 (legislation.gov.uk/uksi/2015/313), in our own words. The last four are ours.
DOMAINS: dict[str, str] = {
    "nutrition": "Eating and drinking",
    "hygiene": "Keeping clean",
    "toilet": "Using the toilet",
    "clothing": "Being dressed for the day and the weather",
    "home_safely": "Being safe at home",
    "home_habitable": "Keeping the home fit to live in",
    "relationships": "Family, friends and love",
    "work_learning": "Work, learning and volunteering",
    "community": "Getting about, and using what is near",
    "caring_for_child": "Caring for a child",
    "physical_health": "Physical health",
    "mental_health": "Mental health and distress",
    "communication": "Understanding and being understood",
    "other": "Something else",
}

# Values of Service_Type, Service_Component and Delivery_Mechanism of client level data, as its published
# code reads them (DataS-DHSC/ASC-CLD-LA-Dashboard, Stored_procedures/create_GetDQValues_procedure.sql).
SERVICE_TYPES: dict[str, str] = {
    "long_nursing": "Long term support: nursing care",
    "long_residential": "Long term support: residential care",
    "long_community": "Long term support: community",
    "long_prison": "Long term support: prison",
    "short_max": "Short term support: ST-Max",
    "short_low": "Short term support: ongoing low level",
    "short_other": "Short term support: other short term",
    "carer_direct": "Unpaid carer support: direct to unpaid carer",
    "carer_involving": "Unpaid carer support: support involving the person cared for",
    "health": "Health service: outside client level data",
}
SERVICE_COMPONENTS: dict[str, str] = {
    "home_support": "Home support or domiciliary care",
    "supported_living": "Community supported living",
    "shared_lives": "Shared Lives",
    "extra_care": "Extra care housing",
    "residential": "Residential care",
    "nursing": "Nursing care",
    "day_support": "Day support",
    "direct_payment": "Direct payment",
    "reablement": "Reablement",
    "learning_work": "Learning, education or employment support",
    "social_worker": "Professional support: social worker",
    "professional_other": "Professional support: other",
    "meals": "Meals",
    "transport": "Transport",
    "equipment": "Equipment",
    "end_of_life": "End of life care",
    "emergency": "Emergency support",
    "carer_respite": "Unpaid carer respite",
    "other": "Other support",
}
DELIVERY: dict[str, str] = {
    "direct_payment": "Direct payment",
    "managed_budget": "Personal budget managed by the council",
    "commissioned": "Commissioned by the council",
    "not_council": "Not through the council",
}

BUDGETS: dict[str, str] = {
    "none": "No personal budget",
    "personal": "Personal budget",
    "personal_health": "Personal health budget",
    "integrated": "Integrated personal budget",
}
ROUTES: dict[str, str] = {
    "direct_payment": "Direct payment: the person holds the money",
    "individual_service_fund": "Individual service fund: a provider holds the money for them",
    "managed": "Managed account: the council or the NHS holds the money for them",
}

PER: dict[str, str] = {"week": "A week", "year": "A year"}
THEIR_OWN_MONEY = "person"
NOBODY_NAMED = "Nobody is named yet"
