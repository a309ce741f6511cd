"""Tables of support."""

from lifecourse.support.models.after import ShortSupport, WhereAfter
from lifecourse.support.models.before import RootCause
from lifecourse.support.models.carers import (
    CarersAssessment,
    CarerShare,
    CarerSupport,
    Caring,
    ContingencyPlan,
    FamilyWords,
)
from lifecourse.support.models.equality import HealthRating, HealthStandard, RatedIndicator, Screening
from lifecourse.support.models.extracts import Extract, ExtractAnswer, ExtractRow
from lifecourse.support.models.growing_up import AdultLifePlan, InGroup
from lifecourse.support.models.health import HealthAction, HealthCheck
from lifecourse.support.models.home import WayHome
from lifecourse.support.models.learning import LearningStep
from lifecourse.support.models.plan import Dowry, Need, Service, ServiceShare
from lifecourse.support.models.queues import (
    LivesAt,
    QueueEffect,
    QueueMoney,
    QueueMoneyConfirmed,
    QueueStep,
    QueueVersion,
    QueueWay,
    QueueWish,
)
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
    "AdultLifePlan",
    "CarerShare",
    "CarerSupport",
    "CarersAssessment",
    "Caring",
    "ContingencyPlan",
    "Coordinator",
    "CrisisPlan",
    "Delay",
    "Dowry",
    "EnteredTime",
    "Extract",
    "ExtractAnswer",
    "ExtractRow",
    "FamilyWords",
    "HealthAction",
    "HealthCheck",
    "HealthRating",
    "HealthStandard",
    "InGroup",
    "LearningStep",
    "Leave",
    "LegalStatus",
    "LivesAt",
    "Need",
    "OnRegister",
    "PlannedDischarge",
    "Promise",
    "PromiseStep",
    "QueueEffect",
    "QueueMoney",
    "QueueMoneyConfirmed",
    "QueueStep",
    "QueueVersion",
    "QueueWay",
    "QueueWish",
    "RatedIndicator",
    "ReadyToLeave",
    "RegisterDecision",
    "Review",
    "ReviewFinding",
    "ReviewPaper",
    "ReviewSeat",
    "RiskFactor",
    "RootCause",
    "SchoolPlace",
    "Screening",
    "Service",
    "ServiceShare",
    "ShortSupport",
    "WardStay",
    "WayHome",
    "WhereAfter",
]
