"""Tables of support."""

from lifecourse.support.models.health import HealthAction, HealthCheck
from lifecourse.support.models.home import WayHome
from lifecourse.support.models.plan import Dowry, Need, Service, ServiceShare
from lifecourse.support.models.register import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    RegisterDecision,
    RiskFactor,
    SchoolPlace,
)
from lifecourse.support.models.reviews import (
    Promise,
    PromiseStep,
    Review,
    ReviewFinding,
    ReviewPaper,
    ReviewSeat,
)
from lifecourse.support.models.stays import (
    Delay,
    Leave,
    LegalStatus,
    PlannedDischarge,
    ReadyToLeave,
    WardStay,
)
from lifecourse.support.models.timings import EnteredTime

__all__ = [
    "Coordinator",
    "CrisisPlan",
    "Delay",
    "Dowry",
    "EnteredTime",
    "HealthAction",
    "HealthCheck",
    "Leave",
    "LegalStatus",
    "Need",
    "OnRegister",
    "PlannedDischarge",
    "Promise",
    "PromiseStep",
    "ReadyToLeave",
    "RegisterDecision",
    "Review",
    "ReviewFinding",
    "ReviewPaper",
    "ReviewSeat",
    "RiskFactor",
    "SchoolPlace",
    "Service",
    "ServiceShare",
    "WardStay",
    "WayHome",
]
