"""A forecast of people, places and money: a model, who is where at the start, and many draws of what comes.

```python
from datetime import date
from lifecourse.engine.forecast import DEAD, Arrival, Crowd, Model, Move, Setting, Start, Step, run

model = Model(
    settings=(Setting(code="home"), Setting(code="ward", hospital=True, places=(Step(day=0, value=10),))),
    moves=(
        Move(origin="home", to="ward", per_year=(0.01,)),
        Move(origin="ward", to="home", per_year=(1.2,)),
        Move(origin="home", to=DEAD, per_year=(0.01,)),
    ),
)
start = Start(crowds=(Crowd(setting="home", age=40, people=1000, cohort="all", funding="all"),))
forecast = run(model, start, first_day=date(2026, 4, 1), months=60, draws=200, seed=1)
forecast.kept.here.mean(axis=0)  # months by settings
```
"""

from lifecourse.engine.forecast.exact import Expectation
from lifecourse.engine.forecast.factors import Factors
from lifecourse.engine.forecast.faults import BadModel, check
from lifecourse.engine.forecast.keeping import Kept
from lifecourse.engine.forecast.many import Many, NotTheSame, Part
from lifecourse.engine.forecast.model import (
    AWAY,
    DEAD,
    STAY,
    YEAR,
    Arrival,
    Dowry,
    Model,
    Move,
    Price,
    Resettlement,
    Setting,
    Step,
    Team,
)
from lifecourse.engine.forecast.records import HAPPENINGS
from lifecourse.engine.forecast.running import Prepared, Run, month_ends, prepare, run, run_prepared
from lifecourse.engine.forecast.start import Crowd, Person, Start
from lifecourse.engine.forecast.theory import erlang_loss, mean_wait

__all__ = [
    "AWAY",
    "DEAD",
    "HAPPENINGS",
    "STAY",
    "YEAR",
    "Arrival",
    "BadModel",
    "Crowd",
    "Dowry",
    "Expectation",
    "Factors",
    "Kept",
    "Many",
    "Model",
    "Move",
    "NotTheSame",
    "Part",
    "Person",
    "Prepared",
    "Price",
    "Resettlement",
    "Run",
    "Setting",
    "Start",
    "Step",
    "Team",
    "check",
    "erlang_loss",
    "mean_wait",
    "month_ends",
    "prepare",
    "run",
    "run_prepared",
]
