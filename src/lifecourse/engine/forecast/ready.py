"""Compiling before anybody waits for it, as set-up does: python -m lifecourse.engine.forecast.ready."""

import shutil
from datetime import date
from pathlib import Path

from lifecourse.engine.forecast.compiled import kept_at
from lifecourse.engine.forecast.model import AWAY, Model, Move, Setting
from lifecourse.engine.forecast.running import run
from lifecourse.engine.forecast.start import Crowd, Start


def make_ready() -> Path:
    """Compile everything that a forecast needs, unless that is done, and forget what older sources came to.

    Gives the folder in which it is kept.
    """
    # Compiled code does not differ by model: the smallest brings all of it.
    model = Model(settings=(Setting(code="home"),), moves=(Move(origin="home", to=AWAY, per_year=(0.1,)),))
    start = Start(crowds=(Crowd(setting="home", age=40, people=10, cohort="all", funding="all"),))
    run(model, start, first_day=date(2026, 4, 1), months=1, draws=1, seed=1)
    forget_older()
    return kept_at()


def forget_older() -> None:
    """Remove what was compiled from other sources, or by another compiler."""
    kept = kept_at()
    name, _, _ = kept.name.rpartition("-")
    for folder in kept.parent.glob(f"{name}-*"):
        if folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    make_ready()
