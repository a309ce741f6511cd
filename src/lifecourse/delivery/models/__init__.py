"""The tables of delivery."""

from lifecourse.delivery.models.actions import Action, Chase
from lifecourse.delivery.models.decisions import Decision, DecisionKind, DecisionRight
from lifecourse.delivery.models.engagement import (
    Cohort,
    CohortVoice,
    Hearing,
    Said,
    SharedWork,
    Stakeholder,
    Telling,
)
from lifecourse.delivery.models.feedback import FeedbackAnswer, FeedbackLink
from lifecourse.delivery.models.meetings import Attendance, Meeting

__all__ = [
    "Action",
    "Attendance",
    "Chase",
    "Cohort",
    "CohortVoice",
    "Decision",
    "DecisionKind",
    "DecisionRight",
    "FeedbackAnswer",
    "FeedbackLink",
    "Hearing",
    "Meeting",
    "Said",
    "SharedWork",
    "Stakeholder",
    "Telling",
]
