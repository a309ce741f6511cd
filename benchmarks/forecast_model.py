"""What forecasts are compared on: seven settings, 32,724 people, ten years. Made up, of the right size.

Numbers of people and places are those of one area; rates are plausible and of no source: what is compared is
how programs work them out. Times in bands of 3, 6, 12, 24 and 60 months.
"""

from dataclasses import asdict
from typing import Any

import numpy as np

from lifecourse.engine.forecast import DEAD, Arrival, Crowd, Model, Move, Person, Setting, Start, Step

MONTH = 365.25 / 12
STAYS = tuple(MONTH * months for months in (0, 3, 6, 12, 24, 60))
AGES = (0.0, 25.0, 35.0, 45.0, 55.0, 65.0, 75.0)
CODES = ("community", "at-risk", "assessment", "locked", "secure", "school", "living")
HOSPITAL = ("assessment", "locked", "secure")
PLACES = {"assessment": 22, "locked": 36, "secure": 24, "living": 3050}
# Onset grows by four in a hundred each year.
GROWTH = tuple(Step(day=365.25 * year, value=1.04**year) for year in range(1, 10))
RATES: dict[tuple[str, str], tuple[float, ...]] = {
    ("at-risk", "community"): (0.9, 0.9, 0.7, 0.5, 0.3, 0.2),
    ("at-risk", "assessment"): (0.25, 0.2, 0.12, 0.08, 0.05, 0.03),
    ("at-risk", "living"): (0.1, 0.2, 0.3, 0.3, 0.2, 0.1),
    ("assessment", "living"): (0.6, 1.1, 1.2, 0.9, 0.5, 0.3),
    ("assessment", "at-risk"): (0.8, 0.6, 0.4, 0.2, 0.1, 0.05),
    ("assessment", "locked"): (0.2, 0.3, 0.3, 0.25, 0.1, 0.1),
    ("assessment", "secure"): (0.1, 0.15, 0.1, 0.05, 0.05, 0.02),
    ("locked", "living"): (0.05, 0.1, 0.3, 0.35, 0.25, 0.15),
    ("secure", "locked"): (0.02, 0.05, 0.1, 0.2, 0.25, 0.2),
    ("secure", "living"): (0.01, 0.02, 0.05, 0.1, 0.12, 0.1),
    ("school", "living"): (0.05, 0.1, 0.2, 0.4, 0.5, 0.5),
    ("living", "at-risk"): (0.02,),
}


def model_of(*, capped: bool) -> Model:
    """The model, with or without limits of places."""
    dying = (0.3, 0.5, 0.8, 1.5, 3.0, 6.0, 12.0)
    onset = (2.0, 1.2, 1.0, 0.8, 0.6, 0.4, 0.2)
    young = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return Model(
        settings=tuple(
            Setting(
                code=code,
                hospital=code in HOSPITAL,
                places=(Step(day=0, value=PLACES[code]),) if capped and code in PLACES else (),
            )
            for code in CODES
        ),
        moves=(
            *(Move(origin=code, to=DEAD, per_year=(0.006,), by_age=dying) for code in CODES),
            Move(origin="community", to="at-risk", per_year=(0.006,), by_age=onset, by_day=GROWTH),
            Move(origin="at-risk", to="school", per_year=(0.02,), by_age=young),
            *(Move(origin=origin, to=to, per_year=rates) for (origin, to), rates in RATES.items()),
        ),
        ages=AGES,
        stay_days=STAYS,
        arrivals=(Arrival(setting="community", age=18, cohort="all", funding="all", instead_of_dead=True),),
    )


def start_of(seed: int = 3) -> Start:
    """Who is where: two crowds of each age, and the others one by one, all born in the middle of a year."""
    chances = np.random.default_rng(seed)
    weights = np.linspace(1.3, 0.4, 60)
    crowds = [
        Crowd(setting=setting, age=18 + year, people=int(people), cohort="all", funding="all")
        for setting, total in (("community", 29_200), ("living", 3_000))
        for year, people in enumerate(chances.multinomial(total, weights / weights.sum()))
    ]
    others = (("at-risk", 400, 400), ("assessment", 20, 250), ("locked", 34, 1100), ("secure", 22, 1500))
    people = []
    for setting, number, mean in (*others, ("school", 48, 400)):
        for _ in range(number):
            days = float(int(chances.exponential(mean))) + 0.5
            age = float(chances.integers(18, 24 if setting == "school" else 60)) + 0.5
            hospital = days if setting in HOSPITAL else None
            person = Person(
                setting=setting, age=age, days=days, cohort="all", funding="all", hospital_days=hospital
            )
            people.append(person)
    return Start(crowds=tuple(crowds), people=tuple(people))


def as_plain(model: Model, start: Start, ends: tuple[int, ...]) -> dict[str, Any]:
    """Model, start and ends of months as plain values, for a program that knows nothing of ours."""
    return {"model": asdict(model), "start": asdict(start), "ends": ends}
