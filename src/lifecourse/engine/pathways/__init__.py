"""The model of a partnership's area that ships: its parameters, levers, scenarios and what may come of them.

```python
from lifecourse.engine.pathways import BASELINE, Lever, Scenario, bands, compare, pathway

team = Scenario("a team a year earlier", levers=(Lever("forensic-team", {
    "day": "2017-04-01", "caseload": 27, "pounds_a_year": 600000, "payer": "icb"}),))
base = pathway(area, months=60).draw(draws=1000, seed=1, threads=2)
other = pathway(area, team, months=60).draw(draws=1000, seed=1, threads=2)
bands(base.in_hospital())              # five arrays by month
compare(base, other).in_hospital().mean(axis=0)
```
"""

from lifecourse.engine.pathways.area import Area, BadArea, Counted, Range, fingerprint
from lifecourse.engine.pathways.building import Built, Cost, Draft
from lifecourse.engine.pathways.choosing import (
    Enough,
    Smallest,
    Worth,
    chance_of_meeting,
    each_alone,
    smallest_set,
)
from lifecourse.engine.pathways.comparing import Comparison, NotComparable, compare
from lifecourse.engine.pathways.flows import ADMITTED_TO, BY_TIME
from lifecourse.engine.pathways.lever_kinds import LEVERS, Field, Kind, LeverKind
from lifecourse.engine.pathways.levers import BASELINE, BadScenario, Lever, Scenario
from lifecourse.engine.pathways.national import ADULTS, BOARDS, Totals, england, totals_of
from lifecourse.engine.pathways.outlook import (
    Bands,
    Outlook,
    Pathway,
    bands,
    chance_within,
    joined,
    month_after,
    outlook,
    pathway,
)
from lifecourse.engine.pathways.parameters import BASIS_WORDS, BadParameter, Basis, Parameter, Unit
from lifecourse.engine.pathways.settings import (
    CODES,
    COHORTS,
    FUNDERS,
    FUNDINGS,
    HOSPITALS,
    SECURE,
    SETTINGS,
    STAY_DAYS,
    WORDS,
    Where,
    paid_by,
)
from lifecourse.engine.pathways.uncertain import drawn_codes

__all__ = [
    "ADMITTED_TO",
    "ADULTS",
    "BASELINE",
    "BASIS_WORDS",
    "BOARDS",
    "BY_TIME",
    "CODES",
    "COHORTS",
    "FUNDERS",
    "FUNDINGS",
    "HOSPITALS",
    "LEVERS",
    "SECURE",
    "SETTINGS",
    "STAY_DAYS",
    "WORDS",
    "Area",
    "BadArea",
    "BadParameter",
    "BadScenario",
    "Bands",
    "Basis",
    "Built",
    "Comparison",
    "Cost",
    "Counted",
    "Draft",
    "Enough",
    "Field",
    "Kind",
    "Lever",
    "LeverKind",
    "NotComparable",
    "Outlook",
    "Parameter",
    "Pathway",
    "Range",
    "Scenario",
    "Smallest",
    "Totals",
    "Unit",
    "Where",
    "Worth",
    "bands",
    "chance_of_meeting",
    "chance_within",
    "compare",
    "drawn_codes",
    "each_alone",
    "england",
    "fingerprint",
    "joined",
    "month_after",
    "outlook",
    "paid_by",
    "pathway",
    "smallest_set",
    "totals_of",
]
