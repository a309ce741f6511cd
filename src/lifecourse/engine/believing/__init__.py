"""Whether the forecast is to be believed: held against theory, against England, and against what came.

```python
from datetime import date
from lifecourse.engine.believing import battery, rolled
from lifecourse.standards.api import published_series

series = published_series().series
for check in battery(series):
    print(check.name, check.expected, check.found, check.held)
england = rolled(series, until=date(2024, 11, 29))
england.summaries()["Our model"].crps          # people: lower is better
```
"""

from lifecourse.engine.believing.battery import Check, battery
from lifecourse.engine.believing.beds import expected_in_beds, in_beds
from lifecourse.engine.believing.england import NotFitted, fit, forecast
from lifecourse.engine.believing.keeping import BadResult, Believed
from lifecourse.engine.believing.rolling import HALF_WAY, MODEL, Rolled, rolled
from lifecourse.engine.believing.series import Break, Flow, Length, Point, Series

__all__ = [
    "HALF_WAY",
    "MODEL",
    "BadResult",
    "Believed",
    "Break",
    "Check",
    "Flow",
    "Length",
    "NotFitted",
    "Point",
    "Rolled",
    "Series",
    "battery",
    "expected_in_beds",
    "fit",
    "forecast",
    "in_beds",
    "rolled",
]
