"""How good forecasts were: proper scores, how often ranges held, and naive forecasts that must be beaten.

```python
from lifecourse.engine.scoring import coverage, crps

crps([38, 41, 45], 40)           # 1.11 people: lower is better
coverage(17, 20)                 # 17 of 20 ranges held: Coverage(..., low=0.66, high=0.96)
```
"""

from lifecourse.engine.scoring.naive import NAIVE, Count, Said, TooFew, last_value, smoothing, straight_line
from lifecourse.engine.scoring.origins import Scored, Summary, from_origins, score, summary
from lifecourse.engine.scoring.scores import (
    Coverage,
    coverage,
    crps,
    crps_normal,
    interval_score,
    place_among,
)

__all__ = [
    "NAIVE",
    "Count",
    "Coverage",
    "Said",
    "Scored",
    "Summary",
    "TooFew",
    "coverage",
    "crps",
    "crps_normal",
    "from_origins",
    "interval_score",
    "last_value",
    "place_among",
    "score",
    "smoothing",
    "straight_line",
    "summary",
]
