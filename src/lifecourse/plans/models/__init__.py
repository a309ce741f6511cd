"""The tables of a joint plan, and of the people who work on one together."""

from lifecourse.plans.models.evidence import Evidence, EvidenceContent
from lifecourse.plans.models.plan import Plan, SectionAnswer, TableCell, TableRow
from lifecourse.plans.models.together import (
    Assignment,
    Draft,
    Presence,
    Remark,
    ReminderChoice,
    ReminderSent,
    Thread,
)

__all__ = [
    "Assignment",
    "Draft",
    "Evidence",
    "EvidenceContent",
    "Plan",
    "Presence",
    "Remark",
    "ReminderChoice",
    "ReminderSent",
    "SectionAnswer",
    "TableCell",
    "TableRow",
    "Thread",
]
