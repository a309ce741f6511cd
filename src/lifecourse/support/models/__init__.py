"""Tables of support."""

from lifecourse.support.models.register import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    RegisterDecision,
    RiskFactor,
    SchoolPlace,
)
from lifecourse.support.models.stays import (
    Delay,
    Leave,
    LegalStatus,
    PlannedDischarge,
    ReadyToLeave,
    WardStay,
)

__all__ = [
    "Coordinator",
    "CrisisPlan",
    "Delay",
    "Leave",
    "LegalStatus",
    "OnRegister",
    "PlannedDischarge",
    "ReadyToLeave",
    "RegisterDecision",
    "RiskFactor",
    "SchoolPlace",
    "WardStay",
]
