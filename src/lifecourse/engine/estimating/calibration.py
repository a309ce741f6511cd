"""Whether ranges hold as often as they say: what was true may stand anywhere among what was thought so.

A truth is drawn from what is known beforehand, data are drawn from the truth, and an answer from the data. If
the answer's doubt is right, the truth's rank among draws of the answer is spread evenly. Source: Talts and
others, Validating Bayesian Inference Algorithms with Simulation-Based Calibration (2018).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.estimating.spread import gamma_below

Numbers = NDArray[np.float64]


def rank_of(truth: float, answer: Numbers) -> int:
    """How many draws of an answer lie below what was true."""
    return int(np.count_nonzero(answer < truth))


def evenness(ranks: Sequence[int], *, draws: int, bins: int) -> float:
    """The chance of ranks at least so uneven if the answer's doubt is right: a chi-squared test.

    `draws`: of each answer: ranks go from 0 to `draws`, and `bins` divides `draws + 1`. Raises ValueError.
    """
    if (draws + 1) % bins:
        raise ValueError(f"{draws + 1} ranks do not fall into {bins} bins of one size.")
    counts = np.bincount(np.asarray(ranks) * bins // (draws + 1), minlength=bins)
    wanted = len(ranks) / bins
    squares = float(((counts - wanted) ** 2 / wanted).sum())
    return 1 - gamma_below((bins - 1) / 2, squares / 2)
