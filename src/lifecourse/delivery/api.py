"""What other rooms may ask of delivery."""

from lifecourse.delivery.chains import Cycle, Step, cycles_in, longest_chain, order_of, reached_from
from lifecourse.delivery.rules import (
    LEVEL_WORDS,
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
    year_of,
)

__all__ = [
    "LEVEL_WORDS",
    "Cycle",
    "Level",
    "Quarter",
    "RiskBand",
    "Step",
    "cycles_in",
    "first_day_of",
    "last_day_of",
    "longest_chain",
    "order_of",
    "quarter_of",
    "quarters_between",
    "reached_from",
    "risk_band",
    "risk_matrix",
    "risk_score",
    "year_of",
]
