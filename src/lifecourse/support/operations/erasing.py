"""Taking away everything that this room keeps about people who are erased by law."""

from collections.abc import Sequence
from uuid import UUID

from lifecourse.support.models import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    RegisterDecision,
    RiskFactor,
    SchoolPlace,
)


def take_away(people: Sequence[UUID]) -> None:
    """Delete every row about these people. Whoever calls has checked who may."""
    for table in (RegisterDecision, OnRegister, RiskFactor, CrisisPlan, Coordinator, SchoolPlace):
        table._default_manager.filter(person__in=people).delete()
