"""What other rooms may ask of delivery."""

from lifecourse.delivery.chains import Cycle, Step, cycles_in, longest_chain, order_of, reached_from
from lifecourse.delivery.models import Action, Decision
from lifecourse.delivery.operations.actions import TakenOn, take_on
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.queries import actions_of, agreed_by, meetings_on, urgent_answers
from lifecourse.delivery.rules import (
    ACTION_STATE_WORDS,
    LEVEL_WORDS,
    ActionState,
    Level,
    Quarter,
    RiskBand,
    first_day_of,
    last_day_of,
    quarter_of,
    quarters_between,
    risk_band,
    risk_matrix,
    risk_score,
    year_name,
    year_of,
)
from lifecourse.delivery.setting_up import set_up_delivery

__all__ = [
    "ACTION_STATE_WORDS",
    "LEVEL_WORDS",
    "Action",
    "ActionState",
    "Cycle",
    "Decision",
    "Level",
    "Quarter",
    "RiskBand",
    "Step",
    "TakenOn",
    "UnableToKeepRecord",
    "actions_of",
    "agreed_by",
    "cycles_in",
    "first_day_of",
    "last_day_of",
    "longest_chain",
    "meetings_on",
    "order_of",
    "quarter_of",
    "quarters_between",
    "reached_from",
    "risk_band",
    "risk_matrix",
    "risk_score",
    "set_up_delivery",
    "take_on",
    "urgent_answers",
    "year_name",
    "year_of",
]
