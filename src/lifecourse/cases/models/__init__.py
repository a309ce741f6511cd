"""Tables of cases."""

from lifecourse.cases.models.approval import CaseVersion, Condition, ConditionMet, GatewayDecision
from lifecourse.cases.models.case import Case, CasePart
from lifecourse.cases.models.delivery import CaseAction
from lifecourse.cases.models.following import BenefitResult, SavingMonth

__all__ = [
    "BenefitResult",
    "Case",
    "CaseAction",
    "CasePart",
    "CaseVersion",
    "Condition",
    "ConditionMet",
    "GatewayDecision",
    "SavingMonth",
]
