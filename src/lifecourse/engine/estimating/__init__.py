"""Rates and shares of an area from its own records, with their doubt, shrunk to national ones.

```python
from lifecourse.engine.estimating import Spell, exposures, rate_from

seen = exposures([Spell(setting="ward", begin_days=0, end_days=400, to="home")], bands=(0, 365))
seen["ward"][1].years, seen["ward"][1].events      # 0.096 person-years after the first year; {"home": 1}
rate_from(3, 12.0, prior=(0.5, 0.3, 0.8))          # Estimate(value, low, high, own_share)
```
"""

from lifecourse.engine.estimating.calibration import evenness, rank_of
from lifecourse.engine.estimating.rates import Estimate, Gamma, NotARate, rate_from
from lifecourse.engine.estimating.shares import NotAShare, share_from, shares_from
from lifecourse.engine.estimating.spells import (
    STILL_THERE,
    Exposure,
    NotASpell,
    Spell,
    exposures,
    rates_by_time,
    share_of_events,
)
from lifecourse.engine.estimating.spread import beta_at, beta_below, gamma_at, gamma_below

__all__ = [
    "STILL_THERE",
    "Estimate",
    "Exposure",
    "Gamma",
    "NotARate",
    "NotAShare",
    "NotASpell",
    "Spell",
    "beta_at",
    "beta_below",
    "evenness",
    "exposures",
    "gamma_at",
    "gamma_below",
    "rank_of",
    "rate_from",
    "rates_by_time",
    "share_from",
    "share_of_events",
    "shares_from",
]
