"""Our words for support as client level data writes them. What has no counterpart there stays out."""

from enum import StrEnum

SERVICE_TYPE_VALUES: dict[str, str] = {
    "long_nursing": "Long term support: Nursing care",
    "long_residential": "Long term support: Residential care",
    "long_community": "Long term support: Community",
    "long_prison": "Long term support: Prison",
    "short_max": "Short term support: ST-Max",
    "short_low": "Short term support: Ongoing low level",
    "short_other": "Short term support: Other short term",
    "carer_direct": "Unpaid carer support: Direct to unpaid carer",
    "carer_involving": "Unpaid carer support: Support involving the person cared-for",
}
COMPONENT_VALUES: dict[str, str] = {
    "home_support": "Home support or domiciliary care",
    "supported_living": "Community supported living",
    "shared_lives": "Shared Lives",
    "extra_care": "Extra care housing",
    "day_support": "Day support",
    "direct_payment": "Direct payment",
    "reablement": "Reablement",
    "learning_work": "Learning, education or employment support",
    "social_worker": "Professional support: Social worker",
    "professional_other": "Professional support: Other",
    "meals": "Meals",
    "transport": "Transport",
    "equipment": "Equipment",
    "end_of_life": "End of life care",
    "emergency": "Emergency support",
    "carer_respite": "Unpaid carer respite",
}
# Those that client level data tells apart by whether support is for long.
SHORT, LONG, CARER = "short", "long", "carer"
COMPONENT_BY_TERM: dict[tuple[str, str], str] = {
    ("residential", SHORT): "Short term residential care",
    ("residential", LONG): "Long term residential care",
    ("nursing", SHORT): "Short term nursing care",
    ("nursing", LONG): "Long term nursing care",
    ("other", SHORT): "Other short term support",
    ("other", LONG): "Other long term support",
    ("other", CARER): "Other unpaid carer support",
}
DELIVERY_VALUES: dict[str, str] = {
    "direct_payment": "Direct payment",
    "managed_budget": "CASSR managed personal budget",
    "commissioned": "CASSR commissioned support",
}
FREQUENCY_VALUES: dict[str, str] = {
    "no-charge": "No charge",
    "per-session": "Per session",
    "hourly": "Hourly",
    "daily": "Daily",
    "weekly": "Weekly",
    "fortnightly": "Fortnightly",
    "4-weekly": "4-weekly",
    "monthly": "Monthly",
    "quarterly": "Quarterly",
    "annually": "Annually",
    "one-off": "One-off",
}
SERVICE_USER, UNPAID_CARER = "Service user", "Unpaid carer"
SERVICE, ASSESSMENT = "Service", "Assessment"
DIRECT = "Unpaid carer support: Direct to unpaid carer"
INVOLVING = "Unpaid carer support: Support involving the person cared-for"
# What a carer is given, by kind and component. Which kind it is, is our reading of the words.
CARER_SUPPORT_VALUES: dict[str, tuple[str, str]] = {
    "break": (INVOLVING, "Unpaid carer respite"),
    "sitting": (INVOLVING, "Unpaid carer sitting service"),
    "training": (DIRECT, "Other unpaid carer support"),
    "equipment": (DIRECT, "Equipment"),
    "direct_payment": (DIRECT, "Direct payment"),
    "group": (DIRECT, "Other unpaid carer support"),
    "counselling": (DIRECT, "Other unpaid carer support"),
    "other": (DIRECT, "Other unpaid carer support"),
}
YES = "Yes"


class Quality(StrEnum):
    """What became of one cell, as the national report has it, and one of our own for what is not known."""

    VALID = "passed_valid"
    BLANK = "passed_blank"
    MISSING = "failed_blank"
    INVALID = "failed_invalid"
    NOT_CHECKED = "not_checked"


QUALITY_WORDS: dict[Quality, str] = {
    Quality.VALID: "Passed: valid",
    Quality.BLANK: "Passed: blank",
    Quality.MISSING: "Failed: blank",
    Quality.INVALID: "Failed: invalid",
    Quality.NOT_CHECKED: "Filled in, not checked",
}
FAILED = (Quality.MISSING, Quality.INVALID)
