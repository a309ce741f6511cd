"""Tables of support."""

from lifecourse.support.models.register import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    RegisterDecision,
    RiskFactor,
    SchoolPlace,
)

__all__ = [
    "Coordinator",
    "CrisisPlan",
    "OnRegister",
    "RegisterDecision",
    "RiskFactor",
    "SchoolPlace",
]
