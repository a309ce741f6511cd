"""The tables of a joint plan, and of the people who work on one together."""

from lifecourse.plans.models.evidence import Evidence, EvidenceContent
from lifecourse.plans.models.plan import Plan, SectionAnswer, TableCell, TableRow
from lifecourse.plans.models.signing import ConditionMet, Signature, SignOffRoute, SignOffStep
from lifecourse.plans.models.together import (
    Assignment,
    Draft,
    Presence,
    Remark,
    ReminderChoice,
    ReminderSent,
    Thread,
)
from lifecourse.plans.models.version import PlanVersion

__all__ = [
    "Assignment",
    "ConditionMet",
    "Draft",
    "Evidence",
    "EvidenceContent",
    "Plan",
    "PlanVersion",
    "Presence",
    "Remark",
    "ReminderChoice",
    "ReminderSent",
    "SectionAnswer",
    "SignOffRoute",
    "SignOffStep",
    "Signature",
    "TableCell",
    "TableRow",
    "Thread",
]
