"""What other rooms may ask of measures."""

from lifecourse.measures.operations import (
    Counted,
    Definition,
    Period,
    TargetSet,
    UnableToKeepMeasure,
    agree_result,
    enter_result,
    refuse_result,
    set_target,
    set_up_measure,
)
from lifecourse.measures.queries import NoSuchMeasure
from lifecourse.measures.rules import Aim, AimKind, Direction, Judged, ResultState, judge
from lifecourse.measures.setting_up import BadMeasures, set_up_measures
from lifecourse.measures.sides import Waiting, results_refused, results_to_agree
from lifecourse.measures.standing import (
    MeasureNow,
    Standing,
    measures_of,
    newest_standing_of,
    standing,
    standings,
)

__all__ = [
    "Aim",
    "AimKind",
    "BadMeasures",
    "Counted",
    "Definition",
    "Direction",
    "Judged",
    "MeasureNow",
    "NoSuchMeasure",
    "Period",
    "ResultState",
    "Standing",
    "TargetSet",
    "UnableToKeepMeasure",
    "Waiting",
    "agree_result",
    "enter_result",
    "judge",
    "measures_of",
    "newest_standing_of",
    "refuse_result",
    "results_refused",
    "results_to_agree",
    "set_target",
    "set_up_measure",
    "set_up_measures",
    "standing",
    "standings",
]
