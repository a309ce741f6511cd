"""Taking away everything that this room keeps about people who are erased by law."""

from collections.abc import Sequence
from uuid import UUID

from lifecourse.support.models import (
    Coordinator,
    CrisisPlan,
    Delay,
    Dowry,
    HealthAction,
    HealthCheck,
    Leave,
    LegalStatus,
    Need,
    OnRegister,
    PlannedDischarge,
    Promise,
    PromiseStep,
    ReadyToLeave,
    RegisterDecision,
    Review,
    ReviewFinding,
    ReviewPaper,
    ReviewSeat,
    RiskFactor,
    SchoolPlace,
    Service,
    ServiceShare,
    WardStay,
    WayHome,
)


def take_away(people: Sequence[UUID]) -> None:
    """Delete every row about these people. Whoever calls has checked who may."""
    for table in (
        # First what leads to another table.
        HealthAction,
        HealthCheck,
        ServiceShare,
        Service,
        Need,
        Dowry,
        PromiseStep,
        Promise,
        ReviewFinding,
        ReviewPaper,
        ReviewSeat,
        Review,
        RegisterDecision,
        OnRegister,
        RiskFactor,
        CrisisPlan,
        Coordinator,
        SchoolPlace,
        Delay,
        Leave,
        LegalStatus,
        PlannedDischarge,
        ReadyToLeave,
        WardStay,
        WayHome,
    ):
        table._default_manager.filter(person__in=people).delete()
